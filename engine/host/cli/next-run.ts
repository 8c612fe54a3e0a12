import type { Scheduled } from '../../core/trigger/due.ts';
import { timetable, wakeMs } from '../../core/trigger/timetable.ts';
import type { Flow } from '../../model/flow.ts';
import type { Store } from '../../store/contract.ts';
import { savedPlan } from './saved-plan.ts';
import { lastRunsIn, scheduledOf } from './watch-flows.ts';

/**
 * When a flow is due next while Tandem watches, by the triggers that it ran with last; a canonical instant, `nowMs` where it
 * is due already.
 * @returns null where it never ran, and where no time is set for it
 */
export async function nextRunOf(store: Store, flow: Flow, nowMs: number): Promise<string | null> {
  const [last] = await store.runs(flow.id, 1);
  const plan = last === undefined ? null : await savedPlan(store, last.planHash);
  if (plan === null) return null;
  const ran = await lastRunsIn(store, [flow.id]);
  const lastMs = (one: Scheduled): number | null => ran.get(`${one.flow}/${one.sync}`) ?? null;
  const table = timetable(scheduledOf(plan), lastMs, nowMs);
  const due = wakeMs(table, new Set());
  return Number.isFinite(due) ? new Date(Math.max(due, nowMs)).toISOString().replace('Z', '000Z') : null;
}
