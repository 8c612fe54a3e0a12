import { err, ok, type Result } from '../../model/result.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { canonicalJson } from './hash.ts';
import { canonDate, canonLocal, canonTime, toInstant } from './instant.ts';
import { canonJson, depthMax } from './json.ts';
import { canonDecimal, canonInteger } from './number.ts';
import { show } from './show.ts';
import { canonText, compareText } from './text.ts';

type Canon = Result<Value, string>;

/**
 * Brings an almost canonical value into the canonical form of its type, or says in a sentence why there is none.
 * Total, idempotent and the same on every machine (P26). NULL is canonical for every type. Limits of a field (length,
 * scale, options) are not looked at; only the fraction digits of times are, and what is beyond them is cut.
 */
export function canon(type: FieldType, value: Value): Canon {
  if (value === null) return ok(null);
  if (typeof value === 'string') return canonString(type, value);
  if (typeof value === 'boolean') {
    if (type.kind === 'boolean') return ok(value);
    return type.kind === 'json' ? jsonOf(value) : wrong(type, value);
  }
  if (isTooDeep(value, 0)) return err(`The value is nested deeper than ${depthMax}; flatten it.`);
  if (isList(value)) return canonItems(type, value);
  if (type.kind === 'money') return canonMoney(value);
  if (type.kind === 'file') return canonFile(value);
  return type.kind === 'json' ? jsonOf(value) : wrong(type, value);
}

function canonString(type: FieldType, text: string): Canon {
  switch (type.kind) {
    case 'text':
    case 'rich-text':
    case 'choice':
    case 'reference':
      return canonText(text);
    case 'integer':
      return canonInteger(text);
    case 'decimal':
      return canonDecimal(text);
    case 'boolean':
      return text === 'true' || text === 'false' ? ok(text === 'true') : wrong(type, text);
    case 'date':
      return canonDate(text);
    case 'time':
      return canonTime(text, type.digits);
    case 'instant':
      return toInstant(text, type.digits);
    case 'local-date-time':
      return canonLocal(text, type.digits);
    case 'json':
      return canonJson(text);
    case 'set':
    case 'list':
    case 'money':
    case 'file':
      return wrong(type, text);
  }
}

/** A structure given where JSON text is expected. */
function jsonOf(value: Value): Canon {
  return canonJson(canonicalJson(value));
}

function canonItems(type: FieldType, items: readonly Value[]): Canon {
  if (type.kind === 'set') return canonSet(type, items);
  if (type.kind === 'list') return canonList(items);
  return type.kind === 'json' ? jsonOf(items) : wrong(type, items);
}

function canonSet(type: FieldType, items: readonly Value[]): Canon {
  const members = new Set<string>();
  for (const item of items) {
    if (typeof item !== 'string') return wrong(type, items);
    const member = canonText(item);
    if (!member.ok) return member;
    members.add(member.value);
  }
  return ok([...members].sort(compareText));
}

function isTooDeep(value: Value, depth: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  return depth > depthMax || Object.values(value).some((member) => isTooDeep(member, depth + 1));
}

function canonList(items: readonly Value[]): Canon {
  const list: Value[] = [];
  for (const item of items) {
    const one = canonAny(item);
    if (!one.ok) return one;
    list.push(one.value);
  }
  return ok(list);
}

/** Items of a list have no type of their own: texts become canonical wherever they stand. */
function canonAny(value: Value): Canon {
  if (value === null || typeof value === 'boolean') return ok(value);
  if (typeof value === 'string') return canonText(value);
  if (isList(value)) return canonList(value);
  const members: [string, Value][] = [];
  for (const [name, member] of Object.entries(value)) {
    const one = canonAny(member);
    if (!one.ok) return one;
    members.push([name, one.value]);
  }
  return ok(Object.fromEntries(members));
}

function canonMoney(value: { readonly [name: string]: Value }): Canon {
  const { amount, currency, ...rest } = value;
  if (typeof amount !== 'string' || typeof currency !== 'string' || Object.keys(rest).length > 0) {
    return err(`${show(value)} is not money: an amount and a currency.`);
  }
  const digits = canonDecimal(amount);
  if (!digits.ok) return digits;
  if (!/^[A-Za-z]{3}$/.test(currency)) return err(`${show(currency)} is not a currency code such as EUR.`);
  return ok({ amount: digits.value, currency: currency.toUpperCase() });
}

function canonFile(value: { readonly [name: string]: Value }): Canon {
  const { digest, bytes, ...rest } = value;
  if (typeof digest !== 'string' || typeof bytes !== 'string' || digest === '' || Object.keys(rest).length > 0) {
    return err(`${show(value)} is not a file: a digest and a number of bytes.`);
  }
  const name = canonText(digest);
  if (!name.ok) return name;
  const size = canonInteger(bytes);
  if (!size.ok || size.value.startsWith('-')) return err(`${show(bytes)} is not a number of bytes.`);
  return ok({ digest: name.value, bytes: size.value });
}

/** Tells the two shapes of a structured value apart. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

const nouns: Record<FieldType['kind'], string> = {
  text: 'text',
  integer: 'a whole number',
  decimal: 'a number',
  money: 'money: an amount and a currency',
  boolean: 'true or false',
  date: 'a date',
  time: 'a time',
  instant: 'a moment in time',
  'local-date-time': 'a date and time',
  choice: 'a choice',
  set: 'a set of texts',
  list: 'a list',
  reference: 'a reference',
  json: 'JSON',
  'rich-text': 'rich text',
  file: 'a file: a digest and a number of bytes',
};

/** What a value of this type is called in a sentence, with its article: "a date". */
export function nounOf(type: FieldType): string {
  return nouns[type.kind];
}

function wrong(type: FieldType, value: Value): Canon {
  return err(`${show(value)} is not ${nounOf(type)}.`);
}
