import { isUtf8 } from 'node:buffer';
import { same } from '../../core/values/equal.ts';
import { RecordKey } from '../../model/ids.ts';
import type { Sighting, Snapshot } from '../../model/record.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { View } from '../contract.ts';
import { type Link, quoted, type RawRow } from './database.ts';
import { noColumn, noKey, nullKey } from './faults.ts';
import { type Column, type Table, tableOf } from './table.ts';
import { instantIn, type Raw } from './types.ts';

/** A table with the columns to read, and where each stands in the rows that are asked for. */
export interface Lens {
  readonly link: Link;
  readonly table: Table;
  /** Fields of snapshots. */
  readonly fields: readonly Column[];
  readonly time: Column | null;
  /** Place of a column in a row. */
  readonly at: ReadonlyMap<Column, number>;
  /** "select ... from ..." */
  readonly select: string;
  /** Names of what addresses a row. */
  readonly keys: readonly string[];
}

/**
 * @param more columns that are not of the view but are needed all the same
 * @throws Fault `setting` for a table or a column that is not there (any more)
 */
export function lensOf(link: Link, view: View, more: readonly string[] = []): Lens {
  const table = tableOf(link, view.shape.object);
  const time = view.modifiedAt === null ? [] : [view.modifiedAt];
  const wanted = [...new Set([...view.fields, ...view.shape.key, ...time, ...more])];
  const missing = wanted.filter((name) => !table.columns.has(name));
  if (missing.length > 0) throw noColumn(link.place, table.name, missing);
  const columns = wanted.flatMap((name) => table.columns.get(name) ?? []);
  const keys = table.key.length > 0 ? table.key.map((column) => quoted(column.name)) : [table.rowid ?? ''];
  if (keys[0] === '') throw noKey(link.place, table.name);
  return {
    link,
    table,
    fields: view.fields.flatMap((name) => table.columns.get(name) ?? []),
    time: (view.modifiedAt === null ? undefined : table.columns.get(view.modifiedAt)) ?? null,
    at: new Map(columns.map((column, index) => [column, keys.length + index])),
    select: `select ${[...keys, ...columns.map((column) => quoted(column.name))].join(', ')} from ${quoted(table.name)}`,
    keys,
  };
}

/** What is stored in a column. */
export const storedIn = (lens: Lens, row: RawRow, column: Column): Raw => row[lens.at.get(column) ?? -1] ?? null;

function partOf(raw: Raw | undefined): string | null {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'bigint' || typeof raw === 'number' ? String(raw) : null;
}

/** The key of a row: the text of its key column, or the JSON array of several. */
export function keyIn(lens: Lens, row: RawRow): RecordKey {
  const parts = lens.keys.map((_, at) => partOf(row[at]));
  const texts = parts.filter((part) => part !== null);
  if (texts.length < parts.length) throw nullKey(lens.link.place, lens.table.name, lens.keys.join(', '));
  return RecordKey.parse(texts.length === 1 ? texts[0] : JSON.stringify(texts));
}

/** What to look for under a key; null for a key that no row can have. */
export function bindsOf(lens: Lens, key: RecordKey): readonly Raw[] | null {
  const { table } = lens;
  if (table.key.length === 0) return wholeNumber(key);
  if (table.key.length === 1) return [bindOf(table.key[0], key)];
  const parts = partsOf(key);
  return parts?.length === table.key.length ? parts.map((part, at) => bindOf(table.key[at], part)) : null;
}

function partsOf(key: RecordKey): readonly string[] | null {
  try {
    const parts: unknown = JSON.parse(key);
    if (!Array.isArray(parts)) return null;
    const texts = parts.filter((part) => typeof part === 'string');
    return texts.length === parts.length ? texts : null;
  } catch {
    return null;
  }
}

function wholeNumber(text: string): readonly Raw[] | null {
  if (!/^(?:0|-?[1-9]\d{0,18})$/.test(text)) return null;
  const number = BigInt(text);
  return BigInt.asIntN(64, number) === number ? [number] : null;
}

const bindOf = (column: Column | undefined, text: string): Raw =>
  column?.affinity === 'integer' ? (wholeNumber(text)?.[0] ?? text) : text;

/** The record in a row. */
export function snapshotIn(lens: Lens, row: RawRow): Snapshot {
  const key = keyIn(lens, row);
  const fields: Record<string, Value> = {};
  for (const column of lens.fields) {
    const value = valueIn(lens, row, column);
    if (value !== undefined) fields[column.name] = value;
  }
  const modifiedAt = lens.time === null ? null : instantIn(storedIn(lens, row, lens.time));
  return modifiedAt === null ? { key, fields } : { key, fields, modifiedAt };
}

/** The canonical value of a column; undefined (MISSING) where what is stored is not of its type. */
export function valueIn(lens: Lens, row: RawRow, column: Column): Value | undefined {
  const raw = storedIn(lens, row, column);
  if (typeof raw === 'string' && raw.includes('\ufffd') && !isText(lens, row, column)) return undefined;
  return column.codec.read(raw);
}

/** Bytes that are no UTF-8 come as U+FFFD, like a real U+FFFD; only the bytes tell which it is. */
function isText(lens: Lens, row: RawRow, column: Column): boolean {
  const sql = `select cast(${quoted(column.name)} as blob) from ${quoted(lens.table.name)} where ${whereKey(lens)}`;
  const bytes = lens.link.one(sql, ...row.slice(0, lens.keys.length))?.[0];
  return Buffer.isBuffer(bytes) && isUtf8(bytes);
}

const whereKey = (lens: Lens): string => lens.keys.map((name) => `${name} = ?`).join(' and ');

/** The row of a key. The text must be the same to the letter: a collation may find another row. */
export function rowOf(lens: Lens, key: RecordKey): RawRow | null {
  const binds = bindsOf(lens, key);
  const row = binds === null ? null : lens.link.one(`${lens.select} where ${whereKey(lens)}`, ...binds);
  return row !== null && keyIn(lens, row) === key ? row : null;
}

/** Removes or updates the one row that `row` is. */
export function changeRow(
  lens: Lens,
  row: RawRow,
  statement: { readonly sql: string; readonly bind: readonly Raw[] },
): number {
  return lens.link.run(
    `${statement.sql} where ${whereKey(lens)}`,
    ...statement.bind,
    ...row.slice(0, lens.keys.length),
  );
}

/** Whether a row holds all of these values. */
export function holds(lens: Lens, row: RawRow, fields: Fields): boolean {
  return Object.entries(fields).every(([name, value]) => {
    const column = lens.table.columns.get(name);
    return column !== undefined && same(column.codec.type, valueIn(lens, row, column), value);
  });
}

/** What is under a key now. */
export function sightingOf(lens: Lens, key: RecordKey): Sighting {
  const row = rowOf(lens, key);
  return row === null ? { kind: 'gone', key } : { kind: 'found', snapshot: snapshotIn(lens, row) };
}
