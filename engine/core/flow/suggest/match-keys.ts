import type { MatchTier, Normaliser } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { ObjectShape } from '../../../model/shape.ts';
import type { FieldKind, Fields } from '../../../model/value.ts';
import { normalise } from '../../match/normalise.ts';
import type { Column } from './columns.ts';
import { phoneCountry } from './looks.ts';
import { nameLikeness } from './name-likeness.ts';
import { objectWords, readingsOf } from './name-words.ts';

const usual: readonly Normaliser[] = ['trim'];

/** What a record is matched by in a tier: null where a part of it is blank. */
export function keyValue(tier: MatchTier, side: Side, row: Fields): string | null {
  const parts: string[] = [];
  for (const field of tier[side]) {
    const part = normalise(row[field], tier.normalise ?? usual, tier.country ?? null);
    if (part === null) return null;
    parts.push(part);
  }
  return parts.length === 1 ? (parts[0] ?? null) : JSON.stringify(parts);
}

/** Two fields that records may be matched by. */
export interface Key {
  readonly left: Column;
  readonly right: Column;
  readonly normalise: readonly Normaliser[];
  readonly country: string | null;
  /** How alike the names are, from 0 to 1, and why. */
  readonly name: number;
  readonly reason: string | null;
  /** How well such fields tell records apart whatever these rows say, from 0 to 1: an e-mail address better than a date. */
  readonly telling: number;
}

/** These tell no two records apart. */
const cannotMatch: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'file',
  'json',
  'list',
  'set',
  'rich-text',
  'boolean',
  'reference',
]);

function normalisersOf(left: Column, right: Column): readonly Normaliser[] {
  const looks = [left.look, right.look];
  if (looks.every((look) => look === 'email')) return ['email'];
  if (looks.includes('phone') && looks.every((look) => look === 'phone' || look === 'number')) return ['phone'];
  const texts = [left, right].every(({ field }) => field.type.kind === 'text' || field.type.kind === 'choice');
  if (!texts) return usual;
  return looks.every((look) => look === 'code') ? ['trim', 'case'] : ['spaces', 'case'];
}

const lookGroup = (column: Column): string => {
  const { look } = column;
  if (look === 'code' || look === 'number' || look === 'phone' || look === 'words' || look === null) return 'text';
  return look;
};

const keyWords = new Set(
  'number code id sku barcode customer-number order-number vat-number serial reference'.split(' '),
);
const placeWords = new Set(
  'postcode street house-number address city country region price quantity stock total amount weight created-at modified-at'.split(
    ' ',
  ),
);

/** Half the way of what a field tells, since both fields of a key count. */
function tellingOf(column: Column, object: ReadonlySet<string>): number {
  if (column.look === 'email') return 1;
  const says = new Set(readingsOf(column.field, object).flatMap((reading) => reading.map((one) => one.word)));
  const has = (words: ReadonlySet<string>): boolean => [...says].some((word) => words.has(word));
  if (has(placeWords) || column.look === 'date' || column.look === 'moment') return 0.65;
  if (has(keyWords)) return 0.99;
  if (column.look === 'phone') return 0.96;
  return column.field.type.kind === 'decimal' ? 0.65 : column.field.type.kind === 'integer' ? 0.8 : 0.9;
}

/** Pairs of fields that records might be matched by, whether they do or not. */
export function keysOf(
  left: ObjectShape,
  right: ObjectShape,
  columns: { readonly [side in Side]: readonly Column[] },
): readonly Key[] {
  const words = {
    left: objectWords([left.object, left.label]),
    right: objectWords([right.object, right.label]),
  };
  const usable = (all: readonly Column[]): readonly Column[] =>
    all.filter(({ field }) => !cannotMatch.has(field.type.kind));
  return usable(columns.left).flatMap((one) =>
    usable(columns.right).flatMap((other): readonly Key[] => {
      if (lookGroup(one) !== lookGroup(other)) return [];
      const { score, reason } = nameLikeness(one.field, other.field, words);
      const telling = tellingOf(one, words.left) * tellingOf(other, words.right);
      const by = normalisersOf(one, other);
      const country = by.includes('phone') ? (phoneCountry(one.values) ?? phoneCountry(other.values)) : null;
      return [{ left: one, right: other, normalise: by, country, name: score, reason, telling }];
    }),
  );
}

export function tierOf(keys: readonly Key[]): MatchTier {
  const by = [...new Set(keys.flatMap((key) => key.normalise))];
  const order: readonly Normaliser[] = ['trim', 'spaces', 'case', 'email', 'phone'];
  const sorted = order.filter((one) => by.includes(one) && !(one === 'trim' && by.includes('spaces')));
  const country = keys.find((key) => key.country !== null)?.country ?? null;
  return {
    left: keys.map((key) => key.left.field.name),
    right: keys.map((key) => key.right.field.name),
    ...(sorted.length === 1 && sorted[0] === 'trim' ? {} : { normalise: sorted }),
    ...(country === null ? {} : { country }),
  };
}
