import type { Field } from '../../../model/shape.ts';
import { means } from './notions.ts';
import { lightWords, phrases } from './phrases.ts';

const wordOf: ReadonlyMap<string, string> = new Map(
  Object.entries(means).flatMap(([word, spellings]) =>
    [word, ...spellings.split(' ').filter((one) => one !== '')].map((spelling) => [spelling, word] as const),
  ),
);
const notionOf: ReadonlyMap<string, string> = new Map(
  Object.entries(phrases).flatMap(([notion, all]) => all.map((phrase) => [phrase, notion] as const)),
);
const phraseWordsMax = 4;

/** "custName2" and "CUST_NAME_2" as cust, name, 2; letters without marks. */
function rawWords(name: string): readonly string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .toLowerCase()
    .replace(/ß/gu, 'ss')
    .replace(/ä/gu, 'ae')
    .replace(/ö/gu, 'oe')
    .replace(/ü/gu, 'ue')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const partMin = 3;
/** What German puts between the parts of a word. */
const links = ['', 's', 'n', 'en'];
const compoundMin = 5;

/** A word that is written as one and made of known ones, such as "Kundennummer" or "zipcode", in its parts. */
function partsOf(word: string): readonly string[] | null {
  if (word.length < compoundMin) return null;
  for (let at = word.length - 2; at >= partMin; at--) {
    const head = wordOf.get(word.slice(0, at));
    if (head === undefined) continue;
    for (const link of links) {
      const rest = word.slice(at + link.length);
      if (!word.slice(at).startsWith(link) || rest.length < 2) continue;
      const tail = wordOf.get(rest);
      if (tail !== undefined) return [head, tail];
      const more = partsOf(rest);
      if (more !== null) return [head, ...more];
    }
  }
  return null;
}

function plain(word: string): readonly string[] {
  const known = wordOf.get(word);
  if (known !== undefined) return [known];
  const single = /s$/.test(word) ? wordOf.get(word.slice(0, -1)) : undefined;
  return single === undefined ? (partsOf(word) ?? [word]) : [single];
}

/** One thing that a name says: a notion or a word, and how much it tells. */
export interface NameWord {
  readonly word: string;
  readonly weight: number;
  /** It is in the dictionary, so that its spelling says nothing more. */
  readonly known: boolean;
}

const lightWeight = 0.15;
const usualWeight = 0.7;

/** The words of an object's name, which every field of it may repeat without saying more. */
export const objectWords = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => rawWords(name).flatMap(plain)));

function readWords(words: readonly string[], object: ReadonlySet<string>): readonly NameWord[] {
  const found: NameWord[] = [];
  for (let at = 0; at < words.length; ) {
    let length = Math.min(phraseWordsMax, words.length - at);
    while (length > 0 && !notionOf.has(words.slice(at, at + length).join(' '))) length--;
    const word = notionOf.get(words.slice(at, at + length).join(' ')) ?? words[at] ?? '';
    const light = length < 2 && (lightWords.has(word) || object.has(word));
    const weight = light ? lightWeight : length > 0 ? 1 : usualWeight;
    found.push({ word, weight, known: length > 0 || means[word] !== undefined });
    at += Math.max(1, length);
  }
  return found;
}

/** What a name says, the longest phrases first; and once more without the words of its object: the "product name" of a product. */
function wordsOfName(name: string, object: ReadonlySet<string>): readonly (readonly NameWord[])[] {
  const words = rawWords(name).flatMap(plain);
  const own = words.filter((word) => !object.has(word));
  const whole = readWords(words, object);
  return own.length === words.length || own.length === 0 ? [whole] : [whole, readWords(own, object)];
}

type Readings = readonly (readonly NameWord[])[];

// Each field of one object is compared with each of the other.
const known = new WeakMap<ReadonlySet<string>, WeakMap<Field, Readings>>();

/** What the label of a field and its name say, each as a reading of its own. */
export function readingsOf(field: Field, object: ReadonlySet<string>): Readings {
  const ofObject = known.get(object) ?? new WeakMap<Field, Readings>();
  known.set(object, ofObject);
  const ready = ofObject.get(field);
  if (ready !== undefined) return ready;
  const names = field.label === undefined || field.label === field.name ? [field.name] : [field.label, field.name];
  const readings = names.flatMap((name) => wordsOfName(name, object)).filter((words) => words.length > 0);
  ofObject.set(field, readings);
  return readings;
}
