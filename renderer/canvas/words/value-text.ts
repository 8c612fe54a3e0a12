import type { Tuple, Value } from '../../../engine/model/value.ts';
import { wordsOf } from '../../words/words.ts';

const shownMax = 120;

function partText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return wordsOf('values')(value ? 'yes' : 'no');
  if (isList(value)) return value.map(partText).join(', ');
  const { amount, currency } = value;
  if (typeof amount === 'string' && typeof currency === 'string') return `${amount} ${currency}`;
  if (typeof value['digest'] === 'string') return wordsOf('values')('file');
  return JSON.stringify(value);
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** "2026-03-31T14:05:06.123Z" is read as a day and a time. */
const moment = (text: string): string =>
  text.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z?$/, '$1 $2');

/** A value as it stands on the canvas, on one line; null where it is blank. */
export function valueText(value: Value | undefined): string | null {
  if (value === undefined) return null;
  const text = moment(partText(value).slice(0, shownMax)).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text;
}

/** Values that travel together, as one. */
export function tupleText(values: Tuple | null): string | null {
  const texts = (values ?? []).map((value) => valueText(value) ?? '').filter((text) => text !== '');
  return texts.length === 0 ? null : texts.join(', ');
}
