import { expect, test } from 'vitest';
import { attemptsMax, backoffMs } from './backoff.ts';

test('A7: the wait before another attempt is anywhere below a cap that doubles, up to five minutes', () => {
  const caps = Array.from({ length: 12 }, (_, at) => backoffMs(at + 1, 1 - Number.EPSILON, 0) + 1);
  expect(caps.slice(0, 4)).toEqual([1000, 2000, 4000, 8000]);
  expect(Math.max(...caps)).toBe(300_000);
  expect(backoffMs(attemptsMax, 0.5, 0)).toBe(64_000);
  expect(backoffMs(3, 0, 0)).toBe(0);
});

test('A7: it is never shorter than the system asked for', () => {
  expect(backoffMs(1, 0, 7000)).toBe(7000);
  expect(backoffMs(5, 0.9, 7000)).toBe(14_400);
});
