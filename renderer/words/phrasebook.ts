/**
 * Sentences with `{{names}}` for their values, and the same in another language with the same names. A value that is said in
 * words of the engine and is not a name that somebody gave is translated as well: `{{~name}}` is one such word or sentence
 * ("a number"), `{{&name}}` several of them in a row ("a number, a date or a text"), `{{#name}}` a number. A phrase that begins with `~` is said
 * only within others: by itself it would fit too much ("{{name}} wins").
 */
export type Phrases = { readonly [english: string]: string };

export interface Phrasebook {
  /** A sentence in the other language, with its values in it; null where no phrase is said like that. */
  readonly translate: (sentence: string) => string | null;
}

interface Place {
  readonly name: string;
  readonly as: 'given' | 'said' | 'list' | 'number';
}

interface Phrase {
  readonly shape: RegExp;
  /** The longest piece of its own: a sentence without it is not worth a closer look. */
  readonly mark: string;
  /** How many letters are its own: of two phrases that both fit, the one with more says it better. */
  readonly weight: number;
  readonly places: readonly Place[];
  readonly text: string;
}

/** So many sentences are remembered; what is drawn is drawn again and again. */
const remembered = 2000;

const isWithin = (english: string): boolean => english.startsWith('~');
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const marks: { readonly [mark: string]: Place['as'] } = { '~': 'said', '&': 'list', '#': 'number' };

const placeOf = (written: string): Place => ({
  name: written.replace(/^[~&#]/, ''),
  as: marks[written.slice(0, 1)] ?? 'given',
});

/** What may stand at a place: a name in quotes may be empty, anything else is something. */
function anyOf({ as }: Place, isQuoted: boolean): string {
  if (as === 'number') return String.raw`(-?\d[\d,]*(?:\.\d+)?)`;
  return isQuoted ? '([^]*?)' : '([^]+?)';
}

function phraseOf(english: string, text: string): Phrase {
  const pieces = english.split(/\{\{([~&#]?\w+)\}\}/);
  const literals = pieces.filter((_, at) => at % 2 === 0);
  const isQuoted = (at: number): boolean =>
    pieces[at - 1]?.endsWith('"') === true && pieces[at + 1]?.startsWith('"') === true;
  const source = pieces.map((piece, at) => (at % 2 === 0 ? escaped(piece) : anyOf(placeOf(piece), isQuoted(at))));
  return {
    shape: new RegExp(`^${source.join('')}$`),
    mark: literals.reduce((longest, one) => (one.length > longest.length ? one : longest), ''),
    weight: literals.join('').length,
    places: pieces.filter((_, at) => at % 2 === 1).map(placeOf),
    text,
  };
}

/** What is between the members of a list, unless it stands in quotes. */
const between = /(, | and | or |; )(?=(?:[^"]*"[^"]*")*[^"]*$)/;

/** What is between members that are lists themselves. */
const betweenRows = /(; )(?=(?:[^"]*"[^"]*")*[^"]*$)/;

/** Where one sentence ends and another one begins. */
const sentenceEnd = /(?<=[.?!]) (?=[\p{Lu}"])/u;

/** A number as the engine writes it; whoever reads it may write it in another way. */
const grouped = /^\d{1,3}(?:,\d{3})+$/;

interface Shelf {
  readonly plain: ReadonlyMap<string, string>;
  readonly shaped: readonly Phrase[];
}

function shelfOf(phrases: readonly (readonly [english: string, text: string])[]): Shelf {
  const hasPlaces = ([english]: readonly [string, string]): boolean => english.includes('{{');
  return {
    plain: new Map(phrases.filter((one) => !hasPlaces(one))),
    shaped: phrases
      .filter(hasPlaces)
      .map(([english, text]) => phraseOf(english, text))
      .toSorted((one, other) => other.weight - one.weight),
  };
}

/**
 * Makes a book of phrases.
 * @param numberOf how a large number within a sentence is written
 */
export function phrasebook(phrases: Phrases, numberOf: (value: number) => string = String): Phrasebook {
  const all = Object.entries(phrases);
  const whole = shelfOf(all.filter(([english]) => !isWithin(english)));
  const within = shelfOf(all.map(([english, text]) => [isWithin(english) ? english.slice(1) : english, text]));
  const known = new Map<string, string | null>();

  const look = (sentence: string, { plain, shaped }: Shelf): string | null => {
    const same = plain.get(sentence);
    if (same !== undefined) return same;
    for (const { shape, mark, places, text } of shaped) {
      const values = sentence.includes(mark) ? shape.exec(sentence)?.slice(1) : undefined;
      if (values === undefined) continue;
      const by = new Map(places.map((place, at) => [place.name, told(place, values[at] ?? '')]));
      return text.replaceAll(/\{\{(\w+)\}\}/g, (written, name: string) => by.get(name) ?? written);
    }
    return null;
  };
  const allOf = (value: string, separator: RegExp): string | null => {
    const pieces = value.split(separator);
    const said = pieces.map((piece, at) => look(piece, within) ?? (at % 2 === 0 ? null : piece));
    return pieces.length > 1 && said.every((piece) => piece !== null) ? said.join('') : null;
  };
  const listed = (value: string): string =>
    allOf(value, between) ??
    allOf(value, betweenRows) ??
    look(value, within) ??
    value
      .split(between)
      .map((piece) => look(piece, within) ?? piece)
      .join('');
  const told = ({ as }: Place, value: string): string => {
    if (as === 'number' || grouped.test(value)) return numberOf(Number(value.replaceAll(',', '')));
    if (as === 'given') return value;
    return as === 'list' ? listed(value) : (look(value, within) ?? value);
  };
  /** Several sentences one after the other, where each of them is known. */
  const oneByOne = (sentences: string): string | null => {
    const each = sentences.split(sentenceEnd);
    if (each.length < 2) return null;
    const said = each.map((one) => look(one, whole));
    return said.every((one) => one !== null) ? said.join(' ') : null;
  };
  const translate = (sentence: string): string | null => {
    const found = known.get(sentence);
    if (found !== undefined) return found;
    const said = oneByOne(sentence) ?? look(sentence, whole);
    if (known.size >= remembered) known.clear();
    known.set(sentence, said);
    return said;
  };
  return { translate };
}
