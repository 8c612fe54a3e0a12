import type { RecordKey, Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Suggestion } from '../../model/review.ts';
import type { Fields } from '../../model/value.ts';
import { atOnce, mappedInTurns, sortedInTurns, type Turns } from '../turns.ts';
import { blockedPairs, blocksOf, type Prepared } from './block.ts';
import { type Comparison, comparisonsOf, likenessOf, scoreOf } from './compare-fields.ts';

/** A record to find a likely twin for. */
export interface Unmatched {
  readonly key: RecordKey;
  readonly fields: Fields;
}

export interface SuggestLimits {
  /** Pairs that are less alike are left out; from 0 to 1. */
  readonly min: number;
  /** Pairs that are compared at most. */
  readonly pairsMax: number;
  /** The most alike ones that are kept for each record. */
  readonly perRecord: number;
}

export const usualLimits: SuggestLimits = { min: 0.8, pairsMax: 1_000_000, perRecord: 5 };

type BothSides = { readonly [side in Side]: readonly Unmatched[] };
type IsApart = (left: RecordKey, right: RecordKey) => boolean;

interface Ready extends Prepared {
  readonly key: RecordKey;
}

const readied =
  (comparisons: readonly Comparison[], side: Side) =>
  ({ key, fields }: Unmatched): Ready => ({ key, values: comparisons.map((one) => one.read(side, fields)) });

const weightMin = 0.2;
/** So many pairs or records are looked at between two moments to give way. */
const fewPairs = 64;

/**
 * How much each comparison tells: a field in which records differ (a name, a phone number) more than one that many share
 * (a city). Between 0.2 and 1, the same whichever side is left.
 */
function* weightsOf(
  comparisons: readonly Comparison[],
  left: readonly Ready[],
  right: readonly Ready[],
): Turns<number[]> {
  const counts = comparisons.map(() => ({ filled: 0, distinct: new Set<string>() }));
  let looked = 0;
  for (const { values } of [...left, ...right]) {
    for (const [at, count] of counts.entries()) {
      const value = values[at];
      if (value === null || value === undefined) continue;
      count.filled++;
      count.distinct.add(value);
    }
    if (++looked % fewPairs === 0) yield;
  }
  return counts.map(({ filled, distinct }) =>
    filled === 0 ? weightMin : weightMin + (1 - weightMin) * (distinct.size / filled),
  );
}

/** A field that differs tells less than one that is the same: people move, marry and change their address. */
const differing = 0.5;
/** By which they would have met, had it been the same: that it differs was known before. */
const differingMatch = 0.2;
/** A pair of which little can be compared is never sure: all weight halves the doubt, none leaves it. */
const doubt = 0.5;

/** The score of a pair, from 0 to 1: the weighted mean of its fields, less where little could be compared. */
function pairScore(
  comparisons: readonly Comparison[],
  weights: readonly number[],
  one: Prepared,
  other: Prepared,
): number {
  let sum = 0;
  let compared = 0;
  let covered = 0;
  let all = 0;
  for (const [at, { kind, matched }] of comparisons.entries()) {
    const weight = weights[at] ?? 0;
    all += weight;
    const [a, b] = [one.values[at] ?? null, other.values[at] ?? null];
    if (a === null || b === null) continue;
    const score = scoreOf(kind, a, b);
    const counts = score > 0 ? weight : weight * (matched ? differingMatch : differing);
    sum += counts * score;
    compared += counts;
    covered += weight;
  }
  if (compared === 0) return 0;
  return (sum / compared) * (1 - doubt + (doubt * covered) / all);
}

const digits = 10_000;
const rounded = (score: number): number => Math.round(score * digits) / digits;

interface Scored {
  readonly left: number;
  readonly right: number;
  readonly score: number;
}

const byScore = (one: Scored, other: Scored): number =>
  other.score - one.score || one.left - other.left || one.right - other.right;

