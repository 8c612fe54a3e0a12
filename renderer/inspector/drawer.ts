import { focusPart } from '../canvas/focus.ts';
import { canvasView } from '../canvas/view.ts';
import { flow } from '../state/flow.ts';

/** Where the inspector lies over the canvas instead of beside it; inspector.css draws it so. */
const drawer = '(width < 1280px)';

/** Closes the inspector at Escape where it is a drawer; the focus goes back to the canvas. */
export function closeDrawer(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Escape' || event.defaultPrevented || !window.matchMedia(drawer).matches) return;
  // Menus of the inspector are drawn elsewhere, and their Escape closes them only.
  if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
  event.preventDefault();
  flow.getState().select([]);
  const { focus } = canvasView();
  if (focus !== null) focusPart(focus);
}
