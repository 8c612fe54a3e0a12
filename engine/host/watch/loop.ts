import type { Scheduled } from '../../core/trigger/due.ts';
import {
  begun,
  clockSeen,
  type Ending,
  ended,
  nextTurn,
  noticed,
  rescheduled,
  type Timetable,
  type Turn,
  wakeMs,
} from '../../core/trigger/timetable.ts';
import type { FlowId, Side, SyncId } from '../../model/ids.ts';

/** What was found out since it was last looked: a file changed, or a flow was edited and is scheduled anew. */
export type News =
  | { readonly kind: 'change'; readonly flow: FlowId; readonly sync: SyncId; readonly side: Side }
  | { readonly kind: 'flow'; readonly flow: FlowId; readonly syncs: readonly Scheduled[] };

/** Everything of the machine that watching needs; tests give it a clock of their own. */
export interface Watcher {
  /** The calendar clock, in milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Waits so long, or until there may be news, or until it is asked to stop. */
  readonly rest: (ms: number) => Promise<void>;
  readonly look: () => Promise<readonly News[]>;
  readonly isPaused: (flow: FlowId) => Promise<boolean>;
  readonly run: (turn: Turn) => Promise<ReadonlyMap<SyncId, Ending>>;
  readonly stop: AbortSignal;
}

/** Timers stand still while the machine sleeps, so the clock is looked at so often. */
const restMostMs = 30_000;
/** How often it is asked whether a paused flow that is due may run again. */
const pausedMs = 2_000;

function heard(table: Timetable, news: News, nowMs: number): Timetable {
  switch (news.kind) {
    case 'change':
      return noticed(table, news, nowMs);
    case 'flow':
      return rescheduled(table, news.flow, news.syncs, nowMs);
  }
}

/** Runs what is due, one run at a time, until it is asked to stop. */
export async function watchLoop(first: Timetable, watcher: Watcher): Promise<void> {
  let table = first;
  /** Paused flows, and when to ask again. */
  const paused = new Map<FlowId, number>();
  while (!watcher.stop.aborted) {
    const seen = await watcher.look();
    // The clock after the look: what was seen is as old as this at the most, so that a settle time is never cut short.
    const nowMs = watcher.nowMs();
    table = clockSeen(table, nowMs);
    for (const news of seen) table = heard(table, news, nowMs);
    for (const [flow, untilMs] of paused) if (untilMs <= nowMs || untilMs > nowMs + pausedMs) paused.delete(flow);
    const blocked = new Set(paused.keys());
    const turn = nextTurn(table, nowMs, blocked);
    if (turn === null) {
      const untilMs = Math.min(wakeMs(table, blocked), nowMs + restMostMs, ...paused.values());
      await watcher.rest(Math.max(1, untilMs - watcher.nowMs()));
    } else if (await watcher.isPaused(turn.flow)) paused.set(turn.flow, nowMs + pausedMs);
    else {
      table = begun(table, turn, watcher.nowMs());
      const endings = await watcher.run(turn);
      table = ended(table, turn, endings, watcher.nowMs());
    }
  }
}
