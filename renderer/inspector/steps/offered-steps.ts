import { steps } from '../../../engine/core/steps/list.ts';
import type { Step } from '../../../engine/core/steps/step.ts';
import type { FieldType } from '../../../engine/model/value.ts';
import { firstSettings } from '../../canvas/edits.ts';
import { stepLabel } from '../../canvas/words/step-words.ts';

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

const groups: readonly (readonly [label: string, uses: readonly string[]])[] = [
  ['Text', ['clean', 'case', 'cut', 'pad', 'affix', 'replace', 'split', 'join', 'template', 'markup']],
  ['Values', ['value-map', 'lookup', 'first-non-blank', 'pick', 'expression', 'constant']],
  ['Types', ['text-to-number', 'text-to-boolean', 'text-to-date', 'text-to-choice', 'date-time']],
  ['Numbers', ['number-format', 'number-parse', 'round', 'multiply', 'units']],
  ['Contacts and codes', ['phone', 'email', 'url', 'country', 'language', 'currency']],
  ['Protection', ['mask', 'hash-text']],
];

const groupOf = ({ use }: Step): string => groups.find(([, uses]) => uses.includes(use))?.[0] ?? 'Lists and JSON';

const fits = ({ use, types }: Step, before: readonly FieldType[]): boolean =>
  types(firstSettings(use) ?? {}, before).ok;

const offered = ({ use, label }: Step): Offered => ({ use, label: stepLabel({ use }), detail: label });

/**
 * The steps that a search finds, in groups; those that take what comes in stand first, under a heading of their own.
 * @param before the types that come in; null where they are not known
 */
export function offeredSteps(search: string, before: readonly FieldType[] | null): readonly OfferedGroup[] {
  const words = search.trim().toLowerCase();
  const found = steps.filter((step) =>
    `${stepLabel({ use: step.use })} ${step.label} ${step.use}`.toLowerCase().includes(words),
  );
  const fitting = before === null ? [] : found.filter((step) => fits(step, before));
  const others = found.filter((step) => !fitting.includes(step));
  const rest = [...new Set(others.map(groupOf))].map((label) => ({
    label,
    steps: others.filter((step) => groupOf(step) === label).map(offered),
  }));
  return fitting.length === 0 ? rest : [{ label: 'These fit', steps: fitting.map(offered) }, ...rest];
}
