import type { Condition } from '../../model/flow.ts';
import type { SidePlan } from '../../model/plan.ts';
import type { Fields, FieldType, Value } from '../../model/value.ts';
import { isBlank, same } from '../values/equal.ts';
import { compare } from '../values/order.ts';

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

const listOf = (value: Value | undefined): readonly Value[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

function has(value: Value, wanted: Value | undefined): boolean {
  if (Array.isArray(value)) return value.includes(wanted ?? null);
  return textOf(value).toLowerCase().includes(textOf(wanted).toLowerCase());
}

function holds(condition: Condition, type: FieldType, value: Value): boolean {
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

/**
 * Whether a record takes part in the sync (D9).
 * @returns null when a field that the filter looks at was not read: then nothing is decided about it
 */
export function inScope(side: SidePlan, fields: Fields): boolean | null {
  if (side.filter === null) return true;
  const verdicts: boolean[] = [];
  for (const condition of side.filter.conditions) {
    const field = side.fields.find((one) => one.name === condition.field);
    const value = fields[condition.field];
    if (field === undefined || value === undefined) return null;
    verdicts.push(holds(condition, field.type, value));
  }
  return side.filter.mode === 'all' ? verdicts.every(Boolean) : verdicts.some(Boolean);
}
