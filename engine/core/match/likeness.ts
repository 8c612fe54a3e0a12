import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Small words of companies that say nothing about who it is. */
const legalForms = new Set(
  'gmbh ag kg ohg ug se co und and mbh ltd limited llc inc corp corporation company plc sa sas sarl srl spa bv nv ab as oy'.split(
    ' ',
  ),
);

/** Text without case, accents and punctuation, its words by single spaces. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of a folded text in a fixed order, without legal forms unless there is nothing else. */
export function wordsOf(text: string): readonly string[] {
  const all = text.split(' ').filter((word) => word !== '');
  const telling = all.filter((word) => !legalForms.has(word));
  return (telling.length === 0 ? all : telling).sort();
}

/** Characters of two texts that are the same within half the length of the longer one, and how many of them are out of order. */
function common(one: string, other: string): { readonly same: number; readonly moved: number } {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Uint8Array(other.length);
  let mine = '';
  for (let at = 0; at < one.length; at++) {
    const last = Math.min(other.length - 1, at + reach);
    for (let there = Math.max(0, at - reach); there <= last; there++) {
      if (taken[there] === 1 || one[at] !== other[there]) continue;
      taken[there] = 1;
      mine += one[at] ?? '';
      break;
    }
  }
  let moved = 0;
  let at = 0;
  for (let there = 0; there < other.length; there++) {
    if (taken[there] !== 1) continue;
    if (other[there] !== mine[at]) moved++;
    at++;
  }
  return { same: mine.length, moved: moved / 2 };
}

const prefixMax = 4;
const prefixWeight = 0.1;

/**
 * How alike two texts are, 0 to 1: Jaro-Winkler (W. E. Winkler, 1990), which forgives slips of the pen and favours the same
 * beginning. The same whichever of the two comes first.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const [one, other] = a < b ? [a, b] : [b, a];
  if (one === '' || other === '') return 0;
  const { same, moved } = common(one, other);
  if (same === 0) return 0;
  const jaro = (same / one.length + same / other.length + (same - moved) / same) / 3;
  let prefix = 0;
  while (prefix < prefixMax && prefix < one.length && one[prefix] === other[prefix]) prefix++;
  return jaro + prefix * prefixWeight * (1 - jaro);
}

/** Whether one text becomes the other by one slip: a letter more, less, another one, or two swapped. */
export function isOneSlip(a: string, b: string): boolean {
  const [one, other] = a.length <= b.length ? [a, b] : [b, a];
  if (other.length - one.length > 1 || one === other) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  if (one.length < other.length) return one.slice(at) === other.slice(at + 1);
  if (one.slice(at + 1) === other.slice(at + 1)) return true;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** The digits by which a phone number is compared: with its country where that is known, else the last eight. */
export function phoneDigits(text: string): string {
  const digits = (parsePhoneNumberFromString(text)?.number ?? text).replace(/\D/gu, '');
  return digits.slice(-8);
}
