import type { Run } from '../../../model/run.ts';
import { deadLetters } from '../../../run/dead.ts';
import type { World } from '../../../run/world.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { failureOf } from '../failure.ts';
import { isIdle } from '../idle.ts';
import { asLive, flowsToRun, liveFor } from '../live-source.ts';
import { nextRunOf } from '../next-run.ts';
import { resultOf } from '../run-words.ts';
import { placeFor, type Source } from '../source.ts';
import { table } from '../table.ts';
import { unpublished } from '../which-version.ts';
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
  /** The published version that runs; null: it runs as it is drawn. */
  readonly live: number | null;
  /** The draft has what is not published, or cannot be read. */
  readonly edited: boolean;
  /** When it is due next while Tandem watches; null where no time is set for it. */
  readonly next: string | null;
}

async function statusOf(world: World, source: Source): Promise<FlowStatus> {
  const { store } = world;
  const { flow, published } = source;
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
    live: published?.version ?? null,
    edited: unpublished(source)?.length !== 0,
    next: await nextRunOf(store, flow, Date.parse(world.now())),
  };
}

/** A run that is recorded as running while nobody works in the workspace was interrupted; the next one takes up its writes. */
const stateNow = async (world: World, run: Run): Promise<string> =>
  run.state === 'running' && (await isIdle(world)) ? 'interrupted' : run.state;

async function ofFlow(context: Context, word: string): Promise<number> {
  const { screen } = context;
  const source = liveFor(context, word);
  const { place, flow } = source;
  return withWorld(context, { place, plan: null }, async (world) => {
    const status = await statusOf(world, source);
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
  const version =
    status.live === null ? '' : `version ${status.live} is live${status.edited ? ', the draft is ahead' : ''}; `;
  screen.line(
    `${screen.paint('strong', status.flow)}: ${version}${last}; ${count(status.linked)} linked, ${count(status.conflicts)} questions, ${count(status.dead)} not written${next}${status.paused ? '; paused' : ''}`,
  );
}

/** A flow as it runs; as it is drawn where the live version is not as it was published, which is told. */
function knownAs(context: Context, source: Source): Source {
  try {
    return asLive(source);
  } catch (error) {
    context.screen.problem(failureOf(error).problem, 'amber');
    return source;
  }
}

/** `tandem status [FLOW]`: how the flows of a workspace are, or the runs of one. */
export async function statusCommand(context: Context, words: readonly string[]): Promise<number> {
  if (words[0] !== undefined) return ofFlow(context, words[0]);
  const { screen } = context;
  const place = placeFor(context);
  const flows = flowsToRun(context, place).map((source) => knownAs(context, source));
  return withWorld(context, { place, plan: null }, async (world) => {
    const all: FlowStatus[] = [];
    for (const source of flows) {
      const status = await statusOf(world, source);
      all.push(status);
      tellOne(context, status);
    }
    if (flows.length === 0) screen.line('There is no flow in this workspace yet.');
    screen.item({ workspace: place.folder, flows: all });
    return exitCodes.done;
  });
}
