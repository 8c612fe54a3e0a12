import type { Flow } from '../../engine/model/flow.ts';
import { flow } from '../state/flow.ts';
import { partAt, syncAt } from '../state/flow-parts.ts';
import { rowsOf } from './cards.ts';
import { type RowsOf, tabOrder, wayAlong } from './tab-order.ts';
import { canvasView, setCanvas, setCard, viewOf } from './view.ts';

const rowsNow: RowsOf = (sync, side) =>
  rowsOf(sync, side, flow.getState().shapes, viewOf(canvasView().cards, `${sync.id}/${side}`));

const orderNow = (open: Flow): readonly string[] => tabOrder(open, rowsNow);

/** Moves the focus of the keyboard to a part, and shows it. */
export function focusPart(key: string): void {
  setCanvas({ focus: key });
  // The part gets its place in the tab order with the next drawing.
  requestAnimationFrame(() => {
    document
      .querySelector<HTMLElement | SVGElement>(`.flow-canvas [data-key="${CSS.escape(key)}"]`)
      ?.focus({ preventScroll: false });
  });
}

/** Whether Tab has somewhere to go on the canvas; at its ends it leaves it. */
export function focusKey(which: 'hasBefore' | 'hasAfter'): boolean {
  const open = flow.getState().flow;
  if (open === null) return false;
  const order = orderNow(open);
  const at = order.indexOf(canvasView().focus ?? '');
  return which === 'hasBefore' ? at > 0 : at < order.length - 1;
}

/** The next or previous part. */
export function focusNext(by: 1 | -1): void {
  const open = flow.getState().flow;
  if (open === null) return;
  const order = orderNow(open);
  const next = order[order.indexOf(canvasView().focus ?? '') + by];
  if (next !== undefined) focusPart(next);
}

/** The field below or above on the same card, which scrolls with it; elsewhere the next part. */
export function focusBeside(by: 1 | -1) {
  const open = flow.getState().flow;
  const { focus } = canvasView();
  const part = open === null || focus === null ? null : partAt(open, focus);
  const sync = part?.kind === 'field' ? syncAt(open, part.sync) : null;
  if (part?.kind !== 'field' || sync === null) return focusNext(by);
  const rows = rowsNow(sync, part.side);
  const next = rows.order[rows.order.indexOf(part.field) + by];
  if (next === undefined) return;
  const card = `${part.sync}/${part.side}`;
  const spot = rows.spotOf(next).in;
  if (spot === 'above') setCard(card, { first: rows.first - 1 });
  if (spot === 'below') setCard(card, { first: rows.first + 1 });
  focusPart(`${card}:${next}`);
}

/** Along the line: from a field over the line and its steps to the field at the far end. */
export function focusAlong(by: 1 | -1) {
  const open = flow.getState().flow;
  const { focus } = canvasView();
  if (open === null || focus === null) return focusNext(by);
  const part = partAt(open, focus);
  const sync = part !== null && 'sync' in part ? syncAt(open, part.sync) : null;
  const next = sync === null ? undefined : wayAlong(sync, focus)[wayAlong(sync, focus).indexOf(focus) + by];
  if (next !== undefined) focusPart(next);
}
