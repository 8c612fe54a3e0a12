import { same } from '../../core/values/equal.ts';
import { Fault } from '../../model/fault.ts';
import type { RecordKey } from '../../model/ids.ts';
import type { Sighting, Snapshot } from '../../model/record.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { Page, RecordCount, View } from '../contract.ts';
import type { Column } from './columns.ts';
import * as faults from './faults.ts';
import { isEmptyRow, type Row } from './rows.ts';
import { bodyOf, keyCheck, keyOf, objectOf, openTable, type Sheet, stillSame, type Table, withTable } from './table.ts';

/** Records on a page of a scan. */
export const pageRecords = 1000;
/** How often a file that changes under our eyes is read anew before we say so. */
const readsMax = 4;

/** The columns of a view. @throws Fault `setting` for one that is not there (any more) */
export function lensOf(
  table: Table,
  view: View,
): { readonly columns: readonly Column[]; readonly time: Column | null } {
  const { place } = table.sheet;
  const object = objectOf(place);
  if (view.shape.object !== object) throw faults.noObject(place, view.shape.object, object);
  const asked = [...view.fields, ...view.shape.key, ...(view.modifiedAt === null ? [] : [view.modifiedAt])];
  const missing = [...new Set(asked)].filter((name) => !table.columns.has(name));
  if (missing.length > 0) throw faults.noColumn(place, missing, [...table.columns.keys()]);
  return {
    columns: view.fields.flatMap((name) => table.columns.get(name) ?? []),
    time: (view.modifiedAt === null ? null : table.columns.get(view.modifiedAt)) ?? null,
  };
}
export type Lens = ReturnType<typeof lensOf>;

/** What a row holds. A cell that is not what its column should hold is left out: MISSING. */
export function snapshotOf(lens: Lens, cells: readonly string[], key: RecordKey): Snapshot {
  const fields: Record<string, Value> = {};
  for (const column of lens.columns) {
    const value = column.read(cells[column.at] ?? '');
    if (value !== undefined) fields[column.name] = value;
  }
  const modifiedAt = lens.time?.moment(cells[lens.time.at] ?? '') ?? null;
  return modifiedAt === null ? { key, fields } : { key, fields, modifiedAt };
}

/** Every record of a table in turn; at its end it is sure that keys are whole and the file stayed as it was. */
async function* recordsOf(table: Table): AsyncGenerator<readonly { readonly row: Row; readonly key: RecordKey }[]> {
  const check = keyCheck(table);
  for await (const rows of bodyOf(table)) {
    const records: { row: Row; key: RecordKey }[] = [];
    for (const row of rows) {
      if (isEmptyRow(row)) continue;
      const key = keyOf(table, row);
      check.see(row, key);
      if (key !== null) records.push({ row, key });
    }
    yield records;
  }
  await check.end();
  await stillSame(table);
}

/** All records in pages, in the order of the file. */
export async function* scan(sheet: Sheet, view: View): AsyncGenerator<Page> {
  const table = await openTable(sheet);
  try {
    const lens = lensOf(table, view);
    let page: Snapshot[] = [];
    for await (const records of recordsOf(table)) {
      for (const { row, key } of records) {
        page.push(snapshotOf(lens, row.cells, key));
        if (page.length < pageRecords) continue;
        yield { snapshots: page, removed: [] };
        page = [];
      }
    }
    if (page.length > 0) yield { snapshots: page, removed: [] };
  } finally {
    await table.handle.close();
  }
}

/** All keys, in pages. */
export async function* keysOf(sheet: Sheet, view: View): AsyncGenerator<readonly RecordKey[]> {
  const table = await openTable(sheet);
  try {
    lensOf(table, view);
    for await (const records of recordsOf(table)) yield records.map((one) => one.key);
  } finally {
    await table.handle.close();
  }
}

/** Works on the file until it stands still. */
async function steady<T>(sheet: Sheet, work: (table: Table) => Promise<T>): Promise<T> {
  for (let left = readsMax; ; left -= 1) {
    try {
      return await withTable(sheet, work);
    } catch (error) {
      if (left <= 1 || !(error instanceof Fault) || error.problem.code !== 'csv/changed-meanwhile') throw error;
    }
  }
}

/** One sighting per key: one pass over the file. */
export async function read(sheet: Sheet, view: View, keys: readonly RecordKey[]): Promise<readonly Sighting[]> {
  if (keys.length === 0) return [];
  const found = await steady(sheet, async (table) => {
    const lens = lensOf(table, view);
    const wanted = new Set<RecordKey>(keys);
    const there = new Map<RecordKey, Snapshot>();
    for await (const records of recordsOf(table)) {
      for (const { row, key } of records) if (wanted.has(key)) there.set(key, snapshotOf(lens, row.cells, key));
    }
    return there;
  });
  return keys.map((key): Sighting => {
    const snapshot = found.get(key);
    return snapshot === undefined ? { kind: 'gone', key } : { kind: 'found', snapshot };
  });
}

/** Whether the cells hold all of these values. */
export function holds(table: Table, cells: readonly string[], fields: Fields): boolean {
  return Object.entries(fields).every(([name, value]) => {
    const column = table.columns.get(name);
    if (column === undefined) return false;
    // The empty text cannot be told from NULL in a file.
    return same(column.type, column.read(cells[column.at] ?? ''), value === '' ? null : value);
  });
}

/** Records that hold all of these values, at most `limit`. */
export function find(sheet: Sheet, view: View, fields: Fields, limit: number): Promise<readonly Snapshot[]> {
  return steady(sheet, async (table) => {
    const lens = lensOf(table, view);
    const missing = Object.keys(fields).filter((name) => !table.columns.has(name));
    if (missing.length > 0) throw faults.noColumn(sheet.place, missing, [...table.columns.keys()]);
    const found: Snapshot[] = [];
    for await (const records of recordsOf(table)) {
      for (const { row, key } of records) {
        if (found.length < limit && holds(table, row.cells, fields)) found.push(snapshotOf(lens, row.cells, key));
      }
    }
    return found;
  });
}

/** Files up to this size are counted. */
const countedBytesMax = 32 * 1024 * 1024;

/** How many records the file holds; null for a large one. */
export function countOf(sheet: Sheet): Promise<RecordCount | null> {
  return steady(sheet, async (table) => {
    if (table.stamp.size > BigInt(countedBytesMax)) return null;
    let records = 0;
    for await (const rows of bodyOf(table)) for (const row of rows) if (!isEmptyRow(row)) records++;
    return { records, exact: true };
  });
}

/** The highest whole number among the keys; 0 where there is none. */
export function highestKey(sheet: Sheet): Promise<bigint> {
  return steady(sheet, async (table) => {
    let highest = 0n;
    for await (const records of recordsOf(table)) {
      for (const { key } of records) {
        if (!wholeNumber.test(key)) continue;
        const number = BigInt(key);
        if (number > highest) highest = number;
      }
    }
    return highest;
  });
}

/** A whole number written the one way; "007" is a code, not a number. */
export const wholeNumber = /^(?:0|[1-9]\d{0,17})$/;
