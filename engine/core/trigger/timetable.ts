import type { FlowId, Side, SyncId } from '../../model/ids.ts';
import { cronsOf, dueMs, type Row, type Scheduled, settleMs } from './due.ts';

/** All syncs that run by themselves, in the order of their flows. Every function here is pure: it answers the next timetable. */
export interface Timetable {
  readonly rows: readonly Row[];
  readonly turns: number;
}

/** One run: the syncs of a flow that are due, in the order of the flow. */
export interface Turn {
  readonly flow: FlowId;
  readonly syncs: readonly SyncId[];
}

/**
 * How a sync's part of a run ended.
 * - `ran`: its triggers say when it runs next; also when a brake held it or a person cancelled it.
 * - `failed`: again soon, later each time, or when a change is noticed.
 * - `stopped`: it was paused; again as soon as it may.
 * - `busy`: somebody else works in the workspace; again in a moment.
 */
export type Ending = 'ran' | 'failed' | 'stopped' | 'busy';

/** A clock that is set back by more than this was wrong, and its times count again; by less, none counts twice (T7). */
const setBackMs = 5 * 60_000;
const firstRetryMs = 30_000;
const retryMaxMs = 60 * 60_000;
const busyMs = 5_000;

/** How long a sync waits after so many failed runs in a row. */
export const retryMs = (failures: number): number =>
  Math.min(retryMaxMs, firstRetryMs * 2 ** Math.min(failures - 1, 20));

const newRow = (one: Scheduled, ranMs: number | null, nowMs: number): Row => ({
  flow: one.flow,
  sync: one.sync,
  schedule: one.schedule,
  crons: cronsOf(one.schedule),
  ranMs,
  cronsFromMs: ranMs ?? nowMs,
  // Nobody looked at the files until now, so they count as changed.
  noticed: { left: unseen(one, 'left', nowMs), right: unseen(one, 'right', nowMs) },
  failures: 0,
  againMs: null,
  turn: 0,
});

const unseen = ({ schedule }: Scheduled, side: Side, nowMs: number): Row['noticed'][Side] =>
  settleMs(schedule, side) === null ? null : { firstMs: nowMs, lastMs: nowMs };

/** A file that a trigger watches from now on was not looked at before. */
const stillNoticed = (old: Row, one: Scheduled, side: Side, nowMs: number): Row['noticed'][Side] =>
  settleMs(old.schedule, side) === null ? unseen(one, side, nowMs) : old.noticed[side];

type Name = Pick<Scheduled, 'flow' | 'sync'>;
const isSame = (one: Name, other: Name): boolean => one.flow === other.flow && one.sync === other.sync;

/**
 * A timetable to begin with.
 * @param lastRun when a sync last ran, before now; what has come due since then is caught up with in one run (T6)
 */
export const timetable = (
  syncs: readonly Scheduled[],
  lastRun: (one: Scheduled) => number | null,
  nowMs: number,
): Timetable => ({ rows: syncs.map((one) => newRow(one, lastRun(one), nowMs)), turns: 0 });

/** The timetable after a flow was edited: its syncs keep when they ran, and a mended one need not wait any longer. */
export function rescheduled(table: Timetable, flow: FlowId, syncs: readonly Scheduled[], nowMs: number): Timetable {
  const at = table.rows.findIndex((row) => row.flow === flow);
  const kept = table.rows.filter((row) => row.flow !== flow);
  const before = at < 0 ? kept.length : table.rows.slice(0, at).length;
  const rows = syncs.map((one): Row => {
    const old = table.rows.find((row) => isSame(row, one));
    if (old === undefined) return newRow(one, null, nowMs);
    return {
      ...old,
      schedule: one.schedule,
      crons: cronsOf(one.schedule),
      noticed: { left: stillNoticed(old, one, 'left', nowMs), right: stillNoticed(old, one, 'right', nowMs) },
      failures: 0,
      againMs: old.failures > 0 ? nowMs : old.againMs,
    };
  });
  return { ...table, rows: [...kept.slice(0, before), ...rows, ...kept.slice(before)] };
}

