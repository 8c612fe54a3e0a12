import type { BigIntStats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { RecordKey } from '../../model/ids.ts';
import { fileFault, type Place } from '../files/place.ts';
import { textOf } from './bytes.ts';
import { type Column, columnOf } from './columns.ts';
import { type Dialect, dialectOf } from './dialect.ts';
import * as faults from './faults.ts';
import { keySet } from './key-set.ts';
import { cutRows, isEmptyRow, type Row } from './rows.ts';
import type { CsvSettings } from './settings.ts';

/** The longest row that is read; a longer one means a quote that is not closed. */
export const rowBytesMax = 16 * 1024 * 1024;

/** A connection's file and how to read it. */
export interface Sheet {
  readonly place: Place;
  readonly settings: CsvSettings;
}

/** One version of the file, open. */
export interface Table {
  readonly sheet: Sheet;
  readonly handle: FileHandle;
  readonly stamp: BigIntStats;
  readonly dialect: Dialect;
  /** The columns that have a name, in the order of the file. */
  readonly columns: ReadonlyMap<string, Column>;
  /** How many cells a row has. */
  readonly width: number;
  readonly key: readonly Column[];
  /** The row of names; null where the file has none. */
  readonly header: Row | null;
}

/** The name of the one object in a file: its base name without extension. */
export const objectOf = (place: Place): string => basename(place.path, extname(place.path));

/** Same version: nobody wrote it in between, as far as the file system tells. */
export const sameVersion = (a: BigIntStats, b: BigIntStats): boolean =>
  a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeNs === b.mtimeNs;

/**
 * Opens the file and works on one version of it.
 * @throws Fault `setting` where the file cannot be understood; what `work` throws
 */
export async function withTable<T>(sheet: Sheet, work: (table: Table) => Promise<T>): Promise<T> {
  const table = await openTable(sheet);
  try {
    return await work(table);
  } catch (error) {
    throw fileFault(sheet.place, error);
  } finally {
    await table.handle.close();
  }
}

/** Opens the file; the caller closes its handle. */
export async function openTable(sheet: Sheet): Promise<Table> {
  const { place, settings } = sheet;
  let handle: FileHandle | null = null;
  try {
    handle = await open(place.path, 'r');
    const stamp = await handle.stat({ bigint: true });
    const dialect = await dialectOf(place, handle, settings);
    const first = await firstRow(sheet, handle, dialect);
    if (first === null) throw faults.emptyFile(place);
    const names = first.cells.map((cell, at) => (settings.header ? cell.normalize('NFC').trim() : `column ${at + 1}`));
    const columns = columnsOf(sheet, names);
    const key = keyNames(settings).map((name) => columns.get(name));
    const found = key.filter((one) => one !== undefined);
    if (found.length < key.length) {
      const missing = keyNames(settings).filter((name) => !columns.has(name));
      throw faults.noColumn(place, missing, [...columns.keys()]);
    }
    const header = settings.header ? first : null;
    return { sheet, handle, stamp, dialect, columns, width: names.length, key: found, header };
  } catch (error) {
    await handle?.close();
    throw fileFault(place, error);
  }
}

const keyNames = (settings: CsvSettings): readonly string[] =>
  settings.key === undefined ? [] : typeof settings.key === 'string' ? [settings.key] : settings.key;

function columnsOf({ place, settings }: Sheet, names: readonly string[]): ReadonlyMap<string, Column> {
  const named = names.filter((name) => name !== '');
  if (named.length === 0) throw faults.nothingNamed(place);
  const twins = new Set(named.filter((name, at) => named.indexOf(name) !== at));
  if (twins.size > 0) throw faults.sameNames(place, [...twins]);
  const columns = names.flatMap((name, at) => (name === '' ? [] : [columnOf(name, at, settings)]));
  const lost = Object.keys(settings.types).filter((name) => !named.includes(name));
  if (lost.length > 0) throw faults.noColumn(place, lost, named);
  return new Map(columns.map((column) => [column.name, column]));
}

async function firstRow(sheet: Sheet, handle: FileHandle, dialect: Dialect): Promise<Row | null> {
  for await (const rows of rowsIn(sheet, handle, dialect)) for (const row of rows) return row;
  return null;
}

/** Rows in batches as they come, the header included. Holds one batch in memory, or one row where a row is longer. */
async function* rowsIn(
  { place }: Sheet,
  handle: FileHandle,
  dialect: Dialect,
  watch?: (bytes: Buffer) => void,
): AsyncGenerator<readonly Row[]> {
  let rest = '';
  let line = dialect.startLine;
  // A row that spans many pieces is cut anew only when its text has doubled, or it would be looked at for each piece.
  let tryAt = 0;
  const source = { place, handle, encoding: dialect.encoding, ...(watch === undefined ? {} : { watch }) };
  for await (const piece of textOf(source, dialect.start)) {
    rest += piece;
    if (rest.length > rowBytesMax) throw faults.longRow(place, line, rowBytesMax);
    if (rest.length < tryAt) continue;
    const cut = cutRows(rest, dialect, line, false);
    if (cut.broken !== null) throw brokenRow(place, cut.broken);
    ({ rest, line } = cut);
    tryAt = cut.rows.length > 0 ? 0 : rest.length * 2;
    if (cut.rows.length > 0) yield cut.rows;
  }
  const cut = cutRows(rest, dialect, line, true);
  if (cut.broken !== null) throw brokenRow(place, cut.broken);
  if (cut.rows.length > 0) yield cut.rows;
}

const brokenRow = (place: Place, broken: { readonly why: 'open-quote' | 'after-quote'; readonly line: number }) =>
  broken.why === 'open-quote' ? faults.openQuote(place, broken.line) : faults.afterQuote(place, broken.line);

/**
 * The rows below the header, in batches, empty ones included. Each has as many cells as there are columns.
 * @param watch sees the bytes of the file from `dialect.start` on
 */
export async function* bodyOf(table: Table, watch?: (bytes: Buffer) => void): AsyncGenerator<readonly Row[]> {
  const { sheet, handle, dialect, width } = table;
  let header = table.header !== null;
  for await (const rows of rowsIn(sheet, handle, dialect, watch)) {
    const body = header ? rows.slice(1) : rows;
    header = false;
    for (const row of body) {
      if (row.cells.length === width || isEmptyRow(row)) continue;
      throw faults.ragged(sheet.place, { line: row.line, cells: row.cells.length, columns: width });
    }
    yield body;
  }
}

/** Faults when somebody wrote the file since it was opened: what was read may be half old and half new. */
export async function stillSame(table: Table): Promise<void> {
  const now = await table.handle.stat({ bigint: true });
  if (!sameVersion(now, table.stamp)) throw faults.changedMeanwhile(table.sheet.place);
}

/** The key of a row: its cell, or the JSON array of its cells. Null where one of them is empty. */
export function keyOf(table: Table, row: Row): RecordKey | null {
  const parts: string[] = [];
  for (const column of table.key) {
    const cell = row.cells[column.at] ?? '';
    if (cell === '') return null;
    parts.push(cell);
  }
  if (parts.length === 0) return RecordKey.parse(String(row.line));
  return RecordKey.parse(parts.length === 1 ? parts[0] : JSON.stringify(parts));
}

/** The cells that a key stands for, in the order of the key's columns; null for a key of another form. */
export function partsOf(table: Table, key: RecordKey): readonly string[] | null {
  if (table.key.length === 1) return key === '' ? null : [key];
  try {
    const parts: unknown = JSON.parse(key);
    if (!Array.isArray(parts) || parts.length !== table.key.length) return null;
    const texts = parts.filter((part) => typeof part === 'string' && part !== '');
    return texts.length === parts.length ? texts : null;
  } catch {
    return null;
  }
}

/** Sees the key of every record of a pass, and faults at its end when some have none or share one. */
export interface KeyCheck {
  readonly see: (row: Row, key: RecordKey | null) => void;
  readonly end: () => Promise<void>;
}

/** How many lines and keys a message names. */
const namedMax = 5;

export function keyCheck(table: Table): KeyCheck {
  const { place } = table.sheet;
  const name = table.key.map((column) => column.name).join('", "');
  const seen = keySet();
  const twice = new Set<string>();
  const bare: number[] = [];
  let without = 0;
  return {
    see: (row, key) => {
      if (key === null) {
        without += 1;
        if (bare.length < namedMax) bare.push(row.line);
      } else if (table.key.length > 0 && twice.size < namedMax && seen.add(key)) twice.add(key);
    },
    end: async () => {
      if (without > 0) throw faults.noKey(place, name, { lines: bare, count: without });
      if (twice.size === 0) return;
      const twins = await linesOfKeys(table, twice);
      if (twins.length > 0) throw faults.sameKeys(place, name, twins);
    },
  };
}

/** Looks again at keys that seem to stand twice: the set that found them may have been mistaken. */
async function linesOfKeys(table: Table, keys: ReadonlySet<string>): Promise<readonly faults.Twin[]> {
  const lines = new Map<string, number[]>();
  for await (const rows of bodyOf(table)) {
    for (const row of rows) {
      const key = isEmptyRow(row) ? null : keyOf(table, row);
      if (key === null || !keys.has(key)) continue;
      const there = lines.get(key) ?? [];
      if (there.length < namedMax) there.push(row.line);
      lines.set(key, there);
    }
  }
  return [...lines].filter(([, at]) => at.length > 1).map(([value, at]) => ({ value, lines: at }));
}
