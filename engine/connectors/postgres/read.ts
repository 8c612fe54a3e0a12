import { randomUUID } from 'node:crypto';
import { addMs, compareInstants } from '../../core/values/instant.ts';
import { Fault } from '../../model/fault.ts';
import { RecordKey } from '../../model/ids.ts';
import type { Sighting, Snapshot } from '../../model/record.ts';
import type { Cursor, Page } from '../contract.ts';
import type { Client, Connections, Row } from './client.ts';
import type { Column, Table } from './discover.ts';
import { keyParts, type Lens } from './view.ts';

export const keyColumns = (table: Table): string => table.key.map((column) => `t.${column.sql}`).join(', ');
const selectedKey = (table: Table): string =>
  table.key.map((column) => column.wire.select(`t.${column.sql}`)).join(', ');

/** Texts of PostgreSQL are compared as its index does, and then as they are written. */
function sameKeyPart(column: Column, v: string): string {
  const found = column.wire.lookup(`t.${column.sql}`, v);
  return column.wire.type.kind === 'text' ? `${found} and ${column.wire.match(`t.${column.sql}`, v)}` : found;
}

/** `t` has the key whose parts are `v.k0`, `v.k1` and so on. */
export const sameKey = (table: Table): string =>
  table.key.map((column, index) => sameKeyPart(column, `v.k${index}`)).join(' and ');

/** `$1::int8[], $2::text[]`, one array for each part of the key, from parameter `from` on. */
export const keyArrays = (table: Table, from: number): string =>
  table.key.map((column, index) => `$${from + index}::${column.wire.wire}[]`).join(', ');
export const keyNames = (table: Table): string => table.key.map((_, index) => `k${index}`).join(', ');

