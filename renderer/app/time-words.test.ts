import { beforeAll, describe, expect, test } from 'vitest';
import { chooseFormats, chooseLanguage } from '../words/language.ts';
import { futureWords, pastWords, spanWords } from './time-words.ts';

// A Wednesday, by the clock of whatever machine this runs on.
const now = new Date(2026, 4, 13, 12, 0, 0).getTime();
const at = (...parts: [number, number, number, number?, number?, number?]): string => {
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts;
  return new Date(year, month, day, hour, minute, second).toISOString();
};

beforeAll(async () => {
  await chooseLanguage('en');
  chooseFormats('en-GB');
});

describe('the past', () => {
  test.each([
    [at(2026, 4, 13, 11, 59, 30), 'just now'],
    [at(2026, 4, 13, 12, 0, 20), 'just now'],
    [at(2026, 4, 13, 11, 58), '2 min ago'],
    [at(2026, 4, 13, 11, 0), 'at 11:00'],
    [at(2026, 4, 12, 23, 5), 'yesterday at 23:05'],
    [at(2026, 4, 8, 9, 0), 'on Friday'],
    [at(2026, 4, 3, 9, 0), 'on 3 May'],
    [at(2025, 11, 24, 9, 0), 'on 24 December 2025'],
  ])('%s is %s', (instant, words) => expect(pastWords(instant, now)).toBe(words));
});

describe('the future', () => {
  test.each([
    [at(2026, 4, 13, 11, 0), 'now'],
    [at(2026, 4, 13, 12, 0, 40), 'in 1 min'],
    [at(2026, 4, 13, 12, 18), 'in 18 min'],
    [at(2026, 4, 13, 18, 30), 'at 18:30'],
    [at(2026, 4, 14, 0, 30), 'tomorrow'],
    [at(2026, 4, 16, 9, 0), 'on Saturday'],
    [at(2026, 5, 3, 9, 0), 'on 3 June'],
  ])('%s is %s', (instant, words) => expect(futureWords(instant, now)).toBe(words));
});

describe('a span', () => {
  test.each([
    [0.4, 'less than a second'],
    [41, '41 s'],
    [720, '12 min'],
    [7500, '2 h 5 min'],
    [7200, '2 h'],
  ])('of %d seconds is %s', (seconds, words) => expect(spanWords(seconds)).toBe(words));
});

describe('in German', () => {
  beforeAll(async () => {
    await chooseLanguage('de');
    chooseFormats('de-AT');
  });
  test.each([
    [at(2026, 4, 13, 11, 58), 'vor 2 Min.'],
    [at(2026, 4, 12, 9, 5), 'gestern um 09:05'],
    [at(2026, 4, 8, 9, 0), 'am Freitag'],
    [at(2026, 4, 3, 9, 0), 'am 3. Mai'],
  ])('%s is %s', (instant, words) => expect(pastWords(instant, now)).toBe(words));
  test('a span is said in German too', () => expect(spanWords(7500)).toBe('2 Std. 5 Min.'));
});
