import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowId, SyncId } from '../../model/ids.ts';
import type { TriggerPlan } from '../../model/plan.ts';
import { seeds } from '../../testing/seeds.ts';
import type { Scheduled } from './due.ts';
import { begun, clockSeen, ended, nextTurn, noticed, type Timetable, timetable, wakeMs } from './timetable.ts';

const minute = 60_000;
const start = Date.UTC(2026, 0, 5, 12);
const end = start + 48 * 60 * minute;
/** The edge wakes at least so often, so that it sees a clock that jumped. */
const restMostMs = 30_000;
const cronEvery = [7, 30, 60, 240] as const;

interface Sync extends Scheduled {
  readonly cronMinutes: number | null;
  readonly everyMs: number | null;
  readonly isWatched: boolean;
}

const cronOf = (minutes: number): string => (minutes < 60 ? `*/${minutes} * * * *` : `0 */${minutes / 60} * * *`);

const syncs = fc
  .array(
    fc.record({
      cronMinutes: fc.option(fc.constantFrom(...cronEvery), { nil: null }),
      everyMs: fc.option(fc.integer({ min: 5, max: 90 }), { nil: null }),
      isWatched: fc.boolean(),
      quiet: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) =>
    list.map(({ cronMinutes, everyMs, isWatched, quiet }, index): Sync => {
      const triggers: TriggerPlan[] = [];
      if (cronMinutes !== null) triggers.push({ on: 'cron', cron: cronOf(cronMinutes), zone: 'UTC' });
      if (everyMs !== null) triggers.push({ on: 'interval', everyMs: everyMs * minute });
      if (isWatched) triggers.push({ on: 'file', sides: ['left'], settleMs: 1000 });
      const left = quiet === null ? null : { ms: quiet * 1000, atMostMs: quiet * 3000 };
      return {
        flow: FlowId.parse(`f${index % 3}`),
        sync: SyncId.parse(`s${index}`),
        schedule: { triggers, quiet: { left, right: null } },
        cronMinutes,
        everyMs: everyMs === null ? null : everyMs * minute,
        isWatched,
      };
    }),
  );

/** What the world does while nothing is due: the machine sleeps, somebody edits a file, the clock is set back a little. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'rest' as const, ms: 0 }) },
  { weight: 2, arbitrary: fc.nat(9 * 60 * minute).map((ms) => ({ kind: 'sleep' as const, ms })) },
  { weight: 3, arbitrary: fc.nat(20_000).map((ms) => ({ kind: 'edit' as const, ms })) },
  { weight: 1, arbitrary: fc.nat(4 * minute).map((ms) => ({ kind: 'back' as const, ms })) },
);

interface Run {
  readonly startMs: number;
  /** Edits before it that no earlier run has seen. */
  readonly edits: number;
}

/** The last time of a cron at or before `ms`: its minutes divide the hour or the day, so that counting finds it. */
function lastCronMs(minutes: number, ms: number): number {
  const whole = minutes < 60 ? 60 * minute : 24 * 60 * minute;
  const from = Math.floor(ms / whole) * whole;
  return from + Math.floor((ms - from) / (minutes * minute)) * minutes * minute;
}

class Simulation {
  nowMs = start;
  table: Timetable;
  setBack = 0;
  readonly runs = new Map<string, Run[]>();
  readonly edits = new Map<string, number>();
  readonly syncs: readonly Sync[];

  constructor(all: readonly Sync[]) {
    this.syncs = all;
    this.table = timetable(all, () => start, start);
    for (const one of all) this.edits.set(one.sync, one.isWatched ? 1 : 0);
  }

  runDue(tookMs: number): boolean {
    this.table = clockSeen(this.table, this.nowMs);
    const turn = nextTurn(this.table, this.nowMs, new Set());
    if (turn === null) return false;
    this.table = begun(this.table, turn, this.nowMs);
    for (const id of turn.syncs) {
      const before = this.runs.get(id) ?? [];
      this.runs.set(id, [...before, { startMs: this.nowMs, edits: this.edits.get(id) ?? 0 }]);
      this.edits.set(id, 0);
    }
    this.nowMs += tookMs;
    this.table = ended(this.table, turn, new Map(), this.nowMs);
    return true;
  }

