import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { FieldType, Value } from '../../../model/value.ts';

/** What values look like, whatever their type says. */
export type Look = 'email' | 'phone' | 'url' | 'date' | 'number' | 'yes-no' | 'code' | 'words' | 'moment';

const yesNo = new Set('yes no y n true false t f 1 0 on off x ja nein j wahr falsch aktiv inaktiv'.split(' '));

const tests: readonly (readonly [Look, (text: string) => boolean])[] = [
  ['email', (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())],
  [
    'url',
    (text) =>
      /^(?:https?:\/\/|www\.)\S+$/iu.test(text.trim()) || /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}$/i.test(text.trim()),
  ],
  ['date', (text) => /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T]\d{1,2}:\d{2}.*)?$/.test(text.trim())],
  ['yes-no', (text) => yesNo.has(text.trim().toLowerCase())],
  ['phone', looksLikePhone],
  ['number', (text) => /^-?[\d.,'’\u202f\u00a0 ]*\d(?: ?[€$%£])?$/u.test(text.trim())],
  ['code', (text) => /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(text.trim()) && /\d/.test(text)],
  ['words', () => true],
];

const phoneDigitsMin = 6;

function looksLikePhone(text: string): boolean {
  if (!/^\+?[\d\s()./-]+$/.test(text) || text.replace(/\D/g, '').length < phoneDigitsMin) return false;
  return /^\+|^\(|^00?[1-9]|[ ()/]/.test(text.trim()) || parsePhoneNumberFromString(text) !== undefined;
}

const kindLooks: { readonly [kind in FieldType['kind']]?: Look } = {
  integer: 'number',
  decimal: 'number',
  money: 'number',
  boolean: 'yes-no',
  date: 'date',
  instant: 'moment',
  'local-date-time': 'moment',
};

const mostly = 0.8;

/** What most of the values look like; null where there is none. */
export function lookOf(type: FieldType, values: readonly Value[]): Look | null {
  const known = kindLooks[type.kind];
  if (known !== undefined) return known;
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length === 0) return null;
  return tests.find(([, fits]) => texts.filter(fits).length >= mostly * texts.length)?.[0] ?? 'words';
}

// Each field is compared with many others, and reading phone numbers takes long.
const countries = new WeakMap<readonly Value[], string | null>();

/** Two-letter country of most numbers that are written with their country code; null where none is. */
export function phoneCountry(values: readonly Value[]): string | null {
  const known = countries.get(values);
  if (known !== undefined) return known;
  const found = mostlyFrom(values);
  countries.set(values, found);
  return found;
}

function mostlyFrom(values: readonly Value[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) {
    const country = typeof value === 'string' ? parsePhoneNumberFromString(value)?.country : undefined;
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return most?.[0] ?? null;
}

const groupOf: { readonly [look in Look]: string } = {
  email: 'email',
  phone: 'phone',
  url: 'url',
  date: 'time',
  moment: 'time',
  number: 'number',
  'yes-no': 'yes-no',
  code: 'text',
  words: 'text',
};

/** How well two looks go together: 1 the same telling one, 0 nothing to say, -1 they speak against each other. */
export function looksFit(one: Look | null, other: Look | null): number {
  if (one === null || other === null) return 0;
  const [a, b] = [groupOf[one], groupOf[other]];
  if (a === b) return a === 'email' || a === 'phone' || a === 'url' ? 1 : a === 'text' ? 0 : 0.4;
  const loose = new Set([a, b]);
  const mixed = loose.has('text') && (loose.has('number') || loose.has('yes-no'));
  const digits = loose.has('number') && (loose.has('phone') || loose.has('yes-no'));
  return mixed || digits ? 0 : -1;
}
