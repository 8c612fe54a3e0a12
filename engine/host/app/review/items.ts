import { type Drive, mappedInTurns } from '../../../core/turns.ts';
import type { RecordKey, Side } from '../../../model/ids.ts';
import type { AmbiguousRow, ReviewRecord, Suggestion } from '../../../model/review.ts';
import type { Review } from '../../../run/review/open.ts';
import { alikeIn } from '../../../run/review/suggestions.ts';
import { titleOfRecords } from './record-words.ts';

/** Something that a person is to decide: a cluster, or close records. */
export interface Item {
  readonly id: string;
  readonly kind: 'twins' | 'twice' | 'close';
  readonly title: string;
  readonly score: number | null;
  readonly left: readonly RecordKey[];
  readonly right: readonly RecordKey[];
  /** Those of them that are in no other cluster. */
  readonly home: { readonly [side in Side]: readonly RecordKey[] };
  /** Of a cluster: what its records share, and in which tier. */
  readonly shared: { readonly tier: number; readonly value: string } | null;
  /** Of close records: the best pair. */
  readonly best: Suggestion | null;
}

const atOnce = 200;
/** So many clusters are looked at beforehand, so that the most alike come first. */
const scoredMax = 2_000;
const alikeMax = 400;
const titlesMax = 2;
const closeSideMax = 3;

const titleOfAll = (titles: readonly string[]): string => [...new Set(titles)].slice(0, titlesMax).join(', ');

type Sides = { readonly [side in Side]: ReadonlyMap<RecordKey, ReviewRecord> };

async function recordsOf(review: Review, rows: readonly AmbiguousRow[]): Promise<Sides> {
  const on = async (side: Side) => {
    const records = await review.records(
      side,
      rows.flatMap((row) => row[side]),
    );
    return new Map(records.map((one) => [one.key, one]));
  };
  return { left: await on('left'), right: await on('right') };
}

function clusterItem(review: Review, row: AmbiguousRow, records: Sides | null): Item {
  const on = (side: Side): readonly ReviewRecord[] => row[side].flatMap((key) => records?.[side].get(key) ?? []);
  const [left, right] = [on('left'), on('right')];
  const isCompared = left.length * right.length <= alikeMax;
  const named = titleOfRecords(review.sync, left.length > 0 ? 'left' : 'right', left.length > 0 ? left : right);
  return {
    id: row.id,
    kind: row.reason === 'duplicates' ? 'twice' : 'twins',
    title: named || row.title,
    score: isCompared ? (alikeIn(review.sync, left, right)[0]?.score ?? null) : null,
    left: row.left,
    right: row.right,
    home: row.home,
    shared: { tier: row.tier, value: row.value },
    best: null,
  };
}

/**
 * The clusters of a review, the most alike first.
 * @param drive does what takes long for many records
 * @param told how many are done, of how many
 */
export async function clusterItems(
  review: Review,
  drive: Drive,
  told: (done: number, of: number) => void,
): Promise<readonly Item[]> {
  const { rows } = review.rows({ list: 'ambiguous', limit: Number.MAX_SAFE_INTEGER });
  const clusters = rows.filter((row) => row.list === 'ambiguous');
  const items: Item[] = [];
  for (let from = 0; from < Math.min(scoredMax, clusters.length); from += atOnce) {
    const some = clusters.slice(from, Math.min(from + atOnce, scoredMax));
    const records = await recordsOf(review, some);
    items.push(...(await drive(mappedInTurns(some, (row) => clusterItem(review, row, records), 1))));
    told(items.length, clusters.length);
  }
  const scored = items.toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0));
  return [...scored, ...clusters.slice(scoredMax).map((row) => clusterItem(review, row, null))];
}

/** Which cluster a record is at home in. */
export function homesOf(items: readonly Item[]): { readonly [side in Side]: ReadonlyMap<RecordKey, Item> } {
  const on = (side: Side) => new Map(items.flatMap((item) => item.home[side].map((key) => [key, item] as const)));
  return { left: on('left'), right: on('right') };
}

interface Group {
  readonly best: Suggestion;
  readonly left: Set<RecordKey>;
  readonly right: Set<RecordKey>;
}

/** Puts close pairs that share a record together, three records of a side at most. */
function groupsOf(pairs: readonly Suggestion[]): readonly Group[] {
  const groups: Group[] = [];
  const of = { left: new Map<RecordKey, Group>(), right: new Map<RecordKey, Group>() };
  for (const pair of pairs) {
    const [one, other] = [of.left.get(pair.left), of.right.get(pair.right)];
    if (one !== undefined && other !== undefined) continue;
    const group = one ?? other ?? { best: pair, left: new Set(), right: new Set() };
    if (one === undefined && other === undefined) groups.push(group);
    if (one === undefined && group.left.size < closeSideMax) {
      group.left.add(pair.left);
      of.left.set(pair.left, group);
    }
    if (other === undefined && group.right.size < closeSideMax) {
      group.right.add(pair.right);
      of.right.set(pair.right, group);
    }
  }
  return groups;
}

/**
 * Records that are close without meeting by the match, the most alike first.
 * @param pairs the most alike first
 * @param titleOf what a record is called
 */
export function closeItems(
  pairs: readonly Suggestion[],
  titleOf: (side: Side, key: RecordKey) => string,
): readonly Item[] {
  return groupsOf(pairs).map(({ best, left, right }) => ({
    id: `close ${JSON.stringify([best.left, best.right])}`,
    kind: 'close',
    title: titleOfAll([...left].map((key) => titleOf('left', key))),
    score: best.score,
    left: [...left],
    right: [...right],
    home: { left: [...left], right: [...right] },
    shared: null,
    best,
  }));
}
