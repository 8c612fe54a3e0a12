import { endsOf, valuesAt } from '../../core/merge/pair.ts';
import type { Question } from '../../model/conflict.ts';
import { across, type ConflictId } from '../../model/ids.ts';
import type { Link, Shadow, Slots } from '../../model/link.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { Tuple } from '../../model/value.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { World } from '../world.ts';
import { openAgain, type Taken, takenMarks } from './taken.ts';

type Removal = Extract<Question, { about: 'removal' }>;

/** What was agreed on of the record that is left: what it held, unless it had been edited; then nothing, so that it still counts as edited. */
function shadowOf(sync: SyncPlan, { gone, reason, kept }: Removal): Shadow {
  const none = { left: {}, right: {} };
  if (reason !== 'removed') return none;
  const side = across(gone);
  const slots: Record<string, Tuple> = {};
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    const values = valuesAt(kept, endsOf(map, side));
    if (values !== null) slots[map.slot] = [...values];
  }
  return { ...none, [side]: slots satisfies Slots };
}

/** Whether the record that is left is held by nothing else, so that its pair can be one again. */
async function isFree(world: World, { scope, decision }: Taken, link: Link): Promise<boolean> {
  for (const side of ['left', 'right'] as const) {
    const key = link[side];
    const holder = key === null ? undefined : (await world.store.linksByKeys(scope, side, [key])).get(key);
    if (holder !== undefined && holder.id !== link.id) return false;
  }
  return decision.link === link.id;
}

/**
 * Marks that ask about a removal again once what it led to was undone: the pair is one again that lacks a record, and the
 * next run looks at it (I6).
 * @returns the question that is open again, or null where the record that is left belongs to another pair by now
 */
export async function removalAgain(
  world: World,
  sync: SyncPlan,
  taken: Taken,
  why: string | null,
): Promise<{ readonly id: ConflictId; readonly marks: readonly Mark[] } | null> {
  const { scope, decision } = taken;
  const { question, conflict: id, link: linkId } = decision;
  if (question.about !== 'removal' || linkId === null) return null;
  const link = (await world.store.links(scope, [linkId])).get(linkId);
  const row = (await world.store.conflictsById([id])).get(id);
  if (link === undefined || row === undefined || row.conflict.state !== 'closed') return null;
  if (!(await isFree(world, taken, link))) return null;
  const side = across(question.gone);
  const key = link[side];
  if (key === null) return null;
  return {
    id,
    marks: [
      { drop: 'lone', scope, side, key },
      { put: 'link', scope, link: { ...link, state: 'live', leftPrint: null, rightPrint: null } },
      { put: 'shadow', scope, link: link.id, shadow: shadowOf(sync, question) },
      { put: 'dirty', scope, dirty: { link: link.id, side, sighting: null, reason: 'taken back' } },
      openAgain(taken, row, null),
      ...takenMarks(world, taken, why),
    ],
  };
}

/** Why a removal is not asked about again: the records have gone other ways. */
export const wentOn = (id: ConflictId): Problem => ({
  code: 'conflict/went-on',
  message: `The record of question ${id} is linked otherwise by now, or asked about again.`,
  fix: 'Look at it with "tandem record", and mend it by hand.',
});
