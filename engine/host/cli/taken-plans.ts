import { type FlowId, RunId } from '../../model/ids.ts';
import type { Plan } from '../../model/plan.ts';
import type { Plans } from '../../run/inbox/taken.ts';
import type { Store } from '../../store/contract.ts';
import { savedPlan } from './saved-plan.ts';

/** Plans as taking answers back needs them, from the state. */
export function plansIn(store: Store): Plans {
  const ofHash = async (hash: string | undefined) => (hash === undefined ? null : savedPlan(store, hash));
  return {
    ofRun: async (run) => ofHash((await store.run(RunId.parse(run)))?.planHash),
    ofFlow: async (flow) => ofHash((await store.runs(flow, 1))[0]?.planHash),
  };
}

/** One plan with the syncs of all flows, so that every system that may be written is open; null where none is known. */
export async function together(plans: Plans, flows: ReadonlySet<FlowId>): Promise<Plan | null> {
  const found: Plan[] = [];
  for (const flow of flows) {
    const plan = await plans.ofFlow(flow);
    if (plan !== null) found.push(plan);
  }
  const [first] = found;
  return first === undefined ? null : { ...first, syncs: found.flatMap((plan) => plan.syncs) };
}
