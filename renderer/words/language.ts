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
const kept = shelf?.getItem(place.language) ?? undefined;

/** What the screens speak, and how they write dates and numbers: a locale such as "de-AT". */
export const useLanguage = create<{ readonly language: Language; readonly formats: string }>(() => ({
  language: isLanguage(kept) ? kept : languageOf(navigator.languages),
  formats: shelf?.getItem(place.formats) ?? navigator.language,
}));

/** Takes a language and keeps it for this browser. */
export function chooseLanguage(language: Language): void {
  shelf?.setItem(place.language, language);
  useLanguage.setState({ language });
}

/** Takes the locale of dates and numbers and keeps it for this browser; null follows the browser's own. */
export function chooseFormats(locale: string | null): void {
  if (locale === null) shelf?.removeItem(place.formats);
  else shelf?.setItem(place.formats, locale);
  useLanguage.setState({ formats: locale ?? navigator.language });
}
