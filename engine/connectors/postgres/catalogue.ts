import { z } from 'zod';
import type { Client, Row } from './client.ts';
import type { ColumnType } from './wire.ts';

/** What the system catalogue of PostgreSQL says about one table or view. */
export interface Relation {
  readonly oid: string;
  /** r table, p partitioned, v view, m materialized view, f foreign table. */
  readonly kind: string;
  /** Insert, update and delete, by right and by nature. */
  readonly inserts: boolean;
  readonly updates: boolean;
  readonly deletes: boolean;
  /** A write of a row is one atomic act on a row that can be locked. */
  readonly atomic: boolean;
  readonly columns: readonly ColumnFacts[];
  /** Columns of its unique indexes that hold for all rows; the primary key first, then the shortest. */
  readonly uniques: readonly (readonly string[])[];
}

export interface ColumnFacts {
  readonly name: string;
  readonly type: ColumnType;
  readonly notNull: boolean;
  /** Expression of its default; empty where there is none. */
  readonly fallback: string;
  /** a always, d by default, empty: no identity. */
  readonly identity: string;
  readonly generated: boolean;
  /** The sequence its numbers come from, if this user may draw from it; else empty. */
  readonly sequence: string;
  readonly mayInsert: boolean;
  readonly mayUpdate: boolean;
}

const objectsSql = `select c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
and has_any_column_privilege(c.oid, 'select') order by c.relname collate "C"`;

const relationSql = `select c.oid::text, c.relkind::text,
  (has_any_column_privilege(c.oid, 'insert') and pg_relation_is_updatable(c.oid, true) & 8 = 8 and able.writes)::text,
  (has_any_column_privilege(c.oid, 'update') and pg_relation_is_updatable(c.oid, true) & 4 = 4 and able.writes)::text,
  (has_table_privilege(c.oid, 'delete') and pg_relation_is_updatable(c.oid, true) & 16 = 16 and able.writes)::text,
  (c.relkind in ('r', 'p') or (c.relkind = 'v' and pg_relation_is_updatable(c.oid, false) & 20 = 20))::text
from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace,
  (select not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off' as writes) as able
where n.nspname = $1 and c.relname = $2 and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and has_any_column_privilege(c.oid, 'select')`;

const columnsSql = `with recursive chain(attnum, typid, typmod, required) as (
  select a.attnum, a.atttypid, a.atttypmod, a.attnotnull from pg_catalog.pg_attribute a
  where a.attrelid = $1::oid and a.attnum > 0 and not a.attisdropped
  union all
  select chain.attnum, t.typbasetype, t.typtypmod, chain.required or t.typnotnull
  from chain join pg_catalog.pg_type t on t.oid = chain.typid where t.typtype = 'd')
select a.attname, t.typname, format_type(t.oid, null), t.typtype::text, chain.typmod::text,
  coalesce((select array_to_json(array_agg(e.enumlabel::text order by e.enumsortorder))::text
    from pg_catalog.pg_enum e where e.enumtypid = t.oid), '[]'),
  coalesce((select el.typname from pg_catalog.pg_type el where el.oid = t.typelem and t.typcategory = 'A'), ''),
  chain.required::text,
  case when a.attgenerated = '' then coalesce(pg_get_expr(d.adbin, d.adrelid), '') else '' end,
  a.attidentity::text, (a.attgenerated <> '')::text,
  case when c.relkind in ('r', 'p') then pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) end,
  has_column_privilege(c.oid, a.attnum, 'insert')::text,
  (has_column_privilege(c.oid, a.attnum, 'update') and pg_column_is_updatable(c.oid, a.attnum, true))::text
from chain join pg_catalog.pg_type t on t.oid = chain.typid and t.typtype <> 'd'
join pg_catalog.pg_attribute a on a.attrelid = $1::oid and a.attnum = chain.attnum
join pg_catalog.pg_class c on c.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where has_column_privilege(c.oid, a.attnum, 'select') order by a.attnum`;

const uniquesSql = `select array_to_json(array_agg(a.attname order by k.place))::text
from pg_catalog.pg_index i cross join lateral unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
where i.indrelid = $1::oid and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
  and k.place <= i.indnkeyatts
group by i.indexrelid, i.indisprimary, i.indnkeyatts order by i.indisprimary desc, i.indnkeyatts, i.indexrelid`;

const sequenceSql = `select has_sequence_privilege($1, 'usage')::text`;

const Names = z.array(z.string());
const names = (json: string | null | undefined): readonly string[] => Names.parse(JSON.parse(json ?? '[]'));
const yes = (cell: string | null | undefined): boolean => cell === 'true' || cell === 't';

export async function objectNames(client: Client, schema: string): Promise<readonly string[]> {
  return (await client.query(objectsSql, [schema])).map((row) => row[0] ?? '');
}

/** Null where there is no such table or view, or none that this user may read. */
export async function relationOf(client: Client, schema: string, object: string): Promise<Relation | null> {
  const [found] = await client.query(relationSql, [schema, object]);
  if (found === undefined) return null;
  const [oid, kind, inserts, updates, deletes, atomic] = found;
  const columns: ColumnFacts[] = [];
  for (const row of await client.query(columnsSql, [oid])) columns.push(await columnOf(client, row));
  const uniques = (await client.query(uniquesSql, [oid])).map((row) => names(row[0]));
  return {
    oid: oid ?? '',
    kind: kind ?? '',
    inserts: yes(inserts),
    updates: yes(updates),
    deletes: yes(deletes),
    atomic: yes(atomic),
    columns,
    uniques,
  };
}

async function columnOf(client: Client, row: Row): Promise<ColumnFacts> {
  const [name, typeName, sql, kind, typmod, labels, element, notNull, fallback, identity, generated] = row;
  const [sequence, mayInsert, mayUpdate] = row.slice(11);
  const mayDraw = sequence != null && yes((await client.query(sequenceSql, [sequence]))[0]?.[0]);
  return {
    name: name ?? '',
    type: {
      name: typeName ?? '',
      sql: sql ?? '',
      kind: kind ?? '',
      typmod: Number(typmod ?? '-1'),
      labels: names(labels),
      element: element ?? '',
    },
    notNull: yes(notNull),
    fallback: fallback ?? '',
    identity: identity ?? '',
    generated: yes(generated),
    sequence: mayDraw ? (sequence ?? '') : '',
    mayInsert: yes(mayInsert),
    mayUpdate: yes(mayUpdate),
  };
}
