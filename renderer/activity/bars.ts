import type { RunHead } from '../../engine/protocol/calls/activity.ts';

/** What the chart draws as one bar: a run, or all runs of a stretch of time. */
export interface Bar {
  readonly from: string;
  readonly runs: readonly RunHead[];
  readonly toLeft: number;
  readonly toRight: number;
  readonly asked: number;
  readonly failed: number;
}

export interface Bars {
  readonly bars: readonly Bar[];
  /** How long each stretch is; null where each bar is a run. */
  readonly stretchMs: number | null;
}

/** More bars than this are too thin to be pressed. */
export const barsMax = 60;

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const stretchesMs = [hourMs / 4, hourMs / 2, hourMs, 2 * hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs, dayMs].concat(
  [2, 7, 14, 30, 90, 365, 3650].map((days) => days * dayMs),
);

const sum = (runs: readonly RunHead[], of: (run: RunHead) => number): number =>
  runs.reduce((total, run) => total + of(run), 0);

const barOf = (from: string, runs: readonly RunHead[]): Bar => ({
  from,
  runs,
  toLeft: sum(runs, (run) => run.toLeft),
  toRight: sum(runs, (run) => run.toRight),
  asked: sum(runs, (run) => run.asked),
  failed: sum(runs, (run) => run.failed),
});

const msOf = (run: RunHead | undefined): number => (run === undefined ? 0 : Date.parse(run.startedAt));

function midnightBefore(ms: number): number {
  const day = new Date(ms);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}

/**
 * Runs as bars, the oldest first: one a run while they are few, else one a stretch of time, the empty ones too.
 * @param runs the newest first
 */
export function barsOf(runs: readonly RunHead[]): Bars {
  const old = runs.toReversed();
  if (old.length <= barsMax) return { bars: old.map((run) => barOf(run.startedAt, [run])), stretchMs: null };
  const [firstMs, lastMs] = [msOf(old[0]), msOf(old.at(-1))];
  const startMs = midnightBefore(firstMs);
  const first = (stretch: number): number => Math.floor((firstMs - startMs) / stretch);
  const count = (stretch: number): number => Math.floor((lastMs - startMs) / stretch) - first(stretch) + 1;
  const stretchMs = stretchesMs.find((one) => count(one) <= barsMax) ?? Math.max(...stretchesMs);
  const held: RunHead[][] = Array.from({ length: count(stretchMs) }, () => []);
  for (const run of old) held[Math.floor((msOf(run) - startMs) / stretchMs) - first(stretchMs)]?.push(run);
  const fromOf = (at: number): string => new Date(startMs + (first(stretchMs) + at) * stretchMs).toISOString();
  return { bars: held.map((some, at) => barOf(fromOf(at), some)), stretchMs };
}

/** What all runs together did. */
export const totalsOf = (runs: readonly RunHead[]): Bar => barOf('', runs);
