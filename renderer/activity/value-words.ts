import type { Value } from '../../engine/model/value.ts';
import { wordsOf } from '../words/words.ts';

/** A value as people read it; an empty one is an empty text. */
export function valueWords(value: Value, kind: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return wordsOf('activity')(value ? 'yes' : 'no');
  if (typeof value === 'string') {
    const isMoment = kind === 'instant' || kind === 'local-date-time';
    return isMoment ? value.replace('T', ' ').replace(/(?:\.\d+)?Z?$/u, '') : value;
  }
  if (Array.isArray(value)) return value.map((one) => valueWords(one, 'text')).join(', ');
  const { amount, currency } = Object.fromEntries(Object.entries(value));
  return typeof amount === 'string' && typeof currency === 'string' ? `${amount} ${currency}` : JSON.stringify(value);
}
