import type { Question } from '../../model/conflict.ts';
import { across, type Side } from '../../model/ids.ts';
import type { Fields } from '../../model/value.ts';
import { identical } from '../values/equal.ts';
import { chosenValues, type TypedValues } from './answered.ts';
import { type Answered, endsOf } from './pair.ts';
import { at, type Line, type Subject } from './subject.ts';
import { agreeValues, sameValues } from './travel.ts';
import type { BySlot, Verdict } from './verdict.ts';

export type RefusedQuestion = Extract<Question, { about: 'refused' }>;

/** What a question about a refused write is called among those of its link. */
export const refusedOn = (side: Side): string => `refused-${side}`;

/** A refused write, and the values that a person typed in its place. */
export interface Retyped {
  readonly question: RefusedQuestion;
  readonly typed: TypedValues;
}

/** The values that a person typed in place of those that a side refused; null where nobody did. */
export function retypedOn(answers: ReadonlyMap<string, Answered>, side: Side): Retyped | null {
  const given = answers.get(refusedOn(side));
  if (given?.question.about !== 'refused' || given.answer.choose !== 'values') return null;
  return { question: given.question, typed: given.answer };
}

const isTyped = (typed: TypedValues, { map }: Line): boolean => map.slot in typed.left || map.slot in typed.right;

/** Whether a verdict would send the very values that were refused, over the very values that were there (G19). */
function isRefused(subject: Subject, sent: BySlot, { question }: Retyped): boolean {
  const { side, before } = question;
  return subject.lines.every((line) => {
    const [now, then] = [sent[line.map.slot], question[side][line.map.slot]];
    if (now === undefined) return true;
    if (then === undefined || !sameValues(line.map, side, now, then)) return false;
    return endsOf(line.map, side).every((end, index) => {
      const was = before[end];
      return was === undefined || identical(was, at(line, side)[index] ?? null);
    });
  });
}

/** Of a group, what was typed takes the place of what was refused, and the rest goes as it was to. */
function instead(subject: Subject, verdict: Verdict, retyped: Retyped): Verdict | null {
  const { question, typed } = retyped;
  const refused = verdict.kind === 'write' ? verdict.values[question.side] : undefined;
  if (verdict.kind !== 'write' || refused === undefined || !isRefused(subject, refused, retyped)) return null;
  const lines = subject.lines.filter((line) => isTyped(typed, line));
  const chosen = chosenValues({ ...subject, lines }, typed);
  const values: { left?: BySlot; right?: BySlot } = {};
  for (const side of ['left', 'right'] as const) {
    const rest = Object.entries(verdict.values[side] ?? {}).filter(
      ([slot]) => !lines.some((one) => one.map.slot === slot),
    );
    const all = { ...Object.fromEntries(rest), ...(chosen.kind === 'write' ? chosen.values[side] : {}) };
    if (Object.keys(all).length > 0) values[side] = all;
  }
  return Object.keys(values).length === 0 ? { kind: 'settle' } : { kind: 'write', values, why: 'person' };
}

const isAsAgreed = ({ map, agreed, ...line }: Line): boolean =>
  agreed !== null &&
  sameValues(map, 'left', agreed.left, line.left) &&
  sameValues(map, 'right', agreed.right, line.right);

/** A record that was made with a typed value: where its line carries back, the record that it came from gets it too. */
function behindCreate(subject: Subject, { question, typed }: Retyped): Verdict | null {
  const { side } = question;
  const stands = (line: Line): boolean => {
    const { map } = line;
    const [own, source] = [typed[side][map.slot], question[across(side)][map.slot]];
    return (
      line.agreed === null &&
      (own === undefined || agreeValues(map, side, own, at(line, side))) &&
      source !== undefined &&
      sameValues(map, across(side), source, at(line, across(side)))
    );
  };
  const lines = subject.lines.filter((line) => isTyped(typed, line));
  const rest = subject.lines.filter((line) => !isTyped(typed, line));
  return lines.every(stands) && rest.every(isAsAgreed) ? chosenValues({ ...subject, lines }, typed) : null;
}

/**
 * What a person typed in place of a refused value is written in its place, as long as the very same write would be sent
 * again; where the records have moved on, what follows from them is (G19). Null: nobody typed anything that holds here.
 */
export function retyped(subject: Subject, verdict: Verdict): Verdict | null {
  for (const side of ['left', 'right'] as const) {
    const given = retypedOn(subject.pair.answers, side);
    if (given === null || !subject.lines.some((line) => isTyped(given.typed, line))) continue;
    const chosen = given.question.op === 'create' ? behindCreate(subject, given) : instead(subject, verdict, given);
    if (chosen !== null) return chosen;
  }
  return null;
}

/** Whether a create would send the very fields that were refused. */
export const isSameCreate = (fields: Fields, { question }: Retyped): boolean =>
  question.op === 'create' &&
  Object.keys(fields).length === Object.keys(question.fields).length &&
  Object.entries(fields).every(([name, value]) => {
    const then = question.fields[name];
    return then !== undefined && identical(value, then);
  });
