import type { RecordCount } from '../contract.ts';
import type { Writable } from '../probe/writable.ts';
import type { Client } from './client.ts';
import { quote } from './discover.ts';
import type { PostgresSettings } from './settings.ts';

const rightsSql = `select c.relname, c.relkind::text,
  (has_any_column_privilege(c.oid, 'insert') and pg_relation_is_updatable(c.oid, true) & 8 = 8)::text,
  (has_any_column_privilege(c.oid, 'update') and pg_relation_is_updatable(c.oid, true) & 4 = 4)::text,
  (has_table_privilege(c.oid, 'delete') and pg_relation_is_updatable(c.oid, true) & 16 = 16)::text,
  (exists (select 1 from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisunique and i.indisvalid
    and i.indpred is null and i.indexprs is null and not exists (
      select 1 from unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
      join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
      where k.place <= i.indnkeyatts and not a.attnotnull)))::text
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
  and has_any_column_privilege(c.oid, 'select') order by c.relname collate "C"`;

const yes = (cell: string | null | undefined): boolean => cell === 'true' || cell === 't';

/** A table or view that may be read, and what else its rights allow. */
export interface Allowed extends Writable {
  readonly isView: boolean;
}

/** What this user may do with each table and view of the schema, by the words of the catalogue; nothing is tried. */
export async function rightsOf(client: Client, settings: PostgresSettings): Promise<readonly Allowed[]> {
  const rows = await client.query(rightsSql, [settings.schema]);
  return rows.map(([name, kind, inserts, updates, deletes, unique]) => {
    const object = name ?? '';
    const keyed = yes(unique) || settings.keys[object] !== undefined;
    const [create, update, remove] = [inserts, updates, deletes].map((cell) => keyed && yes(cell));
    const isView = kind === 'v' || kind === 'm';
    return {
      object,
      isView,
      keyless: !keyed,
      create: create ?? false,
      update: update ?? false,
      remove: remove ?? false,
      remedy: keyed ? grant(object, settings) : noKey(object),
    };
  });
}

const grant = (object: string, { schema, user }: PostgresSettings): Writable['remedy'] => ({
  code: 'postgres/no-right',
  fix: `Ask the owner of the database to allow it: GRANT INSERT, UPDATE, DELETE ON ${quote(schema)}.${quote(object)} TO ${quote(user)};`,
});

const noKey = (object: string): Writable['remedy'] => ({
  code: 'postgres/no-key',
  fix: `Give "${object}" a primary key, or name the columns that tell its records apart under "Keys" of the connection.`,
});

const countSql = `select c.reltuples::bigint::text from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2 and c.relkind in ('r', 'm')`;

/** Rows up to which a table is counted: counting is a walk through it. */
const countedMax = 100_000;

/** How many records there are: counted where they are few, else as the statistics of the server have it. */
export async function countOf(client: Client, schema: string, object: string): Promise<RecordCount | null> {
  const [estimate] = await client.query(countSql, [schema, object]);
  const about = Number(estimate?.[0] ?? -1);
  if (about > countedMax) return { records: about, exact: false };
  const sql = `select count(*)::text from (select 1 from ${quote(schema)}.${quote(object)} limit ${countedMax + 1}) as few`;
  const records = Number((await client.query(sql))[0]?.[0] ?? 0);
  return records > countedMax ? null : { records, exact: true };
}
