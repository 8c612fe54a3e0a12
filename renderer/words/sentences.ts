import type { Problem } from '../../engine/model/problem.ts';
import { saidInGerman } from './de/sentences/index.ts';
import { numberWords } from './formats.ts';
import { useLanguage } from './language.ts';
import { type Phrasebook, phrasebook } from './phrasebook.ts';

/**
 * The phrasebooks of the languages other than English, which is what the engine speaks, each for the way in which numbers
 * are written. Each is made when it is first needed.
 */
const made = new Map<string, Phrasebook>();

function bookNow(): Phrasebook | null {
  const { language, formats } = useLanguage.getState();
  if (language === 'en') return null;
  const key = `${language} ${formats}`;
  const book = made.get(key) ?? phrasebook(saidInGerman, numberWords);
  made.set(key, book);
  return book;
}

/**
 * A sentence of the engine in the language of the window; one that no phrasebook has stays as it is.
 * Ask for it while drawing, like any text.
 */
export const inOwnWords = (sentence: string): string => bookNow()?.translate(sentence) ?? sentence;

/** What is wrong and what can be done about it, one after the other. */
export const problemInWords = ({ message, fix }: Pick<Problem, 'message' | 'fix'>): string =>
  `${inOwnWords(message)} ${inOwnWords(fix)}`;
