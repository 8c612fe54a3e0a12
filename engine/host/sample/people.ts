import type { Chance } from './chance.ts';
import { companyFirst, companyLast, fictionNumbers, firstNames, lastNames, places, streets } from './names.ts';

/** A person as both systems should know them. */
export interface Person {
  readonly first: string;
  readonly last: string;
  readonly email: string;
  /** Area code without its zero, and the number behind it. */
  readonly phone: { readonly area: string; readonly number: string };
  readonly company: string;
  readonly street: string;
  readonly zip: string;
  readonly city: string;
  readonly country: 'D' | 'A' | 'CH';
  /** 1999-03-31 */
  readonly birthday: string;
  /** Whole hundreds of euros. */
  readonly creditLimit: number;
  readonly status: 'active' | 'lead' | 'blocked' | 'former';
  readonly newsletter: boolean;
}

const numbersEach = 1000;
const oldest = 1945;
const years = 60;
const daysOfMonth = 28;

const two = (number: number): string => String(number).padStart(2, '0');

const plainLetters: { readonly [letter: string]: string } = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i', ø: 'o' };

const mailName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[äöüßıø]/g, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z]+/g, '');

function mailOf(first: string, last: string, company: string, taken: Set<string>): string {
  const domain = `${mailName(company.split(' ')[0] ?? '')}-${mailName(company.split(' ')[1] ?? '')}.example`;
  for (let number = 1; ; number++) {
    const mail = `${mailName(first)}.${mailName(last)}${number === 1 ? '' : number}@${domain}`;
    if (taken.has(mail)) continue;
    taken.add(mail);
    return mail;
  }
}

function phoneOf(index: number): Person['phone'] {
  const [area, begin] = fictionNumbers[index % fictionNumbers.length] ?? fictionNumbers[0];
  const number = Math.floor(index / fictionNumbers.length) % numbersEach;
  return { area, number: `${begin}${String(number).padStart(3, '0')}` };
}

/** As many different people as asked for; no two share an e-mail address or a phone number. */
export function makePeople(count: number, chance: Chance): readonly Person[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index): Person => {
    const first = chance.pick(firstNames);
    const last = chance.pick(lastNames);
    const company = `${chance.pick(companyFirst)} ${chance.pick(companyLast)}`;
    const [zip, city, country] = chance.pick(places);
    return {
      first,
      last,
      company,
      email: mailOf(first, last, company, taken),
      phone: phoneOf(index),
      street: `${chance.pick(streets)} ${chance.below(120) + 1}`,
      zip,
      city,
      country,
      birthday: `${oldest + chance.below(years)}-${two(chance.below(12) + 1)}-${two(chance.below(daysOfMonth) + 1)}`,
      creditLimit: (chance.below(150) + 1) * 100,
      status: chance.pick(['active', 'active', 'active', 'lead', 'lead', 'blocked', 'former']),
      newsletter: chance.below(3) === 0,
    };
  });
}
