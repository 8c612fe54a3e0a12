import { across, type Side } from '../../model/ids.ts';
import { carries, type Values } from './pair.ts';
import { at, type Line, type Subject } from './subject.ts';
import { agreeValues, sameValues, travel } from './travel.ts';
import type { BySlot, Verdict } from './verdict.ts';

type Asked = Extract<Verdict, { kind: 'ask' }>;

/** Whether both sides still hold what the person was shown (G11, P21). */
function stillAsShown(subject: Subject, shown: { left: BySlot; right: BySlot }): boolean {
  return subject.lines.every((line) => {
    const left = shown.left[line.map.slot];
    const right = shown.right[line.map.slot];
    return (
      left !== undefined &&
      right !== undefined &&
      sameValues(line.map, 'left', left, line.left) &&
      sameValues(line.map, 'right', right, line.right)
    );
  });
}

/** A typed value for a side: the person's own, or what the value typed for the other side comes to here. */
function chosenFor(
  line: Line,
  side: Side,
  chosen: { readonly left: BySlot; readonly right: BySlot },
): Values | undefined {
  const own = chosen[side][line.map.slot];
  const other = chosen[across(side)][line.map.slot];
  if (own !== undefined || other === undefined || !carries(line.map, side)) return own;
  const sent = travel(line.map, other, side, at(line, side));
  return sent.ok ? sent.value : undefined;
}

/** What a person typed, by slot. */
export interface TypedValues {
  readonly left: BySlot;
  readonly right: BySlot;
}

/** Writes what a person typed, where it is not there already; lines of which nothing was typed are left alone. */
export function chosenValues(subject: Subject, chosen: TypedValues): Verdict {
  const values: Record<Side, Record<string, BySlot[string]>> = { left: {}, right: {} };
  for (const line of subject.lines) {
    const left = chosenFor(line, 'left', chosen);
    const right = chosenFor(line, 'right', chosen);
    if (left !== undefined && !agreeValues(line.map, 'left', left, line.left)) values.left[line.map.slot] = left;
    if (right !== undefined && !agreeValues(line.map, 'right', right, line.right)) values.right[line.map.slot] = right;
  }
  const sides = (['left', 'right'] as const).filter((side) => Object.keys(values[side]).length > 0);
  if (sides.length === 0) return { kind: 'settle' };
  return { kind: 'write', values: Object.fromEntries(sides.map((side) => [side, values[side]])), why: 'person' };
}

type Agreed = { readonly [slot: string]: { readonly left: Values; readonly right: Values } };

/** The values that both sides had agreed on, as they were shown. */
function agreedIn(agreed: Agreed): { left: BySlot; right: BySlot } {
  const on = (side: Side): BySlot =>
    Object.fromEntries(Object.entries(agreed).map(([slot, pair]) => [slot, pair[side]]));
  return { left: on('left'), right: on('right') };
}

/**
 * Turns a question that a person has answered into the writes they chose, as long as both sides still hold what was
 * shown; otherwise the question stands again with the new values and the answer is kept as a draft.
 */
export function answered(subject: Subject, asked: Asked, sendSide: SendSide): Verdict {
  const given = subject.pair.answers.get(subject.unit.id);
  if (given === undefined || given.question.about !== 'unit' || !stillAsShown(subject, given.question)) return asked;
  const { answer } = given;
  switch (answer.choose) {
    case 'values':
      return chosenValues(subject, answer);
    case 'agreed':
      return chosenValues(subject, agreedIn(given.question.agreed));
    case 'left':
    case 'right':
      return sendSide(subject, across(answer.choose), 'person');
    case 'keep':
    case 'remove':
    case 'unlink':
    case 'retry':
      return asked;
  }
}

export type SendSide = (subject: Subject, to: Side, why: string) => Verdict;
