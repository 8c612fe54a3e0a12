import { Fault } from '../model/fault.ts';
import type { FlowId, RunId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Run } from '../model/run.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { Store } from '../store/contract.ts';
import { runDeed } from './deed.ts';
import { beside } from './lease.ts';
import type { World } from './world.ts';

/** How far back a paused run can lie: what people do by hand meanwhile are runs too. */
const lookedThrough = 50;

/** Whether a run can stop at a checkpoint to be gone on with: it decides by itself what to do, so it can decide about the rest. */
export const isPausable = ({ kind, onlyChosen }: Pick<Run, 'kind' | 'onlyChosen'>): boolean =>
  (kind === 'run' || kind === 'release') && onlyChosen === undefined;

/** The run of a flow that waits to be gone on with; null where none does. */
export async function pausedRun(store: Pick<Store, 'runs'>, flow: FlowId): Promise<Run | null> {
  const runs = await store.runs(flow, lookedThrough);
  return runs.find((one) => one.state === 'paused') ?? null;
}

/** The same, where it would do what `plan` says: nothing was published or edited since it was paused. */
export async function pausedUnder(store: Pick<Store, 'runs'>, plan: Plan): Promise<Run | null> {
  const run = await pausedRun(store, plan.flow);
  return run?.planHash === plan.hash ? run : null;
}

/**
 * A run that stopped on the way, as it goes on: paused, or cut off as its process died.
 * @throws Fault `setting` when it is over, or was made with another plan
 */
export async function takenUp({ store }: Pick<World, 'store'>, plan: Plan, id: RunId): Promise<Run> {
  const run = await store.run(id);
  if (run === null || run.flow !== plan.flow || !isPausable(run) || (run.state !== 'paused' && run.state !== 'running'))
    throw new Fault('setting', {
      code: 'run/not-paused',
      message: `Run ${id} is not paused, so there is nothing to go on with.`,
      fix: 'Start a new run.',
    });
  if (run.planHash !== plan.hash)
    throw new Fault('setting', {
      code: 'run/other-plan',
      message: `Run ${id} was begun with another version of the flow.`,
      fix: 'Start a new run; it does what is left.',
    });
  return { ...run, state: 'running', endedAt: null, problem: null };
}

const overtaken: Problem = {
  code: 'run/overtaken',
  message: 'Another run was started while this one was paused; it does what was left.',
  fix: 'Look at the run that came after it.',
};

/** Ends the paused run of a flow, if there is one, since another takes its place. */
export async function overtakenBy(world: World, next: Run): Promise<readonly Mark[]> {
  if (!isPausable(next)) return [];
  const run = await pausedRun(world.store, next.flow);
  if (run === null || run.id === next.id) return [];
  return [{ put: 'run', run: { ...run, state: 'cancelled', problem: overtaken } }];
}

/**
 * Ends a paused run for good; what it wrote stands.
 * @returns the run as it ended; null where none is paused
 */
export const cancelPaused = (world: World, flow: FlowId): Promise<Run | null> =>
  beside(world, async () => {
    const run = await pausedRun(world.store, flow);
    if (run === null) return null;
    const over: Run = { ...run, state: 'cancelled', problem: cancelledPaused };
    await world.store.commit([{ put: 'run', run: over }, runDeed(world, over)]);
    return over;
  });

const cancelledPaused: Problem = {
  code: 'run/cancelled',
  message: 'The run was cancelled while it was paused; what it wrote until then stands and is recorded.',
  fix: 'Run again to go on, or undo the run.',
};
