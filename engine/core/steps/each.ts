import { err, ok, type Result } from '../../model/result.ts';
import type { FieldKind, FieldType, Value } from '../../model/value.ts';
import { nounOf } from '../values/canon.ts';
import { canonDecimal } from '../values/number.ts';
import { show } from '../values/show.ts';
import { canonText } from '../values/text.ts';
import { failed } from './define-step.ts';
import type { StepFailure, Stepped, Values } from './step.ts';

export const text: FieldType = { kind: 'text' };
/** Kinds whose values are free text. */
export const textKinds: readonly FieldKind[] = ['text', 'rich-text', 'choice', 'reference'];
export const numberKinds: readonly FieldKind[] = ['integer', 'decimal'];

/** The types of a step that takes one or more values of `kinds`, each by itself, and makes `after` of each. */
export function eachTypes(
  label: string,
  before: readonly FieldType[],
  kinds: readonly FieldKind[],
  after: (type: FieldType) => FieldType,
): Result<readonly FieldType[], string> {
  if (before.length === 0) return err(`"${label}" needs a value, and none comes in.`);
  const wrong = before.find((type) => !kinds.includes(type.kind));
  if (wrong !== undefined) return err(`"${label}" cannot take ${nounOf(wrong)}; convert it to text or a number first.`);
  return ok(before.map(after));
}

/** The types of a step that takes texts and gives texts. */
export function eachText(label: string, before: readonly FieldType[]): Result<readonly FieldType[], string> {
  return eachTypes(label, before, textKinds, () => text);
}

export type Turned = Result<Value, StepFailure>;

/** Turns each value by itself; NULL passes. */
export function turnEach(values: Values, turn: (value: string, at: number) => Turned): Stepped {
  const out: Value[] = [];
  for (const [at, value] of values.entries()) {
    if (value === null) {
      out.push(null);
      continue;
    }
    if (typeof value !== 'string') return failed(`${show(value)} is not a single value; this step cannot take it.`);
    const turned = turn(value, at);
    if (!turned.ok) return turned;
    out.push(turned.value);
  }
  return ok(out);
}

/** Turns each text by itself into a text, and makes it canonical, since cutting and joining can part or join marks. */
export function turnTexts(values: Values, turn: (value: string) => string): Stepped {
  return turnEach(values, (value) => textOut(turn(value)));
}

/** Turns each number by itself into another value. */
export function turnNumbers(values: Values, turn: (decimal: string) => Result<Value, string>): Stepped {
  return turnEach(values, (value) => {
    const decimal = canonDecimal(value);
    return orFailed(decimal.ok ? turn(decimal.value) : decimal);
  });
}

/** A text that a step made, in canonical form. */
export function textOut(made: string): Turned {
  const canonical = canonText(made);
  return canonical.ok ? canonical : failed(canonical.error);
}

/** A plain helper's answer as a step's: its sentence becomes the reason why the field is parked. */
export function orFailed(made: Result<Value, string>): Turned {
  return made.ok ? made : failed(made.error);
}

/** A single value as people write it: true and false as words, a set with commas; NULL as the empty text. */
export function wordsOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  return Object.values(value).map(wordsOf).join(' ');
}
