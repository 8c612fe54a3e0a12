import { mergedOf } from '../../../core/merge/merged.ts';
import { endsOf } from '../../../core/merge/pair.ts';
import type { Conflict } from '../../../model/conflict.ts';
import { ConflictId } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Problem } from '../../../model/problem.ts';
import { err, ok, type Result } from '../../../model/result.ts';
import type { Value } from '../../../model/value.ts';
import type { InboxSaid, InboxWish } from '../../../protocol/calls/inbox.ts';
import type { Refused, Said, Wish } from '../../../run/inbox/answer-many.ts';
import { mapsAsked, notInPlan, unknownConflict } from '../../../run/inbox/given.ts';
import { typedValues } from '../../../run/inbox/typed-values.ts';
import type { InboxDesk } from './desk.ts';

const noMerge: Problem = {
  code: 'conflict/no-merge',
  message: 'The two edits of this field cannot be joined.',
  fix: 'Choose a side, or type a value.',
};

/** Both edits of every field map together; where only one side changed one, its value. */
function mergedAnswer(sync: SyncPlan | undefined, { question }: Conflict): Result<Said, Problem> {
  if (question.about !== 'unit') return err(notInPlan());
  const given: { left: Record<string, Value>; right: Record<string, Value> } = { left: {}, right: {} };
  for (const map of mapsAsked(sync, question)) {
    if (!(map.slot in question.left)) continue;
    const merged = mergedOf(map, question);
    if (merged === null) return err(noMerge);
    for (const side of ['left', 'right'] as const)
      for (const [at, name] of endsOf(map, side).entries()) given[side][name] = merged[side][at] ?? null;
  }
  return ok({ choose: 'values', ...given });
}

function plainSaid(said: InboxSaid): Said | null {
  switch (said.choose) {
    case 'typed':
    case 'merged':
      return null;
    case 'link':
      return { choose: 'link', left: said.left, right: said.right };
    case 'apart':
    case 'drop':
      return { choose: said.choose };
    case 'left':
    case 'right':
    case 'agreed':
    case 'keep':
    case 'remove':
    case 'unlink':
    case 'retry':
      return { choose: said.choose };
  }
}

function valuesSaid(sync: SyncPlan | undefined, conflict: Conflict, said: InboxSaid): Result<Said, Problem> {
  if (said.choose !== 'typed') return mergedAnswer(sync, conflict);
  const { question } = conflict;
  const maps = mapsAsked(sync, question);
  if (maps.length === 0 || (question.about !== 'unit' && question.about !== 'refused')) return err(notInPlan());
  return typedValues(maps, question, { left: said.left, right: said.right });
}

/** Wishes in the engine's words; each one that cannot be is refused by itself. */
export async function wishesOf(
  desk: InboxDesk,
  given: readonly InboxWish[],
): Promise<{ readonly wishes: readonly Wish[]; readonly refused: readonly Refused[] }> {
  const { store } = desk.house.engine;
  const wishes: Wish[] = [];
  const refused: Refused[] = [];
  const needing = given.filter(({ said }) => plainSaid(said) === null);
  const rows = await store.conflictsById(needing.map((one) => one.id));
  for (const { id, revision, said } of given) {
    const row = rows.get(id);
    const plain = plainSaid(said);
    if (plain !== null) {
      wishes.push({ id, revision, said: plain });
      continue;
    }
    // What was typed for older values is refused as such, before it is read in terms of newer ones.
    if (row === undefined || row.conflict.revision !== revision) {
      if (row === undefined) refused.push({ id, problem: unknownConflict(id) });
      else wishes.push({ id, revision, said: { choose: 'left' } });
      continue;
    }
    const made = valuesSaid(await desk.syncFor(row.scope, row.conflict), row.conflict, said);
    if (made.ok) wishes.push({ id, revision, said: made.value });
    else refused.push({ id, problem: made.error });
  }
  return { wishes, refused };
}

/** Refused answers as a window is told of them. */
export const toldRefused = (refused: readonly Refused[]): { id: ConflictId; problem: Problem }[] =>
  refused.map(({ id, problem }) => ({ id: ConflictId.parse(id), problem }));
