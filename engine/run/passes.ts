import type { Plan, SyncPlan } from '../model/plan.ts';
import { endSync, firstPass, laterPass, type Passed, type SyncEnd, type SyncStart } from './sync.ts';

const refersTo = (sync: SyncPlan, other: SyncPlan): boolean =>
  [...sync.left.references, ...sync.right.references].some((one) => one.sync === other.id);

/** Whether a sync has something left to do when the others had their turn: its own references, or removals (A23). */
export const comesAgain = (plan: Plan, sync: SyncPlan): boolean =>
  sync.laterPass || plan.syncs.some((other) => other.id !== sync.id && refersTo(other, sync));

/** What becomes of the passes' results. A sync that fails does not keep the others from their turn, unless `failed` says so. */
export interface Turns {
  readonly ended: (end: SyncEnd) => Promise<void>;
  /** @returns whether the rest goes on */
  readonly failed: (sync: SyncPlan, error: unknown) => boolean;
}

/**
 * These syncs of a plan in its order, parents before children; then, the other way round, those that come again: children's
 * removals are over before their parents'.
 */
export async function passAll(plan: Plan, syncs: readonly SyncPlan[], start: SyncStart, turns: Turns): Promise<void> {
  const again: Passed[] = [];
  const turn = async (sync: SyncPlan, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      return turns.failed(sync, error);
    }
  };
  for (const sync of syncs) {
    const goesOn = await turn(sync, async () => {
      const isFirst = comesAgain(plan, sync);
      const passed = await firstPass(sync, start, isFirst);
      if (isFirst) again.push(passed);
      else await turns.ended(await endSync(passed));
    });
    if (!goesOn) return;
  }
  for (const passed of again.reverse()) {
    const goesOn = await turn(passed.meeting.work.sync, async () => {
      await laterPass(passed);
      await turns.ended(await endSync(passed));
    });
    if (!goesOn) return;
  }
}
