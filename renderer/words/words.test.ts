import { afterEach, describe, expect, it } from 'vitest';
import { de } from './de/index.ts';
import { en } from './en/index.ts';
import { clockWords, numberWords, tookWords, weekdayWords } from './formats.ts';
import { chooseFormats, chooseLanguage, formatsFor, languageOf } from './language.ts';
import { wordsOf } from './words.ts';

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;
const [english, german]: readonly Texts[] = [en, de];
const places = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();

afterEach(async () => {
  await chooseLanguage('en');
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

  it('are said in the language of the window, with numbers as the person writes them', async () => {
    chooseFormats('en-GB');
    expect(wordsOf('frame')('needYou', { count: 1234 })).toBe('1,234 conflicts need you, ');
    expect(wordsOf('frame')('needYou', { count: 1 })).toBe('1 conflict needs you, ');
    await chooseLanguage('de');
    chooseFormats('de-DE');
    expect(wordsOf('frame')('needYou', { count: 1234 })).toBe('1.234 Konflikte brauchen Sie, ');
  });

  it('are there for one and for many, in both languages', () => {
    for (const [area, texts] of Object.entries(english ?? {}))
      for (const key of Object.keys(texts)) {
        if (key.endsWith('_one')) expect(texts, `${area}.${key}`).toHaveProperty(key.replace(/_one$/, ''));
        else if (/\{\{count\b/.test(texts[key] ?? '')) expect(texts, `${area}.${key}`).toHaveProperty(`${key}_one`);
      }
  });

  it('begin with the first language of the person that there is', () => {
    expect(languageOf(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(languageOf(['fr'])).toBe('en');
  });
});

describe('dates and numbers', () => {
  const at = new Date(2026, 4, 8, 9, 5);
  // Between a time and AM, some systems put a space that is narrow.
  const clock = () => clockWords(at.toISOString()).replace(/\s/u, ' ');

  it('are written as the locale of the person has them', () => {
    chooseFormats('en-US');
    expect([clock(), numberWords(1234.5), tookWords(1234)]).toEqual(['9:05 AM', '1,234.5', '1.2 s']);
    chooseFormats('de-DE');
    expect([clock(), numberWords(1234.5), tookWords(1234)]).toEqual(['09:05', '1.234,5', '1,2 s']);
  });

  it('follow the language where the locale of the person is of another one', () => {
    expect(formatsFor('de', 'de-AT')).toBe('de-AT');
    expect(formatsFor('de', 'en-US')).toBe('de-DE');
    expect(formatsFor('en', 'fr-FR')).toBe('en-GB');
  });

  it('name days in the language of their sentence, also where somebody chose the dates of elsewhere', async () => {
    chooseFormats('fr-FR');
    expect(weekdayWords(at)).toBe('Friday');
    await chooseLanguage('de');
    expect(weekdayWords(at)).toBe('Freitag');
  });
});
