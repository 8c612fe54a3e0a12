import type { SyncPlan } from '../../model/plan.ts';
import type { Becomes, ReviewCounts, ReviewRecord, ReviewRow, ShownRow, Suggestion } from '../../model/review.ts';
import type { SideNames } from './run-words.ts';
import { count, counted, listed, shown } from './words.ts';

type Names = ReturnType<SideNames>;

const becomesWords: Record<Becomes, (other: string) => string> = {
  created: (other) => `would be created in ${other}`,
  asked: (other) => `to be created in ${other} once a value is answered`,
  waits: () => 'waiting for a twin',
  ignored: () => 'ignored by the rule',
  outside: () => 'outside the filter',
  unread: () => 'not read whole yet',
  excluded: () => 'excluded by a person',
  kept: () => 'parted by a person',
  undone: () => 'with their create undone',
};

/** How links came about, in words: "match:1" is the first tier. */
export function howWords(how: string, sync: SyncPlan): string {
  const tier = /^match:(\d+)$/.exec(how)?.[1];
  if (tier !== undefined) return `by ${sync.tiers[Number(tier) - 1]?.left.join(' and ') ?? `match ${tier}`}`;
  if (how.startsWith('suggested:')) return 'from suggestions';
  return how === 'create' ? 'created' : how === 'person' ? 'by hand' : how;
}

function onlyWords(counts: ReviewCounts['left'], other: string): string {
  const parts = Object.entries(counts.becomes).flatMap(([becomes, number]) => {
    const words = Object.entries(becomesWords).find(([name]) => name === becomes)?.[1];
    return words === undefined || number === undefined ? [] : [`${count(number)} ${words(other)}`];
  });
  return parts.join(', ');
}

/** The four lists in numbers: name, number, what is in it. */
export function countRows(counts: ReviewCounts, sync: SyncPlan, names: Names): readonly (readonly string[])[] {
  const { linked, ambiguous, left, right } = counts;
  const how = new Map<string, number>();
  for (const [one, number] of Object.entries(linked.how)) {
    const words = howWords(one, sync);
    how.set(words, (how.get(words) ?? 0) + number);
  }
  const ways = [...how].sort((a, b) => b[1] - a[1]).map(([words, number]) => `${count(number)} ${words}`);
  const linkedParts = [
    ...ways,
    ...(linked.new > 0 ? [`${count(linked.new)} of them new`] : []),
    ...(linked.differ > 0 ? [`${count(linked.differ)} differ in some field`] : []),
  ];
  return [
    ['Linked', count(linked.pairs), linkedParts.join(', ')],
    [
      'Ambiguous',
      count(ambiguous.clusters),
      ambiguous.clusters === 0
        ? ''
        : listed([
            `${counted(ambiguous.left, 'record')} of ${names.left}`,
            `${counted(ambiguous.right, 'record')} of ${names.right}`,
          ]),
    ],
    [`Only in ${names.left}`, count(left.records), onlyWords(left, names.right)],
    [`Only in ${names.right}`, count(right.records), onlyWords(right, names.left)],
  ];
}

/** The cells of a row of a list; the heads are those of `listHeads`. */
export function cellsOf(row: ReviewRow, sync: SyncPlan): readonly string[] {
  switch (row.list) {
    case 'linked':
      return [
        row.left ?? '-',
        row.right ?? '-',
        shown(row.title),
        row.state === 'new' ? `new, ${howWords(row.how, sync)}` : howWords(row.how, sync),
        shown(row.value),
        row.move === 'none' || row.move === 'link' ? row.differs.join(', ') : row.move,
      ];
    case 'ambiguous':
      return [
        row.left.join(', ') || '-',
        row.right.join(', ') || '-',
        shown(row.title),
        row.reason === 'duplicates' ? 'several on one side' : 'several twins fit',
        shown(row.value),
      ];
    case 'left':
    case 'right':
      return [row.key, shown(row.title), row.becomes];
  }
}

/** The headings of one of the four lists of a review. */
export function listHeads(list: ReviewRow['list'], names: Names): readonly string[] {
  switch (list) {
    case 'linked':
      return [names.left, names.right, 'Name', 'How', 'Shared value', 'Differs in'];
    case 'ambiguous':
      return [names.left, names.right, 'Name', 'Why', 'Shared value'];
    case 'left':
    case 'right':
      return ['Record', 'Name', 'What becomes of it'];
  }
}

/** "name 0.93; same: city, zip; differs: phone": the fields of a suggestion that were compared. */
export function reasonsOf({ fields }: Suggestion): string {
  const short = (field: string): string => field.split(' / ')[0] ?? field;
  const of = (reason: Suggestion['fields'][number]['reason']) => fields.filter((one) => one.reason === reason);
  const names = (reason: 'same' | 'differs') => listed(of(reason).map((one) => short(one.field)));
  return [
    of('alike')
      .map((one) => `${short(one.field)} ${(one.score ?? 0).toFixed(2)}`)
      .join(', '),
    names('same') === '' ? '' : `same: ${names('same')}`,
    names('differs') === '' ? '' : `differs: ${names('differs')}`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** A row of a list for programs: the row, and its records by side. */
export const itemOf = ({ row, left, right, alike }: ShownRow): object => ({
  row,
  records: { left, right },
  ...(alike.length === 0 ? {} : { alike: alike.map(({ fields: _, ...one }) => one) }),
});

const text = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** All fields of a side that are read, as cells. */
export const fieldCells = (names: readonly string[], record: ReviewRecord | undefined): readonly string[] =>
  names.map((name) => text(record?.fields?.[name]));
