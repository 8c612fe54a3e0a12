import type { Answer, Question } from '../../model/conflict.ts';
import type { Side } from '../../model/ids.ts';
import type { Shadow } from '../../model/link.ts';
import type { MapPlan, SidePlan, SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { Fields, Value } from '../../model/value.ts';

/** When a record was last modified, by a common clock; `boundMs` is how far off that may be. */
export interface EditTime {
  readonly at: string;
  readonly boundMs: number;
}

/** What a person answered to a question, and the values that were shown. */
export interface Answered {
  readonly question: Question;
  readonly answer: Answer;
}

/** Two records believed to be one thing, as they are now, and what they were when they agreed. */
export interface Pair {
  readonly left: Fields;
  readonly right: Fields;
  readonly shadow: Shadow;
  /** Null where the time is unknown, or is that of our own last write. */
  readonly leftAt: EditTime | null;
  readonly rightAt: EditTime | null;
  /** Answers to open questions, by unit id. */
  readonly answers: ReadonlyMap<string, Answered>;
  /** Questions that stand since a rule left them to a person, by unit id. */
  readonly asked?: ReadonlyMap<string, Extract<Question, { about: 'unit' }>>;
  /** Values that recent runs wrote, by side and slot, oldest first: for the loop guard. */
  readonly lately: { readonly [side in Side]: ReadonlyMap<string, readonly (readonly Value[])[]> };
}

export type Values = readonly Value[];

export const endsOf = (map: MapPlan, side: Side): readonly string[] => (side === 'left' ? map.left : map.right);
export const typesOf = (map: MapPlan, side: Side) => (side === 'left' ? map.leftTypes : map.rightTypes);
export const sidePlan = (sync: SyncPlan, side: Side): SidePlan => (side === 'left' ? sync.left : sync.right);

/** Which way a field map carries values in the life of a link (`on-create` lines carry only when a record is made). */
export function carries(map: MapPlan, to: Side): boolean {
  switch (map.direction) {
    case 'both':
      return true;
    case 'to-right':
      return to === 'right';
    case 'to-left':
      return to === 'left';
    case 'to-right-on-create':
    case 'to-left-on-create':
      return false;
  }
}

/** Which way it carries values into a record that is being created on `to`. */
export function carriesOnCreate(map: MapPlan, to: Side): boolean {
  return carries(map, to) || map.direction === `to-${to}-on-create`;
}

/** Values at one end of a field map, or null when one of them was not read (MISSING). */
export function valuesAt(fields: Fields, ends: readonly string[]): Values | null {
  const [only] = ends;
  if (only !== undefined && ends.length === 1) {
    const value = fields[only];
    return value === undefined ? null : [value];
  }
  const values: Value[] = [];
  for (const end of ends) {
    const value = fields[end];
    if (value === undefined) return null;
    values.push(value);
  }
  return values;
}

/** Spreads values by slot over the fields of one side. */
export function fieldsOf(
  unit: Pick<UnitPlan, 'maps'>,
  side: Side,
  values: { readonly [slot: string]: Values },
): Fields {
  const fields: Record<string, Value> = {};
  for (const map of unit.maps) {
    const sent = values[map.slot];
    if (sent === undefined) continue;
    for (const [index, end] of endsOf(map, side).entries()) {
      const value = sent[index];
      if (value !== undefined) fields[end] = value;
    }
  }
  return fields;
}
