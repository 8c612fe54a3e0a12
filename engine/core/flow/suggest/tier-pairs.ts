import type { MatchTier } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { Fields } from '../../../model/value.ts';
import { keyValue } from './match-keys.ts';

/** What a tier does to rows: the pairs that it links, and the rows of the left that it cannot tell apart. Rows go by their place. */
export interface TierPairs {
  readonly pairs: readonly (readonly [left: number, right: number])[];
  readonly unsure: readonly number[];
}

function placesOf(tier: MatchTier, side: Side, rows: readonly Fields[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) {
    const value = keyValue(tier, side, row);
    if (value === null) continue;
    const there = places.get(value);
    if (there === undefined) places.set(value, [at]);
    else there.push(at);
  }
  return places;
}

/** Counts a tier on rows: a value that one row of each side has links the two; one that more of them have must be asked about. */
export function tierPairs(tier: MatchTier, left: readonly Fields[], right: readonly Fields[]): TierPairs {
  const there = placesOf(tier, 'right', right);
  const pairs: (readonly [number, number])[] = [];
  const unsure: number[] = [];
  for (const [value, here] of placesOf(tier, 'left', left)) {
    const twins = there.get(value);
    if (twins === undefined) continue;
    const [one, other] = [here[0], twins[0]];
    if (here.length === 1 && twins.length === 1 && one !== undefined && other !== undefined) pairs.push([one, other]);
    else unsure.push(...here);
  }
  return { pairs, unsure };
}
