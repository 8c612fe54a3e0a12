import type { Problem } from '../../engine/model/problem.ts';
import { numberWords } from './formats.ts';
import { type LanguageBook, useLanguage } from './language.ts';
import { type Phrasebook, phrasebook } from './phrasebook.ts';

/** The phrasebooks of the languages other than English, which is what the engine speaks. Each is made when it is first needed. */
const made = new Map<LanguageBook, Phrasebook>();

// A book remembers what it said, with numbers as they were written then.
useLanguage.subscribe((now, before) => {
  if (now.formats !== before.formats) made.clear();
});

function phrasesOf(book: LanguageBook | null): Phrasebook | null {
  if (book === null) return null;
  const phrases = made.get(book) ?? phrasebook(book.sentences, numberWords);
  made.set(book, phrases);
  return phrases;
}

/**
 * A sentence of the engine in the language of the window; one that no phrasebook has stays as it is.
 * Ask for it while drawing, like any text.
 */
export const inOwnWords = (sentence: string): string =>
  phrasesOf(useLanguage.getState().book)?.translate(sentence) ?? sentence;

/** What is wrong and what can be done about it, one after the other. */
export const problemInWords = ({ message, fix }: Pick<Problem, 'message' | 'fix'>): string =>
  `${inOwnWords(message)} ${inOwnWords(fix)}`;
