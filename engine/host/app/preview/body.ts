import { z } from 'zod';
import { endsOf } from '../../../core/merge/pair.ts';
import { identical } from '../../../core/values/equal.ts';
import { Change, type PlannedWrite } from '../../../model/change.ts';
import { ChangeSetEntry } from '../../../model/change-set.ts';
import { Question } from '../../../model/conflict.ts';
import { RecordKey, Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import { changeIdOf, entryOf } from '../../../run/change-set.ts';

/** What is kept of a decision: what a change set holds of it, and what screens show besides. */
export const Decided = z.object({
  kind: z.literal('decided'),
  /** Which sync of the plan. */
  sync: z.int(),
  entry: ChangeSetEntry,
  how: z.string(),
  /** By write: the fields whose value both sides had agreed on. */
  agreed: z.array(z.array(z.string())),
  questions: z.array(Question),
  editedAt: Change.shape.editedAt,
});
export type Decided = z.infer<typeof Decided>;

/** A record that is left as it is. */
export const Rested = z.object({
  kind: z.literal('rested'),
  sync: z.int(),
  rest: z.enum(['outside', 'waits', 'ignored', 'unread', 'kept', 'excluded', 'undone', 'drifted']),
  side: Side.nullable(),
  left: RecordKey.nullable(),
  right: RecordKey.nullable(),
  /** Field maps that it is about, by slot; empty: the whole record. */
  slots: z.array(z.string()),
});
export type Rested = z.infer<typeof Rested>;

export const Body = z.discriminatedUnion('kind', [Decided, Rested]);
export type Body = z.infer<typeof Body>;

/** The fields of a write whose value before is the one that both sides had agreed on. */
function agreedIn(sync: SyncPlan, write: PlannedWrite): string[] {
  const names: string[] = [];
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    const was = write.was[map.slot]?.[write.side];
    if (was === undefined) continue;
    for (const [index, name] of endsOf(map, write.side).entries()) {
      const [before, then] = [write.before[name], was[index]];
      if (before !== undefined && then !== undefined && identical(before, then)) names.push(name);
    }
  }
  return names;
}

/**
 * What is kept of a decision.
 * @param at which sync of the plan
 * @param decided the change as it was decided: its id is what a run is told
 * @param own the change as people may read it
 */
export function bodyOf(sync: SyncPlan, at: number, decided: Change, own: Change): Decided {
  return {
    kind: 'decided',
    sync: at,
    entry: { ...entryOf(own), id: changeIdOf(decided) },
    how: own.how,
    agreed: decided.writes.map((write) => agreedIn(sync, write)),
    questions: own.questions,
    editedAt: decided.editedAt,
  };
}
