import { expect, test } from 'vitest';
import { readExpression } from '../../../engine/core/steps/cel.ts';
import { invariantsFor, nameFor, newTruth, withField } from './new-invariant.ts';

test('a field gets a name that an expression can hold, unlike the others', () => {
  expect(nameFor('Credit limit', [])).toBe('creditLimit');
  expect(nameFor('2nd line', [])).toBe('v2ndLine');
  expect(nameFor('Straße', [])).toBe('straE');
  expect(nameFor('Größe', ['grE'])).not.toBe('grE');
  expect(nameFor('id', ['id', 'id2'])).toBe('id3');
});

test('a single field can be asked for by an expression, several in every way', () => {
  const text = () => ({ kind: 'text' }) as const;
  expect(invariantsFor('left', [], text)).toEqual([]);
  expect(invariantsFor('left', ['a'], text).map((one) => one.invariant.is)).toEqual(['true']);
  expect(invariantsFor('left', ['a', 'b'], text).map((one) => one.invariant.is)).toEqual([
    'together',
    'order',
    'sum',
    'true',
  ]);
});

test('an expression to begin with can be worked out, whatever the field is', () => {
  for (const kind of ['text', 'integer', 'decimal', 'boolean', 'list'] as const) {
    const { values, expression } = newTruth('left', 'Some field', { kind });
    const read = readExpression(expression, Object.fromEntries(values.map((one) => [one.name, one.type])));
    expect(read.ok && read.value.type, kind).toBe('boolean');
  }
});

test('fields keep the order in which they were taken in', () => {
  expect(withField(['a', 'b'], 'c', true)).toEqual(['a', 'b', 'c']);
  expect(withField(['a', 'b'], 'a', false)).toEqual(['b']);
});
