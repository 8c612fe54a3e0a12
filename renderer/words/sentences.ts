import { saidInGerman } from './de/sentences/index.ts';
import { type Language, useLanguage } from './language.ts';
import { type Phrasebook, phrasebook } from './phrasebook.ts';

/** The phrasebooks of the languages other than English, which is what the engine speaks. Each is made when it is first needed. */
const made = new Map<Language, Phrasebook>();

function bookOf(language: Language): Phrasebook | null {
  if (language === 'en') return null;
  const book = made.get(language) ?? phrasebook(saidInGerman);
  made.set(language, book);
  return book;
}

/**
 * A sentence of the engine in the language of the window; one that no phrasebook has stays as it is.
 * Ask for it while drawing, like any text.
 */
export const inOwnWords = (sentence: string): string =>
  bookOf(useLanguage.getState().language)?.translate(sentence) ?? sentence;
