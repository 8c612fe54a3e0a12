import { describe, expect, test } from 'vitest';
import { FlowId, SyncId } from '../../model/ids.ts';
import type { SchedulePlan, TriggerPlan } from '../../model/plan.ts';
import type { Scheduled } from './due.ts';
import {
  begun,
  clockSeen,
  type Ending,
  ended,
  nextTurn,
  noticed,
  rescheduled,
  retryMs,
  type Timetable,
  timetable,
  wakeMs,
} from './timetable.ts';

const minute = 60_000;
const hour = 60 * minute;
const noon = Date.UTC(2026, 0, 5, 12);

const every = (minutes: number): TriggerPlan => ({ on: 'interval', everyMs: minutes * minute });
const daily = (hourOfDay: number): TriggerPlan => ({ on: 'cron', cron: `0 ${hourOfDay} * * *`, zone: 'UTC' });
const onFile: TriggerPlan = { on: 'file', sides: ['left'], settleMs: 1000 };

function sync(name: string, triggers: readonly TriggerPlan[], quiet: SchedulePlan['quiet']['left'] = null): Scheduled {
  const [flow = '', id = flow] = name.split('/');
  return {
    flow: FlowId.parse(flow),
    sync: SyncId.parse(id),
    schedule: { triggers: [...triggers], quiet: { left: quiet, right: null } },
  };
}

const none: ReadonlySet<FlowId> = new Set();

/** A timetable with a clock that stands where it is put. */
class Day {
  table: Timetable;
  nowMs: number;
  constructor(syncs: readonly Scheduled[], lastRunMs: number | null = noon, nowMs = noon) {
    this.nowMs = nowMs;
    this.table = timetable(syncs, () => lastRunMs, nowMs);
  }
  at(ms: number): this {
    this.nowMs = ms;
    this.table = clockSeen(this.table, ms);
    return this;
  }
  after(ms: number): this {
    return this.at(this.nowMs + ms);
  }
  edit(name = 'a', side: 'left' | 'right' = 'left'): this {
    const { flow, sync: id } = sync(name, []);
    this.table = noticed(this.table, { flow, sync: id, side }, this.nowMs);
    return this;
  }
  due(blocked: ReadonlySet<FlowId> = none): readonly string[] {
    const turn = nextTurn(this.table, this.nowMs, blocked);
    return turn === null ? [] : turn.syncs.map((one) => `${turn.flow}/${one}`);
  }
  /** Makes the run that is due, which takes `ms`; `during` is what happens meanwhile. */
  run(ending: Ending = 'ran', ms = 0, during: () => unknown = () => {}): readonly string[] {
    const turn = nextTurn(this.table, this.nowMs, none);
    if (turn === null) return [];
    this.table = begun(this.table, turn, this.nowMs);
    this.nowMs += ms;
    during();
    this.table = ended(this.table, turn, new Map(turn.syncs.map((one) => [one, ending])), this.nowMs);
    return turn.syncs.map((one) => `${turn.flow}/${one}`);
  }
  wakes(): number {
    return wakeMs(this.table, none) - this.nowMs;
  }
}

describe('intervals', () => {
  test('T4: an interval counts from the start of the last run; a run that takes longer is followed by one at once', () => {
    const day = new Day([sync('a', [every(5)])]);
    expect([day.due(), day.wakes()]).toEqual([[], 5 * minute]);
    expect(day.after(5 * minute).run('ran', 2 * minute)).toEqual(['a/a']);
    expect([day.due(), day.wakes()]).toEqual([[], 3 * minute]);
    day.after(3 * minute).run('ran', 12 * minute);
    expect(day.run()).toEqual(['a/a']);
    expect([day.due(), day.wakes()]).toEqual([[], 5 * minute]);
  });

  test('T4: a sync that never ran is due at once where it has an interval, and at its first time where it has a cron', () => {
    expect(new Day([sync('a', [every(5)])], null).due()).toEqual(['a/a']);
    const day = new Day([sync('a', [daily(13)])], null);
    expect([day.due(), day.wakes()]).toEqual([[], hour]);
  });
});

