import { z } from 'zod';
import { Plan, planFormat } from '../../model/plan.ts';
import type { Store } from '../../store/contract.ts';
import { Failure } from './failure.ts';

const Format = z.object({ format: z.number() });

/**
 * Reads a plan from its text.
 * @throws Failure when it is of a newer format than this build reads, or is damaged
 */
export function planOfText(text: string, name: string): Plan {
  const data: unknown = JSON.parse(text);
  const format = Format.safeParse(data);
  if (format.success && format.data.format > planFormat) {
    throw new Failure({
      code: 'plan/newer',
      message: `The plan ${name} is of format ${format.data.format}; this version of Tandem reads format ${planFormat}.`,
      fix: 'Use the version of Tandem that made it, or a newer one.',
    });
  }
  const plan = Plan.safeParse(data);
  if (plan.success) return plan.data;
  throw new Failure({
    code: 'plan/damaged',
    message: `The plan ${name} in the state of the workspace cannot be read.`,
    fix: 'Run the flow again: it is compiled anew.',
    cause: plan.error.message,
  });
}

/** A plan that a run was made with; null where the state has none under this hash. */
export async function savedPlan(store: Store, hash: string): Promise<Plan | null> {
  const text = await store.plan(hash);
  return text === null ? null : planOfText(text, hash.slice(0, 8));
}
