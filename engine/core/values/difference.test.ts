import { expect, test } from 'vitest';
import { patternOfValues } from './difference.ts';

test('I2: the shape of a difference between two values', () => {
  const shapes = [
    [[null], ['x']],
    [['x'], ['']],
    [['Ann  Lee'], ['ann lee']],
    [['O-1'], ['o1']],
    [['1.50'], ['-2']],
    [['2026-01-02'], ['2025-01-02T00:00:00Z']],
    [['Buyer'], ['Seller']],
    [['same'], ['same']],
    [[null], ['']],
  ] as const;
  expect(shapes.map(([left, right]) => patternOfValues(left, right))).toEqual([
    'left-blank',
    'right-blank',
    'case-or-space',
    'punctuation',
    'number',
    'date',
    'other',
    null,
    null,
  ]);
});
