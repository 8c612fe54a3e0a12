import { across } from '../../engine/model/ids.ts';
import { dispatch, flow } from '../state/flow.ts';
import { endsOf, keyOf, mapAt, syncAt } from '../state/flow-parts.ts';
import { wordsOf } from '../words/words.ts';
import { fieldLabel, objectOf } from './cards.ts';
import { changeEnd } from './edits.ts';
import { announce, canvasView, type MovedEnd, setCanvas } from './view.ts';

/**
 * Begins to drag an end of a line: a line is drawn anew from the field at its far end, by the handle of that field, and takes the
 * place of the old one when it is let go on another field.
 */
export function grabEnd(end: MovedEnd, { clientX, clientY }: React.PointerEvent) {
  const words = wordsOf('canvas');
  const map = mapAt(flow.getState().flow, end.sync, end.map);
  const far = across(end.side);
  const [field] = map === null ? [] : endsOf(map, far);
  if (field === undefined) return;
  const row = keyOf({ kind: 'field', sync: end.sync, side: far, field });
  const handle = document.querySelector(`.flow-canvas [data-key="${CSS.escape(row)}"] .react-flow__handle`);
  if (handle === null) return announce(words('endOutOfView'));
  setCanvas({ moving: end });
  // The press that ends the drag is heard by React Flow alone, so it has to hear this one as made on the handle.
  handle.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0, clientX, clientY }));
  window.addEventListener('pointerup', () => setTimeout(() => setCanvas({ moving: null })), { once: true });
}

/** Lets a dragged end go over a field; the line keeps its steps and rules. */
export function dropEnd(to: string) {
  const words = wordsOf('canvas');
  const { moving } = canvasView();
  const open = flow.getState().flow;
  const sync = moving === null ? null : syncAt(open, moving.sync);
  const map = moving === null ? null : mapAt(open, moving.sync, moving.map);
  setCanvas({ moving: null, drawing: null });
  if (moving === null || sync === null || map === null) return;
  const command = changeEnd(sync, map, moving, to);
  if (command === null) return announce(words('leadsThere'));
  if (!dispatch(command).ok) return;
  flow.getState().select([keyOf({ kind: 'map', sync: sync.id, map: map.id })]);
  const object = objectOf(flow.getState().shapes, sync, moving.side);
  announce(words('leadsNow', { field: fieldLabel(object, to) }));
}
