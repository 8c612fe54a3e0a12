import type { LanguageBook } from '../language.ts';
import { de } from './index.ts';
import { saidInGerman } from './sentences/index.ts';

/** All of German. */
export const german: LanguageBook = { texts: de, sentences: saidInGerman };
