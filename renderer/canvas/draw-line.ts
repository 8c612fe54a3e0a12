import { bestFieldFor } from '../../engine/core/flow/suggest/fields-for.ts';
import type { Sync } from '../../engine/model/flow.ts';
import { across, type Side, type SyncId } from '../../engine/model/ids.ts';
import { dispatch, flow } from '../state/flow.ts';
import { keyOf, mapAt, syncAt } from '../state/flow-parts.ts';
import { wordsOf } from '../words/words.ts';
import { fieldLabel, objectOf, rowsOf } from './cards.ts';
import { addEnd, connect, fittingFields } from './edits.ts';
import { useSamples } from './samples.ts';
import { announce, canvasView, type Drawing, setCanvas, viewOf } from './view.ts';
import { stepLabel } from './words/step-words.ts';

type From = Pick<Drawing, 'sync' | 'side' | 'field'>;

const syncOf = (id: SyncId): Sync | null => syncAt(flow.getState().flow, id);

/** What would be mapped when a line from this field is dropped on the other card as a whole. */
export function bestField({ sync: id, side, field }: From) {
  const sync = syncOf(id);
  const { shapes } = flow.getState();
  const left = objectOf(shapes, sync, 'left');
  const right = objectOf(shapes, sync, 'right');
  if (sync === null || left === null || right === null) return null;
  const { leftFields, rightFields } = useSamples.getState().of[id] ?? { leftFields: null, rightFields: null };
  const pairs = leftFields === null || rightFields === null ? [] : [{ left: leftFields, right: rightFields }];
  const alsoTaken = (sync.groups ?? []).map((group) => group.id);
  return bestFieldFor(
    { side, field },
    { left, right, samples: { pairs, left: [], right: [] }, taken: sync.fields, alsoTaken },
  );
}

/** Begins a line at a field. */
export function beginLine(from: From, by: Drawing['by']): void {
  const sync = syncOf(from.sync);
  if (sync === null) return;
  const fits = fittingFields(sync, from.side, from.field, flow.getState().shapes);
  const aim = by === 'keys' ? firstAim(sync, from, fits) : null;
  setCanvas({ drawing: { ...from, by, fits, aim } });
  if (by === 'keys') announce(aimWords(sync, across(from.side), aim));
}

const rowsInOrder = (sync: Sync, side: Side): readonly string[] =>
  rowsOf(sync, side, flow.getState().shapes, viewOf(canvasView().cards, `${sync.id}/${side}`)).order;

function firstAim(sync: Sync, from: From, fits: ReadonlySet<string>): string | null {
  const best = bestField(from)?.map[across(from.side)];
  const order = rowsInOrder(sync, across(from.side));
  if (typeof best === 'string' && order.includes(best)) return best;
  return order.find((field) => fits.has(field)) ?? null;
}

function aimWords(sync: Sync, side: Side, aim: string | null): string {
  const words = wordsOf('canvas');
  if (aim === null) return words('noneFits');
  const object = objectOf(flow.getState().shapes, sync, side);
  return words('aim', { field: fieldLabel(object, aim) });
}

/** Aims the line at the next or previous field that fits. */
export function aimNext(by: 1 | -1): void {
  const { drawing } = canvasView();
  const sync = drawing === null ? null : syncOf(drawing.sync);
  if (drawing === null || sync === null) return;
  const side = across(drawing.side);
  const order = rowsInOrder(sync, side).filter((field) => drawing.fits.has(field));
  const now = drawing.aim === null ? -1 : order.indexOf(drawing.aim);
  const aim = order[(now + by + order.length) % order.length] ?? null;
  setCanvas({ drawing: { ...drawing, aim } });
  announce(aimWords(sync, side, aim));
}

export const leaveLine = (): void => setCanvas({ drawing: null });

/** Selects a new line, which draws itself from the side where it began. */
function showFresh(key: string, from: Side): void {
  flow.getState().select([key]);
  setCanvas({ fresh: { key, from } });
}

/** Maps two fields, with a step between where one makes them fit, and selects the new line. */
export function mapFields(from: From, to: string) {
  const words = wordsOf('canvas');
  const sync = syncOf(from.sync);
  const { shapes, select } = flow.getState();
  leaveLine();
  if (sync === null) return;
  const ends = from.side === 'left' ? { left: from.field, right: to } : { left: to, right: from.field };
  const twin = sync.fields.find((map) => map.left === ends.left && map.right === ends.right);
  if (twin !== undefined) {
    select([keyOf({ kind: 'map', sync: sync.id, map: twin.id })]);
    return announce(words('mappedAlready'));
  }
  const command = connect(sync, shapes, ends);
  if (command === null || !dispatch(command).ok) return;
  showFresh(keyOf({ kind: 'map', sync: sync.id, map: command.map.id }), from.side);
  const steps = (command.map.steps ?? []).map(stepLabel);
  announce(steps.length === 0 ? words('mapped') : words('mappedThrough', { steps: steps.join(', ') }));
}

/** Maps what the offer proposed. */
export function acceptBest(from: From): void {
  const best = bestField(from);
  setCanvas({ float: null });
  if (best === null || !dispatch({ do: 'add-map', sync: from.sync, map: best.map }).ok) return;
  showFresh(keyOf({ kind: 'map', sync: from.sync, map: best.map.id }), from.side);
}

/** The field of a card that something is let go over. */
export function fieldUnder(target: Element | null, card: string): string | null {
  if (target?.closest<HTMLElement>('[data-card]')?.dataset['card'] !== card) return null;
  return target.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? null;
}

/** A line let go over the canvas: on a step it adds a field to that line, on the other card it is offered the best field. */
export function dropLine(from: From, target: Element | null, at: { readonly x: number; readonly y: number }) {
  leaveLine();
  const other = `${from.sync}/${across(from.side)}`;
  const field = fieldUnder(target, other);
  const card = target?.closest<HTMLElement>('[data-card]')?.dataset['card'];
  if (field !== null) return mapFields(from, field);
  const step = target?.closest<HTMLElement>('[data-step]')?.dataset['step'];
  if (step !== undefined) return joinLine(from, step);
  if (card === other) setCanvas({ float: { is: 'offer', at, drawing: from } });
}

function joinLine(from: From, step: string): void {
  const [syncId, mapId] = step.split('/');
  const sync = syncOf(from.sync);
  const map = mapAt(flow.getState().flow, from.sync, mapId ?? '');
  if (sync === null || map === null || syncId !== from.sync) return;
  const command = addEnd(sync, map, from.side, from.field);
  if (command !== null) dispatch(command);
}
