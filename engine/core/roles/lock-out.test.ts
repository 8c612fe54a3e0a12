import { describe, expect, test } from 'vitest';
import { afterFailure, type Failures, freeTries, waitMs } from './lock-out.ts';

const failed = (times: number): Failures | undefined => {
  let failures: Failures | undefined;
  for (let nr = 0; nr < times; nr++) failures = afterFailure(failures, 1000);
  return failures;
};

describe('a name that is tried with wrong passwords', () => {
  test('may be mistyped a few times without a wait', () => {
    expect(waitMs(failed(freeTries - 1), 1000)).toBe(0);
  });

  test('waits, and twice as long after every further failure, for an hour at most', () => {
    expect([0, 1, 2].map((more) => waitMs(failed(freeTries + more), 1000) / 1000)).toEqual([30, 60, 120]);
    expect(waitMs(failed(60), 1000)).toBe(3_600_000);
  });

  test('is let in again when the wait is over, and forgiven after a day', () => {
    const failures = failed(freeTries);
    expect(waitMs(failures, 31_000)).toBe(0);
    expect(afterFailure(failures, 31_000).count).toBe(freeTries + 1);
    expect(afterFailure(failures, 1000 + 25 * 3_600_000).count).toBe(1);
  });
});
