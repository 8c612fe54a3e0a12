/**
 * Sentences with `{{names}}` for their values, and the same in another language with the same names. `{{~name}}` is a value
 * that is said in words of the engine ("a number") and not a name that somebody gave: it is translated as well.
 */
export type Phrases = { readonly [english: string]: string };

export interface Phrasebook {
  /** A sentence in the other language, with its values in it; null where no phrase is said like that. */
  readonly translate: (sentence: string) => string | null;
}

interface Phrase {
  readonly shape: RegExp;
  /** How many letters are its own: of two phrases that both fit, the one with more says it better. */
  readonly weight: number;
  readonly names: readonly { readonly name: string; readonly isSaid: boolean }[];
  readonly text: string;
}

/** So many sentences are remembered; what is drawn is drawn again and again. */
const remembered = 2000;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

function phraseOf(english: string, text: string): Phrase {
  const pieces = english.split(/\{\{(~?\w+)\}\}/);
  const literals = pieces.filter((_, at) => at % 2 === 0);
  const names = pieces
    .filter((_, at) => at % 2 === 1)
    .map((name) => ({ name: name.replace('~', ''), isSaid: name.startsWith('~') }));
  const source = literals.map(escaped).join('([^]+?)');
  return { shape: new RegExp(`^${source}$`), weight: literals.join('').length, names, text };
}

/** Makes a book of phrases. */
export function phrasebook(phrases: Phrases): Phrasebook {
  const plain = new Map(Object.entries(phrases).filter(([english]) => !english.includes('{{')));
  const shaped = Object.entries(phrases)
    .filter(([english]) => english.includes('{{'))
    .map(([english, text]) => phraseOf(english, text))
    .toSorted((one, other) => other.weight - one.weight);
  const known = new Map<string, string | null>();

  const look = (sentence: string): string | null => {
    const same = plain.get(sentence);
    if (same !== undefined) return same;
    for (const { shape, names, text } of shaped) {
      const values = shape.exec(sentence)?.slice(1);
      if (values === undefined) continue;
      const told = names.map(({ name, isSaid }, at): readonly [string, string] => {
        const value = values[at] ?? '';
        return [name, isSaid ? (translate(value) ?? value) : value];
      });
      const by = new Map(told);
      return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => by.get(name) ?? whole);
    }
    return null;
  };
  const translate = (sentence: string): string | null => {
    const found = known.get(sentence);
    if (found !== undefined) return found;
    const said = look(sentence);
    if (known.size >= remembered) known.clear();
    known.set(sentence, said);
    return said;
  };
  return { translate };
}
