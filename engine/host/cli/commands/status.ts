import type { Flow } from '../../../model/flow.ts';
import type { Run } from '../../../model/run.ts';
import { deadLetters } from '../../../run/dead.ts';
import type { World } from '../../../run/world.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { isIdle } from '../idle.ts';
import { nextRunOf } from '../next-run.ts';
import { resultOf } from '../run-words.ts';
import { flowsIn, placeFor, sourceFor } from '../source.ts';
import { table } from '../table.ts';
import { withWorld } from '../with-world.ts';
import { count, moment } from '../words.ts';

const runsMax = 20;

/** What is known of a flow between runs. */
interface FlowStatus {
  readonly flow: string;
  readonly paused: boolean;
  readonly linked: number;
  readonly conflicts: number;
  readonly dead: number;
  readonly last: {
    readonly run: string;
    readonly kind: Run['kind'];
    readonly state: string;
    readonly startedAt: string;
    readonly endedAt: string | null;
  } | null;
  /** When it is due next while Tandem watches; null where no time is set for it. */
  readonly next: string | null;
}

async function statusOf(world: World, flow: Flow): Promise<FlowStatus> {
  const { store } = world;
  let linked = 0;
  let conflicts = 0;
  let dead = 0;
  for (const { id: sync } of flow.syncs) {
    const scope = { flow: flow.id, sync };
    linked += await store.countLinks(scope, ['live']);
    conflicts += (await store.countConflicts(scope)).open;
    dead += (await deadLetters({ store }, scope, 100_000)).length;
  }
  const [last] = await store.runs(flow.id, 1);
  return {
    flow: flow.id,
    paused: (await store.control(flow.id)) === 'pause',
    linked,
    conflicts,
    dead,
    last:
      last === undefined
        ? null
        : {
            run: last.id,
            kind: last.kind,
            state: await stateNow(world, last),
            startedAt: last.startedAt,
            endedAt: last.endedAt,
          },
    next: await nextRunOf(store, flow, Date.parse(world.now())),
  };
}

/** A run that is recorded as running while nobody works in the workspace was interrupted; the next one takes up its writes. */
const stateNow = async (world: World, run: Run): Promise<string> =>
  run.state === 'running' && (await isIdle(world)) ? 'interrupted' : run.state;

async function ofFlow(context: Context, word: string): Promise<number> {
  const { screen } = context;
  const { place, flow } = sourceFor(context, word);
  return withWorld(context, { place, plan: null }, async (world) => {
    const status = await statusOf(world, flow);
    const runs = await world.store.runs(flow.id, runsMax);
    tellOne(context, status);
    if (runs.length > 0) screen.line();
    if (runs.length > 0) table(screen, ['Run', 'Kind', 'State', 'Started', 'Written'], runs.map(rowOf));
    for (const run of runs)
      screen.item({ run: { ...resultOf(run), kind: run.kind, startedAt: run.startedAt, endedAt: run.endedAt } });
    screen.item(status);
    return exitCodes.done;
  });
}

function rowOf(run: Run): readonly string[] {
  const written = Object.values(run.syncs)
    .flatMap((sync) => [sync.left, sync.right])
    .reduce((sum, side) => sum + side.created + side.updated + side.removed, 0);
  return [run.id, run.kind, run.state, moment(run.startedAt), count(written)];
}

function tellOne(context: Context, status: FlowStatus): void {
  const { screen } = context;
  const last = status.last === null ? 'never run' : `last run ${status.last.state} at ${moment(status.last.startedAt)}`;
  const next = status.next === null ? '' : `; due ${moment(status.next)} while Tandem watches`;
  screen.line(
    `${screen.paint('strong', status.flow)}: ${last}; ${count(status.linked)} linked, ${count(status.conflicts)} questions, ${count(status.dead)} not written${next}${status.paused ? '; paused' : ''}`,
  );
}

/** `tandem status [FLOW]`: how the flows of a workspace are, or the runs of one. */
export async function statusCommand(context: Context, words: readonly string[]): Promise<number> {
  if (words[0] !== undefined) return ofFlow(context, words[0]);
  const { screen } = context;
  const place = placeFor(context);
  const flows = flowsIn(context, place);
  return withWorld(context, { place, plan: null }, async (world) => {
    const all: FlowStatus[] = [];
    for (const source of flows) {
      const status = await statusOf(world, source.flow);
      all.push(status);
      tellOne(context, status);
    }
    if (flows.length === 0) screen.line('There is no flow in this workspace yet.');
    screen.item({ workspace: place.folder, flows: all });
    return exitCodes.done;
  });
}
