import { endsOf, type Values } from '../../core/merge/pair.ts';
import { travel } from '../../core/merge/travel.ts';
import { canon } from '../../core/values/canon.ts';
import type { Conflict } from '../../model/conflict.ts';
import { across, type Side } from '../../model/ids.ts';
import type { MapPlan, Plan } from '../../model/plan.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { Given } from '../../run/inbox/given.ts';
import { syncOf, unitOf } from '../../run/inbox/question-line.ts';
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

/** The values of one end, as typed where they were, else as shown; canonical. */
function valuesAt(map: MapPlan, side: Side, typed: Fields, shown: Values): Values {
  const types = side === 'left' ? map.leftTypes : map.rightTypes;
  return endsOf(map, side).map((end, index): Value => {
    const value = end in typed ? (typed[end] ?? null) : (shown[index] ?? null);
    const type = types[index];
    const made =
      type === undefined
        ? null
        : canon(type, typeof value === 'string' && type.kind === 'boolean' ? value === 'true' : value);
    if (made === null) return value;
    if (!made.ok) throw usage('bad-value', `"${end}": ${made.error}`, 'Give a value that the field can hold.');
    return made.value;
  });
}

function carried(map: MapPlan, from: Side, values: Values, there: Values | null): Values {
  const sent = travel(map, values, across(from), there);
  if (sent.ok) return sent.value;
  throw new Failure({
    code: 'conflict/cannot-travel',
    message: `The value cannot go to the other side: ${sent.error.detail}`,
    fix: `Give values for both sides: --value left.FIELD=VALUE --value right.FIELD=VALUE.`,
  });
}

/**
 * Values that a person typed, for both sides: what is given for one side only is carried to the other as a run would.
 * @param assignments `FIELD=VALUE`, `left.FIELD=VALUE` or `right.FIELD=VALUE`
 * @throws Failure when a field is not of this conflict, or a value cannot be held or carried
 */
export function givenValues(plan: Plan, conflict: Conflict, assignments: readonly string[]): Given {
  const { question } = conflict;
  if (question.about !== 'unit')
    throw usage(
      'no-values',
      'This question is not about the values of a field.',
      'See "tandem conflicts" for the ways to answer it.',
    );
  const maps = unitOf(syncOf(plan, conflict.sync), question.unit)?.maps ?? [];
  const typed: Written = { left: {}, right: {} };
  for (const text of assignments) place(assignmentOf(text), maps, typed);
  const given: Written = { left: {}, right: {} };
  for (const map of maps) {
    const touched = (side: Side): boolean => endsOf(map, side).some((end) => end in typed[side]);
    if (!touched('left') && !touched('right')) continue;
    const shown = (side: Side): Values => question[side][map.slot] ?? [];
    const first: Side = touched('left') ? 'left' : 'right';
    const other = across(first);
    const mine = valuesAt(map, first, typed[first], shown(first));
    const its = touched(other)
      ? valuesAt(map, other, typed[other], shown(other))
      : carried(map, first, mine, shown(other));
    for (const [index, end] of endsOf(map, first).entries()) given[first][end] = mine[index] ?? null;
    for (const [index, end] of endsOf(map, other).entries()) given[other][end] = its[index] ?? null;
  }
  return { choose: 'values', left: given.left, right: given.right };
}
