import type { FieldType, Value } from '../../model/value.ts';
import { compare } from '../values/order.ts';

/**
 * Whether a canonical value can be stored in a field of this type as it is.
 * @returns null when it can, else a sentence with the remedy; a value is never cut to fit
 */
export function fits(type: FieldType, value: Value): string | null {
  if (value === null) return null;
  switch (type.kind) {
    case 'text':
    case 'rich-text':
      return typeof value === 'string' && type.maxLength !== undefined && [...value].length > type.maxLength
        ? `The text has ${[...value].length} characters; the field holds ${type.maxLength}. Shorten it or widen the field.`
        : null;
    case 'integer':
      if (typeof value !== 'string') return null;
      if (type.min !== undefined && compare(type, value, type.min) < 0)
        return `The number ${value} is below ${type.min}, the least the field holds.`;
      if (type.max !== undefined && compare(type, value, type.max) > 0)
        return `The number ${value} is above ${type.max}, the most the field holds.`;
      return null;
    case 'decimal': {
      if (typeof value !== 'string' || type.precision === undefined) return null;
      const whole = (value.replace('-', '').split('.')[0] ?? '').replace(/^0+/, '');
      const room = type.precision - (type.scale ?? 0);
      return whole.length > room
        ? `The number ${value} has ${whole.length} digits before the point; the field holds ${room}.`
        : null;
    }
    case 'choice':
      return typeof value === 'string' && type.options.length > 0 && !type.options.includes(value)
        ? `"${value}" is not one of the choices of the field (${type.options.slice(0, 8).join(', ')}). Add a value map or the choice.`
        : null;
    case 'money':
    case 'boolean':
    case 'date':
    case 'time':
    case 'instant':
    case 'local-date-time':
    case 'set':
    case 'list':
    case 'reference':
    case 'json':
    case 'file':
      return null;
  }
}
