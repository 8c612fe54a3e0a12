import type { HeldBack } from '../../model/conflict.ts';
import {
  type BlankRule,
  type Condition,
  ConflictRule,
  type CreateRule,
  type Direction,
  type DriftRule,
  type Exception,
  type Invariant,
  type KeyRule,
  type RemoveRule,
} from '../../model/flow.ts';
import type { CapturePlan, MapPlan, TierPlan } from '../../model/plan.ts';
import type { Value } from '../../model/value.ts';
import { exceptionsOf } from './exceptions.ts';

/** Names in a row: "a, b and c". */
export const list = (names: readonly string[], last = 'and'): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;

/** A value as it stands in a sentence. */
export function valueWords(value: Value | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  return typeof value === 'object' ? JSON.stringify(value) : `"${String(value)}"`;
}

const arrows: Record<Direction, string> = {
  both: '<->',
  'to-right': '->',
  'to-left': '<-',
  'to-right-on-create': '-> (on create)',
  'to-left-on-create': '<- (on create)',
};

export const lineWords = (map: MapPlan): string =>
  `${map.left.join(', ')} ${arrows[map.direction]} ${map.right.join(', ')}`;

const ties = { ask: 'ask', 'left-wins': 'left wins', 'right-wins': 'right wins' } as const;

const conflicts: Record<ConflictRule['rule'], string> = {
  ask: 'ask a person',
  'left-wins': 'left wins',
  'right-wins': 'right wins',
  'last-write-wins': 'the later edit wins, also when it clears the field',
  newest: 'the later edit wins, but a blank never beats a value',
  longest: 'the longer text wins',
  larger: 'the larger value wins',
  smaller: 'the smaller value wins',
  union: 'additions and removals of both sides are taken',
  'never-blank': 'a blank never overwrites a value',
  'first-non-blank': 'left wins unless it is blank',
};

/** What people call the sides. */
type Names = { readonly [side in Exception['side']]: string };

/** How a conflict is decided where nothing keeps the rule from deciding. */
export function decidingWords(rule: ConflictRule): string {
  const tie = 'tie' in rule && rule.tie !== undefined ? `; on a tie ${ties[rule.tie]}` : '';
  return `${conflicts[rule.rule]}${tie}`;
}

/** When a person is asked instead: nothing where the rule decides always. */
export function unlessWords(rule: ConflictRule, names: Names): string {
  const all = exceptionsOf(rule).map(({ side, ...condition }) => `${names[side]} ${conditionWords(condition)}`);
  return all.length === 0 ? '' : `, unless ${list(all, 'or')}; then a person is asked`;
}

/** What kept a rule from deciding about a conflict, in words. */
export function heldWords({ rule, unread, side, ...condition }: HeldBack): string {
  const known = ConflictRule.safeParse({ rule });
  const decides = known.success ? decidingWords(known.data) : rule;
  return `${decides}, unless the ${side} ${conditionWords(condition)}, which ${unread ? 'could not be read' : 'holds'}`;
}

export const conflictWords = (rule: ConflictRule): string =>
  `${decidingWords(rule)}${unlessWords(rule, { left: 'the left', right: 'the right' })}`;

export const blankWords: Record<BlankRule, string> = {
  carry: 'a cleared field clears the other side',
  keep: 'a cleared field leaves the other side',
  ask: 'a cleared field is asked about',
};

export const driftWords: Record<DriftRule, string> = {
  keep: 'edits of the target are left and listed',
  overwrite: 'edits of the target are overwritten',
};

export const lossWords: Record<MapPlan['loss'], string> = {
  none: 'the way back loses nothing',
  lossy: 'the way back can lose something',
  'one-way': 'there is no way back',
};

const comparisons: Record<Condition['is'], string> = {
  equal: 'is',
  'not-equal': 'is not',
  'one-of': 'is one of',
  'none-of': 'is none of',
  blank: 'is blank',
  'not-blank': 'is not blank',
  greater: 'is greater than',
  less: 'is less than',
  'at-least': 'is at least',
  'at-most': 'is at most',
  contains: 'contains',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
};

/** A condition of a filter or a rule, with its field as it is given. */
export function conditionWords({ field, is, value }: Condition): string {
  if (value === undefined) return `${field} ${comparisons[is]}`;
  const values = Array.isArray(value) ? list(value.map(valueWords), 'or') : valueWords(value);
  return `${field} ${comparisons[is]} ${values}`;
}

export const filterWords = (filter: { mode: 'all' | 'any'; conditions: readonly Condition[] }): string =>
  list(filter.conditions.map(conditionWords), filter.mode === 'all' ? 'and' : 'or');

export function invariantWords(invariant: Invariant): string {
  switch (invariant.is) {
    case 'sum': {
      const within = (invariant.within ?? '0') === '0' ? '' : `, give or take ${invariant.within}`;
      return `${invariant.total} is ${invariant.of.join(' + ')}${within}`;
    }
    case 'order':
      return invariant.fields.join(' <= ');
    case 'together':
      return `${list(invariant.fields)} have a value, or none of them`;
    case 'true':
      return invariant.expression;
  }
}

/** Milliseconds in the largest unit that shows them whole. */
export function durationWords(ms: number): string {
  const { unit, length } =
    ms % 3_600_000 === 0
      ? { unit: 'hour', length: 3_600_000 }
      : ms % 60_000 === 0
        ? { unit: 'minute', length: 60_000 }
        : { unit: 'second', length: 1000 };
  const count = ms / length;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export const captureWords = (capture: CapturePlan): string =>
  capture.by === 'scan'
    ? 'by reading all records'
    : `by cursor, reading ${durationWords(capture.overlapMs)} back; all keys every ${durationWords(capture.censusEveryMs)}`;

export function keyWords(rule: KeyRule): string {
  switch (rule.from) {
    case 'system':
      return 'given by the system';
    case 'field':
      return 'from the mapped fields';
    case 'uuid':
      return 'a new UUID';
    case 'next-number':
      return 'the next number';
    case 'template':
      return `made as "${rule.template}"`;
  }
}

export function tierWords(tier: TierPlan): string {
  const pairs = tier.left.map((left, index) => `${left} = ${tier.right[index]}`);
  const country = tier.country === null ? '' : `, country ${tier.country}`;
  const how =
    tier.normalise.length === 0 ? 'exactly' : `ignoring ${list(tier.normalise.map((one) => normaliserWords[one]))}`;
  return `${list(pairs)}, ${how}${country}`;
}

const normaliserWords: Record<TierPlan['normalise'][number], string> = {
  trim: 'white space around',
  spaces: 'extra white space',
  case: 'upper and lower case',
  accents: 'accents',
  punctuation: 'punctuation',
  digits: 'all but digits',
  email: 'how e-mail addresses are written',
  phone: 'how phone numbers are written',
};

export const createWords: Record<CreateRule, string> = {
  create: 'created',
  wait: 'not created; they wait until they have a twin',
  ignore: 'not created',
};

export function removeWords(rule: RemoveRule): string {
  switch (rule.rule) {
    case 'ask':
      return 'ask a person';
    case 'propagate':
      return 'remove it here too';
    case 'archive':
      return `set ${rule.field} to ${valueWords(rule.value)}`;
    case 'unlink':
      return 'keep it and unlink';
  }
}

export const referenceWords = ({ sync, orphans }: NonNullable<MapPlan['reference']>): string =>
  orphans === 'wait'
    ? `records of the sync "${sync}"; a new record waits until the one it points at is linked`
    : `records of the sync "${sync}"; a new record is created first and pointed at them afterwards`;
