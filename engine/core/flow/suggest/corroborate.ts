import type { Fields, Value } from '../../../model/value.ts';
import { folded } from '../../match/likeness.ts';
import { type Key, keyValue, tierOf } from './match-keys.ts';

/** Rows of both sides, and the pairs of them that a match would link. */
export interface Linked {
  readonly leftRows: readonly Fields[];
  readonly rightRows: readonly Fields[];
  readonly pairs: readonly (readonly [left: number, right: number])[];
}

const checkedMax = 200;
const lettersMin = 3;

const wordsOf = (value: Value | undefined): string | null => {
  const text = typeof value === 'string' ? folded(value).replaceAll(' ', '') : '';
  return text.length < lettersMin ? null : text;
};

/** Whether two records say the same in a pair of fields: as it would be matched, or one as a part of the other. */
function agrees(key: Key, left: Fields, right: Fields): boolean | null {
  const tier = tierOf([key]);
  const [one, other] = [keyValue(tier, 'left', left), keyValue(tier, 'right', right)];
  if (one === null || other === null) return null;
  if (one === other) return true;
  const [a, b] = [wordsOf(left[key.left.field.name]), wordsOf(right[key.right.field.name])];
  return a !== null && b !== null && (a.includes(b) || b.includes(a));
}

const relatedValues = 40;
const relatedFrom = 0.1;

/** Whether the values of two fields come from one world: some stand on the other side, whole or as a part. */
export function areRelated(key: Key): boolean {
  const words = (values: readonly Value[]): readonly string[] =>
    values.slice(0, relatedValues * 2).flatMap((value) => wordsOf(value) ?? []);
  const [left, right] = [words(key.left.values).slice(0, relatedValues), words(key.right.values)];
  const met = left.filter((one) => right.some((other) => one.includes(other) || other.includes(one)));
  return met.length > 0 && met.length >= relatedFrom * left.length;
}

/** In which share of the linked pairs some other field agrees as well; null where no other can be compared. */
export function agreedShare(
  { leftRows, rightRows, pairs }: Linked,
  own: readonly Key[],
  others: readonly Key[],
): number | null {
  const compared = others.filter((key) => !own.some((one) => one.left === key.left || one.right === key.right));
  let [all, agreed] = [0, 0];
  for (const [l, r] of pairs.slice(0, checkedMax)) {
    const [left, right] = [leftRows[l], rightRows[r]];
    if (left === undefined || right === undefined) continue;
    const said = compared.flatMap((key) => agrees(key, left, right) ?? []);
    if (said.length === 0) continue;
    all++;
    if (said.includes(true)) agreed++;
  }
  return all === 0 ? null : agreed / all;
}
