import { canonicalJson, hashOf } from '../core/values/hash.ts';
import { Fault } from '../model/fault.ts';
import { RunId, type SyncId } from '../model/ids.ts';
import type { Plan, SyncPlan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Chosen, Run, RunState } from '../model/run.ts';
import { type Pulse, Stopped } from './checkpoint.ts';
import { countsOf } from './counts.ts';
import { runDeed } from './deed.ts';
import type { Picked } from './keep-only.ts';
import { holding } from './lease.ts';
import { newRun } from './new-run.ts';
import { passAll } from './passes.ts';
import { phaseClock } from './phase-clock.ts';
import type { SyncEnd, SyncStart } from './sync.ts';
import { decidedOf } from './tally.ts';
import type { World } from './world.ts';

/** What of a flow a run is limited to. */
export interface Part {
  /** These syncs only. */
  readonly syncs?: readonly SyncId[];
  /** These records of one sync only: they are read by their keys and settled, and nothing is concluded about others. */
  readonly chosen?: Chosen;
}

export interface RunOptions extends Part {
  /** The id that the run gets, for whoever must name it before it ends; absent: a new one. */
  readonly id?: RunId;
  /** Read both sides whole and count all keys, whatever the capture says. */
  readonly full?: boolean;
  /** Do exactly these changes and nothing else, by sync: ids as a change set has them. */
  readonly only?: ReadonlyMap<string, Picked>;
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

async function heldRun(world: World, plan: Plan, release: RunOptions['release']): Promise<Run | null> {
  if (release === undefined) return null;
  const held = await world.store.run(release.run);
  if (held === null || held.flow !== plan.flow) {
    throw new Fault('setting', {
      code: 'run/unknown',
      message: `There is no run "${release.run}" of this flow.`,
      fix: 'List the runs with "tandem status".',
    });
  }
  if (held.state !== 'held') {
    throw new Fault('setting', {
      code: 'run/not-held',
      message: `Run ${held.id} is not held; it ended as ${held.state}.`,
      fix: 'Only a held run can be released.',
    });
  }
  if (held.changesHash !== release.hash) {
    throw new Fault('setting', {
      code: 'run/other-changes',
      message: `Run ${held.id} decided other changes than ${release.hash}.`,
      fix: `Look at the preview again; its changes hash is ${held.changesHash ?? 'unknown'}.`,
    });
  }
  return held;
}

async function withSync(run: Run, end: SyncEnd): Promise<Run> {
  const changesBySync = { ...run.changesBySync, [end.work.sync.id]: end.changesHash };
  return {
    ...run,
    changesBySync,
    changesHash: hashOfChanges(changesBySync),
    brakes: [...run.brakes, ...end.brakes],
    syncs: { ...run.syncs, [end.work.sync.id]: await countsOf(end.work) },
    decided: { ...run.decided, [end.work.sync.id]: decidedOf(end.work.tally) },
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

/** Every sync of the plan. One that cannot go on does not keep the others from theirs. */
async function runSyncs(
  first: Run,
  { plan, syncs }: { readonly plan: Plan; readonly syncs: readonly SyncPlan[] },
  start: SyncStart,
): Promise<Run> {
  let run = first;
  let held = false;
  let failure: { state: RunState; problem: Problem } | null = null;
  await passAll(plan, syncs, start, {
    ended: async (end) => {
      held ||= end.held;
      run = await withSync(run, end);
    },
    failed: (sync, error) => {
      const failed = endOf(error);
      failure = failed;
      start.world.log({ kind: 'problem', sync: sync.id, problem: failed.problem });
      return failed.state !== 'cancelled' && !(error instanceof Fault && error.kind === 'state');
    },
  });
  return endedAs(run, { held, failure, at: start.world.now() });
}

function endedAs(
  run: Run,
  how: { held: boolean; failure: { state: RunState; problem: Problem } | null; at: string },
): Run {
  const { held, failure, at } = how;
  return { ...run, state: failure?.state ?? stateOf(run, held), problem: failure?.problem ?? null, endedAt: at };
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
    const held = await heldRun(world, plan, options.release);
    // A release is limited to what the held run was limited to.
    const part: Part = held?.chosen === undefined ? options : { chosen: held.chosen };
    const syncs = syncsOf(plan, part);
    const run = newRun(plan, world, {
      id: options.id ?? RunId.parse(world.newId('r')),
      kind: options.release === undefined ? 'run' : 'release',
      of: options.release?.run,
      chosen: part.chosen,
      onlyChosen: options.only !== undefined,
    });
    await store.commit([
      { put: 'control', flow: plan.flow, ask: null, at: world.now() },
      { put: 'run', run },
      { put: 'plan', hash: plan.hash, text: canonicalJson(plan) },
    ]);
    const pulse: Pulse = { beatAt: world.now() };
    const clock = phaseClock(world);
    const ended = await runSyncs(
      run,
      { plan, syncs },
      {
        flow: plan.flow,
        run: run.id,
        world: clock.world,
        pulse,
        full: options.full ?? false,
        chosen: part.chosen ?? null,
        approved: held?.changesBySync ?? {},
        only: options.only ?? null,
        applies: true,
        show: null,
      },
    );
    const over: Run = { ...ended, phases: clock.phases() };
    await store.commit([{ drop: 'changes', run: run.id }, { put: 'run', run: over }, runDeed(world, over)]);
    return over;
  });
}
