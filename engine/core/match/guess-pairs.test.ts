import { expect, test } from 'vitest';
import { guessPairs } from './guess-pairs.ts';

const left = [
  { id: '1', mail: 'Ana@norbeck.test', city: 'Bonn' },
  { id: '2', mail: 'bo@norbeck.test', city: 'Bonn' },
  { id: '3', mail: 'cy@norbeck.test', city: 'Ulm' },
];

test('rows are paired by the two fields that share the most values, whatever their case', () => {
  const right = [
    { no: 'x', email: 'cy@norbeck.test', town: 'Bonn' },
    { no: 'y', email: 'ana@norbeck.test', town: 'Ulm' },
  ];
  expect(guessPairs(left, right)).toEqual([
    { left: 0, right: 1 },
    { left: 2, right: 0 },
  ]);
});

test('a value that stands in several rows pairs nothing, and rows without anything in common are not paired', () => {
  expect(guessPairs(left, [{ town: 'Bonn' }])).toEqual([]);
  expect(guessPairs(left, [{ town: 'Rome' }])).toEqual([]);
  expect(guessPairs([], [])).toEqual([]);
});
