import type { Flow, Sync } from '../../../model/flow.ts';
import type { ConnectionId } from '../../../model/ids.ts';
import type { FlowProblem } from '../../../model/problem.ts';
import type { Run } from '../../../model/run.ts';
import type { Shapes } from '../../../model/shape.ts';
import type { CardSync, ConnectionName, FlowCard } from '../../../protocol/calls/flows.ts';

const barsMax = 40;

/** Which way values go in a sync, taking all its lines together. */
export function wayOf(sync: Pick<Sync, 'fields'>): CardSync['way'] {
  const ways = sync.fields.map((map) => map.direction ?? 'both');
  const goesRight = ways.some((way) => way === 'both' || way.startsWith('to-right'));
  const goesLeft = ways.some((way) => way === 'both' || way.startsWith('to-left'));
  if (goesRight === goesLeft) return 'both';
  return goesRight ? 'to-right' : 'to-left';
}

/** The syncs of a flow as a card shows them. */
export function cardSyncs(flow: Flow, shapes: Shapes, nameOf: (id: ConnectionId) => ConnectionName): CardSync[] {
  const side = ({ connection, object }: Sync['left']) => ({
    connection: nameOf(connection),
    object,
    objectLabel: shapes[connection]?.objects[object]?.label ?? object,
  });
  return flow.syncs.map((sync) => ({
    id: sync.id,
    label: sync.label ?? sync.id,
    left: side(sync.left),
    right: side(sync.right),
    way: wayOf(sync),
  }));
}

/** What each run wrote, by the side the values came from; oldest first. */
export function barsOf(runs: readonly Run[]): FlowCard['bars'] {
  const written = (run: Run, side: 'left' | 'right'): number =>
    Object.values(run.syncs).reduce((sum, { [side]: one }) => sum + one.created + one.updated + one.removed, 0);
  return runs
    .slice(0, barsMax)
    .map((run) => ({ at: run.startedAt, fromLeft: written(run, 'right'), fromRight: written(run, 'left') }))
    .toReversed();
}

/** How a flow stands, for its badge. */
export function stateOf(facts: {
  readonly live: number | null;
  readonly paused: boolean;
  readonly last: Run | null;
  readonly scheduled: boolean;
}): FlowCard['state'] {
  if (facts.paused) return 'paused';
  if (facts.last?.state === 'held' || facts.last?.state === 'failed') return 'stopped';
  return facts.live === null && facts.last === null
    ? 'draft'
    : facts.live === null && !facts.scheduled
      ? 'draft'
      : 'live';
}

/** How many problems stop a flow, how many are advice, and the first that stops it. */
export function problemCounts(problems: readonly FlowProblem[]): Pick<FlowCard, 'problems' | 'problem'> {
  const stopping = problems.filter((one) => one.stops);
  return {
    problems: { stopping: stopping.length, advice: problems.length - stopping.length },
    problem: stopping[0] ?? null,
  };
}
