import { isUtf8 } from 'node:buffer';
import { same } from '../../core/values/equal.ts';
import { addMs, compareInstants } from '../../core/values/instant.ts';
import { RecordKey } from '../../model/ids.ts';
import type { Sighting, Snapshot } from '../../model/record.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { Cursor, Page, View } from '../contract.ts';
import { type Link, quoted, type RawRow } from './database.ts';
import { noColumn, noKey, nullKey } from './faults.ts';
import { type Column, type Table, tableOf } from './table.ts';
import { instantIn, type Raw } from './types.ts';

const pageRecords = 1_000;

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

const rawIn = (lens: Lens, row: RawRow, column: Column): Raw => row[lens.at.get(column) ?? -1] ?? null;

function partOf(raw: Raw | undefined): string | null {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'bigint' || typeof raw === 'number' ? String(raw) : null;
}

/** The key of a row: the text of its key column, or the JSON array of several. */
function keyIn(lens: Lens, row: RawRow): RecordKey {
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
  const modifiedAt = lens.time === null ? null : instantIn(rawIn(lens, row, lens.time));
  return modifiedAt === null ? { key, fields } : { key, fields, modifiedAt };
}

/** The canonical value of a column; undefined (MISSING) where what is stored is not of its type. */
export function valueIn(lens: Lens, row: RawRow, column: Column): Value | undefined {
  const raw = rawIn(lens, row, column);
  if (typeof raw === 'string' && raw.includes('\ufffd') && !isText(lens, row, column)) return undefined;
  return column.codec.read(raw);
}

/** Bytes that are no UTF-8 come as U+FFFD, like a real U+FFFD; only the bytes tell which it is. */
function isText(lens: Lens, row: RawRow, column: Column): boolean {
  const sql = `select cast(${quoted(column.name)} as blob) from ${quoted(lens.table.name)} where ${whereKey(lens)}`;
  const bytes = lens.link.one(sql, ...row.slice(0, lens.keys.length))?.[0];
  return Buffer.isBuffer(bytes) && isUtf8(bytes);
}

export const storedIn = rawIn;

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

interface Part {
  readonly where: string;
  readonly bind: readonly Raw[];
}

/** Rows in the order of the key, page by page; each page is a query of its own, so that nothing stays locked between them. */
function* rowPages(lens: Lens, select: string, part: Part | null): Generator<readonly RawRow[]> {
  const width = lens.keys.length;
  const names = lens.keys.join(', ');
  const order = `order by ${names} limit ${pageRecords}`;
  const after = `(${names}) > (${lens.keys.map(() => '?').join(', ')})`;
  let last: readonly Raw[] | null = null;
  for (;;) {
    const where: string[] = [];
    if (part !== null) where.push(`(${part.where})`);
    if (last !== null) where.push(after);
    const sql: string = `${select}${where.length > 0 ? ` where ${where.join(' and ')}` : ''} ${order}`;
    const rows: readonly RawRow[] = lens.link.all(sql, ...(part?.bind ?? []), ...(last ?? []));
    if (rows.length > 0) yield rows;
    const end: RawRow | undefined = rows.at(-1);
    if (rows.length < pageRecords || end === undefined) return;
    last = end.slice(0, width);
  }
}

/** A NULL in a key hides its row from pages by key, so it is looked for once. */
function wholeKeys(lens: Lens): void {
  const nullable = lens.table.key.filter((column) => !column.notNull).map((column) => `${quoted(column.name)} is null`);
  if (nullable.length === 0) return;
  const row = lens.link.one(`select 1 from ${quoted(lens.table.name)} where ${nullable.join(' or ')} limit 1`);
  if (row !== null) throw nullKey(lens.link.place, lens.table.name, lens.keys.join(', '));
}

export function* scan(link: Link, view: View): Generator<Page> {
  link.inPlace();
  const lens = lensOf(link, view);
  wholeKeys(lens);
  for (const rows of rowPages(lens, lens.select, null)) {
    yield { snapshots: rows.map((row) => snapshotIn(lens, row)), removed: [] };
  }
}

export function* keysOf(link: Link, view: View): Generator<readonly RecordKey[]> {
  const lens = lensOf(link, { ...view, fields: [], modifiedAt: null });
  wholeKeys(lens);
  const select = `select ${lens.keys.join(', ')} from ${quoted(lens.table.name)}`;
  for (const rows of rowPages(lens, select, null)) yield rows.map((row) => keyIn(lens, row));
}