/** One list per part of the key, as `unnest` takes them. */
export const byPart = (table: Table, keys: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  table.key.map((_, index) => keys.map((parts) => parts[index] ?? ''));

interface Question {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** The rows of a query in pages, all from one moment in time. */
async function* pages(connections: Connections, question: Question): AsyncGenerator<readonly Row[]> {
  const { client, giveBack } = await connections.borrow();
  let isOpen = true;
  try {
    // How long it may take depends on who works on the pages; that the server still sends is watched over by `stream`.
    await client.query('begin isolation level repeatable read read only; set local statement_timeout = 0');
    yield* client.stream(question.sql, question.params);
    await client.query('commit');
    isOpen = false;
  } finally {
    await giveBack(!isOpen);
  }
}

/** All records, in the order of their keys, as they are at one moment. */
export async function* scan(connections: Connections, lens: Lens): AsyncGenerator<Page> {
  const sql = `select ${lens.selected} from ${lens.table.sql} as t order by ${keyColumns(lens.table)}`;
  let last: RecordKey | null = null;
  for await (const rows of pages(connections, { sql, params: [] })) {
    const snapshots = rows.map((row) => lens.snapshot(row, 0));
    for (const snapshot of snapshots) last = after(last, snapshot.key, lens.table);
    yield { snapshots, removed: [] };
  }
}

/** All keys, in order, as they are at one moment. */
export async function* keys(connections: Connections, lens: Lens): AsyncGenerator<readonly RecordKey[]> {
  const { table } = lens;
  const sql = `select ${selectedKey(table)} from ${table.sql} as t order by ${keyColumns(table)}`;
  let last: RecordKey | null = null;
  for await (const rows of pages(connections, { sql, params: [] })) {
    const page = rows.map((row) => lens.keyAt(row, 0));
    for (const key of page) last = after(last, key, table);
    yield page;
  }
}

/** Columns that a person named as the key may not be one; two records under one key must not be taken for one. */
function after(last: RecordKey | null, key: RecordKey, table: Table): RecordKey {
  if (key !== last) return key;
  throw new Fault('setting', {
    code: 'postgres/key-not-unique',
    message: `Two records of ${table.object} have the key "${key}".`,
    fix: 'Name columns in the setting "keys" of the connection that are different for every record.',
  });
}

/**
 * No transaction that is open now, and whose changes we therefore cannot see yet, began before this: what it stamps with
 * its start must not be passed over. Readers that have been open for long would hold it back for nothing.
 */
const watermarkSql = `select least(clock_timestamp(), (select min(xact_start) from pg_catalog.pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
and (backend_xid is not null or xact_start > now() - interval '1 hour')))::text`;

export async function* since(
  connections: Connections,
  lens: Lens,
  from: { readonly cursor: Cursor | null; readonly overlapMs: number },
): AsyncGenerator<Page> {
  const column = lens.modifiedAt;
  if (column === null) throw noModifiedAt(lens.table.object);
  const cursor = from.cursor === '' ? null : from.cursor;
  const [marked] = await connections.use((client) => client.query(watermarkSql));
  const watermark = momentOf(column, marked?.[0] ?? '');
  const name = `t.${column.sql}`;
  const where =
    cursor === null ? '' : ` where ${name} >= $1::${column.wire.wire} or ${name} is null or ${name} < '0001-01-01'`;
  const sql = `select ${lens.selected}, ${name} from ${lens.table.sql} as t${where}`;
  const params = cursor === null ? [] : [earlier(cursor, from.overlapMs)];
  let latest = '';
  for await (const rows of pages(connections, { sql, params })) {
    for (const row of rows) latest = later(latest, momentOf(column, row.at(-1) ?? ''));
    yield { snapshots: rows.map((row) => lens.snapshot(row, 0)), removed: [] };
  }
  const reached = watermark !== '' && later(latest, watermark) === latest ? watermark : latest;
  yield { snapshots: [], removed: [], cursor: later(cursor ?? '', latest === '' ? '' : reached) };
}

/** Canonical, or empty for what is no moment ("infinity"). */
function momentOf(column: Column, text: string): string {
  const isLocal = column.field.type.kind === 'local-date-time';
  const value = text === '' ? undefined : column.wire.decode(isLocal ? text.replace('+00', '') : text);
  return typeof value === 'string' ? value : '';
}

const later = (a: string, b: string): string => (a === '' || (b !== '' && compareInstants(a, b) < 0) ? b : a);

function earlier(moment: string, ms: number): string {
  if (ms === 0) return moment;
  return moment.endsWith('Z') ? addMs(moment, -ms) : addMs(`${moment}Z`, -ms).slice(0, -1);
}

const noModifiedAt = (object: string): Fault =>
  new Fault('setting', {
    code: 'postgres/no-modified-at',
    message: `No field is named that says when a record of ${object} was last modified.`,
    fix: 'Name one in the flow, or let the side be scanned.',
  });

/** What is under these keys, in the order asked. */
export async function read(client: Client, lens: Lens, asked: readonly RecordKey[]): Promise<readonly Sighting[]> {
  const { table } = lens;
  const possible = asked.flatMap((key) => {
    const parts = keyParts(table, key);
    return parts === null ? [] : [{ key, parts }];
  });
  const found = new Map<RecordKey, Snapshot>();
  if (possible.length > 0) {
    const sql = `select ${lens.selected} from unnest(${keyArrays(table, 1)}) as v(${keyNames(table)})
join ${table.sql} as t on ${sameKey(table)}`;
    const rows = await client.query(
      sql,
      byPart(
        table,
        possible.map((one) => one.parts),
      ),
    );
    for (const row of rows) {
      const snapshot = lens.snapshot(row, 0);
      found.set(snapshot.key, snapshot);
    }
  }
  return asked.map((key) => {
    const snapshot = found.get(key);
    return snapshot === undefined ? { kind: 'gone', key } : { kind: 'found', snapshot };
  });
}

/** Which of these keys belong to a record. */
async function taken(client: Client, table: Table, candidates: readonly string[]): Promise<ReadonlySet<string>> {
  const parts = candidates.map((key) => [key]);
  const sql = `select v.k0::text from unnest(${keyArrays(table, 1)}) as v(${keyNames(table)})
where exists (select from ${table.sql} as t where ${sameKey(table)})`;
  const rows = await client.query(sql, byPart(table, parts));
  return new Set(rows.map((row) => row[0] ?? ''));
}

const drawsMax = 40;
const drawMax = 100_000;

/**
 * Keys for records to come. A sequence may lag far behind keys that people gave by hand, so each is looked up, and more
 * are drawn at a time the longer none is free.
 */
export async function reserve(client: Client, table: Table, count: number): Promise<readonly RecordKey[]> {
  const { draws } = table;
  if (draws === null) throw cannotReserve(table.object);
  if (draws.from === 'uuid') return Array.from({ length: count }, () => RecordKey.parse(randomUUID()));
  const free: RecordKey[] = [];
  for (let draw = 0; free.length < count && draw < drawsMax; draw += 1) {
    const sql = `select (${draws.sql})::text from generate_series(1, $1::int)`;
    const many = Math.min((count - free.length) * 2 ** draw, Math.max(drawMax, count));
    const drawn = (await client.query(sql, [many])).map((row) => row[0] ?? '');
    const used = await taken(client, table, drawn);
    free.push(...drawn.filter((key) => !used.has(key)).map((key) => RecordKey.parse(key)));
  }
  if (free.length < count) throw cannotReserve(table.object);
  return free.slice(0, count);
}

const cannotReserve = (object: string): Fault =>
  new Fault('setting', {
    code: 'postgres/no-new-keys',
    message: `No new keys for ${object} can be drawn: it has no sequence this user may use, or the sequence lags far behind.`,
    fix: 'Grant USAGE on the sequence and set it beyond the largest key, or give the key of new records by a field.',
  });
