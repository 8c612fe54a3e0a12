import { create } from 'zustand';

/** The languages that the screens speak. */
export const languages = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof languages;

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

function first(): { readonly language: Language; readonly formats: string } {
  const kept = shelf?.getItem(place.language) ?? undefined;
  const language = isLanguage(kept) ? kept : languageOf(navigator.languages);
  return { language, formats: keptFormats(language) };
}

/** What the screens speak, and how they write dates and numbers: a locale such as "de-AT". */
export const useLanguage = create<{ readonly language: Language; readonly formats: string }>(first);

/** Takes a language and keeps it for this browser. */
export function chooseLanguage(language: Language): void {
  shelf?.setItem(place.language, language);
  useLanguage.setState({ language, formats: keptFormats(language) });
}

/** Takes the locale of dates and numbers and keeps it for this browser; null follows the browser and the language. */
export function chooseFormats(locale: string | null): void {
  if (locale === null) shelf?.removeItem(place.formats);
  else shelf?.setItem(place.formats, locale);
  useLanguage.setState({ formats: locale ?? formatsFor(useLanguage.getState().language, navigator.language) });
}
