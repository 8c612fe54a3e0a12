import { describe, expect, test } from 'vitest';
import { sumOf } from './adding-up.ts';

const counts = (created: number, updated: number, failed: number) => ({
  linked: 0,
  conflicts: 0,
  failed,
  parked: 0,
  left: { created: 0, updated: 0, removed: 0, unchanged: 0 },
  right: { created, updated, removed: 0, unchanged: 0 },
});
const decided = (created: number, updated: number, movedOn: number) => ({
  asked: 0,
  movedOn,
  planned: { left: { created: 0, updated: 0, removed: 0 }, right: { created, updated, removed: 0 } },
});

const addsUp = (sum: ReturnType<typeof sumOf>): boolean =>
  sum !== null && sum.planned + sum.fromBefore === sum.done + sum.movedOn + sum.failed + sum.leftOut;

describe('planned against done', () => {
  test.each([
    ['all was written', counts(3, 4, 0), decided(3, 4, 0), { done: 7, leftOut: 0 }],
    ['some were refused', counts(2, 4, 1), decided(3, 4, 0), { failed: 1, leftOut: 0 }],
    ['a record moved on and was written later', counts(3, 4, 0), decided(3, 4, 1), { movedOn: 0, done: 7 }],
    ['a record moved on for good', counts(3, 3, 0), decided(3, 4, 1), { movedOn: 1, leftOut: 0 }],
    ['the run was stopped', counts(1, 0, 0), decided(3, 4, 0), { leftOut: 6 }],
    ['a write of a run before was taken up', counts(4, 4, 0), decided(3, 4, 0), { fromBefore: 1, done: 8 }],
  ])('adds up where %s', (_, done, planned, expected) => {
    const sum = sumOf({ counts: done, decided: planned });
    expect(sum).toMatchObject(expected);
    expect(addsUp(sum)).toBe(true);
  });

  test('is not told where a run did not come so far', () => {
    expect(sumOf({ counts: null, decided: null })).toBeNull();
  });
});
