import type { Plan } from '../../model/plan.ts';
import type { PlanOf } from '../../run/inbox/answer-many.ts';
import type { Store } from '../../store/contract.ts';
import { savedPlan } from './saved-plan.ts';

/** The plan of the run that asked a question, which knows the fields behind its slots; read once each. */
export function plansOfConflicts(store: Store): PlanOf {
  const byRun = new Map<string, Plan | null>();
  return async (flow, { openedIn }) => {
    const name = openedIn ?? `latest of ${flow}`;
    const known = byRun.get(name);
    if (known !== undefined) return known;
    const run = openedIn === null ? ((await store.runs(flow, 1))[0] ?? null) : await store.run(openedIn);
    const plan = run === null ? null : await savedPlan(store, run.planHash);
    byRun.set(name, plan);
    return plan;
  };
}
