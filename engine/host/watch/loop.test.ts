import { expect, test } from 'vitest';
import type { Scheduled } from '../../core/trigger/due.ts';
import { type Ending, type Turn, timetable } from '../../core/trigger/timetable.ts';
import { FlowId, SyncId } from '../../model/ids.ts';
import type { TriggerPlan } from '../../model/plan.ts';
import { type News, watchLoop } from './loop.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 0, 5, 12);
const every = (minutes: number): TriggerPlan => ({ on: 'interval', everyMs: minutes * minute });
const onFile: TriggerPlan = { on: 'file', sides: ['left'], settleMs: 1000 };
const sync = (name: string, ...triggers: TriggerPlan[]): Scheduled => ({
  flow: FlowId.parse(name),
  sync: SyncId.parse(name),
  schedule: { triggers, quiet: { left: null, right: null } },
});

interface Story {
  readonly untilMs: number;
  /** What there is to see when the clock has come this far, once each. */
  readonly news?: readonly { readonly atMs: number; readonly what: News }[];
  /** The machine sleeps: the clock jumps when it has come to `atMs`. */
  readonly sleep?: { readonly atMs: number; readonly ms: number };
  readonly run?: (turn: Turn, atMs: number) => Ending;
  readonly tookMs?: number;
  readonly isPaused?: (flow: FlowId, atMs: number) => boolean;
}

/** Lets a day go by in no time. Answers the turns as `minute flow`, and how long it rested each time. */
async function play(syncs: readonly Scheduled[], story: Story) {
  let nowMs = noon;
  let slept = false;
  const stop = new AbortController();
  const turns: string[] = [];
  const rests: number[] = [];
  const news = [...(story.news ?? [])];
  await watchLoop(
    timetable(syncs, () => noon, noon),
    {
      nowMs: () => nowMs,
      rest: async (ms) => {
        rests.push(ms);
        nowMs += ms;
        if (story.sleep !== undefined && !slept && nowMs >= noon + story.sleep.atMs) {
          slept = true;
          nowMs += story.sleep.ms;
        }
        if (nowMs >= noon + story.untilMs) stop.abort();
      },
      look: async () => {
        const due = news.filter((one) => noon + one.atMs <= nowMs);
        news.splice(0, due.length);
        return due.map((one) => one.what);
      },
      isPaused: async (flow) => story.isPaused?.(flow, nowMs - noon) ?? false,
      run: async (turn) => {
        turns.push(`${((nowMs - noon) / minute).toFixed(1)} ${turn.flow}`);
        const ending = story.run?.(turn, nowMs - noon) ?? 'ran';
        nowMs += story.tookMs ?? 0;
        return new Map(turn.syncs.map((id) => [id, ending]));
      },
      stop: stop.signal,
    },
  );
  return { turns, rests };
}

test('T4: syncs run at their intervals, one after the other', async () => {
  const { turns } = await play([sync('a', every(5)), sync('b', every(10))], { untilMs: 21 * minute, tookMs: minute });
  expect(turns).toEqual(['5.0 a', '10.0 b', '11.0 a', '16.0 a', '20.0 b', '21.0 a']);
});

test('T6: the clock is looked at every half minute, so a machine that slept for hours catches up with one run at once', async () => {
  const story = { untilMs: 600 * minute, sleep: { atMs: 7 * minute, ms: 500 * minute } };
  const { turns, rests } = await play([sync('a', every(60))], story);
  expect(turns).toEqual(['507.0 a', '567.0 a']);
  expect(Math.max(...rests)).toBe(30_000);
});

test('T8: a change is taken up when its file has settled', async () => {
  const change: News = { kind: 'change', flow: FlowId.parse('a'), sync: SyncId.parse('a'), side: 'left' };
  const news = [30, 60, 61, 200].map((second) => ({ atMs: second * 1000, what: change }));
  const { turns } = await play([sync('a', onFile)], { untilMs: 10 * minute, news });
  expect(turns).toEqual(['0.0 a', '0.5 a', '1.1 a', '3.6 a']);
});

test('T11: a flow that fails is tried later each time while the others run', async () => {
  const run = (turn: Turn): Ending => (turn.flow === 'bad' ? 'failed' : 'ran');
  const { turns } = await play([sync('bad', every(1)), sync('good', every(2))], { untilMs: 9 * minute, run });
  expect(turns.filter((one) => one.endsWith('bad'))).toEqual(['1.0 bad', '1.5 bad', '2.5 bad', '4.5 bad', '8.5 bad']);
  expect(turns.filter((one) => one.endsWith('good'))).toEqual(['2.0 good', '4.0 good', '6.0 good', '8.0 good']);
});

test('T12: a paused flow is asked about until it may run, and runs then', async () => {
  const isPaused = (flow: FlowId, atMs: number): boolean => flow === 'a' && atMs < 9.5 * minute;
  const { turns, rests } = await play([sync('a', every(5)), sync('b', every(4))], { untilMs: 15 * minute, isPaused });
  expect(turns).toEqual(['4.0 b', '8.0 b', '9.5 a', '12.0 b', '14.5 a']);
  expect(Math.min(...rests)).toBeGreaterThan(0);
});

test('T2: an edited flow runs by its new triggers', async () => {
  const news = [
    { atMs: minute, what: { kind: 'flow', flow: FlowId.parse('a'), syncs: [sync('a', every(3))] } },
  ] as const;
  const { turns } = await play([sync('a', every(60))], { untilMs: 7 * minute, news });
  expect(turns).toEqual(['3.0 a', '6.0 a']);
});
