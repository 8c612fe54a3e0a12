import { type Link, quoted, type RawRow } from './database.ts';
import { noTable } from './faults.ts';
import { type Affinity, affinityOf, type Codec, codecOf, type Raw } from './types.ts';

export interface Column {
  readonly name: string;
  readonly codec: Codec;
  readonly affinity: Affinity;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
  readonly generated: boolean;
  readonly unique: boolean;
  /** One of its values, for the form that new ones are stored in. */
  readonly sample: Raw;
}

/** A table as its own schema describes it. */
export interface Table {
  readonly name: string;
  readonly columns: ReadonlyMap<string, Column>;
  /** The columns of the primary key, in its order; empty when none tells the rows apart. */
  readonly key: readonly Column[];
  /** The key is the rowid: SQLite itself gives the next number. */
  readonly numbered: boolean;
  /** What addresses a row of a table without key. */
  readonly rowid: string | null;
}

const text = (raw: Raw | undefined): string => (typeof raw === 'string' ? raw : '');
const flag = (raw: Raw | undefined): boolean => typeof raw === 'bigint' && raw !== 0n;

/** Names of the ordinary tables, not those of SQLite or of its search indexes. */
export function tableNames(link: Link): readonly string[] {
  const rows = link.all(
    `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`,
  );
  return rows.map((row) => text(row[0]));
}

/** @throws Fault `setting` when there is no such table */
export function tableOf(link: Link, asked: string): Table {
  const schema = link.one('pragma schema_version')?.[0] ?? null;
  const known = link.tables.get(asked);
  if (known?.schema === schema) return known.table;
  const table = discover(link, asked);
  link.tables.set(asked, { schema, table });
  return table;
}

function discover(link: Link, asked: string): Table {
  const listed = link.one(
    `select name, wr from pragma_table_list where schema = 'main' and type = 'table' and name = ? collate binary`,
    asked,
  );
  if (listed === null || !tableNames(link).includes(asked)) throw noTable(link.place, asked);
  // hidden: 1 belongs to virtual tables, 2 and 3 are generated.
  const rows = link.all(
    'select name, type, "notnull", dflt_value, pk, hidden from pragma_table_xinfo(?) where hidden <> 1',
    asked,
  );
  const indexes = link.all('select name, "unique", origin, partial from pragma_index_list(?)', asked);
  const unique = uniqueColumns(link, indexes);
  const sql = text(link.one(`select sql from sqlite_schema where type = 'table' and name = ?`, asked)?.[0]);
  const keyRows = rows.filter((row) => flag(row[4])).sort((a, b) => Number(a[4]) - Number(b[4]));
  const withoutRowid = flag(listed[1]);
  const [only, more] = keyRows;
  // "INTEGER PRIMARY KEY" is the rowid itself, unless it has an index of its own (sqlite.org/lang_createtable.html, 5).
  const numbered =
    only !== undefined &&
    more === undefined &&
    !withoutRowid &&
    text(only[1]).toUpperCase() === 'INTEGER' &&
    !indexes.some((row) => row[2] === 'pk');
  const columns = new Map<string, Column>();
  for (const row of rows) {
    const name = text(row[0]);
    const declared = text(row[1]);
    const sample = sampleOf(link, asked, name, declared);
    columns.set(name, {
      name,
      codec: codecOf({ declared, options: optionsOf(sql, name), sample }),
      affinity: affinityOf(declared),
      notNull: flag(row[2]) || (flag(row[4]) && (numbered || withoutRowid)),
      hasDefault: row[3] !== null,
      generated: flag(row[5]),
      unique: unique.has(name) || (keyRows.length === 1 && flag(row[4])),
      sample,
    });
  }
  const key = keyRows.flatMap((row) => columns.get(text(row[0])) ?? []);
  // A column without a declared type may hold 5 and "5" side by side, which one text cannot tell apart.
  const usable = key.every((column) => column.affinity !== 'blob');
  const rowid = ['rowid', '_rowid_', 'oid'].find(
    (name) => ![...columns.keys()].some((one) => one.toLowerCase() === name),
  );
  return {
    name: asked,
    columns,
    key: usable ? key : [],
    numbered,
    rowid: withoutRowid ? null : (rowid ?? null),
  };
}

/** Columns with a unique index of their own over all rows. */
function uniqueColumns(link: Link, indexes: readonly RawRow[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [index, unique, , partial] of indexes) {
    if (!flag(unique) || flag(partial)) continue;
    const parts = link.all('select name from pragma_index_info(?)', index ?? null);
    const name = parts[0]?.[0];
    if (parts.length === 1 && typeof name === 'string') names.add(name);
  }
  return names;
}

/** A value of a column whose stored form is a matter of taste: moments, dates, truth values, columns without a type. */
function sampleOf(link: Link, table: string, column: string, declared: string): Raw {
  if (!/^\s*(?:BOOL|DATE|TIME|$)/i.test(declared) && !/DATETIME|TIMESTAMP/i.test(declared)) return null;
  const name = quoted(column);
  return link.one(`select ${name} from ${quoted(table)} where ${name} is not null limit 1`)?.[0] ?? null;
}

/** The texts of CHECK (column IN ('a', 'b')), where a table is made with one; null otherwise. */
function optionsOf(sql: string, column: string): readonly string[] | null {
  const name = column.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const list = new RegExp(
    `check\\s*\\(\\s*(?:"${name}"|\`${name}\`|\\[${name}\\]|\\b${name})\\s+in\\s*\\(((?:\\s*'(?:[^']|'')*'\\s*,?)+)\\)\\s*\\)`,
    'i',
  ).exec(sql);
  if (list === null) return null;
  return [...(list[1] ?? '').matchAll(/'((?:[^']|'')*)'/g)].map((one) => (one[1] ?? '').replaceAll("''", "'"));
}
