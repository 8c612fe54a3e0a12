import { Fault } from '../../../model/fault.ts';
import type { Run } from '../../../model/run.ts';
import { takeBackApart } from '../../../run/links/apart.ts';
import { includeRecords } from '../../../run/links/exclude.ts';
import { linkRecords, takeBackBatch, takeBackLink } from '../../../run/links/link-records.ts';
import { takeBackOwn } from '../../../run/links/own-record.ts';
import type { Place } from '../../../run/side-seat.ts';
import { undoRun } from '../../../run/undo.ts';
import { savedPlan } from '../../cli/saved-plan.ts';
import { counted } from '../../cli/words.ts';
import { good } from './decide.ts';
import type { Deed } from './deeds.ts';

async function undo(place: Place, { decision }: Deed): Promise<Run | null> {
  if (decision.run === null) return null;
  const { store } = place.world;
  const run = await store.run(decision.run);
  const plan = run === null ? null : await savedPlan(store, run.planHash);
  const undone = await undoRun(decision.run, plan ?? place.plan, place.world, {});
  if (undone.run.problem !== null) throw new Fault('state', undone.run.problem);
  return undone.run;
}

async function takeBackMany(place: Place, batch: string): Promise<void> {
  const { written } = await takeBackBatch(place, batch);
  if (written.length === 0) return;
  throw new Fault('setting', {
    code: 'review/carried-over',
    message: `Values have been carried over ${counted(written.length, 'link')} of these already; the others were taken back.`,
    fix: 'Split those one by one: each is in the list of linked ones.',
  });
}

/** Takes a decision back. @returns the run that this took, if it took one. @throws Fault where it cannot be taken back any more */
export async function takeBack(place: Place, deed: Deed): Promise<Run | null> {
  const { world, scope } = place;
  const { back } = deed;
  switch (back.by) {
    case 'take-back-link':
      good(await takeBackLink(place, back.pair));
      return null;
    case 'take-back-apart':
      good(await takeBackApart(world, scope, back.pair));
      return null;
    case 'take-back-own':
      await takeBackOwn(world, scope, back.records, back.added);
      return null;
    case 'include':
      good(await includeRecords(place, back.records));
      return null;
    case 'link-again': {
      const { refused } = await linkRecords(place, [back.pair], 'person', { about: '', says: { ...back.pair } });
      if (refused[0] !== undefined) throw new Fault('setting', refused[0].problem);
      return null;
    }
    case 'take-back-batch':
      await takeBackMany(place, back.batch);
      return null;
    case 'undo-run':
      return undo(place, deed);
  }
}
