import { expect, test } from 'vitest';
import type { FieldType, Value } from '../../model/value.ts';
import { differenceOf, keptBy } from './loss.ts';

const text: FieldType = { kind: 'text' };
const decimal: FieldType = { kind: 'decimal' };
const list: FieldType = { kind: 'list' };
const instant: FieldType = { kind: 'instant', digits: 6 };

const cases: readonly (readonly [FieldType, Value, Value, string | null])[] = [
  [text, 'Anna', 'ANNA', 'case'],
  [text, ' a  b ', 'a b', 'spaces'],
  [text, ' Anna', 'anna', 'case-and-spaces'],
  [text, '+49 (221) 47', '+4922147', 'signs'],
  [text, 'Hamburg', 'Hambu', 'cut'],
  [text, 'Anna', '', 'emptied'],
  [text, 'Anna', 'Bert', 'other'],
  [text, '', null, null],
  [decimal, '12.345', '12.35', 'precision'],
  [decimal, '12.50', '12.5', null],
  [decimal, '12.5', '13.9', 'other'],
  [instant, '2026-01-01T10:00:00.123456Z', '2026-01-01T10:00:00.123Z', 'precision'],
  [list, ['a', 'b'], ['b', 'a'], 'order'],
  [list, ['a', 'b'], ['a'], 'cut'],
  [{ kind: 'set' }, ['a', 'b'], ['a', 'b'], null],
  [{ kind: 'money' }, { amount: '1.239', currency: 'EUR' }, { amount: '1.24', currency: 'EUR' }, 'precision'],
];

test('W4: what comes back different is named by what was lost', () => {
  for (const [type, was, is, loss] of cases) expect([was, is, differenceOf(type, was, is)]).toEqual([was, is, loss]);
});

test('W4: a number is taken as its field keeps it', () => {
  expect(keptBy({ kind: 'decimal', scale: 2 }, '12.345')).toBe('12.35');
  expect(keptBy({ kind: 'money', scale: 0 }, { amount: '1.5', currency: 'EUR' })).toEqual({
    amount: '2',
    currency: 'EUR',
  });
  expect(keptBy({ kind: 'decimal' }, '12.345')).toBe('12.345');
});
