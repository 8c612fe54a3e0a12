import { catalog } from '../../connectors/catalog.ts';
import { type Compiled, compile } from '../../core/compile/compile.ts';
import { nodeOf } from '../../core/compile/report.ts';
import { Fault } from '../../model/fault.ts';
import type { Flow } from '../../model/flow.ts';
import type { ConnectionId, NodeId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { ConnectionShape, ObjectShape, Shapes } from '../../model/shape.ts';
import type { Tables } from '../../model/table.ts';
import { readConnections } from '../workspace/connections.ts';
import { readShapes, writeShapes } from '../workspace/flows.ts';
import { readTables } from '../workspace/tables.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { readObjectTables } from './object-tables.ts';
import type { SideNames } from './run-words.ts';
import { connectionIn, openSession } from './sessions.ts';
import type { Source } from './source.ts';
import { counted } from './words.ts';

export interface Use {
  readonly connection: ConnectionId;
  readonly object: string;
  readonly node: NodeId;
}

/** What a flow looks at, once each, with the first place where it does. */
export function usesOf(flow: Flow): readonly Use[] {
  const uses = flow.syncs.flatMap((sync) =>
    (['left', 'right'] as const).map((side): Use => {
      const { connection, object } = sync[side];
      return { connection, object, node: nodeOf(sync.id, side) };
    }),
  );
  return uses.filter(
    (use, at) => at === uses.findIndex((one) => one.connection === use.connection && one.object === use.object),
  );
}

export const lacks = (shapes: Shapes, use: Use): boolean =>
  !Object.hasOwn(shapes, use.connection) || !Object.hasOwn(shapes[use.connection]?.objects ?? {}, use.object);

async function shapeOf(
  context: Context,
  place: Workspace,
  id: ConnectionId,
  uses: readonly Use[],
): Promise<Result<ConnectionShape, readonly FlowProblem[]>> {
  const problems: FlowProblem[] = [];
  const objects: Record<string, ObjectShape> = {};
  const note = (error: unknown, node: NodeId | undefined): void => {
    if (!(error instanceof Fault)) throw error;
    problems.push({ ...error.problem, node: node ?? nodeOf('flow'), stops: true });
  };
  try {
    const session = await openSession(context, place, id);
    try {
      for (const { object, node } of uses) {
        try {
          objects[object] = await session.shape(object);
        } catch (error) {
          note(error, node);
        }
      }
      if (problems.length > 0) return err(problems);
      return ok({ kind: connectionIn(place, id).connection.kind, identity: await session.identity(), objects });
    } finally {
      await session.close();
    }
  } catch (error) {
    note(error, uses[0]?.node);
    return err(problems);
  }
}

/** Looks at every object that a flow uses; problems of all connections are told, not only the first. */
async function discover(context: Context, source: Source): Promise<Result<Shapes, readonly FlowProblem[]>> {
  const uses = usesOf(source.flow);
  const shapes: Shapes = {};
  const problems: FlowProblem[] = [];
  for (const id of new Set(uses.map((one) => one.connection))) {
    const mine = uses.filter((one) => one.connection === id);
    const shape = await shapeOf(context, source.place, id, mine);
    if (shape.ok) shapes[id] = shape.value;
    else problems.push(...shape.error);
  }
  return problems.length > 0 ? err(problems) : ok(shapes);
}

async function shapesFor(
  context: Context,
  source: Source,
  when: 'always' | 'when-missing',
): Promise<Result<Shapes, readonly FlowProblem[]>> {
  // A published version is run as it was compiled, whatever was discovered since.
  if (source.published !== undefined) return ok(source.published.shapes);
  if (when === 'when-missing') {
    const saved = readShapes(source.file);
    if (!saved.ok) return err(saved.error.map((one) => ({ ...one, node: nodeOf('flow'), stops: true })));
    if (!usesOf(source.flow).some((use) => lacks(saved.value, use))) return saved;
  }
  const shapes = await discover(context, source);
  if (shapes.ok) writeShapes(source.file, shapes.value);
  return shapes;
}

/** What a flow is compiled against. */
export interface Against {
  readonly flow: Flow;
  readonly shapes: Shapes;
  readonly tables: Tables;
}

/**
 * Tables that a flow looks values up in: files beside it, those of a published version as they were then, and objects of
 * connections as they are now.
 */
export async function tablesFor(context: Context, source: Source): Promise<Result<Tables, readonly FlowProblem[]>> {
  const frozen = source.published?.tables;
  const files = frozen === undefined ? readTables(source.file, source.flow) : ok(frozen);
  if (!files.ok) return files;
  const objects = await readObjectTables(context, source.place, source.flow);
  return objects.ok ? ok({ ...files.value, ...objects.value }) : objects;
}

/**
 * The shapes saved beside a flow, those that a published version was compiled for, or the systems as they are now; what was
 * discovered is saved.
 */
export async function compiledAgainst(
  context: Context,
  source: Source,
  when: 'always' | 'when-missing',
): Promise<Result<Against, readonly FlowProblem[]>> {
  const shapes = await shapesFor(context, source, when);
  if (!shapes.ok) return shapes;
  const tables = await tablesFor(context, source);
  return tables.ok ? ok({ flow: source.flow, shapes: shapes.value, tables: tables.value }) : tables;
}

/**
 * Compiles a flow against what `compiledAgainst` says.
 * @returns the plan with advice, or every problem
 */
export async function compiled(
  context: Context,
  source: Source,
  when: 'always' | 'when-missing',
): Promise<Result<Compiled, readonly FlowProblem[]>> {
  const against = await compiledAgainst(context, source, when);
  if (!against.ok) return against;
  const { flow, shapes, tables } = against.value;
  return compile(flow, catalog(), shapes, tables);
}

/** How people call the sides of a sync: by the labels of their connections. */
export function namesIn(place: Workspace): SideNames {
  const { byId } = readConnections(place);
  const name = (id: ConnectionId): string => byId.get(id)?.connection.label ?? id;
  return (sync) => {
    const left = name(sync.left.connection);
    const right = name(sync.right.connection);
    return left === right ? { left: sync.left.label, right: sync.right.label } : { left, right };
  };
}

/**
 * The plan that a flow is run by.
 * @throws Failure with every problem that stops it
 */
export async function planFor(
  context: Context,
  source: Source,
): Promise<{ readonly plan: Plan; readonly names: SideNames }> {
  const result = await compiled(context, source, 'when-missing');
  if (result.ok) return { plan: result.value.plan, names: namesIn(source.place) };
  throw refusalOf(source.flow, result.error, 'run');
}

/** A flow that cannot be run or published, with every problem that stops it. */
export function refusalOf(
  flow: Flow,
  problems: readonly FlowProblem[],
  what: 'run' | 'be published' | 'be tried',
): Failure {
  const stopping = problems.filter((one) => one.stops).map(({ stops: _, ...problem }) => problem);
  const [only, more] = stopping;
  if (only !== undefined && more === undefined) return new Failure(only);
  return new Failure(
    {
      code: 'flow/problems',
      message: `The flow ${flow.id} has ${counted(stopping.length, 'problem')} that must be mended before it can ${what}.`,
      fix: `See them with "tandem check ${flow.id}".`,
    },
    { others: stopping },
  );
}

/** What is known of the objects that a flow uses, looked at where something is missing; what cannot be looked at stays unknown. */
export async function knownShapes(context: Context, source: Source): Promise<Shapes> {
  const shapes = await shapesFor(context, source, 'when-missing');
  if (shapes.ok) return shapes.value;
  const saved = readShapes(source.file);
  return saved.ok ? saved.value : {};
}
