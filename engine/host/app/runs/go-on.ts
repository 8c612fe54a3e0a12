import type { FlowId } from '../../../model/ids.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Run } from '../../../model/run.ts';
import { pausedRun, pausedUnder } from '../../../run/paused.ts';
import type { RunOptions } from '../../../run/run.ts';
import type { Store } from '../../../store/contract.ts';
import { savedPlan } from '../../cli/saved-plan.ts';
import type { House } from '../house.ts';

/**
 * Goes on with the paused run of a flow by the plan that it had, as soon as no other run goes on; nothing where none is
 * paused, its plan is lost, or the flow is paused again by then.
 */
export async function goOn({ engine, drafts, runs }: House, flow: FlowId): Promise<void> {
  const label = drafts.all().find((one) => one.flow.id === flow)?.flow.label ?? flow;
  await runs.idle();
  const run = await pausedRun(engine.store, flow);
  if (run === null || engine.closing.aborted || (await engine.store.control(flow)) === 'pause') return;
  const plan = await savedPlan(engine.store, run.planHash);
  // Between the look and here another run may have begun: it takes what is left with it.
  if (plan === null || runs.state().is === 'running') return;
  runs.start({ plan, label, by: run.by ?? 'engine', options: { resume: run.id } });
}

/** What a run that is wanted now is to be: where one of the same plan is paused, that one goes on. */
export async function orGoOn(store: Store, plan: Plan, options: RunOptions): Promise<RunOptions> {
  const paused: Run | null = await pausedUnder(store, plan);
  return paused === null ? options : { resume: paused.id };
}
