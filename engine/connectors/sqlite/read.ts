import { addMs, compareInstants } from '../../core/values/instant.ts';
import type { RecordKey } from '../../model/ids.ts';
import type { Sighting, Snapshot } from '../../model/record.ts';
import type { Fields } from '../../model/value.ts';
import type { Cursor, Page, View } from '../contract.ts';
import { type Link, quoted, type RawRow } from './database.ts';
import { noColumn, nullKey } from './faults.ts';
import { holds, keyIn, type Lens, lensOf, sightingOf, snapshotIn } from './lens.ts';
import type { Column } from './table.ts';
import { instantIn, type Raw } from './types.ts';

const pageRecords = 1_000;

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

/** All records, in the order of their keys. */
export function* scan(link: Link, view: View): Generator<Page> {
  link.inPlace();
  const lens = lensOf(link, view);
  wholeKeys(lens);
  for (const rows of rowPages(lens, lens.select, null)) {
    yield { snapshots: rows.map((row) => snapshotIn(lens, row)), removed: [] };
  }
}

/** All keys, in order. */
export function* keysOf(link: Link, view: View): Generator<readonly RecordKey[]> {
  const lens = lensOf(link, { ...view, fields: [], modifiedAt: null });
  wholeKeys(lens);
  const select = `select ${lens.keys.join(', ')} from ${quoted(lens.table.name)}`;
  for (const rows of rowPages(lens, select, null)) yield rows.map((row) => keyIn(lens, row));
}

/** What is under each of these keys now, in their order. */
export function read(link: Link, view: View, keys: readonly RecordKey[]): readonly Sighting[] {
  const lens = lensOf(link, view);
  return keys.map((key) => sightingOf(lens, key));
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

/** Records that hold all of these values, `limit` at most. */
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