export function read(link: Link, view: View, keys: readonly RecordKey[]): readonly Sighting[] {
  const lens = lensOf(link, view);
  return keys.map((key) => sightingOf(lens, key));
}

export function sightingOf(lens: Lens, key: RecordKey): Sighting {
  const row = rowOf(lens, key);
  return row === null ? { kind: 'gone', key } : { kind: 'found', snapshot: snapshotIn(lens, row) };
}

const isoDate = '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*';

/**
 * Rows that may have changed since: all but those whose modification time can be read and is older. Times may stand in
 * several forms in one column, so SQL only leaves out what is older by a day, and the rest is compared canonically.
 */
function changedSince(column: Column, from: string): Part {
  const name = quoted(column.name);
  const day = addMs(from, -172_800_000).slice(0, 10);
  const seconds = BigInt(Math.floor(Date.parse(`${day}T00:00:00Z`) / 1000));
  return {
    where: `${name} is null or not ((typeof(${name}) = 'text' and ${name} < ? and ${name} glob '${isoDate}') or (typeof(${name}) = 'integer' and ${name} < ?))`,
    bind: [day, seconds],
  };
}

/** The latest modification time in the table, at most `now`: a time in the future must not hide what comes before it. */
function latest(lens: Lens, column: Column, now: string): Cursor {
  const name = quoted(column.name);
  const table = quoted(lens.table.name);
  const rows = ['integer', 'text'].map((type) =>
    lens.link.one(`select max(${name}) from ${table} where typeof(${name}) = '${type}'`),
  );
  const instants = rows.flatMap((row) => instantIn(row?.[0] ?? null) ?? []);
  const max = instants.reduce((a, b) => (a !== '' && compareInstants(a, b) >= 0 ? a : b), '');
  return max !== '' && compareInstants(max, now) > 0 ? now : max;
}

/** Records changed at or after the cursor less the overlap, and those whose time is unknown. An empty cursor is the beginning. */
export function* since(
  link: Link,
  view: View,
  from: { readonly cursor: Cursor | null; readonly overlapMs: number; readonly now: string },
): Generator<Page> {
  const lens = lensOf(link, view);
  if (lens.time === null) throw noColumn(link.place, lens.table.name, ['(modified at)']);
  wholeKeys(lens);
  const { time } = lens;
  // Taken before the rows are read: what is written meanwhile is later than this, or is read now.
  const cursor = latest(lens, time, from.now);
  const start = from.cursor === null || from.cursor === '' ? null : addMs(from.cursor, -from.overlapMs);
  for (const rows of rowPages(lens, lens.select, start === null ? null : changedSince(time, start))) {
    const snapshots = rows
      .map((row) => snapshotIn(lens, row))
      .filter((one) => start === null || one.modifiedAt === undefined || compareInstants(one.modifiedAt, start) >= 0);
    if (snapshots.length > 0) yield { snapshots, removed: [] };
  }
  yield { snapshots: [], removed: [], cursor: cursor === '' ? (from.cursor ?? '') : cursor };
}

/** Whether a row holds all of these values. */
export function holds(lens: Lens, row: RawRow, fields: Fields): boolean {
  return Object.entries(fields).every(([name, value]) => {
    const column = lens.table.columns.get(name);
    return column !== undefined && same(column.codec.type, valueIn(lens, row, column), value);
  });
}

/** What SQL can compare as well as we can: NULL, and plain ASCII text on one line. Everything else is compared here. */
function likely(lens: Lens, fields: Fields): Part | null {
  const where: string[] = [];
  const bind: Raw[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const column = lens.table.columns.get(name);
    const plain = column?.affinity === 'text' && typeof value === 'string' && /^[\x20-\x7e]*$/.test(value);
    if (value !== null && !plain) continue;
    where.push(`${quoted(name)} is ? collate binary`);
    bind.push(plain ? value : null);
  }
  return where.length === 0 ? null : { where: where.join(' and '), bind };
}

export function find(link: Link, view: View, fields: Fields, limit: number): readonly Snapshot[] {
  const lens = lensOf(link, view, Object.keys(fields));
  const found: Snapshot[] = [];
  for (const rows of rowPages(lens, lens.select, likely(lens, fields))) {
    for (const row of rows) {
      if (found.length >= limit) return found;
      if (holds(lens, row, fields)) found.push(snapshotIn(lens, row));
    }
  }
  return found;
}
