import { canonicalJson, hashOf } from '../core/values/hash.ts';
import { Fault } from '../model/fault.ts';
import type { RunId, SyncId } from '../model/ids.ts';
import type { Plan, SyncPlan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Chosen, Run, RunState } from '../model/run.ts';
import { type Before, begun } from './begun.ts';
import { type Pulse, Stopped } from './checkpoint.ts';
import { countedOf, together } from './counted.ts';
import { runDeed } from './deed.ts';
import type { Picked } from './keep-only.ts';
import { holding } from './lease.ts';
import { passAll } from './passes.ts';
import { isPausable, overtakenBy } from './paused.ts';
import { phaseClock } from './phase-clock.ts';
import type { SyncEnd, SyncStart } from './sync.ts';
import type { Work, World } from './world.ts';

/** What of a flow a run is limited to. */
export interface Part {
  /** These syncs only. */
  readonly syncs?: readonly SyncId[] | undefined;
  /** These records of one sync only: they are read by their keys and settled, and nothing is concluded about others. */
  readonly chosen?: Chosen | undefined;
}

export interface RunOptions extends Part {
  /** The id that the run gets, for whoever must name it before it ends; absent: a new one. */
  readonly id?: RunId;
  /** Read both sides whole and count all keys, whatever the capture says. */
  readonly full?: boolean;
  /** Do exactly these changes and nothing else, by sync: ids as a change set has them. */
  readonly only?: ReadonlyMap<string, Picked>;
  /** Go on with this run, which is paused or was cut off: all else is as it was begun with. */
  readonly resume?: RunId;
  /** Let a held run's changes through, if they are still the same. */
  readonly release?: { readonly run: RunId; readonly hash: string };
}

/**
 * The syncs of a plan that a run is about, in their order.
 * @throws Fault `setting` when the plan has none of that name
 */
export function syncsOf(plan: Plan, { syncs, chosen }: Part): readonly SyncPlan[] {
  const wanted = chosen === undefined ? syncs : [chosen.sync];
  if (wanted === undefined) return plan.syncs;
  const unknown = wanted.find((id) => plan.syncs.every((sync) => sync.id !== id));
  if (unknown !== undefined) {
    throw new Fault('setting', {
      code: 'run/unknown-sync',
      message: `The flow "${plan.flow}" has no sync "${unknown}".`,
      fix: `Its syncs are: ${plan.syncs.map((sync) => sync.id).join(', ')}.`,
    });
  }
  return plan.syncs.filter((sync) => wanted.includes(sync.id));
}

/** Hash of what all syncs of a run decided: what `release` is given. */
export const hashOfChanges = (bySync: { readonly [sync: string]: string }): string =>
  hashOf(canonicalJson(bySync)).slice(0, 16);

/** A run with what it counted of a sync by now. */
async function withCounts(run: Run, work: Work, before: Before): Promise<Run> {
  const { id } = work.sync;
  const { counts, decided } = together(before(id), await countedOf(work));
  return { ...run, syncs: { ...run.syncs, [id]: counts }, decided: { ...run.decided, [id]: decided } };
}

async function withSync(run: Run, end: SyncEnd, before: Before): Promise<Run> {
  const changesBySync = { ...run.changesBySync, [end.work.sync.id]: end.changesHash };
  const counted = await withCounts(run, end.work, before);
  return {
    ...counted,
    changesBySync,
    changesHash: hashOfChanges(changesBySync),
    brakes: [...run.brakes.filter((one) => one.sync !== end.work.sync.id), ...end.brakes],
  };
}

const stopped: Record<Stopped['why'], Problem> = {
  cancel: {
    code: 'run/cancelled',
    message: 'The run was cancelled; what it wrote until then stands and is recorded.',
    fix: 'Run again to go on, or undo the run.',
  },
  pause: {
    code: 'run/paused',
    message: 'The flow was paused; the run stopped at a checkpoint.',
    fix: 'Resume the flow with "tandem resume", then run again.',
  },
};

