import type { ObjectShape } from '../../../model/shape.ts';
import type { Value } from '../../../model/value.ts';
import type { Column } from './columns.ts';

const uuid = /^\{?[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}\}?$/i;
const counted = /^\d{1,15}$/;
const mostly = 0.8;
const valuesMin = 4;
/** So many numbers may be missing among running ones, for each that is there. */
const gapsMax = 3;

const textsThat = (fits: RegExp, values: readonly Value[]): readonly string[] =>
  values.flatMap((value) => (typeof value === 'string' && fits.test(value.trim()) ? [value.trim()] : []));

const areUuids = (values: readonly Value[]): boolean => textsThat(uuid, values).length >= mostly * values.length;

/** Whether values are numbers that somebody counts up: each once, and close to each other. */
function areCounted(values: readonly Value[]): boolean {
  const numbers = new Set(textsThat(counted, values).map(Number));
  if (numbers.size < values.length) return false;
  return Math.max(...numbers) - Math.min(...numbers) < numbers.size * (1 + gapsMax);
}

/**
 * Whether a system gives these values by itself: as the key of its records, as running numbers or as uuids. Another system gives
 * its own, so that two of them are equal says nothing about what the records are.
 */
export function isOwnNumber({ field, values }: Column, { key, keyFrom }: ObjectShape): boolean {
  if (keyFrom === 'system' && key.length === 1 && key[0] === field.name) return true;
  return values.length >= valuesMin && (areUuids(values) || areCounted(values));
}
