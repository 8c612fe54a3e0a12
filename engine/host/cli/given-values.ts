import { endsOf } from '../../core/merge/pair.ts';
import type { Conflict } from '../../model/conflict.ts';
import type { Side } from '../../model/ids.ts';
import type { MapPlan, Plan } from '../../model/plan.ts';
import type { Value } from '../../model/value.ts';
import { type Given, mapsAsked, notInPlan } from '../../run/inbox/given.ts';
import { syncOf } from '../../run/inbox/question-line.ts';
import { typedValues } from '../../run/inbox/typed-values.ts';
import { Failure, usage } from './failure.ts';

type Written = { readonly [side in Side]: Record<string, Value> };

interface Assignment {
  readonly side: Side | null;
  readonly field: string;
  readonly value: Value;
}

const form =
  'Write FIELD=VALUE; where both sides have such a field, left.FIELD=VALUE or right.FIELD=VALUE. An empty value clears it.';

function assignmentOf(text: string): Assignment {
  const at = text.indexOf('=');
  if (at < 1) throw usage('assignment', `"${text}" does not say which field gets which value.`, form);
  const name = text.slice(0, at);
  const raw = text.slice(at + 1);
  const [, side, field = name] = /^(left|right)\.(.+)$/su.exec(name) ?? [];
  return { side: side === 'left' || side === 'right' ? side : null, field, value: raw === '' ? null : raw };
}

/** Puts an assignment where its field is; a name that both sides have means both. */
function place(assignment: Assignment, maps: readonly MapPlan[], into: Written): void {
  const sides = (['left', 'right'] as const).filter(
    (side) =>
      (assignment.side === null || assignment.side === side) &&
      maps.some((map) => endsOf(map, side).includes(assignment.field)),
  );
  if (sides.length === 0) {
    const known = [...new Set(maps.flatMap((map) => [...map.left, ...map.right]))];
    throw usage(
      'unknown-field',
      `"${assignment.field}" is not a field of this conflict.`,
      `Its fields are ${known.join(', ')}.`,
    );
  }
  for (const side of sides) into[side][assignment.field] = assignment.value;
}

/**
 * Values that a person typed, for both sides: what is given for one side only is carried to the other as a run would.
 * @param assignments `FIELD=VALUE`, `left.FIELD=VALUE` or `right.FIELD=VALUE`
 * @throws Failure when a field is not of this conflict, or a value cannot be held or carried
 */
export function givenValues(plan: Plan, conflict: Conflict, assignments: readonly string[]): Given {
  const { question } = conflict;
  if (question.about !== 'unit' && question.about !== 'refused')
    throw usage(
      'no-values',
      'This question is not about the values of a field.',
      'See "tandem conflicts" for the ways to answer it.',
    );
  const maps = mapsAsked(syncOf(plan, conflict.sync), question);
  if (maps.length === 0) throw new Failure(notInPlan());
  const typed: Written = { left: {}, right: {} };
  for (const text of assignments) place(assignmentOf(text), maps, typed);
  const given = typedValues(maps, question, typed);
  if (!given.ok) throw new Failure(given.error);
  return given.value;
}
