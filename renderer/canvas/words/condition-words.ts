import type { Condition, Filter } from '../../../engine/model/flow.ts';
import type { ObjectShape } from '../../../engine/model/shape.ts';
import { wordsOf } from '../../words/words.ts';
import { fieldLabel } from '../cards.ts';
import { valueText } from './value-text.ts';

/** What a comparison is called between a field and a value. */
export const comparisonWords = (is: Condition['is']): string => wordsOf('values')(is);

/** What a condition asks of its field: "is not Subscriber". */
export function comparisonText({ is, value }: Omit<Condition, 'field'>): string {
  const shown = value === undefined ? null : valueText(value);
  return shown === null ? comparisonWords(is) : wordsOf('values')('isWith', { is: comparisonWords(is), value: shown });
}

/** A condition in words: "Stage is not Subscriber". */
export function conditionWords({ field, is, value }: Condition, object: ObjectShape | null): string {
  const words = wordsOf('values');
  const shown = value === undefined ? null : valueText(value);
  const said = { field: fieldLabel(object, field), is: words(is) };
  return shown === null ? words('holds', said) : words('holdsWith', { ...said, value: shown });
}

/** A filter in words. */
export function filterWords({ mode, conditions }: Filter, object: ObjectShape | null): string {
  const said = conditions.map((one) => conditionWords(one, object));
  if (said.length === 0) return '';
  return said.reduce((one, other) => wordsOf('values')(mode === 'all' ? 'and' : 'or', { one, other }));
}
