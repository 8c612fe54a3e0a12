import { isDecimal, roundDecimal } from '../../core/values/number.ts';
import type { Value } from '../../model/value.ts';
import type { MemoryField, Tidying } from './options.ts';

function apply(rule: Tidying, text: string): string {
  switch (rule.do) {
    case 'trim':
      return text.trim();
    case 'lower':
      return text.toLowerCase();
    case 'cut':
      return text.slice(0, rule.length);
    case 'round':
      return isDecimal(text) ? roundDecimal(text, rule.digits) : text;
  }
}

/** The value as this field stores it. */
export function tidy(field: MemoryField, value: Value): Value {
  if (typeof value !== 'string') return value;
  const tidied = (field.tidy ?? []).reduce((text, rule) => apply(rule, text), value);
  return tidied === '' && field.emptyIsNull ? null : tidied;
}
