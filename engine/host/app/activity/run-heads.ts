import type { Flow } from '../../../model/flow.ts';
import type { FlowId, RunId, Side } from '../../../model/ids.ts';
import type { Run } from '../../../model/run.ts';
import type { ActivityFlow, RunHead } from '../../../protocol/calls/activity.ts';
import type { Store } from '../../../store/contract.ts';
import { listVersions } from '../../versions/versions.ts';
import { readConnections } from '../../workspace/connections.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { versionOf } from '../versions/followed.ts';

const written = (run: Run, side: Side): number =>
  Object.values(run.syncs).reduce((sum, { [side]: one }) => sum + one.created + one.updated + one.removed, 0);

const summed = (run: Run, of: (counts: Run['syncs'][string]) => number): number =>
  Object.values(run.syncs).reduce((sum, one) => sum + of(one), 0);

const isWhole = (undo: Run | undefined): boolean => undo !== undefined && undo.onlyChosen === undefined;

/**
 * What took each run back: the last undo of the whole of it, else the last one of what a person chose. An undo that was taken
 * back itself counts for nothing.
 * @param runs the newest first
 */
function undosOf(runs: readonly Run[]): ReadonlyMap<RunId, Run> {
  const undone = new Map<RunId, Run>();
  for (const run of runs) {
    if (run.kind !== 'undo' || run.of === null || (run.state !== 'done' && run.state !== 'partial')) continue;
    if (isWhole(undone.get(run.id))) continue;
    const later = undone.get(run.of);
    if (later === undefined || (isWhole(run) && !isWhole(later))) undone.set(run.of, run);
  }
  return undone;
}

/** All runs of a flow as a list shows them, the newest first. */
export async function headsOf(store: Store, place: Workspace, flow: FlowId): Promise<readonly RunHead[]> {
  const runs = await store.runs(flow, Number.MAX_SAFE_INTEGER);
  const { versions } = listVersions(place, flow);
  const numbers = new Map<RunId, number>(runs.map((run, index) => [run.id, runs.length - index]));
  const named = (id: RunId) => ({ id, number: numbers.get(id) ?? 0 });
  const undone = undosOf(runs);
  return runs.map((run): RunHead => {
    const { id, kind, state, startedAt, endedAt } = run;
    const undoneBy = undone.get(id);
    return {
      id,
      flow,
      number: named(id).number,
      kind,
      state,
      startedAt,
      endedAt,
      by: run.by ?? null,
      why: run.why ?? null,
      version: versionOf(run, versions),
      toLeft: written(run, 'left'),
      toRight: written(run, 'right'),
      asked: Object.values(run.decided ?? {}).reduce((sum, one) => sum + one.asked, 0),
      failed: summed(run, (counts) => counts.failed),
      of: run.of === null ? null : named(run.of),
      undoneBy: undoneBy === undefined ? null : { ...named(undoneBy.id), partly: undoneBy.onlyChosen === true },
    };
  });
}

/** What people call a flow and its sides: those of its first sync. */
export function activityFlow(place: Workspace, flow: Flow): ActivityFlow {
  const { byId } = readConnections(place);
  const [sync] = flow.syncs;
  const name = (side: Side): string => {
    if (sync === undefined) return '';
    const { connection, object } = sync[side];
    const label = byId.get(connection)?.connection.label ?? connection;
    return sync.left.connection === sync.right.connection ? object : label;
  };
  return { flow: flow.id, label: flow.label ?? flow.id, left: name('left'), right: name('right') };
}
