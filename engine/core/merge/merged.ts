import type { Question } from '../../model/conflict.ts';
import type { Side } from '../../model/ids.ts';
import type { MapPlan } from '../../model/plan.ts';
import type { Tuple, Value } from '../../model/value.ts';
import { travel } from './travel.ts';
import { unite } from './union.ts';

type UnitQuestion = Extract<Question, { about: 'unit' }>;

const words = (text: string): readonly string[] => text.match(/\s+|[^\s]+/gu) ?? [];

/** Where a text was changed, in words: from the first that differs to behind the last. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly put: readonly string[];
}

function changeOf(was: readonly string[], now: readonly string[]): Change {
  let from = 0;
  while (from < was.length && from < now.length && was[from] === now[from]) from += 1;
  let back = 0;
  const most = Math.min(was.length, now.length) - from;
  while (back < most && was.at(-1 - back) === now.at(-1 - back)) back += 1;
  return { from, to: was.length - back, put: now.slice(from, now.length - back) };
}

/**
 * Both edits of a text together, where they changed other words of it.
 * @returns null where they touch
 */
export function mergedText(was: string, left: string, right: string): string | null {
  const agreed = words(was);
  const [one, two] = [changeOf(agreed, words(left)), changeOf(agreed, words(right))].sort((a, b) => a.from - b.from);
  if (one === undefined || two === undefined || one.to >= two.from) return null;
  return [
    ...agreed.slice(0, one.from),
    ...one.put,
    ...agreed.slice(one.to, two.from),
    ...two.put,
    ...agreed.slice(two.to),
  ].join('');
}

type Both = { readonly [side in Side]: Tuple };

function mergedValue(was: Value, left: Value, right: Value): Value | null {
  if (typeof was === 'string' && typeof left === 'string' && typeof right === 'string')
    return mergedText(was, left, right);
  const united = unite({ was, now: left }, { was, now: right });
  return united === null || !Array.isArray(united.left) || united.left.length === 0 ? null : united.left;
}

/**
 * What a field map holds when both edits are kept: words that each changed alone, what each added to a set and took out of it.
 * @returns values for both sides; null where the edits cannot be joined, or do not fit through the map
 */
export function mergedOf(map: MapPlan, question: UnitQuestion): Both | null {
  const agreed = question.agreed[map.slot]?.left;
  const left = question.left[map.slot];
  const right = question.right[map.slot];
  if (map.direction !== 'both' || map.reference !== null || map.left.length !== 1) return null;
  if (agreed === undefined || left === undefined || right === undefined) return null;
  const there = travel(map, right, 'left', left);
  if (!there.ok) return null;
  const value = mergedValue(agreed[0] ?? null, left[0] ?? null, there.value[0] ?? null);
  if (value === null) return null;
  const sent = travel(map, [value], 'right', right);
  return sent.ok ? { left: [value], right: [...sent.value] } : null;
}
