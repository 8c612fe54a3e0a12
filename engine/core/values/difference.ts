import type { Question } from '../../model/conflict.ts';
import type { Pattern } from '../../model/inbox.ts';
import type { Tuple, Value } from '../../model/value.ts';
import { isBlank } from './equal.ts';
import { canonicalJson } from './hash.ts';

const decimal = /^-?\d+(?:\.\d+)?$/u;
const date = /^\d{4}-\d{2}-\d{2}(?:T|$)/u;

const textOf = (value: Value): string => (typeof value === 'string' ? value : canonicalJson(value));
const folded = (value: Value): string => textOf(value).normalize('NFC').toLowerCase().replace(/\s+/gu, '');
const lettersIn = (value: Value): string => folded(value).replace(/[^\p{L}\p{N}]+/gu, '');

/** How two values that stand for each other differ; null where they are the same text. */
export function patternOfValues(left: Tuple, right: Tuple): Pattern | null {
  const blanks = [left.every(isBlank), right.every(isBlank)];
  if (blanks[0] === true) return blanks[1] === true ? null : 'left-blank';
  if (blanks[1] === true) return 'right-blank';
  const [one, other] = [left.length === 1 ? (left[0] ?? null) : left, right.length === 1 ? (right[0] ?? null) : right];
  if (textOf(one) === textOf(other)) return null;
  if (folded(one) === folded(other)) return 'case-or-space';
  if (decimal.test(textOf(one)) && decimal.test(textOf(other))) return 'number';
  if (date.test(textOf(one)) && date.test(textOf(other))) return 'date';
  const letters = lettersIn(one);
  return letters !== '' && letters === lettersIn(other) ? 'punctuation' : 'other';
}

/** The shape of what a question shows. Field maps of a group that differ in different ways are `other`. */
export function patternOf(question: Question): Pattern {
  switch (question.about) {
    case 'removal':
      return `${question.gone}-removed`;
    case 'match':
      return 'match';
    case 'refused':
      return 'refused';
    case 'unit': {
      const found = new Set<Pattern>();
      for (const [slot, left] of Object.entries(question.left)) {
        const pattern = patternOfValues(left, question.right[slot] ?? []);
        if (pattern !== null) found.add(pattern);
      }
      const [only, more] = found;
      return only === undefined || more !== undefined ? 'other' : only;
    }
  }
}
