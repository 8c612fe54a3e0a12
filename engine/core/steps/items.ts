import { err, ok, type Result } from '../../model/result.ts';
import type { FieldKind, FieldType, Value } from '../../model/value.ts';
import { canon, isList } from '../values/canon.ts';
import { show } from '../values/show.ts';
import { failed } from './define-step.ts';
import { eachTypes, type Turned } from './each.ts';
import type { StepFailure, Stepped, Values } from './step.ts';

/** Kinds that hold several items. */
export type Several = 'set' | 'list';
export const severalKinds: readonly FieldKind[] = ['set', 'list'];

/** The types of a step that takes sets or lists, each by itself. */
export function eachSeveral(
  label: string,
  before: readonly FieldType[],
  after: (type: FieldType) => FieldType,
): Result<readonly FieldType[], string> {
  const wrong = before.find((type) => !severalKinds.includes(type.kind));
  if (wrong !== undefined) return err(`"${label}" takes a set or a list; split text with "list-join" first.`);
  return eachTypes(label, before, severalKinds, after);
}

/** A set or list without the choices of the field it came from, since a step can make other ones. */
export const bare = (type: FieldType): FieldType => ({ kind: type.kind === 'set' ? 'set' : 'list' });

/** Turns each set or list by itself; NULL passes. `old` is what stood there before the step, none if it was NULL. */
export function turnItems(
  values: Values,
  old: Values | null,
  turn: (items: readonly Value[], old: readonly Value[]) => Turned,
): Stepped {
  const out: Value[] = [];
  for (const [at, value] of values.entries()) {
    const turned = isItems(value) ? turn(value, itemsOf(old?.[at])) : value === null ? ok(null) : notSeveral(value);
    if (!turned.ok) return turned;
    out.push(turned.value);
  }
  return ok(out);
}

const isItems = (value: Value): value is readonly Value[] => value !== null && isList(value);

/** The items of a set or list; none of anything else. */
export const itemsOf = (value: Value | undefined): readonly Value[] =>
  value !== undefined && isItems(value) ? value : [];

function notSeveral(value: Value): Result<never, StepFailure> {
  return failed(`${show(value)} is not a set or a list; this step cannot take it.`);
}

/** Items as a canonical set or list; a set takes only texts. */
export function itemsOut(kind: Several, items: readonly Value[]): Turned {
  const made = canon({ kind }, items);
  return made.ok ? made : failed(`${show([...items])} holds more than texts, and a set takes only those.`);
}
