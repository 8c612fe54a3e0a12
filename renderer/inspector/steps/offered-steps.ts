import { steps } from '../../../engine/core/steps/list.ts';
import type { Step } from '../../../engine/core/steps/step.ts';
import type { FieldType } from '../../../engine/model/value.ts';
import { firstSettings } from '../../canvas/edits.ts';
import { stepLabel, stepName } from '../../canvas/words/step-words.ts';
import { wordsOf } from '../../words/words.ts';

/** A step as it is offered. */
export interface Offered {
  readonly use: string;
  readonly label: string;
  /** What it is called in full. */
  readonly detail: string;
}

export interface OfferedGroup {
  readonly label: string;
  readonly steps: readonly Offered[];
}

const groups = [
  ['text', ['clean', 'case', 'cut', 'pad', 'affix', 'replace', 'split', 'join', 'template', 'markup']],
  ['values', ['value-map', 'lookup', 'first-non-blank', 'pick', 'expression', 'constant']],
  ['types', ['text-to-number', 'text-to-boolean', 'text-to-date', 'text-to-choice', 'date-time']],
  ['numbers', ['number-format', 'number-parse', 'round', 'multiply', 'units']],
  ['codes', ['phone', 'email', 'url', 'country', 'language', 'currency']],
  ['protection', ['mask', 'hash-text']],
] as const;

const groupOf = ({ use }: Step) => groups.find(([, uses]) => uses.some((one) => one === use))?.[0] ?? 'lists';

const fits = ({ use, types }: Step, before: readonly FieldType[]): boolean =>
  types(firstSettings(use) ?? {}, before).ok;

const offered = ({ use }: Step): Offered => ({ use, label: stepLabel({ use }), detail: stepName(use) });

/**
 * The steps that a search finds, in groups; those that take what comes in stand first, under a heading of their own.
 * @param before the types that come in; null where they are not known
 */
export function offeredSteps(search: string, before: readonly FieldType[] | null): readonly OfferedGroup[] {
  const words = wordsOf('stepForms');
  const wanted = search.trim().toLowerCase();
  const found = steps.filter((step) =>
    `${stepLabel({ use: step.use })} ${stepName(step.use)} ${step.label} ${step.use}`.toLowerCase().includes(wanted),
  );
  const fitting = before === null ? [] : found.filter((step) => fits(step, before));
  const others = found.filter((step) => !fitting.includes(step));
  const rest = [...new Set(others.map(groupOf))].map((group) => ({
    label: words(`group-${group}`),
    steps: others.filter((step) => groupOf(step) === group).map(offered),
  }));
  return fitting.length === 0 ? rest : [{ label: words('theseFit'), steps: fitting.map(offered) }, ...rest];
}
