import { describe, expect, test } from 'vitest';
import { barsOf, totalsOf } from './bars.ts';
import { runsForTests } from './runs-for-tests.ts';

const minuteMs = 60_000;

describe('runs as bars', () => {
  test('are one bar each while they are few, the oldest first', () => {
    const runs = runsForTests(48, 30 * minuteMs);
    const { bars, stretchMs } = barsOf(runs);
    expect(stretchMs).toBeNull();
    expect(bars.map((one) => one.runs[0]?.number)).toEqual(Array.from({ length: 48 }, (_, at) => at + 1));
  });

  test('are joined by stretches of time when they are many, with nothing lost and the empty ones kept', () => {
    const runs = runsForTests(2_000, 30 * minuteMs).filter((one) => one.number < 500 || one.number > 900);
    const { bars, stretchMs } = barsOf(runs);
    expect(stretchMs).toBe(24 * 60 * minuteMs);
    expect(bars.length).toBeLessThanOrEqual(60);
    expect(bars.some((one) => one.runs.length === 0)).toBe(true);
    const all = totalsOf(runs);
    const sum = (of: 'toLeft' | 'toRight' | 'asked' | 'failed') => bars.reduce((total, bar) => total + bar[of], 0);
    expect([sum('toLeft'), sum('toRight'), sum('asked'), sum('failed')]).toEqual([
      all.toLeft,
      all.toRight,
      all.asked,
      all.failed,
    ]);
    expect(bars.reduce((count, bar) => count + bar.runs.length, 0)).toBe(runs.length);
  });
});
