import { expect, test } from 'vitest';
import type { FieldType, Value } from '../../model/value.ts';
import { fits } from './fits.ts';

const holds = (type: FieldType, ...values: readonly Value[]) => values.map((value) => fits(type, value) === null);

test('G14: a text fits up to its length in characters, not in bytes or code units', () => {
  expect(holds({ kind: 'text', maxLength: 3 }, 'abc', 'abcd', '👩👩👩', '', null)).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
  expect(holds({ kind: 'rich-text', maxLength: 1 }, 'a', 'ab')).toEqual([true, false]);
  expect(holds({ kind: 'text' }, 'x'.repeat(100_000))).toEqual([true]);
});

test('G14: a whole number fits from the least to the most that the field holds, by value', () => {
  const small: FieldType = { kind: 'integer', min: '-128', max: '127' };
  expect(holds(small, '-128', '127', '9', '-129', '128', '1000')).toEqual([true, true, true, false, false, false]);
  expect(holds({ kind: 'integer', max: '9007199254740992' }, '9007199254740992', '9007199254740993')).toEqual([
    true,
    false,
  ]);
});

test('G14: a decimal fits while its whole digits have room beside the fraction; those of the fraction are rounded by the system', () => {
  const type: FieldType = { kind: 'decimal', precision: 5, scale: 2 };
  expect(holds(type, '999.99', '-999', '0.5', '1000', '1.23456')).toEqual([true, true, true, false, true]);
  expect(holds({ kind: 'decimal', scale: 2 }, '123456789')).toEqual([true]);
});

test('G14: a choice fits when the field has it; where no choices are known, all do', () => {
  expect(holds({ kind: 'choice', options: ['a', 'b'] }, 'a', 'c', null)).toEqual([true, false, true]);
  expect(holds({ kind: 'choice', options: [] }, 'c')).toEqual([true]);
});

test('G14: what does not fit is told with the value, the limit and a remedy', () => {
  expect(fits({ kind: 'text', maxLength: 3 }, 'abcd')).toBe(
    'The text has 4 characters; the field holds 3. Shorten it or widen the field.',
  );
  expect(fits({ kind: 'choice', options: ['a', 'b'] }, 'c')).toBe(
    '"c" is not one of the choices of the field (a, b). Add a value map or the choice.',
  );
});
