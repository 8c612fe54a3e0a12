import type { Condition } from '../../model/flow.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { isBlank, same } from './equal.ts';
import { compare } from './order.ts';

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

const listOf = (value: Value | undefined): readonly Value[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function has(value: Value, wanted: Value | undefined): boolean {
  if (Array.isArray(value)) return value.includes(wanted ?? null);
  return textOf(value).toLowerCase().includes(textOf(wanted).toLowerCase());
}

/**
 * Whether a value meets a condition, whatever field the condition names.
 * @param type of the value; what the condition compares with is canonical for it
 */
export function holds(condition: Omit<Condition, 'field'>, type: FieldType, value: Value): boolean {
  const wanted = condition.value;
  const ordered = () => (isBlank(value) || wanted === undefined ? null : compare(type, value, wanted));
  switch (condition.is) {
    case 'equal':
      return same(type, value, wanted);
    case 'not-equal':
      return !same(type, value, wanted);
    case 'one-of':
      return listOf(wanted).some((one) => same(type, value, one));
    case 'none-of':
      return !listOf(wanted).some((one) => same(type, value, one));
    case 'blank':
      return isBlank(value);
    case 'not-blank':
      return !isBlank(value);
    case 'greater':
      return ordered() === 1;
    case 'less':
      return ordered() === -1;
    case 'at-least': {
      const order = ordered();
      return order === 1 || order === 0;
    }
    case 'at-most': {
      const order = ordered();
      return order === -1 || order === 0;
    }
    case 'contains':
      return has(value, wanted);
    case 'starts-with':
      return textOf(value).startsWith(textOf(wanted));
    case 'ends-with':
      return textOf(value).endsWith(textOf(wanted));
  }
}
