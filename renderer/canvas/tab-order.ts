import type { Flow, Sync } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import { endsOf, keyOf } from '../state/flow-parts.ts';
import { stepsFromLeft } from './edits.ts';
import type { CardRows } from './geometry/card-rows.ts';

/** The rows of a card, by sync and side. */
export type RowsOf = (sync: Sync, side: Side) => CardRows;

const fieldKey = (sync: Sync, side: Side, field: string): string =>
  keyOf({ kind: 'field', sync: sync.id, side, field });

/** A line and its steps, as one comes to them from the left. */
function lineKeys(sync: Sync, map: Sync['fields'][number]): readonly string[] {
  return [
    keyOf({ kind: 'map', sync: sync.id, map: map.id }),
    ...stepsFromLeft(map).map((step) => keyOf({ kind: 'step', sync: sync.id, map: map.id, step: step.id })),
  ];
}

function cardKeys(sync: Sync, side: Side, rows: CardRows): readonly string[] {
  const card = keyOf({ kind: 'side', sync: sync.id, side });
  const inRows = rows.rows.flatMap((row) => [
    fieldKey(sync, side, row.name),
    // Each line once: behind the first of its fields at the left.
    ...(side === 'right' ? [] : sync.fields.filter((map) => endsOf(map, 'left')[0] === row.name)).flatMap((map) =>
      lineKeys(sync, map),
    ),
  ]);
  return [card, `${card}#find`, ...inRows, ...(rows.canFold || rows.folded > 0 ? [`${card}#fold`] : [])];
}

/** Everything that Tab comes to, from left to right and from top to bottom, a line behind the field that it starts from. */
export function tabOrder(flow: Flow, rowsOf: RowsOf): readonly string[] {
  return [
    ...flow.syncs.flatMap((sync) => {
      const filter = (side: Side): readonly string[] =>
        sync[side].filter === undefined ? [] : [keyOf({ kind: 'filter', sync: sync.id, side })];
      return [
        ...cardKeys(sync, 'left', rowsOf(sync, 'left')),
        ...filter('left'),
        keyOf({ kind: 'match', sync: sync.id }),
        ...filter('right'),
        ...cardKeys(sync, 'right', rowsOf(sync, 'right')),
      ];
    }),
    ...(flow.notes ?? []).map((note) => keyOf({ kind: 'note', note: note.id })),
  ];
}

/** What lies on the way of a field: the field, its line, the steps, and the field at the far end. */
export function wayAlong(sync: Sync, key: string): readonly string[] {
  for (const map of sync.fields) {
    const [left] = endsOf(map, 'left');
    const [right] = endsOf(map, 'right');
    const lefts = endsOf(map, 'left').map((field) => fieldKey(sync, 'left', field));
    const rights = endsOf(map, 'right').map((field) => fieldKey(sync, 'right', field));
    const middle = lineKeys(sync, map);
    const start = lefts.includes(key) ? key : left === undefined ? null : fieldKey(sync, 'left', left);
    const end = rights.includes(key) ? key : right === undefined ? null : fieldKey(sync, 'right', right);
    const way = [...(start === null ? [] : [start]), ...middle, ...(end === null ? [] : [end])];
    if (way.includes(key)) return way;
  }
  return [key];
}
