import { create } from 'zustand';
import type { en } from './en/index.ts';
import type { Phrases } from './phrasebook.ts';
import type { SameKeys } from './same-keys.ts';

/** The languages that the screens speak. */
export const languages = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof languages;

/** What a language brings that is not English: its texts by area, and what the engine says in it. */
export interface LanguageBook {
  readonly texts: { readonly [Area in keyof typeof en]: SameKeys<(typeof en)[Area]> };
  readonly sentences: Phrases;
}

/** English is there always. Another language is fetched when somebody speaks it, not by everybody who opens the window. */
const books: Readonly<Record<Language, () => Promise<LanguageBook | null>>> = {
  en: async () => null,
  de: async () => (await import('./de/book.ts')).german,
};

const isLanguage = (name: string | undefined): name is Language => name !== undefined && Object.hasOwn(languages, name);

const place = { language: 'tandem.language', formats: 'tandem.formats' } as const;

/** The first language of the person that the screens speak; English where they speak none of them. */
export function languageOf(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

/** What a browser keeps; tests of words run where there is none. */
const shelf = typeof localStorage === 'undefined' ? null : localStorage;

/** How a language writes dates and numbers where the person's own locale is of another one. */
const usual: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** The locale of dates and numbers for somebody who chose none: names of months are never in another language than the words. */
export const formatsFor = (language: Language, own: string): string =>
  own.split('-')[0] === language ? own : usual[language];

function keptFormats(language: Language): string {
  return shelf?.getItem(place.formats) ?? formatsFor(language, navigator.language);
}

interface Spoken {
  readonly language: Language;
  readonly formats: string;
  readonly book: LanguageBook | null;
}

/** What the screens speak, and how they write dates and numbers: a locale such as "de-AT". */
export const useLanguage = create<Spoken>(() => ({ language: 'en', formats: keptFormats('en'), book: null }));

async function speak(language: Language): Promise<void> {
  const book = await books[language]();
  useLanguage.setState({ language, formats: keptFormats(language), book });
}

/** Speaks what this browser kept, or else what the person reads; what is spoken stays where the other could not be fetched. */
async function speakAsKept(): Promise<void> {
  const kept = shelf?.getItem(place.language) ?? undefined;
  await speak(isLanguage(kept) ? kept : languageOf(navigator.languages)).catch(() => undefined);
}

/** Begins to speak, and follows what is chosen in other windows of this browser. */
export async function startLanguage(): Promise<void> {
  window.addEventListener('storage', ({ key }) => {
    if (key === place.language || key === place.formats) void speakAsKept();
  });
  await speakAsKept();
}

/** Takes a language and keeps it for this browser. Rejects, and changes nothing, where it could not be fetched. */
export async function chooseLanguage(language: Language): Promise<void> {
  await speak(language);
  shelf?.setItem(place.language, language);
}

/** Takes the locale of dates and numbers and keeps it for this browser; null follows the browser and the language. */
export function chooseFormats(locale: string | null): void {
  if (locale === null) shelf?.removeItem(place.formats);
  else shelf?.setItem(place.formats, locale);
  useLanguage.setState({ formats: locale ?? formatsFor(useLanguage.getState().language, navigator.language) });
}
