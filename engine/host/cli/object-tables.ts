import type { Session } from '../../connectors/contract.ts';
import { nodeOf } from '../../core/compile/report.ts';
import { tableSourcesOf, type UsedTable } from '../../core/compile/table-sources.ts';
import { rowsMax } from '../../core/steps/lookup.ts';
import { Fault } from '../../model/fault.ts';
import type { Flow } from '../../model/flow.ts';
import type { ConnectionId } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { type Table, type Tables, tableName } from '../../model/table.ts';
import type { Fields } from '../../model/value.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Context } from './context.ts';
import { openSession } from './sessions.ts';

interface ObjectTable {
  readonly name: string;
  readonly connection: ConnectionId;
  readonly object: string;
  readonly columns: readonly string[];
  readonly node: UsedTable['node'];
}

/** The objects that steps look values up in, once each, with the columns that any of them asks for. */
function objectTablesOf(flow: Flow): readonly ObjectTable[] {
  const found = new Map<string, ObjectTable>();
  for (const { source, node } of tableSourcesOf(flow)) {
    if ('file' in source) continue;
    const name = tableName(source);
    const columns = [...new Set([...(found.get(name)?.columns ?? []), ...source.columns])];
    found.set(name, { ...source, name, node, columns });
  }
  return [...found.values()];
}

/** A cell of a table: the value as text; a blank is an empty one. */
const cellOf = (fields: Fields, column: string): string => {
  const value = fields[column] ?? null;
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Reads at most one row more than a plan can hold, so that too many are told as such. */
async function rowsOf(session: Session, { object, columns }: ObjectTable): Promise<Table> {
  const shape = await session.shape(object);
  const present = columns.filter((one) => shape.fields.some((field) => field.name === one));
  const rows: (readonly string[])[] = [];
  for await (const page of session.scan({ shape, fields: present, modifiedAt: null })) {
    for (const { fields } of page.snapshots) rows.push(present.map((column) => cellOf(fields, column)));
    if (rows.length > rowsMax) break;
  }
  return { columns: present, rows };
}

/**
 * The tables that a flow's steps look values up in, as far as they are objects of connections, as they are now.
 * @returns every object that cannot be read, at the step that names it
 */
export async function readObjectTables(
  context: Context,
  place: Workspace,
  flow: Flow,
): Promise<Result<Tables, readonly FlowProblem[]>> {
  const tables: Record<string, Table> = {};
  const problems: FlowProblem[] = [];
  const wanted = objectTablesOf(flow);
  for (const id of new Set(wanted.map((one) => one.connection))) {
    const mine = wanted.filter((one) => one.connection === id);
    try {
      const session = await openSession(context, place, id);
      try {
        for (const one of mine) tables[one.name] = await rowsOf(session, one);
      } finally {
        await session.close();
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      problems.push({ ...error.problem, node: mine[0]?.node ?? nodeOf('flow'), stops: true });
    }
  }
  return problems.length > 0 ? err(problems) : ok(tables);
}
