import type { MatchTier } from '../../../model/flow.ts';
import type { Fields } from '../../../model/value.ts';
import type { Turns } from '../../turns.ts';
import { type Form, rowForms } from './row-forms.ts';

/** What a tier does to rows: the pairs that it links, and the rows of the left that it cannot tell apart. Rows go by their place. */
export interface TierPairs {
  readonly pairs: readonly (readonly [left: number, right: number])[];
  readonly unsure: readonly number[];
}

const rowsATurn = 250;

function* placesOf(read: Form, count: number): Turns<ReadonlyMap<string, readonly number[]>> {
  const places = new Map<string, number[]>();
  for (let at = 0; at < count; at++) {
    if (at % rowsATurn === 0) yield;
    const value = read(at);
    if (value === null) continue;
    const there = places.get(value);
    if (there === undefined) places.set(value, [at]);
    else there.push(at);
  }
  return places;
}

/** Counts a tier on rows: a value that one row of each side has links the two; one that more of them have must be asked about. */
export function* tierPairs(tier: MatchTier, left: readonly Fields[], right: readonly Fields[]): Turns<TierPairs> {
  const forms = rowForms({ left, right });
  const there = yield* placesOf(forms.keys(tier, 'right'), right.length);
  const pairs: (readonly [number, number])[] = [];
  const unsure: number[] = [];
  for (const [value, here] of yield* placesOf(forms.keys(tier, 'left'), left.length)) {
    const twins = there.get(value);
    if (twins === undefined) continue;
    const [one, other] = [here[0], twins[0]];
    if (here.length === 1 && twins.length === 1 && one !== undefined && other !== undefined) pairs.push([one, other]);
    else unsure.push(...here);
  }
  return { pairs, unsure };
}
