import { compareInstants } from '../../core/values/instant.ts';
import { ConflictId } from '../../model/ids.ts';
import type { Care } from '../../model/inbox.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { InboxRow } from '../../store/contract/inbox.ts';
import type { Mark } from '../../store/contract/mark.ts';
import { deedMark } from '../deed.ts';
import { beside } from '../lease.ts';
import type { World } from '../world.ts';
import { problem } from './given.ts';

/** What a person does beside a question. Null takes back: nobody, no due time, not snoozed any more. */
export type CareEdit =
  | { readonly do: 'assign'; readonly to: string | null }
  | { readonly do: 'comment'; readonly text: string }
  | { readonly do: 'snooze'; readonly until: string | null }
  | { readonly do: 'due'; readonly at: string | null };

function edited(world: World, row: InboxRow, care: Care, edit: CareEdit): Care {
  switch (edit.do) {
    case 'assign':
      return { ...care, assignee: edit.to };
    case 'comment':
      return { ...care, comments: [...care.comments, { by: world.who, at: world.now(), text: edit.text }] };
    case 'snooze':
      return {
        ...care,
        snoozedUntil: edit.until,
        snoozedRevision: edit.until === null ? null : row.conflict.revision,
      };
    case 'due':
      return { ...care, due: edit.at };
  }
}

function saysOf(care: Care, edit: CareEdit): object {
  switch (edit.do) {
    case 'assign':
      return { to: edit.to, before: care.assignee };
    case 'comment':
      return { text: edit.text };
    case 'snooze':
      return { until: edit.until, before: care.snoozedUntil };
    case 'due':
      return { at: edit.at, before: care.due };
  }
}

/** Marks of what a person does beside one question, each with its deed. */
export function careMarks(world: World, row: InboxRow, edits: readonly CareEdit[]): readonly Mark[] {
  const { id } = row.conflict;
  let { care } = row;
  const deeds: Mark[] = [];
  for (const edit of edits) {
    deeds.push(deedMark(world, row.scope, { action: edit.do, about: id, says: saysOf(care, edit) }));
    care = edited(world, row, care, edit);
  }
  return edits.length === 0 ? [] : [{ put: 'care', conflict: id, care }, ...deeds];
}

/**
 * Assigns, comments, snoozes or sets due times of questions, all in one commit. It stays beside a question when it is asked
 * again; a snoozed one comes back early when its values change.
 * @returns how many, or why nothing was done: an unknown question, a time that has passed
 */
export async function careFor(world: World, ids: readonly string[], edit: CareEdit): Promise<Result<number, Problem>> {
  return beside(world, async () => {
    if (edit.do === 'snooze' && edit.until !== null && compareInstants(edit.until, world.now()) <= 0)
      return err(problem('past', 'The time until which to snooze has passed.', 'Name a time that is still to come.'));
    const parsed = ids.flatMap((id) => ConflictId.safeParse(id).data ?? []);
    const rows = await world.store.conflictsById(parsed);
    const unknown = ids.find((id) => ![...rows.keys()].some((known) => known === id));
    if (unknown !== undefined)
      return err(problem('unknown', `There is no conflict "${unknown}".`, 'List them with "tandem conflicts".'));
    const found = [...rows.values()];
    await world.store.commit(found.flatMap((row) => careMarks(world, row, [edit])));
    return ok(found.length);
  });
}
