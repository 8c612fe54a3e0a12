import { canonicalJson } from '../../core/values/hash.ts';
import type { Change } from '../../model/change.ts';
import type { Run } from '../../model/run.ts';
import type { Mark } from '../../store/contract/mark.ts';
import { apply } from '../apply.ts';
import { countsOf } from '../counts.ts';
import { endOf, hashOfChanges } from '../run.ts';
import type { Place } from '../side-seat.ts';
import { stage } from '../stage.ts';
import type { Work } from '../world.ts';

/** Records that a run begins, in one commit with what it starts from. */
export async function beginRun(place: Place, run: Run, marks: readonly Mark[]): Promise<void> {
  const { plan, world } = place;
  await world.store.commit([
    { put: 'run', run },
    { put: 'plan', hash: plan.hash, text: canonicalJson(plan) },
    ...marks,
  ]);
}

/** Writes changes as a run does: intents first, each under its precondition, journaled. */
export async function carryOut(work: Work, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await stage(work, changes, []);
  await apply(work);
}

/** Carries a run of a few records out and records how it ended. */
export async function finishRun(place: Place, work: Work, run: Run, carry: () => Promise<void>): Promise<Run> {
  const { store } = place.world;
  let ended: Run;
  try {
    await carry();
    const changesBySync = { [work.sync.id]: work.tally.hash.read() };
    const state = work.tally.failed + work.tally.quarantined + work.tally.movedOn > 0 ? 'partial' : 'done';
    ended = {
      ...run,
      changesBySync,
      changesHash: hashOfChanges(changesBySync),
      state,
      syncs: { [work.sync.id]: await countsOf(work) },
    };
  } catch (error) {
    ended = { ...run, ...endOf(error) };
  }
  ended = { ...ended, endedAt: place.world.now() };
  await store.commit([
    { drop: 'changes', run: run.id },
    { put: 'run', run: ended },
  ]);
  return ended;
}
