import i18next, { type TFunction } from 'i18next';
import { en } from './en/index.ts';
import { numberWords } from './formats.ts';
import { useLanguage } from './language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: typeof en;
    returnNull: false;
  }
}

const speaker = i18next.createInstance();
void speaker.init({
  lng: useLanguage.getState().language,
  fallbackLng: 'en',
  resources: { en },
  initAsync: false,
  // React writes text, never markup.
  interpolation: { escapeValue: false },
});
speaker.services.formatter?.add('number', (value: number) => numberWords(value));
useLanguage.subscribe(({ language, book }) => {
  for (const [area, texts] of Object.entries(book?.texts ?? {})) speaker.addResourceBundle(language, area, texts);
  void speaker.changeLanguage(language);
});

export type Area = keyof typeof en;

/**
 * The texts of an area, in the language of the window: `const words = wordsOf('inbox'); words('title')`.
 * Ask for them while drawing, not once for the module: the window is drawn anew when its language changes.
 *
 * Texts live in `en/AREA.ts` and, with the same keys, `de/AREA.ts`. Values: `{{name}}`; counts: `{{count, number}}` with
 * a second text under `KEY_one`.
 */
export function wordsOf<const A extends Area>(area: A): TFunction<A> {
  return speaker.getFixedT(null, area);
}

/** A text, without values in it, for something that comes from elsewhere: the kind of a step, of a later version perhaps. */
export function textFor(area: Area, key: string): string | null {
  const text: unknown = speaker.getResource(useLanguage.getState().language, area, key);
  return typeof text === 'string' ? text : null;
}