  edit(index: number): void {
    const one = this.syncs[index % this.syncs.length];
    if (one === undefined || !one.isWatched) return;
    this.table = noticed(this.table, { ...one, side: 'left' }, this.nowMs);
    this.edits.set(one.sync, (this.edits.get(one.sync) ?? 0) + 1);
  }

  rest(): void {
    this.nowMs += Math.max(1, Math.min(restMostMs, wakeMs(this.table, new Set()) - this.nowMs));
  }
}

test.each(seeds(3))(
  'T5, T6 and T7: no time is missed, none is run twice, and after any sleep one run catches up, seed %i',
  (seed) => {
    fc.assert(
      fc.property(
        syncs,
        fc.array(fc.tuple(happening, fc.nat(30_000)), { minLength: 20, maxLength: 200 }),
        (all, happenings) => {
          const world = new Simulation(all);
          for (const [index, [what, tookMs]] of happenings.entries()) {
            if (world.nowMs > end) break;
            while (world.runDue(tookMs));
            for (const one of all) {
              const runs = world.runs.get(one.sync) ?? [];
              const ranMs = runs.at(-1)?.startMs ?? start;
              const doneMs = Math.max(start, ...runs.map((run) => run.startMs));
              const pending = (world.edits.get(one.sync) ?? 0) > 0;
              // Nothing is due now: what came due was run, unless somebody is still typing.
              if (one.cronMinutes !== null && !pending)
                expect(lastCronMs(one.cronMinutes, world.nowMs)).toBeLessThanOrEqual(doneMs);
              if (one.everyMs !== null && !pending) expect(world.nowMs - ranMs).toBeLessThan(one.everyMs);
            }
            if (what.kind === 'sleep') world.nowMs += what.ms;
            if (what.kind === 'back' && world.setBack === 0) {
              world.nowMs -= what.ms;
              world.setBack = what.ms;
            }
            if (what.kind === 'edit') world.edit(index);
            if (what.kind === 'edit') world.nowMs += what.ms;
            world.rest();
          }
          for (const one of all) {
            const runs = world.runs.get(one.sync) ?? [];
            for (const [index, run] of runs.entries()) {
              if (run.edits > 0) continue;
              const beforeMs = runs[index - 1]?.startMs ?? start;
              const doneMs = Math.max(start, ...runs.slice(0, index).map((other) => other.startMs));
              const byCron = one.cronMinutes !== null && lastCronMs(one.cronMinutes, run.startMs) > doneMs;
              const byInterval = one.everyMs !== null && run.startMs + world.setBack - beforeMs >= one.everyMs;
              expect([one.sync, index, byCron || byInterval]).toEqual([one.sync, index, true]);
            }
          }
        },
      ),
      { seed, numRuns: 60 },
    );
  },
);

test.each(seeds(2))('T10: between two turns of a flow every other flow that is due has one, seed %i', (seed) => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 6 }),
      fc.array(fc.nat(10 * minute), { minLength: 10, maxLength: 60 }),
      (every, took) => {
        const all = every.map(
          (minutes, index): Scheduled => ({
            flow: FlowId.parse(`f${index}`),
            sync: SyncId.parse('s'),
            schedule: {
              triggers: [{ on: 'interval', everyMs: minutes * minute }],
              quiet: { left: null, right: null },
            },
          }),
        );
        let table = timetable(all, () => null, start);
        let nowMs = start;
        const waited = new Map<FlowId, number>();
        for (const ms of took) {
          const turn = nextTurn(table, nowMs, new Set());
          if (turn === null) nowMs = wakeMs(table, new Set());
          else {
            for (const { flow } of all) {
              const isDue = nextTurn(
                table,
                nowMs,
                new Set(all.filter((one) => one.flow !== flow).map((one) => one.flow)),
              );
              waited.set(flow, flow === turn.flow || isDue === null ? 0 : (waited.get(flow) ?? 0) + 1);
              expect(waited.get(flow)).toBeLessThan(all.length);
            }
            table = begun(table, turn, nowMs);
            nowMs += ms;
            table = ended(table, turn, new Map(), nowMs);
          }
        }
      },
    ),
    { seed, numRuns: 60 },
  );
});
