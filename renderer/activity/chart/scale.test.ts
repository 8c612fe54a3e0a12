import { describe, expect, test } from 'vitest';
import { heightsFor, roundUp, seen } from './scale.ts';

describe('the height of the chart', () => {
  test.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [777, 1000],
    [1043, 2000],
  ])('for %i ends at %i', (value, end) => expect(roundUp(value)).toBe(end));

  test('leaves room for both directions, however different they are', () => {
    const { min, max, marks } = heightsFor(980, 3);
    expect(-min / (max - min)).toBeGreaterThanOrEqual(0.19);
    expect(marks).toEqual([-5, 500, 1000]);
  });

  test('shows one change among thousands', () => {
    const heights = heightsFor(5_000, 5_000);
    expect(seen(1, heights)).toBeGreaterThan(100);
    expect(seen(-1, heights)).toBeLessThan(-100);
    expect(seen(0, heights)).toBe(0);
  });
});
