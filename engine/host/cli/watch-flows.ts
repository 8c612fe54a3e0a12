import { existsSync } from 'node:fs';
import { connectorOf } from '../../connectors/catalog.ts';
import { type Scheduled, settleMs } from '../../core/trigger/due.ts';
import { Fault } from '../../model/fault.ts';
import type { ConnectionId, FlowId, Side, SyncId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import type { Store } from '../../store/contract.ts';
import { versionFile, versionsFolder } from '../versions/version-file.ts';
import { liveNumber } from '../versions/versions.ts';
import { connectionFile } from '../workspace/connections.ts';
import { shapesFileOf } from '../workspace/flows.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { asLive } from './live-source.ts';
import { planFor } from './planned.ts';
import type { SideNames } from './run-words.ts';
import { connectionIn } from './sessions.ts';
import { type Source, sourceFor } from './source.ts';
import { withWorld } from './with-world.ts';

/** A flow as it is watched; without a plan while it has problems. */
export interface WatchedFlow {
  readonly source: Source;
  readonly planned: { readonly plan: Plan; readonly names: SideNames } | null;
}

/** Why a file is watched: it holds records of a side, or it is part of a flow. */
export type Reason =
  | { readonly kind: 'side'; readonly flow: FlowId; readonly sync: SyncId; readonly side: Side }
  | { readonly kind: 'flow'; readonly flow: FlowId };

/** Runs that are looked through for when a sync ran last. */
const runsMax = 200;

/** The syncs of a flow that run by themselves. */
export const scheduledOf = (plan: Plan): readonly Scheduled[] =>
  plan.syncs
    .filter((sync) => sync.schedule.triggers.length > 0)
    .map((sync) => ({ flow: plan.flow, sync: sync.id, schedule: sync.schedule }));

/**
 * Reads a flow again: its live version, or its file where it was never published.
 * @throws Failure with its problems
 */
export async function readAgain(context: Context, { place, file, flow }: Source): Promise<WatchedFlow> {
  // What is live is not asked of the draft, as long as there is one: its edits, and even its faults, are none of what runs.
  const isLive = liveNumber(place, flow.id) !== null && existsSync(file);
  const source = isLive ? asLive({ place, file, flow }) : sourceFor(context, file);
  if (source.flow.id !== flow.id)
    throw new Failure({
      code: 'watch/other-flow',
      message: `${file} held the flow "${flow.id}" and now holds "${source.flow.id}".`,
      fix: 'Stop watching and start again, so that the new one is taken up.',
    });
  return { source, planned: await planFor(context, source) };
}

const connectionsOf = ({ flow }: Source): readonly ConnectionId[] =>
  flow.syncs.flatMap((sync) => [sync.left.connection, sync.right.connection]);

/** The files of connections, by their ids, as they were when they could last be read. */
export type RecordFiles = Map<ConnectionId, readonly string[]>;

async function recordFiles(place: Workspace, id: ConnectionId, known: RecordFiles): Promise<readonly string[]> {
  try {
    const { connection, folder } = connectionIn(place, id);
    const files = (await connectorOf(connection.kind)).files?.(connection.settings, folder) ?? [];
    known.set(id, files);
    return files;
  } catch (error) {
    // A run tells what is wrong with the connection; until it is mended its files are watched all the same.
    if (error instanceof Fault) return known.get(id) ?? [];
    throw error;
  }
}

/** Where an edit, or a version that is published next, would be found. */
function filesOfFlow({ place, file, flow, published }: Source): readonly string[] {
  const next = versionFile(place, flow.id, (published?.version ?? 0) + 1);
  if (published !== undefined) return [versionFile(place, flow.id, published.version), next];
  // Before the first version there may be no folder of versions, whose coming is looked out for then.
  const comes = [place.versions, versionsFolder(place, flow.id)].find((folder) => !existsSync(folder));
  return [file, shapesFileOf(file), comes ?? next];
}

/** The files whose change matters to these flows, each with what it is to them. */
export async function filesOf(
  flows: Iterable<WatchedFlow>,
  known: RecordFiles,
): Promise<ReadonlyMap<string, readonly Reason[]>> {
  const files = new Map<string, Reason[]>();
  const add = (file: string, reason: Reason): unknown => files.set(file, [...(files.get(file) ?? []), reason]);
  for (const { source, planned } of flows) {
    const part: Reason = { kind: 'flow', flow: source.flow.id };
    const ids = new Set(connectionsOf(source));
    for (const file of filesOfFlow(source)) add(file, part);
    for (const id of ids) add(connectionFile(source.place, id), part);
    for (const sync of planned?.plan.syncs ?? []) {
      for (const side of ['left', 'right'] as const) {
        if (settleMs(sync.schedule, side) === null) continue;
        const reason: Reason = { kind: 'side', flow: source.flow.id, sync: sync.id, side };
        for (const file of await recordFiles(source.place, sync[side].connection, known)) add(file, reason);
      }
    }
  }
  return files;
}

/** When each sync last ran whole, by `FLOW/SYNC`, in milliseconds since 1970. */
export async function lastRunsIn(store: Store, flows: readonly FlowId[]): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>();
  for (const flow of flows) {
    for (const run of await store.runs(flow, runsMax)) {
      if (run.kind === 'undo' || run.kind === 'restore' || run.chosen !== undefined) continue;
      for (const sync of Object.keys(run.syncs)) {
        if (run.cut?.some((one) => one === sync) === true) continue;
        const name = `${flow}/${sync}`;
        if (!last.has(name)) last.set(name, Date.parse(run.startedAt));
      }
    }
  }
  return last;
}

/** The same, of the workspace at a place. */
export const lastRuns = (
  context: Context,
  place: Workspace,
  flows: readonly FlowId[],
): Promise<ReadonlyMap<string, number>> =>
  withWorld(context, { place, plan: null }, ({ store }) => lastRunsIn(store, flows));
