import type { Conflict } from '../model/conflict.ts';
import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { err, ok, type Result } from '../model/result.ts';
import { answerMany } from './inbox/answer-many.ts';
import { type Given, unknownConflict } from './inbox/given.ts';
import type { World } from './world.ts';

export interface Asked {
  readonly id: string;
  /** The revision that the person saw; null takes the one that is there now. */
  readonly revision: number | null;
  readonly by: string;
}

/**
 * Records what a person decided about a field or a removal. It is written by the next run, and only if both sides still
 * hold what was shown (G11, P21).
 * @returns the conflict as it now stands, or why the answer does not fit
 */
export async function answerConflict(
  plan: Plan,
  world: World,
  asked: Asked,
  given: Given,
): Promise<Result<Conflict, Problem>> {
  const wish = { id: asked.id, revision: asked.revision, said: given };
  const batch = { why: null, strict: true, by: asked.by };
  const { answered, refused } = await answerMany(() => Promise.resolve(plan), world, [wish], batch);
  const [conflict] = answered;
  return conflict === undefined ? err(refused[0]?.problem ?? unknownConflict(asked.id)) : ok(conflict);
}
