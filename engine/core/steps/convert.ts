import { err, ok } from '../../model/result.ts';
import type { FieldKind, FieldType, Value } from '../../model/value.ts';
import { canon, isList, nounOf } from '../values/canon.ts';
import { show } from '../values/show.ts';
import { textForm } from '../values/text.ts';
import { failed } from './define-step.ts';
import type { Turned } from './each.ts';

/** Kinds whose canonical texts mean the same in both, as far as both can hold them. */
const alike: readonly (readonly [FieldKind, FieldKind])[] = [
  ['integer', 'decimal'],
  ['text', 'choice'],
  ['text', 'reference'],
  ['text', 'rich-text'],
  ['integer', 'reference'],
];

/** Whether a line may end in another type without a conversion step: every value arrives exactly or not at all. */
export function convertsPlainly(from: FieldType, to: FieldType): boolean {
  if (from.kind === to.kind) return true;
  return alike.some(([a, b]) => (a === from.kind && b === to.kind) || (b === from.kind && a === to.kind));
}

/** A value in the canonical form of the type it arrives at; a choice that its field does not have is asked about. */
export function land(type: FieldType, value: Value): Turned {
  if (value === null) return ok(null);
  const made = canon(type, value);
  if (!made.ok) return failed(made.error);
  const options = 'options' in type ? (type.options ?? []) : [];
  if (options.length === 0) return made;
  if (made.value === '' && !options.includes('')) return ok(null);
  const chosen =
    typeof made.value === 'string' ? [made.value] : made.value !== null && isList(made.value) ? made.value : [];
  const unknown = chosen.find(
    (one) => typeof one === 'string' && !options.some((option) => option === one || textForm(option) === one),
  );
  if (unknown === undefined) return made;
  return err({
    kind: 'unmapped-choice',
    message: `${show(unknown)} is not one of the choices ${options.slice(0, 8).join(', ')}${options.length > 8 ? ', …' : ''}; map it, or add it to the field.`,
  });
}

/** A value on its way from one type to another that `convertsPlainly`. */
export function convert(from: FieldType, to: FieldType, value: Value): Turned {
  if (value === null) return ok(null);
  if (from.kind === to.kind) return land(to, value);
  if (!convertsPlainly(from, to)) {
    return failed(
      `${show(value)} is ${nounOf(from)} and cannot become ${nounOf(to)} by itself; add a conversion step.`,
    );
  }
  const blank = value === '' && to.kind !== 'text' && to.kind !== 'rich-text';
  if (blank) return ok(null);
  const landed = land(to, value);
  if (!landed.ok) return landed;
  // "007" is not the whole number 7: taking it for one would lose what stands there.
  return landed.value === value
    ? landed
    : failed(`${show(value)} cannot become ${nounOf(to)} unchanged; add a conversion step.`);
}
