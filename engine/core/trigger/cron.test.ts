import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeds } from '../../testing/seeds.ts';
import { cronTimes } from './cron.ts';

const ms = (instant: string): number => Date.parse(instant);
const iso = (at: number | null): string => (at === null ? 'never' : new Date(at).toISOString().replace('.000Z', 'Z'));

function timesOf(pattern: string, zone: string): (afterMs: number) => number | null {
  const times = cronTimes(pattern, zone);
  if (!times.ok) throw new Error(times.error);
  return times.value;
}

function next(pattern: string, zone: string, after: string, count: number): readonly string[] {
  const times = timesOf(pattern, zone);
  const found: string[] = [];
  for (let at: number | null = ms(after); found.length < count; ) {
    at = times(at);
    found.push(iso(at));
    if (at === null) break;
  }
  return found;
}

test('T3: a cron is due at times of day in its zone, strictly after the time that is given', () => {
  expect(next('0 6 * * 1-5', 'Europe/Berlin', '2026-01-02T04:59:59.999Z', 3)).toEqual([
    '2026-01-02T05:00:00Z',
    '2026-01-05T05:00:00Z',
    '2026-01-06T05:00:00Z',
  ]);
  expect(next('0 6 * * *', 'UTC', '2026-01-02T06:00:00Z', 1)).toEqual(['2026-01-03T06:00:00Z']);
  expect(next('@hourly', 'UTC', '2026-01-02T06:00:00.001Z', 1)).toEqual(['2026-01-02T07:00:00Z']);
  expect(next('0 0 29 2 *', 'Asia/Tokyo', '2026-01-02T06:00:00Z', 1)).toEqual(['2028-02-28T15:00:00Z']);
  expect(next('0 0 31 2 *', 'Europe/Berlin', '2026-01-02T06:00:00Z', 1)).toEqual(['never']);
});

test('T3: a time that clocks skip is due when they are put forward, once', () => {
  const day = '2026-03-28T12:00:00Z';
  expect(next('30 2 * * *', 'Europe/Berlin', day, 2)).toEqual(['2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z']);
  expect(next('15,45 2 * * *', 'Europe/Berlin', day, 2)).toEqual(['2026-03-29T01:00:00Z', '2026-03-30T00:15:00Z']);
  expect(next('0 0 * * *', 'America/Santiago', '2026-09-05T12:00:00Z', 2)).toEqual([
    '2026-09-06T04:00:00Z',
    '2026-09-07T03:00:00Z',
  ]);
  expect(next('*/30 * * * *', 'Europe/Berlin', '2026-03-29T00:00:00Z', 3)).toEqual([
    '2026-03-29T00:30:00Z',
    '2026-03-29T01:00:00Z',
    '2026-03-29T01:30:00Z',
  ]);
});

test('T3: a time that clocks show twice is due the first time, and every time where it is due every hour', () => {
  expect(next('15,45 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', 3)).toEqual([
    '2026-10-25T00:15:00Z',
    '2026-10-25T00:45:00Z',
    '2026-10-26T01:15:00Z',
  ]);
  expect(next('0 3 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', 1)).toEqual(['2026-10-25T02:00:00Z']);
  expect(next('30 2 * * *', 'Europe/Berlin', '2026-10-25T00:30:00Z', 1)).toEqual(['2026-10-26T01:30:00Z']);
  for (const after of ['2026-10-25T00:45:00Z', '2026-10-25T01:00:00Z', '2026-10-25T01:05:00Z'])
    expect(next('30 2 * * *', 'Europe/Berlin', after, 1)).toEqual(['2026-10-26T01:30:00Z']);
  expect(next('*/30 * * * *', 'Europe/Berlin', '2026-10-25T00:00:00Z', 5)).toEqual([
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:00:00Z',
    '2026-10-25T01:30:00Z',
    '2026-10-25T02:00:00Z',
    '2026-10-25T02:30:00Z',
  ]);
  expect(next('30 1 * * *', 'Australia/Lord_Howe', '2026-04-04T10:00:00Z', 1)).toEqual(['2026-04-04T14:30:00Z']);
});

test('T1: what is no cron of five parts is refused with a sentence', () => {
  const why = (pattern: string, zone = 'UTC') => {
    const times = cronTimes(pattern, zone);
    return times.ok ? 'fine' : times.error;
  };
  expect(why('0 6 * * MON-FRI')).toBe('fine');
  expect(why('61 * * * *')).toBe('Invalid value for minute: 61');
  expect(why('0 0 6 * * *')).toBe('it has 6 parts instead of 5');
  expect(why('2026-03-01T00:00:00')).toBe('it has 1 parts instead of 5');
  expect(why('0 6 * * *', 'Mars/Olympus')).toBe('"Mars/Olympus" is not a time zone');
});

const zones = ['UTC', 'Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/New_York'];
const patterns = [
  '*/15 * * * *',
  '30 2 * * *',
  '15,45 1-3 * * *',
  '0 */4 * * *',
  '0 0 * * *',
  '5 2,3 * * 0',
  '59 23 31 * *',
];

test.each(seeds(3))('T3: times only move on, and where one looks from does not matter, seed %i', (seed) => {
  const start = ms('2026-01-01T00:00:00Z');
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...patterns),
      fc.oneof(
        fc.integer({ min: 0, max: 366 * 86_400 }),
        // The hours around the day on which the clocks of Berlin are put back.
        fc.integer({ min: 297 * 86_400 - 7200, max: 297 * 86_400 + 14_400 }),
      ),
      fc.nat(1000),
      (zone, pattern, second, part) => {
        const times = timesOf(pattern, zone);
        const from = start + second * 1000;
        const at = times(from);
        if (at === null) throw new Error('Each of these comes again.');
        expect(at).toBeGreaterThan(from);
        const between = from + Math.floor(((at - from - 1) * part) / 1000);
        expect(times(between)).toBe(at);
        expect(timesOf(pattern, zone)(between)).toBe(at);
      },
    ),
    { seed, numRuns: 150 },
  );
});
