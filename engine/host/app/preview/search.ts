import type { SyncPlan } from '../../../model/plan.ts';
import type { PreviewFacets, PreviewQuery } from '../../../protocol/calls/preview.ts';
import type { RowIndex } from './row-index.ts';

/** How rows stand now that people have chosen. */
export interface Standing {
  isOut(change: number): boolean;
  /** Whether some of its fields are left out. */
  isTrimmed(change: number): boolean;
  isReversed(change: number): boolean;
  isStopped(rule: number): boolean;
}

/** What a query finds, in its order. */
export interface Found {
  readonly rows: Uint32Array;
  readonly values: number;
}

/** Whether a row fits each part of a query; facets leave one of them out. */
interface Fits {
  rest(row: number): boolean;
  to(row: number): boolean;
  map(row: number): boolean;
  rule(row: number): boolean;
}

const always = (): boolean => true;

/** Whether rows of a kind are about what is asked for; looked up once a kind. */
function kindsWith(index: RowIndex, number: number | null, part: 'maps' | 'rules'): (row: number) => boolean {
  if (number === null) return () => false;
  const fits = index.kinds.map((kind) => kind[part].includes(number));
  return (row) => fits[index.kindOf(row)] ?? false;
}

function onlyOf(index: RowIndex, only: PreviewQuery['only'], standing: Standing): (row: number) => boolean {
  switch (only) {
    case null:
      return always;
    case 'clears':
      return index.clears;
    case 'left-out':
      return (row) => {
        const change = index.change(row);
        return change >= 0 && (standing.isOut(change) || standing.isTrimmed(change));
      };
    case 'reversed':
      return (row) => index.change(row) >= 0 && standing.isReversed(index.change(row));
  }
}

function fitsOf(index: RowIndex, syncs: readonly SyncPlan[], query: PreviewQuery, standing: Standing): Fits {
  const marks = query.search.trim() === '' ? null : index.find(query.search.trim());
  const sync = query.sync === null ? null : syncs.findIndex((one) => one.id === query.sync);
  const only = onlyOf(index, query.only, standing);
  const { group, to } = query;
  return {
    rest: (row) =>
      (marks === null || marks[row] === 1) &&
      (group === null || index.group(row) === group) &&
      (sync === null || index.sync(row) === sync) &&
      only(row),
    to: to === null ? always : (row) => index.to(row) === to,
    map: query.map === null ? always : kindsWith(index, index.mapNumber(query.map), 'maps'),
    rule: query.rule === null ? always : kindsWith(index, index.ruleNumber(query.rule), 'rules'),
  };
}

/** Numbers by which rows are put in order, the ones with the same number staying as they are. */
function sortedBy(index: RowIndex, rows: Uint32Array, query: PreviewQuery): Uint32Array {
  const numberOf: { readonly [sort in PreviewQuery['sort']]: (row: number) => number } = {
    order: (row) => row,
    title: (row) => row,
    to: (row) => ({ left: 0, right: 1, none: 2 })[index.to(row) ?? 'none'],
    fields: index.values,
    why: (row) => ranks[index.kindOf(row)] ?? 0,
  };
  const words = [...new Set(index.kinds.map((kind) => kind.why))].sort();
  const ranks = query.sort === 'why' ? index.kinds.map((kind) => words.indexOf(kind.why)) : [];
  const by = numberOf[query.sort];
  const way = query.descending ? -1 : 1;
  return rows.sort((one, other) => way * (by(one) - by(other)) || one - other);
}

/** All rows that fit a query, in its order. */
export function findRows(index: RowIndex, syncs: readonly SyncPlan[], query: PreviewQuery, standing: Standing): Found {
  const fits = fitsOf(index, syncs, query, standing);
  const found = new Uint32Array(index.length());
  let count = 0;
  let values = 0;
  const order = query.sort === 'title' ? index.byTitle() : null;
  for (let place = 0; place < found.length; place++) {
    const row = order === null ? place : (order[place] ?? place);
    if (!fits.rest(row) || !fits.to(row) || !fits.map(row) || !fits.rule(row)) continue;
    found[count++] = row;
    values += index.values(row);
  }
  const rows = found.subarray(0, count);
  if (query.sort === 'order' || query.sort === 'title')
    return { rows: query.descending ? rows.reverse() : rows, values };
  return { rows: sortedBy(index, rows, query), values };
}

/** Counts kinds into what they are about, the most first. */
function tally<T extends { readonly id: string; readonly label: string }>(
  all: readonly T[],
  perKind: readonly number[],
  namesOf: (kind: number) => readonly number[],
): (T & { readonly count: number; readonly number: number })[] {
  const counts = all.map(() => 0);
  for (const [kind, count] of perKind.entries())
    for (const number of namesOf(kind)) counts[number] = (counts[number] ?? 0) + count;
  return all
    .map((one, number) => ({ ...one, count: counts[number] ?? 0, number }))
    .filter((one) => one.count > 0)
    .sort((one, other) => other.count - one.count || (one.label < other.label ? -1 : 1));
}

/** How many rows each further filter would leave. */
export function countFacets(
  index: RowIndex,
  syncs: readonly SyncPlan[],
  query: PreviewQuery,
  standing: Standing,
): PreviewFacets {
  const fits = fitsOf(index, syncs, query, standing);
  const sides = { both: 0, left: 0, right: 0 };
  const maps = index.kinds.map(() => 0);
  const rules = index.kinds.map(() => 0);
  for (let row = 0; row < index.length(); row++) {
    if (!fits.rest(row)) continue;
    const [to, map, rule] = [fits.to(row), fits.map(row), fits.rule(row)];
    const kind = index.kindOf(row);
    if (map && rule) {
      sides.both++;
      const side = index.to(row);
      if (side !== null) sides[side]++;
    }
    if (to && rule) maps[kind] = (maps[kind] ?? 0) + 1;
    if (to && map) rules[kind] = (rules[kind] ?? 0) + 1;
  }
  const plain = ({ id, label, count }: { id: string; label: string; count: number }) => ({ id, label, count });
  return {
    ...sides,
    maps: tally(index.maps, maps, (kind) => index.kinds[kind]?.maps ?? []).map(plain),
    rules: tally(index.rules, rules, (kind) => index.kinds[kind]?.rules ?? []).map((one) => ({
      ...plain(one),
      stopped: standing.isStopped(one.number),
    })),
  };
}
