import type { RecordKey, Side } from '../../model/ids.ts';
import type {
  AmbiguousRow,
  Becomes,
  LinkedRow,
  OnlyRow,
  ReviewCounts,
  ReviewQuery,
  ReviewRow,
} from '../../model/review.ts';
import type { Indexed, Lists } from './gather.ts';

const limitUsual = 100;

type Sort = ReviewQuery['sort'] & string;

/** The records of a side that a row tells of. */
export const keysOn = (row: ReviewRow, side: Side): readonly RecordKey[] => {
  switch (row.list) {
    case 'linked':
      return row[side] === null ? [] : [row[side]];
    case 'ambiguous':
      return row[side];
    case 'left':
    case 'right':
      return row.list === side ? [row.key] : [];
  }
};

const keysOf = (row: ReviewRow): readonly RecordKey[] => [...keysOn(row, 'left'), ...keysOn(row, 'right')];
const keyOf = (row: ReviewRow): string => keysOf(row)[0] ?? '';

/** What a list is filtered by, in words. */
function kindsOf(row: ReviewRow): readonly string[] {
  switch (row.list) {
    case 'linked':
      return [row.state, row.how, ...(row.differs.length > 0 ? ['differs'] : []), row.move];
    case 'ambiguous':
      return [row.reason];
    case 'left':
    case 'right':
      return [row.becomes];
  }
}

const sharedValue = (row: ReviewRow): string => ('value' in row ? (row.value ?? '') : '');

const sortText: Record<Sort, (row: ReviewRow) => string> = {
  key: keyOf,
  title: (row) => row.title,
  value: sharedValue,
  state: (row) => kindsOf(row)[0] ?? '',
};

/** Numbers as numbers, so that 9 comes before 10; else by code unit, which is the same on every machine. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = [Number(one), Number(other)];
  if (one !== '' && other !== '' && Number.isFinite(a) && Number.isFinite(b) && a !== b) return a - b;
  return one < other ? -1 : 1;
}

function found<T extends ReviewRow>(list: readonly Indexed<T>[], query: ReviewQuery): readonly Indexed<T>[] {
  const words = query.search?.toLowerCase() ?? '';
  const { filter } = query;
  if (words === '' && filter === undefined) return list;
  return list.filter(
    ({ row, text }) =>
      (filter === undefined || kindsOf(row).includes(filter)) &&
      (words === '' ||
        text.includes(words) ||
        sharedValue(row).toLowerCase().includes(words) ||
        keysOf(row).some((key) => key.toLowerCase().includes(words))),
  );
}

/** The rows of a list that fit, in order: by key unless asked otherwise, and how many there are in all. */
export function queried(
  lists: Lists,
  query: ReviewQuery,
): { readonly total: number; readonly rows: readonly ReviewRow[] } {
  const all: readonly Indexed[] = found<ReviewRow>(lists[query.list], query);
  const textOf = sortText[query.sort ?? 'key'];
  const keyed = all.map(({ row }) => ({ row, by: textOf(row), key: keyOf(row) }));
  const sign = query.descending === true ? -1 : 1;
  keyed.sort((one, other) => sign * compare(one.by, other.by) || compare(one.key, other.key));
  const from = query.offset ?? 0;
  return { total: all.length, rows: keyed.slice(from, from + (query.limit ?? limitUsual)).map((one) => one.row) };
}

const raised = <K extends string>(counts: Partial<Record<K, number>>, name: K): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

function onlyCounts(list: readonly Indexed<OnlyRow>[]): ReviewCounts['left'] {
  const becomes: Partial<Record<Becomes, number>> = {};
  for (const { row } of list) raised(becomes, row.becomes);
  return { records: list.length, becomes };
}

function linkedCounts(list: readonly Indexed<LinkedRow>[]): ReviewCounts['linked'] {
  const how: Record<string, number> = {};
  for (const { row } of list) raised(how, row.how);
  const count = (fits: (row: LinkedRow) => boolean): number => list.filter(({ row }) => fits(row)).length;
  return {
    pairs: list.length,
    new: count((row) => row.state === 'new'),
    differ: count((row) => row.differs.length > 0),
    how,
  };
}

/** How many there are in each list, and what would become of them. */
export function countsOf(lists: Lists): ReviewCounts {
  const clusters: readonly AmbiguousRow[] = lists.ambiguous.map(({ row }) => row);
  const atHome = (side: 'left' | 'right'): number => clusters.reduce((sum, one) => sum + one.home[side].length, 0);
  const linkedOn = (side: 'left' | 'right'): number => lists.linked.filter(({ row }) => row[side] !== null).length;
  const compared = (side: 'left' | 'right'): number => lists[side].length + atHome(side) + linkedOn(side);
  return {
    compared: { left: compared('left'), right: compared('right') },
    linked: linkedCounts(lists.linked),
    ambiguous: { clusters: clusters.length, left: atHome('left'), right: atHome('right') },
    left: onlyCounts(lists.left),
    right: onlyCounts(lists.right),
  };
}
