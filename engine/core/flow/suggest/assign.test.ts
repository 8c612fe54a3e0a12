import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeds } from '../../../testing/seeds.ts';
import { atOnce } from '../../turns.ts';
import { bestAssignment } from './assign.ts';

/** The greatest sum there is, found by trying all. */
function greatest(gains: readonly (readonly number[])[], row = 0, taken: ReadonlySet<number> = new Set()): number {
  const mine = gains[row];
  if (mine === undefined) return 0;
  const alone = greatest(gains, row + 1, taken);
  return mine.reduce((most, gain, column) => {
    if (gain <= 0 || taken.has(column)) return most;
    return Math.max(most, gain + greatest(gains, row + 1, new Set([...taken, column])));
  }, alone);
}

for (const seed of seeds(1, [20_260_403])) {
  test(`S3, seed ${seed}: an assignment has the greatest sum there is, and takes each row and column once at most`, () => {
    const row = (columns: number) =>
      fc.array(fc.integer({ min: -2, max: 9 }), { minLength: columns, maxLength: columns });
    const gains = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) => fc.array(row(columns), { minLength: rows, maxLength: rows }));
    fc.assert(
      fc.property(gains, (all) => {
        const found = atOnce(bestAssignment(all));
        const taken = found.filter((column) => column !== null);
        expect(new Set(taken).size).toBe(taken.length);
        const sum = found.reduce<number>(
          (total, column, at) => total + (column === null ? 0 : (all[at]?.[column] ?? 0)),
          0,
        );
        expect(sum).toBe(greatest(all));
      }),
      { seed, numRuns: 300 },
    );
  });
}

test('S3: the first choice of one yields where both are better off together', () => {
  expect(
    atOnce(
      bestAssignment([
        [5, 4],
        [5, 1],
      ]),
    ),
  ).toEqual([1, 0]);
  expect(atOnce(bestAssignment([[0, -1]]))).toEqual([null]);
  expect(atOnce(bestAssignment([]))).toEqual([]);
});
