import type { Problem } from '../../model/problem.ts';
import type { Client } from './client.ts';
import { type Column, quote, type Table } from './discover.ts';
import type { Said } from './faults.ts';
import { type Job, notNull } from './jobs.ts';
import { keyArrays, keyNames, sameKey } from './read.ts';

/** Why one record was refused, without any of its values. */
export async function refusalOf(client: Client, table: Table, job: Job, said: Said): Promise<Problem> {
  switch (said.code) {
    case '23505':
    case '23P01':
      return taken(client, table, job, said);
    case '23502':
      return notNull(table, said.column);
    case '23503':
      return reference(table, job, said);
    case '23514':
    case '44000':
      return problem('rule', said, [
        `The record breaks the rule "${said.constraint === '' ? 'of the view' : said.constraint}" of ${table.object}.`,
        'Correct the values on the other side, or ask the administrator what the rule demands.',
      ]);
    case '42501':
      return problem('row-security', said, [
        `A row security policy of ${table.object} does not allow this record.`,
        'Ask the administrator to allow this user to write such records.',
      ]);
    default:
      return other(table, job, said);
  }
}

/** Names in quotes belong to the table; where the value itself is wrong, it is the value that PostgreSQL quotes. */
const withoutValues = ({ code, message }: Said): string =>
  code.startsWith('22') ? message.replaceAll(/"[^"]*"/gu, '"…"') : message;

const problem = (code: string, said: Said, [message, fix]: readonly [string, string]): Problem => ({
  code: `postgres/${code}`,
  message,
  fix,
  ...(said.message === '' ? {} : { cause: `SQLSTATE ${said.code}: ${withoutValues(said)}` }),
});

function other(table: Table, job: Job, said: Said): Problem {
  if (/^(?:P0|38|39|09)/.test(said.code)) {
    return problem('trigger', said, [
      `A trigger of ${table.object} refused the record: ${said.message}`,
      'Correct the values on the other side so that they meet what the trigger demands.',
    ]);
  }
  const fields = job.cells.map((cell) => `"${cell.column.facts.name}"`).join(', ');
  return problem('wrong-value', said, [
    `PostgreSQL cannot store a value of the record in ${table.object} (${said.code}); written were ${fields}.`,
    'Correct the values on the other side, or add a step that turns them into ones that fit.',
  ]);
}

function reference(table: Table, job: Job, said: Said): Problem {
  if (job.write.op === 'remove') {
    return problem('referenced', said, [
      `The record of ${table.object} cannot be removed: records of ${said.table} still point at it.`,
      'Remove those records first, or archive this one instead.',
    ]);
  }
  return problem('no-target', said, [
    `The record points at one that is not there (rule "${said.constraint}" of ${said.table}).`,
    'Sync the records it points at first, or map the reference.',
  ]);
}

/** Somebody else already has these values: says who, as far as that can be found. */
async function taken(client: Client, table: Table, job: Job, said: Said): Promise<Problem> {
  const columns = await columnsOf(client, table, said.constraint);
  const names = columns.map((column) => `"${column.facts.name}"`).join(', ');
  const blocker = columns.length === 0 ? null : await blockerOf(client, table, { job, columns });
  const who = blocker === null ? 'Another record' : `Another record (key ${blocker})`;
  const what =
    names === '' ? `breaks the rule "${said.constraint}" together with this one` : `already has this ${names}`;
  return problem('taken', said, [
    `${who} of ${table.object} ${what}.`,
    'Change one of the two records, or match them so that they become one.',
  ]);
}

async function columnsOf(client: Client, table: Table, index: string): Promise<readonly Column[]> {
  const sql = `select a.attname from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
where c.relname = $1 and i.indrelid = $2::oid and i.indexprs is null order by a.attnum`;
  const rows = await client.query(sql, [index, table.relation.oid]);
  return rows.flatMap((row) => table.columns.get(row[0] ?? '') ?? []);
}

interface Collision {
  readonly job: Job;
  readonly columns: readonly Column[];
}

/** The key of the record that stands in the way. What this write does not set is taken from the record itself. */
async function blockerOf(client: Client, table: Table, { job, columns }: Collision): Promise<string | null> {
  const [only] = table.key;
  if (only === undefined || table.key.length > 1) return null;
  const params: unknown[] = [[job.key?.[0] ?? null]];
  const terms = columns.map((column) => {
    const cell = job.cells.find((one) => one.column === column);
    if (cell === undefined) return `b.${column.sql} = t.${column.sql}`;
    params.push(cell.text);
    return column.wire.lookup(`b.${column.sql}`, `$${params.length}::${column.wire.wire}`);
  });
  const own = `select from unnest(${keyArrays(table, 1)}) as v(${keyNames(table)})`;
  const sql = `select ${only.wire.select(`b.${quote(only.facts.name)}`)} from ${table.sql} as b
left join (${own.replace('select', 'select t.*')} join ${table.sql} as t on ${sameKey(table)}) as t on true
where ${terms.join(' and ')} and (b.${only.sql} = t.${only.sql}) is not true limit 1`;
  const [found] = await client.query(sql, params);
  return found?.[0] ?? null;
}
