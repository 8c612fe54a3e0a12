import { expect, test } from 'vitest';
import { linksOf } from './links-of.ts';

test('the first key that finds one twin links a row, later ones link only what is left', () => {
  const mail = {
    pairs: [
      [0, 0],
      [1, 2],
    ] as [number, number][],
    unsure: [3],
  };
  const phone = {
    pairs: [
      [1, 1],
      [2, 3],
    ] as [number, number][],
    unsure: [0, 4],
  };
  expect(linksOf([mail, phone], { left: 6, right: 5 })).toEqual({
    pairs: [
      [0, 0],
      [1, 2],
      [2, 3],
    ],
    unsure: 2,
    lone: { left: 1, right: 2 },
  });
});

test('without a key nothing is linked', () => {
  expect(linksOf([], { left: 3, right: 2 })).toEqual({ pairs: [], unsure: 0, lone: { left: 3, right: 2 } });
});