/** How a run ends that was stopped or met a fault. A bug of our own is thrown on. */
export function endOf(error: unknown): { state: RunState; problem: Problem } {
  if (error instanceof Stopped) return { state: 'cancelled', problem: stopped[error.why] };
  if (error instanceof Fault) return { state: 'failed', problem: error.problem };
  throw error;
}

const stateOf = (run: Run, held: boolean): RunState => {
  if (held) return 'held';
  return Object.values(run.syncs).some((one) => one.failed > 0) ? 'partial' : 'done';
};

interface Failed {
  readonly state: RunState;
  readonly problem: Problem | null;
}

/** A run that was paused has no problem: it waits. */
const failedAs = (run: Run, error: unknown): Failed =>
  error instanceof Stopped && error.why === 'pause' && isPausable(run)
    ? { state: 'paused', problem: null }
    : endOf(error);

/** Every sync of the plan. One that cannot go on does not keep the others from theirs. */
async function runSyncs(
  { run: first, before }: { readonly run: Run; readonly before: Before },
  { plan, syncs }: { readonly plan: Plan; readonly syncs: readonly SyncPlan[] },
  start: SyncStart,
): Promise<Run> {
  let run = first;
  let held = false;
  let failure: Failed | null = null;
  const going = new Map<SyncId, Work>();
  const met = (work: Work): unknown => going.set(work.sync.id, work);
  await passAll(
    plan,
    syncs,
    { ...start, met },
    {
      ended: async (end) => {
        held ||= end.held;
        going.delete(end.work.sync.id);
        run = await withSync(run, end, before);
      },
      failed: (sync, error) => {
        const failed = failedAs(first, error);
        failure = failed;
        if (failed.problem !== null) start.world.log({ kind: 'problem', sync: sync.id, problem: failed.problem });
        return !(error instanceof Stopped) && !(error instanceof Fault && error.kind === 'state');
      },
    },
  );
  for (const work of going.values()) run = await withCounts(run, work, before);
  return endedAs({ ...run, cut: [...going.keys()] }, { held, failure, at: start.world.now() });
}

function endedAs({ cut = [], ...run }: Run, how: { held: boolean; failure: Failed | null; at: string }): Run {
  const { held, failure, at } = how;
  return {
    ...run,
    ...(cut.length === 0 ? {} : { cut }),
    state: failure?.state ?? stateOf(run, held),
    problem: failure?.problem ?? null,
    endedAt: at,
  };
}

/**
 * Runs a plan once: both sides of every sync are made to agree, as far as a machine may decide.
 * @returns the run as recorded; its state says how it ended
 * @throws Fault `state` when the workspace is in use or its state cannot be written, `setting` when a release does not fit
 */
export async function runFlow(plan: Plan, world: World, options: RunOptions = {}): Promise<Run> {
  return holding(world, async () => {
    const { store } = world;
    if ((await store.control(plan.flow)) === 'pause') {
      throw new Fault('setting', {
        code: 'run/paused',
        message: `The flow "${plan.flow}" is paused.`,
        fix: 'Resume it with "tandem resume".',
      });
    }
    const { run, held, before } = await begun(plan, world, options);
    const syncs = syncsOf(plan, { syncs: run.part, chosen: run.chosen });
    await store.commit([
      ...(await overtakenBy(world, run)),
      { put: 'control', flow: plan.flow, ask: null, at: world.now() },
      { put: 'run', run },
      { put: 'plan', hash: plan.hash, text: canonicalJson(plan) },
    ]);
    const pulse: Pulse = { beatAt: world.now() };
    const clock = phaseClock(world);
    const ended = await runSyncs(
      { run, before },
      { plan, syncs },
      {
        flow: plan.flow,
        run: run.id,
        world: clock.world,
        pulse,
        full: run.full ?? false,
        chosen: run.chosen ?? null,
        approved: held?.changesBySync ?? {},
        only: options.only ?? null,
        applies: true,
        show: null,
      },
    );
    const over: Run = { ...ended, phases: [...(run.phases ?? []), ...clock.phases()] };
    await store.commit([{ drop: 'changes', run: run.id }, { put: 'run', run: over }, runDeed(world, over)]);
    return over;
  });
}
