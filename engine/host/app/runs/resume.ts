import type { Problem } from '../../../model/problem.ts';
import type { Run } from '../../../model/run.ts';
import { isPausable } from '../../../run/paused.ts';
import { isIdle } from '../../cli/idle.ts';
import { savedPlan } from '../../cli/saved-plan.ts';
import type { House } from '../house.ts';

/** What was cut off longer ago is left to the triggers, or to a person who looks first. */
const resumedWithinMs = 60 * 60_000;

/**
 * Whether a run that is recorded as going on, when nobody can be at work, is to be gone on with by itself: it decided by
 * itself what to do, and nobody asked it to stop. What a person chose change by change is not done again unseen.
 */
export const isResumable = (run: Run | undefined, nowMs: number): run is Run =>
  run?.state === 'running' &&
  run.kind === 'run' &&
  run.onlyChosen === undefined &&
  nowMs - Date.parse(run.startedAt) < resumedWithinMs;

const cutOff: Problem = {
  code: 'run/cut-off',
  message: 'Tandem was stopped in the middle of this run; what it wrote until then stands and is recorded.',
  fix: 'Run again: the next run first finds out what became of the last writes.',
};

/** A run that nobody goes on with by itself: paused where its flow is, since it was to stop anyway; else it failed. */
const leftAs = (run: Run, paused: boolean, at: string): Run => ({
  ...run,
  endedAt: at,
  ...(paused ? { state: 'paused' as const } : { state: 'failed' as const, problem: cutOff }),
});

/**
 * Goes on with the runs that were cut off when the engine died, each by the plan that it had: it finds out first what became of
 * its last writes. Those that are not gone on with are told as what they are.
 */
export async function resumeRuns({ engine, drafts, runs }: House): Promise<void> {
  const { store, closing } = engine;
  for (const { flow } of drafts.all()) {
    const [last] = await store.runs(flow.id, 1);
    if (closing.aborted || last?.state !== 'running') continue;
    if (!(await isIdle(engine.world()))) continue;
    const paused = (await store.control(flow.id)) === 'pause';
    const plan = isResumable(last, Date.now()) && !paused ? await savedPlan(store, last.planHash) : null;
    if (plan === null) {
      await store.commit([{ put: 'run', run: leftAs(last, paused && isPausable(last), engine.world().now()) }]);
      continue;
    }
    await runs.start({ plan, label: flow.label ?? flow.id, by: last.by ?? 'engine', options: { resume: last.id } })
      .over;
  }
}
