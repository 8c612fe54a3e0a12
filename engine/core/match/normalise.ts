import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Normaliser } from '../../model/flow.ts';
import type { Value } from '../../model/value.ts';

function phone(text: string, country: string | null): string {
  const region: CountryCode | undefined = country !== null && isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(text, region);
  return number === undefined ? text.replace(/\D/gu, '') : number.number;
}

const ascii = /^[\x20-\x7e]*$/;

const normalisers: Record<Normaliser, (text: string, country: string | null) => string> = {
  trim: (text) => text.trim(),
  spaces: (text) => text.trim().replace(/\s+/gu, ' '),
  case: (text) => (ascii.test(text) ? text.toLowerCase() : text.normalize('NFKC').toLowerCase()),
  accents: (text) =>
    ascii.test(text)
      ? text
      : text
          .normalize('NFD')
          .replace(/\p{M}+/gu, '')
          .normalize('NFC'),
  punctuation: (text) => text.replace(/[\p{P}\p{S}]+/gu, ''),
  digits: (text) => text.replace(/\D/gu, ''),
  email: (text) =>
    text
      .trim()
      .replace(/^mailto:/iu, '')
      .toLowerCase(),
  phone,
};

function textOf(value: Value): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return JSON.stringify(value);
}

/**
 * One component of a match key, folded for comparison only; the record keeps its own value.
 * @returns null where there is nothing to match by: blank components never match (engine-model.md 1.5)
 */
export function normalise(value: Value | undefined, by: readonly Normaliser[], country: string | null): string | null {
  if (value === undefined) return null;
  let text = textOf(value);
  if (text === null) return null;
  for (const one of by) text = normalisers[one](text, country);
  return text.trim() === '' ? null : text;
}
