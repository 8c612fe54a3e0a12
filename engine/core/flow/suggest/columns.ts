import type { Field } from '../../../model/shape.ts';
import type { Fields, Value } from '../../../model/value.ts';
import { isBlank } from '../../values/equal.ts';
import { type Look, lookOf } from './looks.ts';

/** Records to learn from. */
export interface Samples {
  /** Records of both sides that are known, or guessed, to be the same thing. */
  readonly pairs: readonly { readonly left: Fields; readonly right: Fields }[];
  /** Other records of either side. */
  readonly left: readonly Fields[];
  readonly right: readonly Fields[];
}

/** A field with what stands in it. */
export interface Column {
  readonly field: Field;
  /** Values that are not blank, of pairs first. */
  readonly values: readonly Value[];
  readonly look: Look | null;
}

const valuesMax = 300;

/** A field with what stands in it in these records: the first few hundred values. */
export function columnOf(field: Field, rows: readonly Fields[]): Column {
  const values: Value[] = [];
  for (const row of rows) {
    const value = row[field.name];
    if (value !== undefined && !isBlank(value)) values.push(value);
    if (values.length === valuesMax) break;
  }
  return { field, values, look: lookOf(field.type, values) };
}

/** The values of two fields in records that are the same thing, where neither is blank. */
export type ValuePair = readonly [one: Value, other: Value];

const pairsMax = 64;

/** The values of two fields in the pairs of the samples: the first few dozen. */
export function valuePairs(samples: Samples, left: string, right: string): readonly ValuePair[] {
  const found: ValuePair[] = [];
  for (const pair of samples.pairs) {
    const [one, other] = [pair.left[left], pair.right[right]];
    if (one !== undefined && other !== undefined && !isBlank(one) && !isBlank(other)) found.push([one, other]);
    if (found.length === pairsMax) break;
  }
  return found;
}
