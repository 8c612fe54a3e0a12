import { fits } from '../../core/merge/fits.ts';
import { carriesOnCreate, endsOf, typesOf, type Values } from '../../core/merge/pair.ts';
import { travel } from '../../core/merge/travel.ts';
import { canon } from '../../core/values/canon.ts';
import { across, type Side } from '../../model/ids.ts';
import type { MapPlan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Fields, FieldType, Value } from '../../model/value.ts';
import { type Given, problem } from './given.ts';

type Typed = { readonly [side in Side]: Fields };
type Shown = { readonly [side in Side]: { readonly [slot: string]: Values } };

/** What a person typed, as a value of this type: structures are typed as JSON. */
function readAs(type: FieldType | undefined, typed: Value): Value {
  if (typeof typed !== 'string') return typed;
  if (type?.kind === 'boolean') return /^true$/iu.test(typed) ? true : /^false$/iu.test(typed) ? false : typed;
  const isStructure = type?.kind === 'set' || type?.kind === 'list' || type?.kind === 'money' || type?.kind === 'file';
  if (!isStructure) return typed;
  try {
    const parsed: Value = JSON.parse(typed);
    return parsed;
  } catch {
    return typed;
  }
}

/** The values of one end, as typed where they were, else as shown; canonical and within the limits of the fields. */
function valuesAt(map: MapPlan, side: Side, typed: Fields, shown: Values): Result<Values, Problem> {
  const types = typesOf(map, side);
  const values: Value[] = [];
  for (const [index, end] of endsOf(map, side).entries()) {
    const type = types[index];
    const value = end in typed ? readAs(type, typed[end] ?? null) : (shown[index] ?? null);
    const made = type === undefined ? ok(value) : canon(type, value);
    const fault = made.ok ? (type === undefined ? null : fits(type, made.value)) : made.error;
    if (fault !== null) return err(problem('bad-value', `"${end}": ${fault}`, 'Give a value that the field can hold.'));
    if (made.ok) values.push(made.value);
  }
  return ok(values);
}

function carried(map: MapPlan, from: Side, values: Values, there: Values | null): Result<Values, Problem> {
  const sent = travel(map, values, across(from), there);
  if (sent.ok) return sent;
  return err(
    problem(
      'cannot-travel',
      `The value cannot go to the other side: ${sent.error.detail}`,
      'Give values for both sides: --value left.FIELD=VALUE --value right.FIELD=VALUE.',
    ),
  );
}

/**
 * Values that a person typed, for both sides: what is given for one side only is carried to the other as a run would.
 * A reference is left to the engine, which knows what each side calls the record that is pointed at.
 * @param maps that the question is about
 * @param typed by field, as text; null clears a field
 * @returns the answer, or why a field cannot hold its value or the other side cannot
 */
export function typedValues(maps: readonly MapPlan[], question: Shown, typed: Typed): Result<Given, Problem> {
  const given: { [side in Side]: Record<string, Value> } = { left: {}, right: {} };
  for (const map of maps) {
    const touched = (side: Side): boolean => endsOf(map, side).some((end) => end in typed[side]);
    if (!touched('left') && !touched('right')) continue;
    const shown = (side: Side): Values => question[side][map.slot] ?? [];
    const first: Side = touched('left') ? 'left' : 'right';
    const other = across(first);
    const mine = valuesAt(map, first, typed[first], shown(first));
    if (!mine.ok) return mine;
    for (const [index, end] of endsOf(map, first).entries()) given[first][end] = mine.value[index] ?? null;
    // A line that does not go the other way leaves the other side as it is.
    if (!touched(other) && (map.reference !== null || !carriesOnCreate(map, other))) continue;
    const its = touched(other)
      ? valuesAt(map, other, typed[other], shown(other))
      : carried(map, first, mine.value, shown(other));
    if (!its.ok) return its;
    for (const [index, end] of endsOf(map, other).entries()) given[other][end] = its.value[index] ?? null;
  }
  return ok({ choose: 'values', left: given.left, right: given.right });
}
