import type { FieldType, Value } from '../../model/value.ts';
import { isList } from '../values/canon.ts';
import { agree, isBlank } from '../values/equal.ts';
import { canonicalJson } from '../values/hash.ts';
import { cutFraction } from '../values/instant.ts';
import { compareDecimals, isDecimal, roundDecimal } from '../values/number.ts';

/** How a value that comes back differs from what it was. */
export type Difference =
  | 'case'
  | 'spaces'
  | 'case-and-spaces'
  | 'signs'
  | 'precision'
  | 'cut'
  | 'order'
  | 'emptied'
  | 'other';

/** `ß` has a capital only as two letters, so both ways are looked at. */
const sameLetters = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase() || one.toUpperCase() === other.toUpperCase();

const withoutSpaces = (text: string): string => text.replace(/\s+/gu, '');
const lettersOnly = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

function ofTexts(was: string, is: string): Difference {
  if (withoutSpaces(was) === withoutSpaces(is)) return 'spaces';
  if (sameLetters(was, is)) return 'case';
  if (sameLetters(withoutSpaces(was), withoutSpaces(is))) return 'case-and-spaces';
  if (is.length < was.length && was.includes(is)) return 'cut';
  return lettersOnly(was) === lettersOnly(is) && lettersOnly(was) !== '' ? 'signs' : 'other';
}

const isTime = (type: FieldType): boolean => 'digits' in type;

function ofNumbers(was: string, is: string): Difference {
  const digits = is.split('.')[1]?.length ?? 0;
  return compareDecimals(roundDecimal(was, digits), is) === 0 ? 'precision' : 'other';
}

function ofTimes(was: string, is: string): Difference {
  const digits = is.replace('Z', '').split('.')[1]?.length ?? 0;
  return cutFraction(was, digits) === is || is.startsWith(was) || was.startsWith(is.replace('Z', ''))
    ? 'precision'
    : 'other';
}

const sorted = (list: readonly Value[]): string => canonicalJson(list.map((one) => canonicalJson(one)).sort());

function ofLists(was: readonly Value[], is: readonly Value[]): Difference {
  if (sorted(was) === sorted(is)) return 'order';
  const had = new Set(was.map((one) => canonicalJson(one)));
  return is.length < was.length && is.every((one) => had.has(canonicalJson(one))) ? 'cut' : 'other';
}

/**
 * How a value differs from what it was before its way there and back; null where both say the same: blank is blank, numbers
 * go by value, sets without order.
 */
export function differenceOf(type: FieldType, was: Value, is: Value): Difference | null {
  if (agree(type, type, was, is)) return null;
  if (isBlank(is)) return 'emptied';
  if (typeof was === 'string' && typeof is === 'string') {
    if ((type.kind === 'decimal' || type.kind === 'integer') && isDecimal(was) && isDecimal(is))
      return ofNumbers(was, is);
    return isTime(type) ? ofTimes(was, is) : ofTexts(was, is);
  }
  if (was !== null && is !== null && typeof was === 'object' && typeof is === 'object') {
    if (isList(was) && isList(is)) return ofLists(was, is);
    if (type.kind === 'money' && !isList(was) && !isList(is) && was['currency'] === is['currency']) {
      const [one, other] = [was['amount'], is['amount']];
      if (typeof one === 'string' && typeof other === 'string') return ofNumbers(one, other);
    }
  }
  return 'other';
}

const rounded = (value: Value, scale: number): Value =>
  typeof value === 'string' && isDecimal(value) ? roundDecimal(value, scale) : value;

/** What a field of this type keeps of a value: of a number, the digits that it has room for. */
export function keptBy(type: FieldType, value: Value): Value {
  if (type.kind === 'decimal' && type.scale !== undefined) return rounded(value, type.scale);
  if (type.kind !== 'money' || type.scale === undefined || value === null || typeof value !== 'object') return value;
  return isList(value) || value['amount'] === undefined
    ? value
    : { ...value, amount: rounded(value['amount'], type.scale) };
}
