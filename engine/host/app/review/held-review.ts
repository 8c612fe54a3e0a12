import { type Drive, mappedInTurns, type Turns } from '../../../core/turns.ts';
import type { RecordKey, Side } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { LinkedRow, OnlyRow, Suggestion } from '../../../model/review.ts';
import type { ReviewSummary } from '../../../protocol/calls/review.ts';
import type { Review } from '../../../run/review/open.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { SideNames } from '../../cli/run-words.ts';
import { closeItems, clusterItems, homesOf, type Item } from './items.ts';
import { type Compared, comparedIn } from './why.ts';

type BySide<T> = { readonly [side in Side]: T };

/** A comparison of both sides, as it was made; what was decided since is kept beside it. */
export interface HeldReview {
  readonly summary: ReviewSummary;
  readonly scope: Scope;
  readonly review: Review;
  /** What decisions are made with: of what is live, where the sync is live. */
  readonly plan: Plan;
  readonly names: ReturnType<SideNames>;
  readonly compared: readonly Compared[];
  readonly clusters: readonly Item[];
  /** The clusters that a record is in, at home or not, by side and key. */
  readonly clustersOf: ReadonlyMap<string, readonly Item[]>;
  readonly homes: BySide<ReadonlyMap<RecordKey, Item>>;
  /** Pairs that are alike and not in one cluster, the most alike first. */
  readonly close: readonly Suggestion[];
  /** Close records as things to decide, by the score from which on; the last ones that were asked for. */
  readonly closeItems: Map<number, readonly Item[]>;
  readonly only: BySide<ReadonlyMap<RecordKey, OnlyRow>>;
  readonly linked: BySide<ReadonlyMap<RecordKey, LinkedRow>>;
}

export const nameOf = (side: Side, key: RecordKey): string => `${side}/${key}`;

const all = Number.MAX_SAFE_INTEGER;
const leastAlike = 0.5;

function* membersOf(items: readonly Item[]): Turns<ReadonlyMap<string, readonly Item[]>> {
  const of = new Map<string, Item[]>();
  for (const item of items) {
    yield;
    for (const side of ['left', 'right'] as const)
      for (const key of item[side]) {
        const name = nameOf(side, key);
        const before = of.get(name);
        if (before === undefined) of.set(name, [item]);
        else before.push(item);
      }
  }
  return of;
}

function* onlyIn(review: Review, list: Side): Turns<ReadonlyMap<RecordKey, OnlyRow>> {
  const { rows } = review.rows({ list, limit: all });
  yield;
  return new Map(rows.flatMap((row) => (row.list === list ? [[row.key, row] as const] : [])));
}

function* linkedIn(review: Review): Turns<HeldReview['linked']> {
  const { rows } = review.rows({ list: 'linked', limit: all });
  const on = (side: Side) =>
    new Map(rows.flatMap((row) => (row.list === 'linked' && row[side] !== null ? [[row[side], row] as const] : [])));
  yield;
  const left = on('left');
  yield;
  return { left, right: on('right') };
}

/**
 * Looks at what a review found once, so that every list and every decision is quick afterwards.
 * @param drive does what takes long for many records
 */
export async function arranged(
  made: Pick<HeldReview, 'summary' | 'scope' | 'review' | 'plan' | 'names'>,
  drive: Drive,
  told: (done: number, of: number | null) => void,
): Promise<HeldReview> {
  const { review } = made;
  const clusters = await clusterItems(review, drive, told);
  const homes = homesOf(clusters);
  told(0, null);
  const suggestions = await review.suggestions({ min: leastAlike });
  const isClose = ({ left, right }: Suggestion): boolean => {
    const cluster = homes.left.get(left);
    return cluster === undefined || cluster !== homes.right.get(right);
  };
  const close = await drive(mappedInTurns(suggestions, (pair) => (isClose(pair) ? pair : null)));
  return {
    ...made,
    compared: comparedIn(review.sync),
    clusters,
    clustersOf: await drive(membersOf(clusters)),
    homes,
    close: close.filter((pair) => pair !== null),
    closeItems: new Map(),
    only: { left: await drive(onlyIn(review, 'left')), right: await drive(onlyIn(review, 'right')) },
    linked: await drive(linkedIn(review)),
  };
}

/** What a record is called, as far as the lists say; else its key. */
export function titleOf(held: HeldReview, side: Side, key: RecordKey): string {
  return (
    held.only[side].get(key)?.title ?? held.linked[side].get(key)?.title ?? held.homes[side].get(key)?.title ?? key
  );
}

/** Close records as things to decide, from a score upwards. */
export function closeFrom(held: HeldReview, min: number): readonly Item[] {
  const known = held.closeItems.get(min);
  if (known !== undefined) return known;
  const some = held.close.filter((one) => one.score >= min);
  const items = closeItems(some, (side, key) => titleOf(held, side, key));
  held.closeItems.clear();
  held.closeItems.set(min, items);
  return items;
}
