import type { Linked, Presence } from '../core/decide/linked.ts';
import type { Answered, EditTime } from '../core/merge/pair.ts';
import type { Answer, Question } from '../model/conflict.ts';
import { LinkId, RecordKey, type Side } from '../model/ids.ts';
import type { Shadow } from '../model/link.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Snapshot } from '../model/record.ts';
import type { Fields, Value } from '../model/value.ts';

/** Values by field map, for maps with one field at each end; `missing` was not read. */
export type Told = { readonly [map: string]: Value | undefined };

/** A field that was not read. */
export const missing = undefined;

export interface Story {
  /** What both sides held when they agreed; maps that are not in it have no shadow. */
  readonly was?: Told;
  /** What the right side held then, where it was something else. */
  readonly wasRight?: Told;
  /** What has become of the left record, where it is not as it was. */
  readonly left?: Told | 'gone';
  readonly right?: Told | 'gone';
  readonly leftAt?: EditTime;
  readonly rightAt?: EditTime;
  readonly answers?: ReadonlyMap<string, Answered>;
  readonly lately?: Linked['lately'];
  readonly making?: string;
}

export const keyOf = (side: Side): RecordKey => RecordKey.parse(side === 'left' ? 'l1' : 'r1');

/** Values by map as the fields of one side. */
export function fieldsOn(sync: SyncPlan, side: Side, told: Told): Fields {
  const fields: Record<string, Value> = {};
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    const [name] = map[side];
    const value = told[map.id];
    if (name !== undefined && value !== undefined) fields[name] = value;
  }
  return fields;
}

export const snapshotOf = (sync: SyncPlan, side: Side, told: Told): Snapshot => ({
  key: keyOf(side),
  fields: fieldsOn(sync, side, told),
});

function shadowOf(sync: SyncPlan, left: Told, right: Told): Shadow {
  const shadow = { left: {} as Record<string, Value[]>, right: {} as Record<string, Value[]> };
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    const [wasLeft, wasRight] = [left[map.id], right[map.id]];
    if (wasLeft === undefined || wasRight === undefined) continue;
    shadow.left[map.slot] = [wasLeft];
    shadow.right[map.slot] = [wasRight];
  }
  return shadow;
}

/** A link and its two records, as they would be found. */
export function linkedOf(sync: SyncPlan, story: Story): Linked {
  const was = { left: story.was ?? {}, right: { ...story.was, ...story.wasRight } };
  const presence = (side: Side): Presence => {
    const now = story[side] ?? {};
    if (now === 'gone') return { kind: 'gone', key: keyOf(side) };
    return { kind: 'found', snapshot: snapshotOf(sync, side, { ...was[side], ...now }) };
  };
  return {
    link: LinkId.parse('k1'),
    making: story.making ?? null,
    left: presence('left'),
    right: presence('right'),
    shadow: shadowOf(sync, was.left, was.right),
    leftAt: story.leftAt ?? null,
    rightAt: story.rightAt ?? null,
    answers: story.answers ?? new Map(),
    lately: story.lately ?? { left: new Map(), right: new Map() },
  };
}

/** A person's answer to a question, as the next run finds it. */
export function answersTo(question: Question | undefined, answer: Answer): ReadonlyMap<string, Answered> {
  if (question === undefined) throw new Error('Nothing was asked.');
  const about = question.about === 'unit' ? question.unit : question.about;
  return new Map([[about, { question, answer }]]);
}
