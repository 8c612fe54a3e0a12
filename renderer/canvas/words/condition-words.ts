import type { Condition, Filter } from '../../../engine/model/flow.ts';
import type { ObjectShape } from '../../../engine/model/shape.ts';
import { fieldLabel } from '../cards.ts';
import { valueText } from './value-text.ts';

/** What a comparison is called between a field and a value. */
export const comparisonWords: { readonly [is in Condition['is']]: string } = {
  equal: 'is',
  'not-equal': 'is not',
  'one-of': 'is one of',
  'none-of': 'is none of',
  blank: 'is blank',
  'not-blank': 'is filled',
  greater: 'is more than',
  less: 'is less than',
  'at-least': 'is at least',
  'at-most': 'is at most',
  contains: 'contains',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
};

/** A condition in words: "Stage is not Subscriber". */
export function conditionWords({ field, is, value }: Condition, object: ObjectShape | null): string {
  const shown = value === undefined ? null : valueText(value);
  return [fieldLabel(object, field), comparisonWords[is], shown].filter((part) => part !== null).join(' ');
}

/** A filter in words. */
export const filterWords = ({ mode, conditions }: Filter, object: ObjectShape | null): string =>
  conditions.map((one) => conditionWords(one, object)).join(mode === 'all' ? ' and ' : ' or ');
