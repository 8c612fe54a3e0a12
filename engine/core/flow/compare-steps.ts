import type { FlowDifference } from '../../model/difference.ts';
import type { StepUse } from '../../model/flow.ts';
import { nodeOf } from '../compile/report.ts';
import { findStep } from '../steps/list.ts';
import { orderDiffers, type Part, type Place, partsDiffer, sameData } from './compared.ts';

const stepName = ({ use }: StepUse): string => findStep(use)?.label ?? use;

/** What it does with its settings; for a step that this version does not have, its name. */
const stepSays = (step: StepUse): string => findStep(step.use)?.sentence(step.settings ?? {}) ?? step.use;

/** The steps of a line in a few words; nothing where there are none. */
export const stepsSay = (steps: readonly StepUse[]): string =>
  steps.length === 0 ? '' : `with ${steps.map((step) => `"${stepName(step)}"`).join(', ')}`;

/** What the step is told, with the defaults of this version filled in. */
function settingsOf({ use, settings = {} }: StepUse): unknown {
  const read = findStep(use)?.settings.safeParse(settings);
  return read?.success === true ? read.data : settings;
}

/** The steps of a field map that came, went, were changed or changed places. */
export function compareSteps(
  map: Place,
  [before, after]: readonly [before: readonly StepUse[], after: readonly StepUse[]],
  name: string,
): readonly FlowDifference[] {
  const title = `Field map "${name}"`;
  const placeOf = ({ id }: StepUse): Place => ({ ...map, what: 'step', node: nodeOf(map.node, id) });
  const partOf = (step: StepUse): Part => ({
    ...placeOf(step),
    id: step.id,
    title: `${title}: "${stepName(step)}"`,
    says: stepSays(step),
  });
  const changed = (old: StepUse, now: StepUse): readonly FlowDifference[] => {
    const sides = { before: stepSays(old), after: stepSays(now) };
    const base = { kind: 'changed', ...placeOf(now), ...sides } as const;
    if (old.use !== now.use)
      return [{ ...base, words: `${title}: "${stepName(now)}" instead of "${stepName(old)}": ${sides.after}` }];
    if (sameData(settingsOf(old), settingsOf(now))) return [];
    return [{ ...base, words: `${title}: "${stepName(now)}" was changed: ${sides.after}` }];
  };
  const lists = { before, after };
  const nameOf = (id: string): string => {
    const step = after.find((one) => one.id === id);
    return `"${step === undefined ? id : stepName(step)}"`;
  };
  return [
    ...partsDiffer(lists, partOf, changed),
    ...orderDiffers(lists, { ...map, what: 'step' }, { title: `${title}: its steps`, nameOf }),
  ];
}
