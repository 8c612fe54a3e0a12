import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce, mappedInTurns, sortedInTurns } from './turns.ts';

const seed = 20_261_201;

test(`seed ${seed}: sorting in turns gives what sorting at once gives, equal items in their order`, () => {
  const items = fc.array(fc.record({ by: fc.integer({ min: 0, max: 50 }) }), { maxLength: 5_000, size: 'max' });
  fc.assert(
    fc.property(items, (list) => {
      const byNumber = (one: { by: number }, other: { by: number }): number => one.by - other.by;
      const sorted = atOnce(sortedInTurns(list, byNumber));
      const expected = list.toSorted(byNumber);
      expect(sorted.length).toBe(expected.length);
      expect(sorted.every((one, at) => one === expected[at])).toBe(true);
    }),
    { seed, numRuns: 50 },
  );
});

test('long lists are sorted and mapped with moments to give way', () => {
  const list = Array.from({ length: 20_000 }, (_, at) => ({ by: (at * 7919) % 20_000 }));
  expect([...sortedInTurns(list, (one, other) => one.by - other.by)].length).toBeGreaterThan(50);
  expect([...mappedInTurns(list, ({ by }) => by)].length).toBeGreaterThan(200);
});
