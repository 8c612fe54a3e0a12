import { Fault } from '../model/fault.ts';
import { RunId, type SyncId } from '../model/ids.ts';
import type { Plan } from '../model/plan.ts';
import type { Run } from '../model/run.ts';
import { type Counted, countedBefore } from './counted.ts';
import { newRun } from './new-run.ts';
import { takenUp } from './paused.ts';
import type { Part, RunOptions } from './run.ts';
import type { World } from './world.ts';

async function heldRun(world: World, plan: Plan, release: RunOptions['release']): Promise<Run | null> {
  if (release === undefined) return null;
  const held = await world.store.run(release.run);
  if (held === null || held.flow !== plan.flow) {
    throw new Fault('setting', {
      code: 'run/unknown',
      message: `There is no run "${release.run}" of this flow.`,
      fix: 'List the runs with "tandem status".',
    });
  }
  if (held.state !== 'held') {
    throw new Fault('setting', {
      code: 'run/not-held',
      message: `Run ${held.id} is not held; it ended as ${held.state}.`,
      fix: 'Only a held run can be released.',
    });
  }
  if (held.changesHash !== release.hash) {
    throw new Fault('setting', {
      code: 'run/other-changes',
      message: `Run ${held.id} decided other changes than ${release.hash}.`,
      fix: `Look at the preview again; its changes hash is ${held.changesHash ?? 'unknown'}.`,
    });
  }
  return held;
}

/** What a run counted of a sync before it was paused; null: nothing. */
export type Before = (sync: SyncId) => Counted | null;

/** What is to be run: a new run, or one that goes on, with what is known of it so far. */
export interface Begun {
  readonly run: Run;
  readonly held: Run | null;
  readonly before: Before;
}

/**
 * Finds out what is to be run.
 * @throws Fault `setting` when a release does not fit, or there is nothing to go on with
 */
export async function begun(plan: Plan, world: World, options: RunOptions): Promise<Begun> {
  const { store } = world;
  if (options.resume !== undefined) {
    const run = await takenUp(world, plan, options.resume);
    return { run, held: run.of === null ? null : await store.run(run.of), before: await countedBefore(store, run) };
  }
  const held = await heldRun(world, plan, options.release);
  // A release is limited to what the held run was limited to.
  const part: Part = held?.chosen === undefined ? options : { chosen: held.chosen };
  const run = newRun(plan, world, {
    id: options.id ?? RunId.parse(world.newId('r')),
    kind: options.release === undefined ? 'run' : 'release',
    of: options.release?.run,
    chosen: part.chosen,
    onlyChosen: options.only !== undefined,
    part: part.syncs,
    full: options.full ?? false,
  });
  return { run, held, before: () => null };
}
