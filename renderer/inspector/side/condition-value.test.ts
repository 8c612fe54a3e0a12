import { expect, test } from 'vitest';
import { comparisonsFor, conditionText, conditionValue, firstValue } from './condition-value.ts';

test('a value is read as the field has it, and what it cannot be is told', () => {
  expect(conditionValue({ kind: 'integer' }, 'greater', ' 12 ')).toEqual({ ok: true, value: '12' });
  expect(conditionValue({ kind: 'integer' }, 'greater', 'many').ok).toBe(false);
  expect(conditionValue({ kind: 'boolean' }, 'equal', 'false')).toEqual({ ok: true, value: false });
  expect(conditionValue({ kind: 'text' }, 'one-of', 'a, b')).toEqual({ ok: true, value: ['a', 'b'] });
  expect(conditionValue({ kind: 'text' }, 'one-of', ' ').ok).toBe(false);
  expect(conditionValue({ kind: 'text' }, 'blank', 'x')).toEqual({ ok: true, value: undefined });
});

test('only comparisons that make sense are offered', () => {
  expect(comparisonsFor({ kind: 'boolean' })).toEqual(['equal', 'not-equal', 'blank', 'not-blank']);
  expect(comparisonsFor({ kind: 'decimal' })).toContain('at-least');
  expect(comparisonsFor({ kind: 'text' })).toContain('starts-with');
  expect(comparisonsFor({ kind: 'reference' })).toEqual(['blank', 'not-blank']);
});

test('another comparison keeps the value where it can', () => {
  expect(firstValue({ kind: 'text' }, 'one-of', 'a')).toEqual(['a']);
  expect(firstValue({ kind: 'integer' }, 'less', 'a')).toBe('0');
  expect(firstValue({ kind: 'choice', options: ['x', 'y'] }, 'equal', 'q')).toBe('x');
  expect(conditionText({ kind: 'text' }, ['a', 'b'])).toBe('a, b');
});
