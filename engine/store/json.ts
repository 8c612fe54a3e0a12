import { crc32 } from 'node:zlib';
import type { z } from 'zod';
import type { Change } from '../model/change.ts';
import type { Shadow, Slots } from '../model/link.ts';
import type { Sighting, Snapshot } from '../model/record.ts';
import type { Fields, Value } from '../model/value.ts';
import { damaged } from './faults.ts';

/**
 * Reading JSON back from rows. Rows that are few go through their zod schema; snapshots and shadows, which come by the
 * hundred thousand, through guards written by hand that check the same (a zod parse of them costs five times the JSON parse).
 */

type Plain = { readonly [name: string]: unknown };
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isValue(value: unknown): value is Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (Array.isArray(value)) return value.every(isValue);
  return typeof value === 'object' && isFields(value);
}

function isFields(value: unknown): value is Fields {
  if (!isPlain(value)) return false;
  for (const name in value) if (!isValue(value[name])) return false;
  return true;
}

function isSlots(value: unknown): value is Slots {
  if (!isPlain(value)) return false;
  for (const name in value) {
    const ends = value[name];
    if (!Array.isArray(ends) || !ends.every(isValue)) return false;
  }
  return true;
}

const isShadow = (value: unknown): value is Shadow =>
  isPlain(value) && isSlots(value['left']) && isSlots(value['right']);

const isMaybeText = (value: unknown): boolean => value === undefined || typeof value === 'string';

const isSnapshot = (value: unknown): value is Snapshot =>
  isPlain(value) &&
  typeof value['key'] === 'string' &&
  isFields(value['fields']) &&
  isMaybeText(value['token']) &&
  isMaybeText(value['modifiedAt']);

function isSighting(value: unknown): value is Sighting {
  if (!isPlain(value)) return false;
  if (value['kind'] === 'found') return isSnapshot(value['snapshot']);
  return value['kind'] === 'gone' && typeof value['key'] === 'string';
}

function fromText<T>(text: string, guard: (value: unknown) => value is T): T | null {
  try {
    const value: unknown = JSON.parse(text);
    return guard(value) ? value : null;
  } catch {
    return null;
  }
}

/** @throws Fault `state` when the text is not what it should be; `what` names the row, for example "conflict c12". */
export function read<T>(schema: z.ZodType<T>, text: string, file: string, what: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw damaged(file, 'state/damaged-row', `${what} cannot be read.`, error);
  }
}

/** @throws Fault `state` when the text is not a snapshot. */
export function readSnapshot(text: string, file: string, what: string): Snapshot {
  const snapshot = fromText(text, isSnapshot);
  if (snapshot === null) throw damaged(file, 'state/damaged-row', `${what} cannot be read.`);
  return snapshot;
}

/** @throws Fault `state` when the text is not a sighting. */
export function readSighting(text: string, file: string, what: string): Sighting {
  const sighting = fromText(text, isSighting);
  if (sighting === null) throw damaged(file, 'state/damaged-row', `${what} cannot be read.`);
  return sighting;
}

const isChange = (value: unknown): value is Change =>
  isPlain(value) &&
  typeof value['link'] === 'string' &&
  Array.isArray(value['writes']) &&
  Array.isArray(value['questions']);

/**
 * A decided change, from the table that only this process wrote.
 * @throws Fault `state` when the text is not a change.
 */
export function readChange(text: string, file: string, what: string): Change {
  const change = fromText(text, isChange);
  if (change === null) throw damaged(file, 'state/damaged-row', `${what} cannot be read.`);
  return change;
}

/** The checksum of a shadow's text, bound to its link, so that neither a flipped bit nor a row in the wrong place passes. */
export const sumOf = (link: string, slots: string): number => crc32(slots, crc32(link));

/** @throws Fault `state` when the checksum does not hold. */
export function readShadow(link: string, row: { slots: string; sum: number }, file: string): Shadow {
  const shadow = sumOf(link, row.slots) === row.sum ? fromText(row.slots, isShadow) : null;
  if (shadow === null) {
    throw damaged(
      file,
      'state/damaged-shadow',
      `the values last agreed on for link ${link} do not match their checksum.`,
    );
  }
  return shadow;
}
