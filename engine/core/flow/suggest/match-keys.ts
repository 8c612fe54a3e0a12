import type { MatchTier, Normaliser } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { ObjectShape } from '../../../model/shape.ts';
import type { FieldKind } from '../../../model/value.ts';
import type { Turns } from '../../turns.ts';
import type { Column } from './columns.ts';
import { phoneCountry } from './looks.ts';
import { nameLikeness } from './name-likeness.ts';
import { objectWords, readingsOf } from './name-words.ts';
import { isOwnNumber } from './own-numbers.ts';

const usual: readonly Normaliser[] = ['trim'];

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
  /** `identity`: such fields name a record, as an e-mail address or a tax number does; a person's name only describes one. */
  readonly kind: 'identity' | 'description';
  /** One of the two systems gives these values by itself, so that equal ones mean nothing unless other fields agree. */
  readonly isOwn: boolean;
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

/** These name one record, and no system gives them just to count its records. */
const identityWords = new Set(
  'sku barcode customer-number order-number vat-number serial reference number code'.split(' '),
);
const sameFrom = 0.6;

type Has = (words: ReadonlySet<string>) => boolean;

function saysOf(column: Column, object: ReadonlySet<string>): Has {
  const says = new Set(readingsOf(column.field, object).flatMap((reading) => reading.map((one) => one.word)));
  return (words) => [...says].some((word) => words.has(word));
}

/** Half the way of what a field tells, since both fields of a key count. */
function tellingOf(column: Column, has: Has): number {
  if (column.look === 'email') return 1;
  if (has(placeWords) || column.look === 'date' || column.look === 'moment') return 0.65;
  if (has(keyWords)) return 0.99;
  if (column.look === 'phone') return 0.96;
  return column.field.type.kind === 'decimal' ? 0.65 : column.field.type.kind === 'integer' ? 0.8 : 0.9;
}

function kindOf(one: Column, other: Column, has: { readonly [side in Side]: Has }, name: number): Key['kind'] {
  const looks = [one.look, other.look];
  if (looks.every((look) => look === 'email') || (looks.includes('phone') && name >= sameFrom)) return 'identity';
  if (has.left(placeWords) || has.right(placeWords)) return 'description';
  return name >= sameFrom && has.left(identityWords) && has.right(identityWords) ? 'identity' : 'description';
}

interface Read {
  readonly column: Column;
  readonly has: Has;
  readonly telling: number;
  readonly isOwn: boolean;
}

function readColumns(shape: ObjectShape, columns: readonly Column[], words: ReadonlySet<string>): readonly Read[] {
  return columns
    .filter(({ field }) => !cannotMatch.has(field.type.kind))
    .map((column) => {
      const has = saysOf(column, words);
      return { column, has, telling: tellingOf(column, has), isOwn: isOwnNumber(column, shape) };
    });
}

/** Pairs of fields that records might be matched by, whether they do or not. */
export function* keysOf(
  left: ObjectShape,
  right: ObjectShape,
  columns: { readonly [side in Side]: readonly Column[] },
): Turns<readonly Key[]> {
  const words = {
    left: objectWords([left.object, left.label]),
    right: objectWords([right.object, right.label]),
  };
  const others = readColumns(right, columns.right, words.right);
  const found: Key[] = [];
  for (const here of readColumns(left, columns.left, words.left)) {
    yield;
    for (const there of others) {
      const [one, other] = [here.column, there.column];
      if (lookGroup(one) !== lookGroup(other)) continue;
      const { score, reason } = nameLikeness(one.field, other.field, words);
      const by = normalisersOf(one, other);
      const country = by.includes('phone') ? (phoneCountry(one.values) ?? phoneCountry(other.values)) : null;
      found.push({
        left: one,
        right: other,
        normalise: by,
        country,
        name: score,
        reason,
        telling: here.telling * there.telling,
        kind: kindOf(one, other, { left: here.has, right: there.has }, score),
        isOwn: here.isOwn || there.isOwn,
      });
    }
  }
  return found;
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
