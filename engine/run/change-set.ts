import { fieldsLeft } from '../core/decide/leave-out.ts';
import { shortHash } from '../core/values/hash.ts';
import type { Change, PlannedWrite } from '../model/change.ts';
import type { ChangeSetEntry, ChangeSetWrite, SyncTotals } from '../model/change-set.ts';
import type { Side } from '../model/ids.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { PreviewCounts } from './preview.ts';
import { aboutOf } from './questions.ts';
import { approvalText } from './stage.ts';

const idLength = 20;

/** The id of a change: what a person approves of it, hashed. Another decision about the same records has another one. */
export const changeIdOf = (change: Change): string => shortHash(approvalText(change), idLength);

/** Whether there is anything in a change that a person would look at. */
export const isNews = (change: Change): boolean =>
  change.writes.length > 0 || change.questions.length > 0 || change.move !== 'none';

function writeOf({ side, op, key, before, fields, why }: PlannedWrite): ChangeSetWrite {
  const names = [...new Set([...Object.keys(before), ...Object.keys(fields)])].sort();
  const both = names.map((name) => [name, { before: before[name] ?? null, after: fields[name] ?? null }] as const);
  return { side, op, key, fields: Object.fromEntries(both), why };
}

/** A change as a change set holds it. */
export function entryOf(change: Change): ChangeSetEntry {
  const { sync, link, move, left, right } = change;
  const asks = change.questions.map(aboutOf);
  return { id: changeIdOf(change), sync, link, move, left, right, writes: change.writes.map(writeOf), asks };
}

/**
 * An entry without some of its units, as a person left them out; null where nothing of it is left.
 * @param out ids of units that may be left out of it
 */
export function entryWithout(sync: SyncPlan, entry: ChangeSetEntry, out: readonly string[]): ChangeSetEntry | null {
  if (out.length === 0) return entry;
  const writes = entry.writes
    .map((write) => ({
      ...write,
      fields: fieldsLeft(sync, write.side, write.fields, out),
      why: fieldsLeft(sync, write.side, write.why, out),
    }))
    .filter((write) => Object.keys(write.fields).length > 0);
  return writes.length === 0 ? null : { ...entry, writes, leftOut: [...(entry.leftOut ?? []), ...out] };
}

/** What a preview counted, with the calls that the writes take at least: each operation by itself, in full batches. */
export function totalsOf(sync: SyncPlan, counts: PreviewCounts): SyncTotals {
  const side = (at: Side) => {
    const { writeMax } = at === 'left' ? sync.left.can : sync.right.can;
    const calls = Object.values(counts[at]).reduce((sum, count) => sum + Math.ceil(count / writeMax), 0);
    return { ...counts[at], calls };
  };
  return { linked: counts.linked, conflicts: counts.conflicts, left: side('left'), right: side('right') };
}
