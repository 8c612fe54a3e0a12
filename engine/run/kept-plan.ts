import { Plan } from '../model/plan.ts';
import type { Store } from '../store/contract.ts';

/** A plan that runs followed, by its hash; null where it is not kept, or is of another format. */
export async function keptPlan(store: Pick<Store, 'plan'>, hash: string): Promise<Plan | null> {
  const text = await store.plan(hash);
  if (text === null) return null;
  const plan = Plan.safeParse(JSON.parse(text));
  return plan.success ? plan.data : null;
}
