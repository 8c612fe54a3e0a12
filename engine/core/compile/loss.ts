import type { StepPlan } from '../../model/plan.ts';
import { lineLoss } from '../steps/line.ts';
import type { Line } from './line-scene.ts';

/** The steps of a line as a plan holds them; null where one of them is not known or not set right. */
export function stepPlans(line: Line): readonly StepPlan[] | null {
  const plans = line.steps.flatMap((one) =>
    one.kind === 'ready' ? [{ use: one.use.use, settings: one.settings }] : [],
  );
  return plans.length === line.steps.length ? plans : null;
}

/** What a line loses on its way back, as its steps and the types at its ends have it. */
export function lossOf(line: Line): 'none' | 'lossy' | 'one-way' {
  const steps = stepPlans(line);
  return steps === null || line.from === null ? 'one-way' : lineLoss(steps, line.from, line.to);
}