/** The timetable as the clock has it now: nothing waits for a time that a wrong clock promised. */
export function clockSeen(table: Timetable, nowMs: number): Timetable {
  const rows = table.rows.map((row): Row => {
    const isBack = (row.ranMs ?? nowMs) > nowMs || row.cronsFromMs > nowMs;
    const late = row.againMs !== null && row.againMs > nowMs + retryMs(Math.max(1, row.failures));
    const early = (['left', 'right'] as const).some((side) => (row.noticed[side]?.lastMs ?? nowMs) > nowMs);
    if (!isBack && !late && !early) return row;
    const clamped = (one: Row['noticed'][Side]): Row['noticed'][Side] =>
      one === null ? null : { firstMs: Math.min(one.firstMs, nowMs), lastMs: Math.min(one.lastMs, nowMs) };
    return {
      ...row,
      ranMs: row.ranMs === null ? null : Math.min(row.ranMs, nowMs),
      cronsFromMs: row.cronsFromMs > nowMs + setBackMs ? nowMs : row.cronsFromMs,
      againMs: late ? nowMs + retryMs(Math.max(1, row.failures)) : row.againMs,
      noticed: { left: clamped(row.noticed.left), right: clamped(row.noticed.right) },
    };
  });
  return { ...table, rows };
}

/** Somebody changed the object on a side of a sync. */
export function noticed(
  table: Timetable,
  where: { readonly flow: FlowId; readonly sync: SyncId; readonly side: Side },
  nowMs: number,
): Timetable {
  const rows = table.rows.map((row): Row => {
    if (!isSame(row, where)) return row;
    const firstMs = row.noticed[where.side]?.firstMs ?? nowMs;
    return { ...row, noticed: { ...row.noticed, [where.side]: { firstMs, lastMs: nowMs } } };
  });
  return { ...table, rows };
}

/**
 * The run to be made now, or null when none is due. Among flows the one whose last turn is longest ago comes first (T10).
 * @param blocked flows that may not run now, because they are paused
 */
export function nextTurn(table: Timetable, nowMs: number, blocked: ReadonlySet<FlowId>): Turn | null {
  const due = table.rows.filter((row) => !blocked.has(row.flow) && dueMs(row) <= nowMs);
  const lastTurn = (flow: FlowId): number =>
    Math.max(...table.rows.filter((row) => row.flow === flow).map((row) => row.turn));
  const flows = [...new Set(due.map((row) => row.flow))];
  const [first] = flows.sort((one, other) => lastTurn(one) - lastTurn(other));
  if (first === undefined) return null;
  return { flow: first, syncs: due.filter((row) => row.flow === first).map((row) => row.sync) };
}

/** When something is due next; infinity where nothing is. */
export const wakeMs = (table: Timetable, blocked: ReadonlySet<FlowId>): number =>
  Math.min(Number.POSITIVE_INFINITY, ...table.rows.filter((row) => !blocked.has(row.flow)).map(dueMs));

const isIn = (turn: Turn, row: Row): boolean => row.flow === turn.flow && turn.syncs.includes(row.sync);

/** A run begins: what was due is taken up by it, and what is noticed from now on is for the next one (T9). */
export function begun(table: Timetable, turn: Turn, nowMs: number): Timetable {
  const turns = table.turns + 1;
  const rows = table.rows.map((row): Row => {
    if (!isIn(turn, row)) return row;
    // A small set-back must not make the times since then count again.
    const cronsFromMs = Math.max(row.cronsFromMs, nowMs);
    return { ...row, ranMs: nowMs, cronsFromMs, noticed: { left: null, right: null }, turn: turns };
  });
  return { rows, turns };
}

function afterEnding(row: Row, ending: Ending, nowMs: number): Row {
  switch (ending) {
    case 'ran':
      return { ...row, failures: 0, againMs: null };
    case 'failed':
      return { ...row, failures: row.failures + 1, againMs: nowMs + retryMs(row.failures + 1) };
    case 'stopped':
      return { ...row, againMs: nowMs };
    case 'busy':
      return { ...row, againMs: nowMs + busyMs };
  }
}

/** A run ended, by sync. */
export function ended(table: Timetable, turn: Turn, endings: ReadonlyMap<SyncId, Ending>, nowMs: number): Timetable {
  const rows = table.rows.map((row) =>
    isIn(turn, row) ? afterEnding(row, endings.get(row.sync) ?? 'ran', nowMs) : row,
  );
  return { ...table, rows };
}