/** Keeps for each record only the pairs that are most alike. */
function* bestOf(found: readonly Scored[], perRecord: number): Turns<readonly Scored[]> {
  const counts = { left: new Map<number, number>(), right: new Map<number, number>() };
  const rank = (side: Side, at: number): number => {
    const before = counts[side].get(at) ?? 0;
    counts[side].set(at, before + 1);
    return before;
  };
  const best: Scored[] = [];
  let ranked = 0;
  for (const one of yield* sortedInTurns(found, byScore)) {
    const [l, r] = [rank('left', one.left), rank('right', one.right)];
    if (l < perRecord && r < perRecord) best.push(one);
    if (++ranked % fewPairs === 0) yield;
  }
  return best;
}

const byKey = (one: Unmatched, other: Unmatched): number => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);

/** The pairs of all blocks that are alike enough, each with its score. */
function* alikePairs(
  comparisons: readonly Comparison[],
  left: readonly Ready[],
  right: readonly Ready[],
  asked: { readonly isApart: IsApart; readonly limits: SuggestLimits },
): Turns<readonly Scored[]> {
  const { isApart, limits } = asked;
  const weights = yield* weightsOf(comparisons, left, right);
  const blocks = yield* blocksOf(comparisons, left, right);
  const found: Scored[] = [];
  let compared = 0;
  for (const pair of blockedPairs(blocks, right.length, limits.pairsMax)) {
    if (++compared % fewPairs === 0) yield;
    if (pair === null) continue;
    const [l, r] = pair;
    const [one, other] = [left[l], right[r]];
    if (one === undefined || other === undefined) continue;
    const score = rounded(pairScore(comparisons, weights, one, other));
    if (score >= limits.min && !isApart(one.key, other.key)) found.push({ left: l, right: r, score });
  }
  return found;
}

/**
 * Pairs that may be the same thing, the most alike first (L5), found bit by bit. Only a person links them.
 * @param records that no link holds; their order changes nothing
 * @param isApart whether a person declared the two not to be the same
 */
export function* suggestInTurns(
  sync: SyncPlan,
  records: BothSides,
  isApart: IsApart,
  limits: SuggestLimits = usualLimits,
): Turns<readonly Suggestion[]> {
  const comparisons = comparisonsOf(sync);
  const leftInOrder = yield* sortedInTurns(records.left, byKey);
  const rightInOrder = yield* sortedInTurns(records.right, byKey);
  const left = yield* mappedInTurns(leftInOrder, readied(comparisons, 'left'));
  const right = yield* mappedInTurns(rightInOrder, readied(comparisons, 'right'));
  const found = yield* alikePairs(comparisons, left, right, { isApart, limits });
  const best = yield* bestOf(found, limits.perRecord);
  const suggestions = yield* mappedInTurns(best, (pair) => {
    const [one, other] = [left[pair.left], right[pair.right]];
    return one === undefined || other === undefined ? null : told(comparisons, one, other, pair.score);
  });
  return suggestions.filter((one) => one !== null);
}

/** The same, without giving way. */
export const suggest = (
  sync: SyncPlan,
  records: BothSides,
  isApart: IsApart,
  limits: SuggestLimits = usualLimits,
): readonly Suggestion[] => atOnce(suggestInTurns(sync, records, isApart, limits));

const told = (comparisons: readonly Comparison[], left: Ready, right: Ready, score: number): Suggestion => ({
  left: left.key,
  right: right.key,
  score,
  fields: comparisons.map((one, at) => likenessOf(one, left.values[at] ?? null, right.values[at] ?? null)),
});

/** How alike all pairs of a few records are, the most alike first: of the candidates of one cluster. */
export function alikeAmong(
  sync: SyncPlan,
  left: readonly Unmatched[],
  right: readonly Unmatched[],
): readonly Suggestion[] {
  const comparisons = comparisonsOf(sync);
  const [mine, its] = [left.map(readied(comparisons, 'left')), right.map(readied(comparisons, 'right'))];
  const weights = comparisons.map(() => 1);
  return mine
    .flatMap((one) => its.map((two) => told(comparisons, one, two, rounded(pairScore(comparisons, weights, one, two)))))
    .sort((one, other) => other.score - one.score);
}
