import { join } from 'node:path';
import { catalog, connectorOf } from '../connectors/catalog.ts';
import type { Secrets, Session } from '../connectors/contract.ts';
import { compile } from '../core/compile/compile.ts';
import type { Change } from '../model/change.ts';
import type { Conflict } from '../model/conflict.ts';
import { Flow } from '../model/flow.ts';
import { ConnectionId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';
import type { Run } from '../model/run.ts';
import type { ConnectionShape, ObjectShape } from '../model/shape.ts';
import { type Preview, previewFlow } from '../run/preview.ts';
import { type RunOptions, runFlow } from '../run/run.ts';
import { type Undone, undoRun } from '../run/undo.ts';
import type { RunEvent, World } from '../run/world.ts';
import type { Store } from '../store/contract.ts';
import { openStore } from '../store/open.ts';

export interface BenchConnection {
  readonly kind: string;
  readonly settings: { readonly [name: string]: unknown };
  readonly secrets?: Secrets;
}

export interface WorkbenchOptions {
  /** Where the state goes, and where file paths in settings start from. */
  readonly folder: string;
  readonly connections: { readonly [id: string]: BenchConnection };
  readonly flow: unknown;
  readonly log?: (event: RunEvent) => void;
  /** The state is encrypted under it. */
  readonly key?: Buffer | undefined;
}

const now = (): string => new Date().toISOString().replace('Z', '000Z');

/** The engine over real systems, driven by a test or a benchmark: everything of a workspace but its files. */
export interface Workbench {
  readonly store: Store;
  plan(): Promise<Plan>;
  run(options?: RunOptions): Promise<Run>;
  preview(): Promise<Preview & { readonly changes: readonly Change[] }>;
  undo(run: Run): Promise<Undone>;
  conflicts(): Promise<readonly Conflict[]>;
  world(): Promise<World>;
  /** Closes the sessions; the next run opens them anew. */
  disconnect(): Promise<void>;
  close(): Promise<void>;
}

async function shapeOf(session: Session, kind: string, objects: readonly string[]): Promise<ConnectionShape> {
  const shapes: Record<string, ObjectShape> = {};
  for (const object of objects) shapes[object] = await session.shape(object);
  return { kind, identity: await session.identity(), objects: shapes };
}

export async function workbench(options: WorkbenchOptions): Promise<Workbench> {
  const flow = Flow.parse(options.flow);
  const { store } = await openStore(join(options.folder, 'state.sqlite'), {
    now,
    keys: async () => (options.key === undefined ? [] : [options.key]),
  });
  const sessions = new Map<ConnectionId, Session>();
  let ids = 0;
  const open = async (): Promise<ReadonlyMap<ConnectionId, Session>> => {
    for (const [name, { kind, settings, secrets }] of Object.entries(options.connections)) {
      const id = ConnectionId.parse(name);
      if (sessions.has(id)) continue;
      const connector = await connectorOf(kind);
      sessions.set(id, await connector.open(settings, secrets ?? {}, { now, folder: options.folder }));
    }
    return sessions;
  };
  const disconnect = async (): Promise<void> => {
    for (const session of sessions.values()) await session.close();
    sessions.clear();
  };
  const plan = async (): Promise<Plan> => {
    const opened = await open();
    const shapes: Record<string, ConnectionShape> = {};
    for (const [id, session] of opened) {
      const objects = flow.syncs.flatMap((sync) =>
        [sync.left, sync.right].filter((side) => side.connection === id).map((side) => side.object),
      );
      shapes[id] = await shapeOf(session, options.connections[id]?.kind ?? '', objects);
    }
    const compiled = compile(flow, catalog(), shapes);
    if (!compiled.ok) throw new Error(compiled.error.map((one) => `${one.node}: ${one.message} ${one.fix}`).join('\n'));
    return compiled.value.plan;
  };
  const world = async (): Promise<World> => ({
    now,
    sleep: (ms) => new Promise((wake) => setTimeout(wake, ms)),
    random: Math.random,
    newId: (prefix) => `${prefix}${Date.now().toString(36)}${(++ids).toString(36).padStart(6, '0')}`,
    store,
    sessions: await open(),
    log: options.log ?? (() => {}),
    cancelled: () => false,
    who: 'bench',
    holder: { name: `bench-${process.pid}`, pid: process.pid, boot: 'bench' },
  });
  return {
    store,
    plan,
    world,
    disconnect,
    run: async (how) => runFlow(await plan(), await world(), how),
    preview: async () => {
      const changes: Change[] = [];
      const preview = await previewFlow(await plan(), await world(), (change) => changes.push(change));
      return { ...preview, changes };
    },
    undo: async (run) => undoRun(run.id, await plan(), await world()),
    conflicts: async () =>
      (await store.conflicts(null, { states: ['open'] }, null, 100_000)).map((one) => one.conflict),
    close: async () => {
      await disconnect();
      await store.close();
    },
  };
}
