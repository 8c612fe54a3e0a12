import type { FieldMap, Group, Sync } from '../../engine/model/flow.ts';
import type { Side } from '../../engine/model/ids.ts';
import type { FlowProblem } from '../../engine/model/problem.ts';
import type { Field, ObjectShape } from '../../engine/model/shape.ts';
import type { MapSuggestion } from '../../engine/protocol/calls/samples.ts';
import { fieldLabel } from '../canvas/cards.ts';
import { stepsFromLeft, wayOf } from '../canvas/edits.ts';
import { stepLabel } from '../canvas/words/step-words.ts';
import { groupOf, ruleHeld } from '../inspector/bulk/rule-held.ts';
import { blankWords, heldCell, type Names } from '../inspector/words/rule-words.ts';
import { endsOf } from '../state/flow-parts.ts';

export type Objects = { readonly [side in Side]: ObjectShape | null };
export type SortBy = 'left' | 'steps' | 'way' | 'right' | 'who' | 'blank' | 'problem';

export interface Sorting {
  readonly by: SortBy;
  readonly isDown: boolean;
}

/** A field map as a row: what its cells say. */
export interface MapRow {
  readonly kind: 'map';
  readonly key: string;
  readonly map: FieldMap;
  readonly left: string;
  readonly right: string;
  readonly steps: string;
  readonly way: ReturnType<typeof wayOf>;
  /** Who wins; null on a line that goes one way. */
  readonly who: string | null;
  readonly blank: string;
  readonly problems: readonly FlowProblem[];
  readonly group: { readonly group: Group; readonly at: number; readonly of: number } | null;
}

export type TableRow =
  | MapRow
  /** A required field that nothing fills. */
  | { readonly kind: 'lacking'; readonly key: string; readonly side: Side; readonly field: Field }
  | { readonly kind: 'add'; readonly key: 'add' }
  | { readonly kind: 'head'; readonly key: 'head'; readonly count: number; readonly sure: number }
  | { readonly kind: 'suggestion'; readonly key: string; readonly suggestion: MapSuggestion };

type ProblemsAt = { readonly [node: string]: readonly FlowProblem[] };

function problemsOf(sync: Sync, map: FieldMap, at: ProblemsAt): readonly FlowProblem[] {
  const key = `${sync.id}/${map.id}`;
  const found = [key, ...(map.steps ?? []).map((step) => `${key}/${step.id}`)].flatMap((node) => at[node] ?? []);
  return found.toSorted((one, other) => Number(other.stops) - Number(one.stops));
}

const labels = (objects: Objects, map: FieldMap, side: Side): string =>
  endsOf(map, side)
    .map((name) => fieldLabel(objects[side], name))
    .join(', ');

/** The rows of a sync's field maps, as they stand in the flow. */
export function mapRows(sync: Sync, objects: Objects, names: Names, problemsAt: ProblemsAt): readonly MapRow[] {
  return sync.fields.map((map) => {
    const way = wayOf(map);
    return {
      kind: 'map',
      key: `${sync.id}/${map.id}`,
      map,
      left: labels(objects, map, 'left'),
      right: labels(objects, map, 'right'),
      steps: stepsFromLeft(map).map(stepLabel).join(', '),
      way,
      who: way === 'both' ? heldCell(ruleHeld(sync, map), names) : null,
      blank: blankWords(map.blank ?? 'carry'),
      problems: problemsOf(sync, map, problemsAt),
      group: null,
    };
  });
}

/** The rows that a search and a filter leave. */
export function searched(
  rows: readonly MapRow[],
  search: string,
  only: 'all' | 'problems' | 'one-way',
): readonly MapRow[] {
  const words = search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (words === '' || `${row.left} ${row.right} ${row.steps}`.toLowerCase().includes(words)) &&
      (only === 'all' || (only === 'problems' ? row.problems.length > 0 : row.way !== 'both')),
  );
}

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const ways = { both: 0, 'to-right': 1, 'to-left': 2 } as const;

function compare(one: MapRow, other: MapRow, by: SortBy): number {
  switch (by) {
    case 'left':
    case 'right':
    case 'steps':
    case 'blank':
      return order.compare(one[by], other[by]);
    case 'who':
      return order.compare(one.who ?? '', other.who ?? '');
    case 'way':
      return ways[one.way] - ways[other.way];
    case 'problem': {
      const weight = ({ problems }: MapRow): number =>
        problems.some((p) => p.stops) ? 2 : problems.length > 0 ? 1 : 0;
      return weight(other) - weight(one);
    }
  }
}

/** Rows in an order, those of a group next to each other: the group stands where its first row would. */
export function sorted(sync: Sync, rows: readonly MapRow[], sorting: Sorting | null): readonly MapRow[] {
  const compared = (one: MapRow, other: MapRow): number =>
    sorting === null ? 0 : compare(one, other, sorting.by) * (sorting.isDown ? -1 : 1);
  const ordered = rows.toSorted(compared);
  const done = new Set<string>();
  return ordered.flatMap((row): readonly MapRow[] => {
    const group = groupOf(sync, row.map.id);
    if (group === null) return [row];
    if (done.has(group.id)) return [];
    done.add(group.id);
    const members = ordered.filter((one) => group.maps.includes(one.map.id));
    return members.map((one, at) => ({ ...one, group: { group, at, of: members.length } }));
  });
}

/** Required fields of new records that nothing fills, as the problems of the sides name them. */
export function lackingRows(sync: Sync, objects: Objects, problemsAt: ProblemsAt): readonly TableRow[] {
  return (['left', 'right'] as const).flatMap((side) => {
    const words = (problemsAt[`${sync.id}/${side}`] ?? [])
      .filter((one) => one.code === 'create/required')
      .map((one) => one.message);
    return (objects[side]?.fields ?? [])
      .filter((field) => words.some((message) => message.includes(`"${field.name}"`)))
      .map((field): TableRow => ({ kind: 'lacking', key: `lacking ${side} ${field.name}`, side, field }));
  });
}

/** Suggestions under their own head; surely right are those of at least this confidence. */
export const sureFrom = 0.9;

export function suggestionRows(list: readonly MapSuggestion[]): readonly TableRow[] {
  if (list.length === 0) return [];
  const sure = list.filter((one) => one.confidence >= sureFrom).length;
  return [
    { kind: 'head', key: 'head', count: list.length, sure },
    ...list.map((suggestion): TableRow => ({ kind: 'suggestion', key: `suggested ${suggestion.map.id}`, suggestion })),
  ];
}
