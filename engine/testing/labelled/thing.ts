/** What a thing is like of which two systems have a record: text, whole numbers and days by name. */
export type Thing = { readonly [attribute: string]: string | number };

const list = (text: string): readonly string[] => text.split(' ');
const firsts = list('Ana Bo Cem Dana Eva Finn Gerd Hana Ida Jan Kim Lea Max Nora Olaf Pia Quin Rosa Sven Tara');
const lasts = list('Ruiz Lind Yilmaz Braun Meier Vogel Sato Keller Novak Stone Weber Adler Quist Hansen Rossi');
const firms = list('Norbeck Lindau Vitalis Helmstedt Kranich Oakridge Solvang Tiefenbach Westfalia Zenit Aldern');
const forms = list('GmbH AG Ltd Tools');
const streets = list('Hauptstr. Marktgasse Ringstr. Bahnhofstr. Gartenweg Lindenallee Schulstr. Parkweg');
const cities = list('Berlin Hamburg Madrid Wien Bremen Leipzig Kassel Mainz Ulm Jena');
const countries = [
  ['Germany', 'DE'],
  ['Spain', 'ES'],
  ['Austria', 'AT'],
  ['France', 'FR'],
] as const;

const two = (count: number): string => String(count).padStart(2, '0');

/** A thing with attributes drawn by chance; `a` to `d` are numbers that depend on nothing. */
export function thingOf(at: number, chance: () => number): Thing {
  const of = (count: number): number => Math.floor(chance() * count);
  const one = (all: readonly string[]): string => all[of(all.length)] ?? '';
  const day = (): string => `20${two(10 + of(15))}-${two(1 + of(12))}-${two(1 + of(28))}`;
  const [first, last, number] = [one(firsts), one(lasts), 100_000 + of(800_000)];
  const [country = '', code = ''] = countries[of(countries.length)] ?? [];
  return {
    at,
    first,
    last,
    mail: `${first}.${last}${at}@example.test`,
    firm: `${one(firms)} ${one(forms)}`,
    street: one(streets),
    house: String(1 + of(120)),
    city: one(cities),
    other: one(cities),
    zip: String(10_000 + of(89_999)),
    country,
    code,
    number,
    phone: `030 ${number}0`,
    e164: `+4930${number}0`,
    amount: of(90_000),
    small: of(60),
    day: day(),
    day2: day(),
    a: of(997),
    b: of(997),
    c: of(997),
    d: of(997),
  };
}

const ways: { readonly [way: string]: (text: string) => string } = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  german: (day) => day.split('-').reverse().join('.'),
  bare: (day) => day.replaceAll('-', ''),
  money: (cents) => (Number(cents) / 100).toFixed(2),
  comma: (cents) => (Number(cents) / 100).toFixed(2).replace('.', ','),
  decimalComma: (tenths) => String(Number(tenths) / 10).replace('.', ','),
};

const sums: { readonly [sign: string]: (one: number, other: number) => number } = {
  '+': (one, other) => one + other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '%': (one, other) => one % other,
};

const attribute = (thing: Thing, name: string): string => {
  const value = thing[name];
  if (value === undefined) throw new Error(`A thing has no ${name}.`);
  return String(value);
};

/** A text with the attributes of a thing in braces: "{first} {last}", "{number+7}", "{lower:mail}". */
export const filledIn = (template: string, thing: Thing): string =>
  template.replace(
    /\{(?:(\w+):)?(\w+)(?:([+*/%])(\d+))?\}/g,
    (_, way: string, name: string, sign: string, by: string) => {
      const value = attribute(thing, name);
      const sum = sums[sign]?.(Number(value), Number(by)) ?? value;
      return ways[way]?.(String(sum)) ?? String(sum);
    },
  );

/** One of several, chosen by a number of the thing. */
export const chosen = (options: readonly string[], thing: Thing, by: string): string =>
  options[Number(attribute(thing, by)) % options.length] ?? '';
