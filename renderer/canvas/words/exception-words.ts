import type { Exception } from '../../../engine/model/flow.ts';
import type { Side } from '../../../engine/model/ids.ts';
import { wordsOf } from '../../words/words.ts';
import { comparisonText } from './condition-words.ts';

type Names = { readonly [side in Side]: string };

/** What people call a field of a side. */
export type LabelOf = (one: Pick<Exception, 'side' | 'field'>) => string;

/** A condition of a conflict rule in words: "Changed by in ERP is hr_import". */
export const exceptionWords = (one: Exception, names: Names, label: string): string =>
  wordsOf('conditions')('inSystem', { field: label, system: names[one.side], says: comparisonText(one) });

/** A rule with what keeps it from deciding; the rule alone where nothing does. */
export function ruleUnless(rule: string, all: readonly Exception[], names: Names, labelOf: LabelOf): string {
  if (all.length === 0) return rule;
  const said = all.map((one) => exceptionWords(one, names, labelOf(one)));
  const conditions = said.reduce((one, other) => wordsOf('values')('or', { one, other }));
  return wordsOf('conditions')('ruleUnless', { rule, conditions });
}

/** What fields are called in conditions that come with the names of theirs. */
export const labelIn =
  (told: readonly (Pick<Exception, 'side' | 'field'> & { readonly label: string })[]): LabelOf =>
  ({ side, field }) =>
    told.find((one) => one.side === side && one.field === field)?.label ?? field;
