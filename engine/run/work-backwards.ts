import type { Change } from '../model/change.ts';
import { Fault } from '../model/fault.ts';
import type { FlowId, RunId } from '../model/ids.ts';
import type { SyncPlan } from '../model/plan.ts';
import { changesInOwnTerms } from './own-terms.ts';
import { arrive } from './preflight.ts';
import { stagedPages } from './staged.ts';
import { newTally } from './tally.ts';
import type { Work, World } from './world.ts';

/** A run that puts something back. */
export interface Backwards {
  readonly flow: FlowId;
  readonly world: World;
  readonly run: RunId;
  /** A preview on a copy of the state needs no lease. */
  readonly previewOnly: boolean;
}

/**
 * Looks at both sides of a sync for a run that captures nothing and only puts something back: an undo or a restore.
 * @throws Fault `setting` when a side is not what the plan was made for
 */
export async function workBackwards(sync: SyncPlan, { flow, world, run, previewOnly }: Backwards): Promise<Work> {
  const left = await arrive(sync, 'left', { flow, world });
  const right = await arrive(sync, 'right', { flow, world });
  for (const { shapeChanged } of [left, right]) {
    if (shapeChanged !== null)
      throw new Fault('setting', {
        code: 'undo/shape-changed',
        message: shapeChanged,
        fix: 'Run "tandem check --discover" and mend the flow first.',
      });
  }
  return {
    sync,
    scope: { flow, sync: sync.id },
    run,
    world,
    left: left.seat,
    right: right.seat,
    tally: newTally(),
    pulse: { beatAt: previewOnly ? '9999-12-31T00:00:00Z' : world.now() },
    full: false,
    chosen: null,
  };
}

/** Hands out every change that was staged, in the order in which it is applied, as people read it. */
export async function handOut(work: Work, each: (change: Change) => void): Promise<void> {
  for await (const page of stagedPages(work)) {
    const links = { flow: work.scope.flow, store: work.world.store };
    const changes = page.map((one) => one.change);
    for (const change of await changesInOwnTerms(links, work.sync, changes)) each(change);
  }
}
