import { crc32 } from 'node:zlib';
import type { z } from 'zod';
import type { Change } from '../model/change.ts';
import type { Fault } from '../model/fault.ts';
import type { Shadow, Slots } from '../model/link.ts';
import type { Sighting, Snapshot } from '../model/record.ts';
import type { Fields, Tuple, Value } from '../model/value.ts';
import { damaged } from './faults.ts';
import { byName, type NameList, valuesIn } from './names.ts';

/**
 * Reading JSON back from rows. Rows that are few go through their zod schema; snapshots and shadows, which come by the
 * hundred thousand, through guards written by hand that check the same (a zod parse of them costs five times the JSON parse).
 */

type Plain = { readonly [name: string]: unknown };
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isValue(value: unknown): value is Value {
  if (typeof value === 'string' || value === null || typeof value === 'boolean') return true;
  return Array.isArray(value) ? isValues(value) : isFields(value);
}

function isValues(value: unknown): value is readonly Value[] {
  if (!Array.isArray(value)) return false;
  for (const one of value) if (typeof one !== 'string' && !isValue(one)) return false;
  return true;
}

function isFields(value: unknown): value is Fields {
  if (!isPlain(value)) return false;
  for (const name in value) if (!isValue(value[name])) return false;
  return true;
}

function isSlots(value: unknown): value is Slots {
  if (!isPlain(value)) return false;
  for (const name in value) if (!isValues(value[name])) return false;
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

/** Fields as a row keeps them: their values in the order of a list of names, or with their names. */
export function fieldsText(list: NameList | null, fields: Fields): string {
  return JSON.stringify(list === null ? fields : valuesIn(list, fields));
}

export const damagedRow = (file: string, what: string): Fault =>
  damaged(file, 'state/damaged-row', `${what} cannot be read.`);

/** @throws Fault `state` when the text does not hold these fields. */
export function readFields(list: NameList | null, text: string, file: string, what: string): Fields {
  const fields = list === null ? fromText(text, isFields) : byName(list, fromText(text, isValues));
  if (fields === null) throw damagedRow(file, what);
  return fields;
}

/** @throws Fault `state` when the text is not a sighting. */
export function readSighting(text: string, file: string, what: string): Sighting {
  const sighting = fromText(text, isSighting);
  if (sighting === null) throw damagedRow(file, what);
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
  if (change === null) throw damagedRow(file, what);
  return change;
}

/**
 * A slot as a row keeps it: a tuple, or its only value where that is no list and no object; on the right, zero where it
 * is what the left holds. Most are, and a row is half as long for it.
 */
type Cell = Tuple | string | boolean | null;

function cellOf(tuple: Tuple): Cell {
  const [only] = tuple;
  if (tuple.length !== 1 || only === undefined) return tuple;
  return only === null || typeof only !== 'object' ? only : tuple;
}

const isCell = (value: unknown): value is Cell =>
  typeof value === 'string' || value === null || typeof value === 'boolean' || isValues(value);

const tupleOf = (cell: Cell): Tuple => (cell === null || typeof cell !== 'object' ? [cell] : cell);

const isPairOfLists = (value: unknown): value is readonly [readonly unknown[], readonly unknown[]] =>
  Array.isArray(value) && value.length === 2 && Array.isArray(value[0]) && Array.isArray(value[1]);

/** Slots as a row keeps them: both sides' values in the order of a list of names. */
export function slotsText(left: readonly Tuple[], right: readonly Tuple[]): string {
  const cells = left.map(cellOf);
  const others = right.map((tuple, index) => {
    const cell = cellOf(tuple);
    return cell === cells[index] ? 0 : cell;
  });
  return JSON.stringify([cells, others]);
}

/** Both sides' slots; null where the text does not hold them. */
export function readSlots(list: NameList, text: string): Shadow | null {
  const pair = fromText(text, isPairOfLists);
  if (pair === null) return null;
  const left: Tuple[] = [];
  const right: Tuple[] = [];
  for (const cell of pair[0]) if (isCell(cell)) left.push(tupleOf(cell));
  for (const [index, cell] of pair[1].entries()) {
    const tuple = cell === 0 ? left[index] : isCell(cell) ? tupleOf(cell) : undefined;
    if (tuple !== undefined) right.push(tuple);
  }
  // What is no cell was left out, and then there are fewer than names.
  const [leftSlots, rightSlots] = [byName(list, left), byName(list, right)];
  return leftSlots === null || rightSlots === null ? null : { left: leftSlots, right: rightSlots };
}

/** The checksum of a shadow's text, bound to its link and slots, so that neither a flipped bit nor a row in the wrong place passes. */
export const sumOf = (link: string, list: NameList | null, slots: string): number =>
  crc32(slots, crc32(link, list?.sum ?? 0));

/** @throws Fault `state` when the checksum does not hold. */
export function readShadow(
  link: string,
  row: { readonly list: NameList | null; readonly slots: string; readonly sum: number },
  file: string,
): Shadow {
  const holds = sumOf(link, row.list, row.slots) === row.sum;
  const shadow = row.list === null ? fromText(row.slots, isShadow) : readSlots(row.list, row.slots);
  if (!holds || shadow === null) {
    throw damaged(
      file,
      'state/damaged-shadow',
      `the values last agreed on for link ${link} do not match their checksum.`,
    );
  }
  return shadow;
}
