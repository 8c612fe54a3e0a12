import { flow } from '../state/flow.ts';
import { selectableFor } from './use-pointer.ts';
import { canvasView } from './view.ts';

/** Selects what has the focus of the canvas, and leads the keyboard to where it is edited. */
export function openInspector(): void {
  const { focus } = canvasView();
  if (focus !== null) flow.getState().select([selectableFor(focus)]);
  // It is drawn with what was selected first.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.insp-in')?.focus());
}
