import type { Direction } from '../../../model/flow.ts';
import type { Side, SyncId } from '../../../model/ids.ts';
import type { Field, ObjectShape } from '../../../model/shape.ts';
import type { Value } from '../../../model/value.ts';
import { folded } from '../../match/likeness.ts';
import type { Turns } from '../../turns.ts';
import { bestLine, type Line } from './best-line.ts';
import { type Column, columnOf, type Samples, type ValuePair, valuePairs } from './columns.ts';
import { judge } from './confidence.ts';
import { type Ends, leadsLeft } from './direction.ts';
import type { Home } from './lines.ts';
import { fewValues } from './lines-choice.ts';
import { nameLikeness } from './name-likeness.ts';
import { objectWords } from './name-words.ts';

/** The fields of a side that may be mapped, with what stands in them. */
export interface SideColumns {
  readonly object: ObjectShape;
  readonly words: ReadonlySet<string>;
  readonly columns: readonly Column[];
}
export type Sides = { readonly [side in Side]: SideColumns };

/** @param free the fields that no map leads to yet */
export function sidesOf(
  left: ObjectShape,
  right: ObjectShape,
  free: { readonly [side in Side]: readonly Field[] },
  samples: Samples,
): Sides {
  const make = (object: ObjectShape, side: Side): SideColumns => {
    const rows = [...new Set([...samples.pairs.map((pair) => pair[side]), ...samples[side]])];
    const columns = free[side].map((field) => columnOf(field, rows));
    return { object, words: objectWords([object.object, object.label]), columns };
  };
  return { left: make(left, 'left'), right: make(right, 'right') };
}

/** Two fields that may belong together, in which direction, along which line, and how surely. */
export interface Judged {
  readonly left: Column;
  readonly right: Column;
  readonly directions: readonly Direction[];
  /** The line of the first direction that has one, and the one the other way where that was looked for. */
  readonly line: Line;
  readonly direction: Direction;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly reference: SyncId | null;
  /** The best line for another direction; null where there is none. */
  readonly lineFor: (direction: Direction) => Line | null;
}

export interface JudgeBy {
  readonly directions: (ends: Ends) => readonly Direction[];
  readonly home: Home;
  readonly parents: readonly { readonly sync: SyncId; readonly left: string; readonly right: string }[];
}

const nameFrom = 0.3;
const lookedAt = 24;
const sharedFrom = 0.3;

const keyOf = (value: Value): string | null => {
  if (typeof value !== 'string') return null;
  const text = folded(value).replaceAll(' ', '');
  return text === '' ? null : text;
};

/** Whether two fields whose names say nothing hold the same in the first records, so that a closer look is worth it. */
function holdTheSame(pairs: readonly ValuePair[]): boolean {
  let shared = 0;
  const some = pairs.slice(0, lookedAt);
  for (const [one, other] of some) {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a !== null && b !== null && (a === b || (a.length > 3 && b.includes(a)) || (b.length > 3 && a.includes(b))))
      shared++;
  }
  return some.length > 0 && shared >= sharedFrom * some.length;
}

/** Numbers that differ by a factor, dates and a few values that stand for others show only when lines are tried. */
function mayDiffer(left: Column, right: Column): boolean {
  const looks = [left.look, right.look];
  if (looks.every((look) => look === 'number')) return true;
  if (looks.every((look) => look === 'date' || look === 'moment')) return true;
  if (looks.includes('yes-no') && fewValues(left) !== null && fewValues(right) !== null) return true;
  return fewValues(left) !== null && fewValues(right) !== null;
}

const swapped = (pairs: readonly ValuePair[]): readonly ValuePair[] =>
  pairs.map(([one, other]) => [other, one] as const);

function judgeOne(
  [left, right]: readonly [Column, Column],
  sides: Sides,
  samples: Samples,
  by: JudgeBy,
): Judged | null {
  const name = nameLikeness(left.field, right.field, { left: sides.left.words, right: sides.right.words });
  const reference = referenceOf(left.field, right.field, by.parents);
  if (reference === undefined) return null;
  const pairs = valuePairs(samples, left.field.name, right.field.name);
  if (name.score < nameFrom && !holdTheSame(pairs) && !(pairs.length > 2 && mayDiffer(left, right))) return null;
  const directions = by.directions({ left: [left.field], right: [right.field] });
  const lines = new Map<boolean, Line | null>();
  const lineFor = (direction: Direction): Line | null => {
    const back = leadsLeft(direction);
    const known = lines.get(back);
    if (known !== undefined) return known;
    if (reference !== null) return plainLine;
    const made = back ? bestLine(right, left, swapped(pairs), by.home) : bestLine(left, right, pairs, by.home);
    lines.set(back, made);
    return made;
  };
  const direction = directions.find((one) => lineFor(one) !== null);
  const line = direction === undefined ? null : lineFor(direction);
  if (direction === undefined || line === null) return null;
  const [from, to] = leadsLeft(direction) ? [right, left] : [left, right];
  return { left, right, directions, direction, line, reference, lineFor, ...judge(from, to, name, line) };
}

const plainLine: Line = { steps: [], words: null, trial: { compared: 0, equal: 0, alike: 0, failed: 0, chance: 0 } };

/**
 * The sync whose links translate a reference between the two fields; null where neither is a reference, undefined where one is
 * and no sync keeps in step what it points at: keys of one system mean nothing in the other.
 */
function referenceOf(left: Field, right: Field, parents: JudgeBy['parents']): SyncId | null | undefined {
  const ends = [left.type, right.type];
  if (ends.every((type) => type.kind !== 'reference')) return null;
  const pointsAt = (field: Field, object: string): boolean =>
    field.type.kind === 'reference'
      ? field.type.object === object
      : field.type.kind === 'text' || field.type.kind === 'integer';
  return parents.find((one) => pointsAt(left, one.left) && pointsAt(right, one.right))?.sync;
}

/** Every pair of fields that could be mapped, with how sure that is. */
export function* judgePairs(sides: Sides, samples: Samples, by: JudgeBy): Turns<readonly Judged[]> {
  const found: Judged[] = [];
  for (const left of sides.left.columns)
    for (const right of sides.right.columns) {
      yield;
      const judged = judgeOne([left, right], sides, samples, by);
      if (judged !== null) found.push(judged);
    }
  return found;
}
