import type { Run } from '../../../model/run.ts';
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

/**
 * Goes on with the runs that were cut off when the engine died, each by the plan that it had. A new run finds out first what
 * became of the writes of the old one.
 */
export async function resumeRuns({ engine, drafts, runs }: House): Promise<void> {
  for (const { flow } of drafts.all()) {
    const [last] = await engine.store.runs(flow.id, 1);
    if (engine.closing.aborted || !isResumable(last, Date.now())) continue;
    if ((await engine.store.control(flow.id)) === 'pause') continue;
    const plan = await savedPlan(engine.store, last.planHash);
    if (plan === null) continue;
    const options = last.chosen === undefined ? {} : { chosen: last.chosen };
    await runs.start({ plan, label: flow.label ?? flow.id, by: 'engine', options }).over;
  }
}
