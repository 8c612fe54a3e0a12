import { expect, test } from 'vitest';
import { nextStop, tourSteps } from './tour-steps.ts';

test('the tour passes over what is not on screen, and ends', () => {
  const missing = tourSteps[1]?.at;
  const isThere = (at: string): boolean => at !== missing;
  expect(nextStop(0, isThere)).toBe(0);
  expect(nextStop(1, isThere)).toBe(2);
  expect(nextStop(tourSteps.length, isThere)).toBeNull();
  expect(nextStop(0, () => false)).toBeNull();
});