describe('what was missed', () => {
  test('T6: however long the machine slept, one run catches up', () => {
    const day = new Day([sync('a', [every(5), daily(18), { on: 'cron', cron: '*/7 * * * *', zone: 'UTC' }])]);
    expect(day.after(9 * hour).run()).toEqual(['a/a']);
    expect(day.due()).toEqual([]);
    expect(day.wakes()).toBe(5 * minute);
  });

  test('T6: what came due while nobody watched is caught up with once, and nothing else is', () => {
    const slept = new Day([sync('a', [daily(6)]), sync('b', [daily(13)])], noon - 30 * hour, noon);
    expect([slept.run(), slept.run(), slept.run()]).toEqual([['a/a'], ['b/b'], []]);
    const early = new Day([sync('a', [daily(13)])], noon - hour, noon);
    expect([early.due(), early.wakes()]).toEqual([[], hour]);
  });
});

describe('a clock that is set back', () => {
  test('T7: a little: no time of a cron counts twice, and none is left out', () => {
    const day = new Day([sync('a', [daily(13), daily(14)])]);
    expect(day.at(noon + hour).run()).toEqual(['a/a']);
    expect(day.at(noon + hour - 2 * minute).due()).toEqual([]);
    expect(day.at(noon + hour).due()).toEqual([]);
    expect(day.at(noon + 2 * hour).run()).toEqual(['a/a']);
  });

  test('T7: a lot: the clock was wrong before, so times count again and nothing waits for what it promised', () => {
    const day = new Day([sync('a', [daily(13)]), sync('b', [every(5)]), sync('c', [every(5)])]);
    day.at(noon + 400 * 24 * hour);
    expect([day.run(), day.run(), day.run('failed')]).toEqual([['a/a'], ['b/b'], ['c/c']]);
    day.at(noon + minute);
    expect(day.due()).toEqual([]);
    expect(day.after(retryMs(1)).run()).toEqual(['c/c']);
    expect(day.at(noon + 6 * minute).run()).toEqual(['b/b']);
    expect(day.at(noon + hour).due()).toEqual(['a/a']);
  });
});

describe('changes that are noticed', () => {
  test('T8: a file is read once it was left alone for its settle time, however long it is written', () => {
    const day = new Day([sync('a', [onFile], { ms: 500, atMostMs: 5000 })]);
    day.after(2000).run();
    for (let second = 0; second < 60; second++) expect(day.edit().after(900).due()).toEqual([]);
    expect(day.after(100).run()).toEqual(['a/a']);
    expect([day.due(), day.wakes()]).toEqual([[], Number.POSITIVE_INFINITY]);
  });

  test('T8: a quiet period waits until no more came, and at most for its longest wait', () => {
    const day = new Day([sync('a', [onFile], { ms: 10_000, atMostMs: 30_000 })]);
    day.after(10_000).run();
    expect(day.edit().after(9_999).due()).toEqual([]);
    expect(day.after(1).run()).toEqual(['a/a']);
    for (let edits = 0; edits < 5; edits++) expect(day.edit().after(5_000).due()).toEqual([]);
    day.edit();
    expect(day.after(4_999).due()).toEqual([]);
    expect(day.after(1).run()).toEqual(['a/a']);
  });

  test('T8: an interval waits for who is still typing, too, but a file that never rests holds it up for a minute only', () => {
    const typing = new Day([sync('a', [onFile, every(1)], { ms: 10_000, atMostMs: 30_000 })]);
    typing.after(10_000).run();
    expect(
      typing
        .after(minute - 1000)
        .edit()
        .after(1000)
        .due(),
    ).toEqual([]);
    expect(typing.after(9_000).run()).toEqual(['a/a']);
    const restless = new Day([sync('b', [onFile, every(1)])]);
    restless.after(minute).run();
    restless.after(30_000);
    let seconds = 0;
    for (; restless.edit('b').due().length === 0; seconds++) restless.after(900);
    expect(seconds * 900).toBeGreaterThanOrEqual(minute);
    expect(seconds * 900).toBeLessThan(minute + 2000);
  });

  test('T9: a change during a run is taken up by another one', () => {
    const day = new Day([sync('a', [onFile])]);
    day.after(1000).run('ran', 3000, () => day.edit());
    expect(day.due()).toEqual([]);
    expect(day.after(1000).run()).toEqual(['a/a']);
    expect(day.after(hour).due()).toEqual([]);
  });

  test('T9: when watching begins nobody knows what became of a file, so it is looked at once', () => {
    const day = new Day([sync('a', [onFile]), sync('b', [daily(18)])]);
    expect(day.after(1000).run()).toEqual(['a/a']);
    expect(day.due()).toEqual([]);
  });

  test('T9: changes on the other side of a sync are no business of its file trigger', () => {
    const day = new Day([sync('a', [onFile])]);
    day.after(1000).run();
    expect(day.edit('b').edit('a', 'right').after(minute).due()).toEqual([]);
  });
});

