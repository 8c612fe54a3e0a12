import type { Side } from '../../model/ids.ts';
import type { MapPlan } from '../../model/plan.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Fields, Value } from '../../model/value.ts';
import { backwardLine, forwardLine } from '../steps/line.ts';
import { agree, isBlank, same } from '../values/equal.ts';
import { isUnlinked } from '../values/reference.ts';
import { fits } from './fits.ts';
import { typesOf, type Values } from './pair.ts';

/** Why a value cannot go across; the field is parked with it. */
export interface Stuck {
  /** `unlinked`: it points at a record that has no twin yet, and waits for it. */
  readonly reason: 'unmapped-choice' | 'step-failed' | 'not-storable' | 'unlinked';
  readonly detail: string;
}

const goesLeft = (map: MapPlan): boolean => map.direction === 'to-left' || map.direction === 'to-left-on-create';

/**
 * Sends values across a field map.
 * @param to the side they go to
 * @param there what that side holds now, so that what the way back cannot know is kept
 * @returns values in the terms of `to`, canonical and within its limits, or why they cannot go
 */
export function travel(map: MapPlan, values: Values, to: Side, there: Values | null): Result<Values, Stuck> {
  if (map.reference !== null && values.some(isUnlinked))
    return err({ reason: 'unlinked', detail: 'It points at a record that is not linked yet.' });
  const forward = goesLeft(map) ? to === 'left' : to === 'right';
  const types = typesOf(map, to);
  const from = typesOf(map, to === 'left' ? 'right' : 'left');
  const across = forward
    ? forwardLine(map.steps, values, from, types)
    : backwardLine(map.steps, values, there, { from: types, to: from });
  if (!across.ok) {
    return err({
      reason: across.error.kind === 'unmapped-choice' ? 'unmapped-choice' : 'step-failed',
      detail: across.error.message,
    });
  }
  for (const [index, type] of types.entries()) {
    const value = across.value[index];
    const misfit = value === undefined ? null : fits(type, value);
    if (misfit !== null) return err({ reason: 'not-storable', detail: misfit });
  }
  return ok(across.value);
}

/** Whether two tuples of one side are the same, end by end. */
export function sameValues(map: MapPlan, side: Side, one: Values, other: Values): boolean {
  const types = typesOf(map, side);
  return types.every((type, index) => same(type, one[index], other[index]));
}

/** Whether sent values and those that a side holds mean the same, end by end. */
export function agreeValues(map: MapPlan, side: Side, sent: Values, held: Values): boolean {
  const types = typesOf(map, side);
  return types.every((type, index) => agree(type, type, sent[index], held[index]));
}

/** The common case, told without running the line: no steps, one kind of value, the same text. */
function saySame(map: MapPlan, index: number, left: Value | undefined, right: Value | undefined): boolean {
  if (map.steps.length > 0 || left !== right) return false;
  return (typeof left === 'string' || left === null) && map.leftTypes[index]?.kind === map.rightTypes[index]?.kind;
}

/** Whether two records say the same through this field map, letter for letter; false where only running the line can tell. */
export function readsSame(map: MapPlan, left: Fields, right: Fields): boolean {
  if (map.left.length !== map.right.length) return false;
  for (let index = 0; index < map.left.length; index++) {
    if (!saySame(map, index, left[map.left[index] ?? ''], right[map.right[index] ?? ''])) return false;
  }
  return true;
}

/** Whether both sides say the same through this field map (G2). A two-way map is satisfied by either way. */
export function inStep(map: MapPlan, left: Values, right: Values): boolean {
  if (left.length === right.length && left.every((value, index) => saySame(map, index, value, right[index])))
    return true;
  const way = (to: Side): boolean => {
    const there = to === 'right' ? right : left;
    const sent = travel(map, to === 'right' ? left : right, to, there);
    return sent.ok && agreeValues(map, to, sent.value, there);
  };
  if (goesLeft(map)) return way('left');
  return way('right') || (map.direction === 'both' && way('left'));
}

export const allBlank = (values: Values): boolean => values.every(isBlank);
