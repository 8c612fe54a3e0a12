import type { Side } from '../../model/ids.ts';
import type { MapPlan, SyncPlan } from '../../model/plan.ts';
import type { FieldLikeness } from '../../model/review.ts';
import type { Fields, FieldType, Value } from '../../model/value.ts';
import { endsOf, sidePlan, valuesAt } from '../merge/pair.ts';
import { travel } from '../merge/travel.ts';
import { isBlank } from '../values/equal.ts';
import { folded, isOneSlip, jaroWinkler, phoneDigits, wordsOf } from './likeness.ts';
import { normalise } from './normalise.ts';

/** How two values are compared: by likeness of their words, or exactly once folded. */
export type CompareKind = 'words' | 'email' | 'phone' | 'exact';

/** One comparison between the two sides: which fields, in which common form. */
export interface Comparison {
  readonly name: string;
  /** The fields that are compared, by side. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** The field map that they are the ends of; null for fields that are only matched by. */
  readonly map: MapPlan | null;
  readonly kind: CompareKind;
  /** Records are matched by it: two that have no twin differ in it, or they would have met. */
  readonly matched: boolean;
  /** The value of a side in common form, folded; null where it is blank, not read or cannot be brought into it. */
  readonly read: (side: Side, fields: Fields) => string | null;
}

const wordy = new Set<FieldType['kind']>(['text', 'rich-text']);

const textOf = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));

function foldAs(kind: CompareKind, text: string): string | null {
  switch (kind) {
    case 'words':
      return wordsOf(folded(text)).join(' ') || null;
    case 'email':
      return text.trim().toLowerCase() || null;
    case 'phone':
      return phoneDigits(text) || null;
    case 'exact':
      return text.trim() || null;
  }
}

const named = /(?:^|[^a-z])e?-?mail/iu;
const phoneNamed = /phone|(?:^|[^a-z])(?:tel|telefon|mobile?|handy|fax)(?![a-z])/iu;

function kindOf(names: readonly string[], types: readonly FieldType[], isPhone: boolean): CompareKind {
  if (!types.every((type) => wordy.has(type.kind))) return 'exact';
  if (isPhone || names.some((name) => phoneNamed.test(name))) return 'phone';
  return names.some((name) => named.test(name)) ? 'email' : 'words';
}

const nameOf = (left: readonly string[], right: readonly string[]): string => {
  const [one, other] = [left.join(', '), right.join(', ')];
  return one === other ? one : `${one} / ${other}`;
};

const leftward = (map: MapPlan): boolean => map.direction === 'to-left' || map.direction === 'to-left-on-create';

/** Values of a field map in the terms of the side that it leads to. */
function ofMap(map: MapPlan, sync: SyncPlan): Comparison {
  const to: Side = leftward(map) ? 'left' : 'right';
  const uses = map.steps.map((step) => step.use);
  const types = to === 'left' ? map.leftTypes : map.rightTypes;
  const kind = kindOf([...map.left, ...map.right], types, uses.includes('phone'));
  return {
    name: nameOf(map.left, map.right),
    left: map.left,
    right: map.right,
    map,
    kind,
    matched: sync.tiers.some((tier) => map.left.some((name) => tier.left.includes(name))),
    read: (side, fields) => {
      const values = valuesAt(fields, endsOf(map, side));
      if (values === null || values.every(isBlank)) return null;
      const sent = side === to ? { ok: true as const, value: values } : travel(map, values, to, null);
      const told = (sent.ok ? sent.value : values).filter((value) => !isBlank(value));
      return told.length === 0 ? null : foldAs(kind, told.map(textOf).join(' '));
    },
  };
}

/** The comparisons of a sync: of every field map, and of match fields that are not mapped. */
export function comparisonsOf(sync: SyncPlan): readonly Comparison[] {
  const maps = sync.units.flatMap((unit) => unit.maps);
  const pairs = new Set(maps.map((map) => `${map.left.join()}\n${map.right.join()}`));
  const extra: Comparison[] = [];
  for (const { left, right, normalise: by, country } of sync.tiers) {
    for (const [index, name] of left.entries()) {
      const other = right[index] ?? name;
      if (pairs.has(`${name}\n${other}`)) continue;
      pairs.add(`${name}\n${other}`);
      const types = (['left', 'right'] as const).flatMap((side) => {
        const field = sidePlan(sync, side).fields.find((one) => one.name === (side === 'left' ? name : other));
        return field === undefined ? [] : [field.type];
      });
      const kind = kindOf([name, other], types, by.includes('phone'));
      extra.push({
        name: nameOf([name], [other]),
        left: [name],
        right: [other],
        map: null,
        kind,
        matched: true,
        read: (side, fields) => {
          const text = normalise(fields[side === 'left' ? name : other], by, country);
          return text === null ? null : foldAs(kind, text);
        },
      });
    }
  }
  return [...extra, ...maps.map((map) => ofMap(map, sync))];
}

const slipScore = 0.8;
/** Words less alike than this are simply different: two random names reach 0.5. */
const alikeFrom = 0.7;

/** How alike two folded values are, from 0 to 1. */
export function scoreOf(kind: CompareKind, one: string, other: string): number {
  if (one === other) return 1;
  switch (kind) {
    case 'words': {
      const score = jaroWinkler(one, other);
      return score < alikeFrom ? 0 : score;
    }
    case 'email':
    case 'phone':
      return isOneSlip(one, other) ? slipScore : 0;
    case 'exact':
      return 0;
  }
}

/** What one comparison says of two folded values; nothing where either is blank. */
export function likenessOf(comparison: Comparison, one: string | null, other: string | null): FieldLikeness {
  const field = comparison.name;
  if (one === null || other === null) return { field, score: null, reason: 'not-counted' };
  const score = scoreOf(comparison.kind, one, other);
  const round = Math.round(score * 100) / 100;
  return { field, score: round, reason: score === 1 ? 'same' : score === 0 ? 'differs' : 'alike' };
}
