import type { Snapshot } from '../../model/record.ts';
import type { Fields } from '../../model/value.ts';
import type { Client } from './client.ts';
import type { Column, Table } from './discover.ts';
import { noSuchField } from './faults.ts';
import { isSendable, type Lens } from './view.ts';

interface Condition {
  readonly column: Column;
  /** Null asks for NULL. */
  readonly text: string | null;
}

/** Records whose values equal all of `fields`; found by an index where there is one. */
export async function find(client: Client, lens: Lens, fields: Fields, limit: number): Promise<readonly Snapshot[]> {
  const conditions = conditionsOf(lens.table, fields);
  if (conditions === null || limit < 1) return [];
  const exact = await ask(client, lens, conditions, { limit, how: exactly });
  if (exact.length >= limit || !conditions.some(isWrittenManyWays)) return exact;
  return ask(client, lens, conditions, { limit, how: normalised });
}

/** Null where no record can have one of the values. */
function conditionsOf(table: Table, fields: Fields): readonly Condition[] | null {
  const conditions: Condition[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const column = table.columns.get(name);
    if (column === undefined) throw noSuchField(table.object, [name]);
    if (value === null) {
      conditions.push({ column, text: null });
      continue;
    }
    const encoded = column.wire.encode(value);
    if (!encoded.ok || !isSendable(encoded.value)) return null;
    conditions.push({ column, text: encoded.value });
  }
  return conditions;
}

/** Beyond ASCII, and at line ends, the same canonical text may be stored in more than one way. */
const isWrittenManyWays = (one: Condition): boolean =>
  one.column.field.type.kind === 'text' && one.text !== null && /[^ -~]/.test(one.text);

type How = (condition: Condition, v: string) => string;

const exactly: How = ({ column, text }, v) => {
  const t = `t.${column.sql}`;
  return text === null ? `${t} is null` : `${column.wire.lookup(t, v)} and ${column.wire.match(t, v)}`;
};

const normalised: How = (condition, v) => {
  if (!isWrittenManyWays(condition)) return exactly(condition, v);
  const t = `t.${condition.column.sql}::text`;
  const lines = `replace(replace(${t}, e'\\r\\n', e'\\n'), e'\\r', e'\\n')`;
  return `(normalize(${lines}, nfc) collate "C") = ${v}`;
};

async function ask(
  client: Client,
  lens: Lens,
  conditions: readonly Condition[],
  by: { readonly limit: number; readonly how: How },
): Promise<readonly Snapshot[]> {
  const params: string[] = [];
  const terms = conditions.map((condition) => {
    if (condition.text !== null) params.push(condition.text);
    return by.how(condition, `$${params.length}::${condition.column.wire.wire}`);
  });
  const where = terms.length === 0 ? '' : ` where ${terms.join(' and ')}`;
  const sql = `select ${lens.selected} from ${lens.table.sql} as t${where} limit ${by.limit}`;
  return (await client.query(sql, params)).map((row) => lens.snapshot(row, 0));
}
