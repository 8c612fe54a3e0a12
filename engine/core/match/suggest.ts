import type { RecordKey, Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Suggestion } from '../../model/review.ts';
import type { Fields } from '../../model/value.ts';
import { blockedPairs, type Prepared } from './block.ts';
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

interface Ready extends Prepared {
  readonly key: RecordKey;
}

const ready = (comparisons: readonly Comparison[], side: Side, all: readonly Unmatched[]): readonly Ready[] =>
  all.map(({ key, fields }) => ({ key, values: comparisons.map((one) => one.read(side, fields)) }));

const weightMin = 0.2;

/**
 * How much each comparison tells: a field in which records differ (a name, a phone number) more than one that many share
 * (a city). Between 0.2 and 1, the same whichever side is left.
 */
function weightsOf(comparisons: readonly Comparison[], left: readonly Ready[], right: readonly Ready[]): number[] {
  return comparisons.map((_, at) => {
    let filled = 0;
    const distinct = new Set<string>();
    for (const { values } of [...left, ...right]) {
      const value = values[at];
      if (value === null || value === undefined) continue;
      filled++;
      distinct.add(value);
    }
    return filled === 0 ? weightMin : weightMin + (1 - weightMin) * (distinct.size / filled);
  });
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
function bestOf(found: readonly Scored[], perRecord: number): readonly Scored[] {
  const counts = { left: new Map<number, number>(), right: new Map<number, number>() };
  const rank = (side: Side, at: number): number => {
    const before = counts[side].get(at) ?? 0;
    counts[side].set(at, before + 1);
    return before;
  };
  return [...found].sort(byScore).filter((one) => {
    const [l, r] = [rank('left', one.left), rank('right', one.right)];
    return l < perRecord && r < perRecord;
  });
}

const byKey = (one: Unmatched, other: Unmatched): number => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);

/**
 * Pairs that may be the same thing, the most alike first (L5). Only a person links them.
 * @param left, right records that no link holds; their order changes nothing
 * @param isApart whether a person declared the two not to be the same
 */
export function suggest(
  sync: SyncPlan,
  records: { readonly left: readonly Unmatched[]; readonly right: readonly Unmatched[] },
  isApart: (left: RecordKey, right: RecordKey) => boolean,
  limits: SuggestLimits = usualLimits,
): readonly Suggestion[] {
  const comparisons = comparisonsOf(sync);
  const left = ready(comparisons, 'left', [...records.left].sort(byKey));
  const right = ready(comparisons, 'right', [...records.right].sort(byKey));
  const weights = weightsOf(comparisons, left, right);
  const found: Scored[] = [];
  for (const [l, r] of blockedPairs(comparisons, left, right, limits.pairsMax)) {
    const [one, other] = [left[l], right[r]];
    if (one === undefined || other === undefined) continue;
    const score = rounded(pairScore(comparisons, weights, one, other));
    if (score >= limits.min && !isApart(one.key, other.key)) found.push({ left: l, right: r, score });
  }
  return bestOf(found, limits.perRecord).flatMap((pair) => {
    const [one, other] = [left[pair.left], right[pair.right]];
    return one === undefined || other === undefined ? [] : [told(comparisons, one, other, pair.score)];
  });
}

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
  const [mine, its] = [ready(comparisons, 'left', left), ready(comparisons, 'right', right)];
  const weights = comparisons.map(() => 1);
  return mine
    .flatMap((one) => its.map((two) => told(comparisons, one, two, rounded(pairScore(comparisons, weights, one, two)))))
    .sort((one, other) => other.score - one.score);
}
