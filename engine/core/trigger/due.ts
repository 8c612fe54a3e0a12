import type { FlowId, Side, SyncId } from '../../model/ids.ts';
import { invariant } from '../../model/invariant.ts';
import type { SchedulePlan } from '../../model/plan.ts';
import { type CronTimes, cronTimes } from './cron.ts';

/** Changes noticed on a side that no run has taken up yet. Times are milliseconds since 1970, UTC. */
export interface Noticed {
  readonly firstMs: number;
  readonly lastMs: number;
}

type BySide<T> = { readonly [side in Side]: T };

/** A sync that runs by itself. */
export interface Scheduled {
  readonly flow: FlowId;
  readonly sync: SyncId;
  readonly schedule: SchedulePlan;
}

/** What is known of such a sync between its runs. */
export interface Row extends Scheduled {
  readonly crons: readonly CronTimes[];
  /** When its last run started, for intervals; null: it never ran. */
  readonly ranMs: number | null;
  /** Times of crons up to here are dealt with. */
  readonly cronsFromMs: number;
  readonly noticed: BySide<Noticed | null>;
  /** Runs that failed one after the other. */
  readonly failures: number;
  /** Not before this time by itself, and at this time whatever its triggers say; null: as they say. */
  readonly againMs: number | null;
  /** The turn that it had last; 0: none. */
  readonly turn: number;
}

/** A file in constant change holds up no interval and no cron for longer than this. */
const heldUpMs = 60_000;
const never = Number.POSITIVE_INFINITY;
const sides: readonly Side[] = ['left', 'right'];

/** The crons among the triggers of a schedule, ready to be asked for times. */
export function cronsOf({ triggers }: SchedulePlan): readonly CronTimes[] {
  return triggers.flatMap((trigger) => {
    if (trigger.on !== 'cron') return [];
    const times = cronTimes(trigger.cron, trigger.zone);
    invariant(times.ok, 'T1: a cron of a plan can be read');
    return [times.value];
  });
}

/** How long the file of a side must have been left alone; null where no trigger watches it. */
export function settleMs({ triggers }: SchedulePlan, side: Side): number | null {
  const waits = triggers.flatMap((one) => (one.on === 'file' && one.sides.includes(side) ? [one.settleMs] : []));
  return waits.length === 0 ? null : Math.max(...waits);
}

/** When noticed changes are taken up: a file that is still written never, who is still typing at the latest after the longest wait (T8). */
function readyMs(row: Row, side: Side, { firstMs, lastMs }: Noticed): number {
  const quiet = row.schedule.quiet[side];
  const settled = lastMs + (settleMs(row.schedule, side) ?? 0);
  return quiet === null ? settled : Math.max(settled, Math.min(lastMs + quiet.ms, firstMs + quiet.atMostMs));
}

/** Until when changes that are still coming hold up a run that something else asks for. */
function gateMs(row: Row, side: Side, noticed: Noticed): number {
  const most = Math.max(heldUpMs, row.schedule.quiet[side]?.atMostMs ?? 0, settleMs(row.schedule, side) ?? 0);
  return Math.min(readyMs(row, side, noticed), noticed.firstMs + most);
}

function noticedDueMs(row: Row): number {
  return Math.min(
    never,
    ...sides.map((side) => {
      const noticed = row.noticed[side];
      return noticed === null || settleMs(row.schedule, side) === null ? never : readyMs(row, side, noticed);
    }),
  );
}

function scheduledDueMs(row: Row): number {
  const intervals = row.schedule.triggers.flatMap((one) => {
    if (one.on !== 'interval') return [];
    return [row.ranMs === null ? row.cronsFromMs : row.ranMs + one.everyMs];
  });
  const crons = row.crons.map((times) => times(row.cronsFromMs) ?? never);
  return Math.min(never, ...intervals, ...crons);
}

/** When a sync is to run next, as far as is known now; infinity: nothing asks for it. */
export function dueMs(row: Row): number {
  const byTime = row.againMs ?? scheduledDueMs(row);
  const wanted = Math.min(byTime, noticedDueMs(row));
  const gates = sides.map((side) => {
    const noticed = row.noticed[side];
    return noticed === null ? Number.NEGATIVE_INFINITY : gateMs(row, side, noticed);
  });
  return Math.max(wanted, ...gates);
}