describe('turns', () => {
  test('T10: flows that are due take turns, and the syncs of one that are due run together in their order', () => {
    const day = new Day([
      sync('a/one', [every(1)]),
      sync('a/two', [every(2)]),
      sync('a/three', [daily(3)]),
      sync('b', [every(1)]),
      sync('c', [every(60)]),
    ]);
    day.after(hour);
    const turns = Array.from({ length: 6 }, () => day.run('ran', 5 * minute));
    expect(turns).toEqual([['a/one', 'a/two'], ['b/b'], ['c/c'], ['a/one', 'a/two'], ['b/b'], ['a/one', 'a/two']]);
  });

  test('T11: a sync that fails waits longer each time, up to an hour, and keeps nobody else from running', () => {
    const day = new Day([sync('bad', [every(1)]), sync('good', [every(1)])]);
    const failedAt: number[] = [];
    let good = 0;
    for (let second = 60; second <= 6 * 3600; second++) {
      day.at(noon + second * 1000);
      for (let name = day.due()[0]; name !== undefined; name = day.due()[0]) {
        if (name === 'bad/bad') failedAt.push(second);
        else good++;
        day.run(name === 'bad/bad' ? 'failed' : 'ran');
      }
    }
    expect(good).toBe(360);
    expect(failedAt.map((at, index) => at - (failedAt[index - 1] ?? 60))).toEqual([
      0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600, 3600,
    ]);
  });

  test('T11: while it waits its triggers do not count, but a change does, and so does an edit of its flow', () => {
    const flow = sync('a', [every(1), onFile]);
    const day = new Day([flow]);
    const fail = () => {
      expect(day.run('failed')).toEqual(['a/a']);
      return day;
    };
    day.after(minute);
    fail().after(30_000);
    fail().after(59_999);
    expect(day.due()).toEqual([]);
    day.after(1);
    fail().after(minute);
    expect(day.due()).toEqual([]);
    day.edit().after(1000);
    fail().after(minute);
    expect(day.due()).toEqual([]);
    day.table = rescheduled(day.table, flow.flow, [flow], day.nowMs);
    expect(day.run()).toEqual(['a/a']);
    expect([day.due(), day.wakes()]).toEqual([[], minute]);
  });

  test('T12: a paused flow waits and lets the others run; what it was stopped in is taken up when it may run again', () => {
    const day = new Day([sync('a', [every(5)]), sync('b', [every(5)])]);
    const paused = new Set([FlowId.parse('a')]);
    day.after(5 * minute);
    expect(day.due(paused)).toEqual(['b/b']);
    expect([day.run('stopped'), day.due(paused)]).toEqual([['a/a'], ['b/b']]);
    day.run();
    expect(wakeMs(day.table, paused) - day.nowMs).toBe(5 * minute);
    expect(day.after(hour).run()).toEqual(['a/a']);
    expect(day.after(-1).due()).toEqual(['b/b']);
  });

  test('T12: where somebody else works in the workspace, a run is tried again in a moment and nothing counts as failed', () => {
    const day = new Day([sync('a', [every(5)])]);
    day.after(5 * minute).run('busy');
    expect([day.due(), day.wakes()]).toEqual([[], 5000]);
    expect(day.after(5000).run('failed')).toEqual(['a/a']);
    expect(day.wakes()).toBe(retryMs(1));
  });

  test('T2: an edited flow keeps when its syncs ran; a new sync is taken in, one that is gone is left out', () => {
    const day = new Day([sync('a/one', [every(5)]), sync('a/two', [every(5)]), sync('b', [every(5)])]);
    day.after(4 * minute);
    day.table = rescheduled(
      day.table,
      FlowId.parse('a'),
      [sync('a/one', [every(10)]), sync('a/new', [every(5)])],
      day.nowMs,
    );
    expect(day.run()).toEqual(['a/new']);
    expect(day.after(minute).run()).toEqual(['b/b']);
    expect(day.after(5 * minute - 1).due()).toEqual(['a/new']);
    expect(day.after(1).due()).toEqual(['a/one', 'a/new']);
  });
});
