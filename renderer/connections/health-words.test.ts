import { expect, test } from 'vitest';
import type { TestRow } from '../../engine/protocol/calls/connections.ts';
import { tookWords } from '../words/formats.ts';
import { chooseFormats, chooseLanguage } from '../words/language.ts';
import { healthBadge, testBadge, whenWords, wordsForIt } from './health-words.ts';

await chooseLanguage('en');
chooseFormats('en-GB');

const row = (check: TestRow['check'], state: TestRow['state'] = 'fine'): TestRow => ({
  check,
  state,
  words: `${check} is ${state}`,
  problem: state === 'failed' ? { code: 'a/b', message: 'No.', fix: 'Ask.', cause: 'denied' } : null,
  ms: 1,
});
const health = (...rows: TestRow[]) => ({ at: '2026-03-03T12:09:00Z', ms: 400, rows });

test('a badge says the first thing that failed, else what the connection can do', () => {
  expect(healthBadge(null).words).toBe('Not tested');
  expect(healthBadge(health(row('reach'), row('write', 'failed'))).words).toBe('Cannot write');
  expect(healthBadge(health(row('reach'), row('write', 'skipped'))).words).toBe('Reads only');
  expect(healthBadge(health(row('reach'), row('write'))).words).toBe('Healthy');
  expect(testBadge([row('reach', 'failed'), row('read', 'skipped')]).words).toBe('1 of 5 failed');
});

test('times are short', () => {
  const now = new Date(2026, 2, 3, 18, 0);
  expect(whenWords(new Date(2026, 2, 3, 12, 9).toISOString(), now)).toBe('12:09');
  expect(whenWords(new Date(2026, 1, 28).toISOString(), now)).toBe('28 Feb');
  expect(whenWords(new Date(2025, 11, 3).toISOString(), now)).toBe('3 Dec 2025');
  expect([tookWords(0.2), tookWords(380), tookWords(1234)]).toEqual(['1 ms', '380 ms', '1.2 s']);
});

test('the text for IT says what was tried, what failed, what to do and the words of the system', () => {
  const text = wordsForIt({ label: 'Prices', place: 'PostgreSQL, db' }, [row('reach'), row('write', 'failed')]);
  expect(text.split('\n')).toEqual([
    'Tandem, connection "Prices" (PostgreSQL, db)',
    'Reach: fine. reach is fine',
    'Write: failed. write is failed',
    '  What to do: Ask.',
    '  The words of the system: denied',
  ]);
});
