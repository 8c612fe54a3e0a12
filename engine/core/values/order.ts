import type { FieldType, Value } from '../../model/value.ts';
import { isList } from './canon.ts';
import { canonicalJson } from './hash.ts';
import { compareInstants } from './instant.ts';
import { compareDecimals, isDecimal } from './number.ts';
import { compareText } from './text.ts';

type Order = -1 | 0 | 1;

/**
 * A total order of the canonical values of a type; 0 exactly for values that are the same. NULL comes first, numbers go by
 * value, times by time, false before true, texts by code point, sets and lists item by item, money by currency, then amount.
 */
export function compare(type: FieldType, a: Value, b: Value): Order {
  if (a === b) return 0;
  const byShape = Math.sign(shape(a) - shape(b));
  if (byShape !== 0) return byShape < 0 ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(type, a, b);
  if (typeof a === 'boolean') return a ? 1 : -1;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return 0;
  if (isList(a) && isList(b)) return compareItems(type, a, b);
  return type.kind === 'money' && !isList(a) && !isList(b)
    ? compareMoney(a, b)
    : compareText(canonicalJson(a), canonicalJson(b));
}

function shape(value: Value): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'string') return 2;
  return isList(value) ? 3 : 4;
}

function compareStrings(type: FieldType, a: string, b: string): Order {
  const { kind } = type;
  if ((kind === 'integer' || kind === 'decimal') && isDecimal(a) && isDecimal(b)) return compareDecimals(a, b);
  if (kind === 'date' || kind === 'time' || kind === 'instant' || kind === 'local-date-time')
    return compareInstants(a, b);
  return compareText(a, b);
}

const item: FieldType = { kind: 'list' };

function compareItems(type: FieldType, a: readonly Value[], b: readonly Value[]): Order {
  for (const [at, one] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    const order = compare(type.kind === 'set' ? type : item, one, other);
    if (order !== 0) return order;
  }
  return a.length < b.length ? -1 : 0;
}

type Members = { readonly [name: string]: Value };

function compareMoney(a: Members, b: Members): Order {
  const byCurrency = compareText(String(a['currency']), String(b['currency']));
  return byCurrency === 0 ? compareStrings({ kind: 'decimal' }, String(a['amount']), String(b['amount'])) : byCurrency;
}
