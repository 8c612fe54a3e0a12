import { afterEach, describe, expect, it } from 'vitest';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { chooseFormats, chooseLanguage, languageOf } from './language.ts';
import { wordsOf } from './words.ts';

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;
const [english, german]: readonly Texts[] = [en, de];
const places = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();

afterEach(() => {
  chooseLanguage('en');
  chooseFormats('en-GB');
});

describe('the texts of the screens', () => {
  it('are there in German for every area and key, with the same values in them', () => {
    expect(Object.keys(german ?? {})).toEqual(Object.keys(english ?? {}));
    for (const [area, texts] of Object.entries(english ?? {}))
      for (const [key, text] of Object.entries(texts)) {
        const other = german?.[area]?.[key];
        expect(other, `${area}.${key}`).toBeTruthy();
        expect([...new Set(places(other ?? ''))], `${area}.${key}`).toEqual([...new Set(places(text))]);
      }
  });

  it('are said in the language of the window, with numbers as the person writes them', () => {
    chooseFormats('en-GB');
    expect(wordsOf('frame')('needYou', { count: 1234 })).toBe('1,234 conflicts need you, ');
    expect(wordsOf('frame')('needYou', { count: 1 })).toBe('1 conflict needs you, ');
    chooseLanguage('de');
    chooseFormats('de-DE');
    expect(wordsOf('frame')('needYou', { count: 1234 })).toBe('1.234 Konflikte brauchen Sie, ');
  });

  it('begin with the first language of the person that there is', () => {
    expect(languageOf(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(languageOf(['fr'])).toBe('en');
  });
});
