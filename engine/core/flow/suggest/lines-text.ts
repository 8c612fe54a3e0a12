import type { Value } from '../../../model/value.ts';
import type { Column, ValuePair } from './columns.ts';
import { phoneCountry } from './looks.ts';
import type { Candidate } from './try-line.ts';

const line = (use: string, settings: object, words: string | null): Candidate => ({
  steps: [{ use, settings: { ...settings } }],
  words,
});

const texts = (values: readonly Value[]): readonly string[] => values.filter((value) => typeof value === 'string');

const isE164 = (text: string): boolean => /^\+\d{7,15}$/.test(text);
const mostly = 0.6;
const share = (all: readonly string[], fits: (text: string) => boolean): number =>
  all.length === 0 ? 0 : all.filter(fits).length / all.length;

/** The forms in which the numbers of the far end are written. */
function phoneLines(from: Column, to: Column, home: string | null): readonly Candidate[] {
  const country = phoneCountry(to.values) ?? phoneCountry(from.values) ?? home;
  const set = country === null ? {} : { country };
  const far = texts(to.values);
  const formats =
    share(far, isE164) >= mostly
      ? ['e164']
      : share(far, (text) => text.trim().startsWith('+')) >= mostly
        ? ['international', 'e164']
        : ['national', 'e164', 'international'];
  return formats.map((format) =>
    line(
      'phone',
      { ...set, format, invalid: 'keep' },
      `as phone numbers in ${format === 'e164' ? 'E.164' : format} form`,
    ),
  );
}

const cases = ['lower', 'upper', 'title', 'sentence'] as const;
const caseWords = {
  lower: 'once lower-cased',
  upper: 'once upper-cased',
  title: 'in title case',
  sentence: 'in sentence case',
};

function caseLines(from: Column, to: Column): readonly Candidate[] {
  const far = texts(to.values);
  const near = texts(from.values);
  const likely = cases.filter((one) => {
    if (one === 'lower') return share(far, (text) => text === text.toLowerCase()) >= mostly;
    if (one === 'upper') return share(far, (text) => text === text.toUpperCase()) >= mostly;
    return share(near, (text) => text === text.toUpperCase() || text === text.toLowerCase()) >= mostly;
  });
  return likely.map((to) => line('case', { to }, caseWords[to]));
}

/** How the pairs' values become one another by a constant text before or behind: the most frequent way. */
function affixLines(pairs: readonly ValuePair[]): readonly Candidate[] {
  const ways = new Map<string, { readonly times: number; readonly candidate: Candidate }>();
  for (const [one, other] of pairs) {
    if (typeof one !== 'string' || typeof other !== 'string' || one === other) continue;
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    const at = long.indexOf(short);
    if (short === '' || at < 0) continue;
    const [prefix, suffix] = [long.slice(0, at), long.slice(at + short.length)];
    const does = long === other ? 'add' : 'remove';
    const key = JSON.stringify([prefix, suffix, does]);
    const words = does === 'add' ? 'with' : 'without';
    const shown = [prefix, suffix].filter((part) => part !== '').map((part) => `"${part}"`);
    const candidate = line('affix', { prefix, suffix, do: does }, `${words} ${shown.join(' and ')}`);
    ways.set(key, { times: (ways.get(key)?.times ?? 0) + 1, candidate });
  }
  const [best] = [...ways.values()].sort((a, b) => b.times - a.times);
  return best === undefined || best.times < pairsMin || best.times < pairs.length * affixShare ? [] : [best.candidate];
}

const pairsMin = 3;
const affixShare = 0.3;

/** Numbers that one side fills up with zeros to one length, or the other way about. */
function padLines(from: Column, to: Column): readonly Candidate[] {
  const [near, far] = [texts(from.values), texts(to.values)];
  const zeros = (all: readonly string[]): boolean => share(all, (text) => /^0\d/.test(text)) > 0;
  if (zeros(near) && !zeros(far)) {
    return [line('replace', { find: '^0+(.)', with: '$1', pattern: true }, 'without zeros at the start')];
  }
  const [length, ...others] = new Set(far.map((text) => text.length));
  if (length === undefined || others.length > 0 || length < 2 || length > padMax) return [];
  const shorter = share(near, (text) => text.length < length && /^\d+$/.test(text)) > 0;
  return shorter && zeros(far) ? [line('pad', { to: length }, `filled up with zeros to ${length} characters`)] : [];
}

const padMax = 30;

const codesOf = (text: string): string | null =>
  /^[A-Za-z]{2}$/.test(text)
    ? 'alpha-2'
    : /^[A-Za-z]{3}$/.test(text)
      ? 'alpha-3'
      : /^\d{3}$/.test(text)
        ? 'numeric'
        : null;

function formOf(values: readonly string[]): string {
  const forms = values.map(codesOf);
  const [first = null] = forms;
  return first !== null && forms.every((form) => form === first) ? first : 'name';
}

const languages = ['en', 'de'] as const;

/** Codes and names of countries, languages and currencies, where the two sides write them in different forms. */
function codeLines(from: Column, to: Column): readonly Candidate[] {
  const [a, b] = [formOf(texts(from.values)), formOf(texts(to.values))];
  if (a === b || from.values.length === 0 || to.values.length === 0) return [];
  const countries = [a, b].includes('name') ? languages : (['en'] as const);
  const money = (form: string): string => (form === 'alpha-3' ? 'code' : form);
  return [
    ...countries.map((language) =>
      line('country', { from: a, to: b, unknown: 'ask', ...(language === 'en' ? {} : { language }) }, 'as countries'),
    ),
    ...(a === 'numeric' || b === 'numeric' ? [] : [line('language', { from: a, to: b }, 'as languages')]),
    ...(a === 'alpha-2' || b === 'alpha-2'
      ? []
      : [line('currency', { from: money(a), to: money(b) }, 'as currencies')]),
  ];
}

/** Steps that may lead from one text to another, by what the texts look like; without any step not among them. */
export function textLines(
  from: Column,
  to: Column,
  pairs: readonly ValuePair[],
  home: string | null,
): readonly Candidate[] {
  const looks = [from.look, to.look];
  if (looks.includes('phone') && looks.every((look) => look === 'phone' || look === 'number' || look === null))
    return [...phoneLines(from, to, home), ...padLines(from, to)];
  const web = [
    line('url', {}, 'as web addresses'),
    line('url', { scheme: 'https', www: 'remove' }, 'as web addresses'),
    line('url', { part: 'host', www: 'remove' }, 'as names of hosts'),
  ];
  if (looks.every((look) => look === 'url')) return web;
  const clean = line('clean', {}, 'without superfluous spaces');
  if (looks.every((look) => look === 'email'))
    return [
      clean,
      line('case', { to: 'lower' }, caseWords.lower),
      line('email', { lower: 'all' }, 'as e-mail addresses'),
    ];
  return [clean, ...caseLines(from, to), ...affixLines(pairs), ...padLines(from, to), ...codeLines(from, to)];
}
