import { canonicalJson } from '../core/values/hash.ts';
import type { Change } from '../model/change.ts';
import type { Mark } from '../store/contract/mark.ts';
import { aboutOf } from './questions.ts';
import { countChange } from './tally.ts';
import type { Work } from './world.ts';

/** The order in which changes are applied, by what they write; one that writes nothing comes before all. */
export const ranks = { create: 1, update: 2, remove: 3 } as const;

/** Creates before updates before removals; a change that writes nothing comes first (A5). */
export const rankOf = (change: Change): number => Math.max(0, ...change.writes.map((write) => ranks[write.op]));

/** What of a change a person approves and a preview shows: everything but ids and times that are made up on the way (decisions.md 16). */
export function approvalText(change: Change): string {
  if (change.writes.length === 0 && change.questions.length === 0) return `${change.link} ${change.move}`;
  const writes = change.writes.map((write) => [write.side, write.op, write.key, write.before, write.fields]);
  const questions = change.questions.map((one) => [aboutOf(one), one.reason]);
  return canonicalJson([change.sync, change.link, change.move, writes, questions]);
}

/** Changes that took effect when they were decided: they are counted and shown, and there is nothing left to approve. */
export function stageParted(work: Work, changes: readonly Change[]): readonly Mark[] {
  return changes.map((change) => {
    countChange(work.tally, change);
    work.tally.seq++;
    return { put: 'change', scope: work.scope, run: work.run, seq: work.tally.seq, rank: rankOf(change), change };
  });
}

/** Puts decided changes where the brakes and then the apply phase find them, and counts them. */
export async function stage(work: Work, changes: readonly Change[], also: readonly Mark[]): Promise<void> {
  const marks: Mark[] = [...also];
  for (const change of changes) {
    countChange(work.tally, change);
    if (change.writes.length > 0 || change.questions.length > 0 || change.move !== 'none') {
      work.tally.hash.add(approvalText(change));
    }
    work.tally.seq++;
    marks.push({ put: 'change', scope: work.scope, run: work.run, seq: work.tally.seq, rank: rankOf(change), change });
  }
  if (marks.length > 0) await work.world.store.commit(marks);
}
