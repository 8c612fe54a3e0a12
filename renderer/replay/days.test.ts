import { expect, test } from 'vitest';
import { daysAsPeriod } from './days.ts';

const at = (text: string): string => new Date(text).toISOString();

test('a period goes from the first midnight to the one after the last day, where the person is', () => {
  expect(daysAsPeriod({ from: '2026-03-01', until: '2026-03-03' })).toEqual({
    period: { since: at('2026-03-01T00:00:00'), until: at('2026-03-04T00:00:00') },
    isWrong: false,
  });
});

test('one day is a period; without a last day it goes on until now', () => {
  expect(daysAsPeriod({ from: '2026-03-01', until: '2026-03-01' }).period?.until).toBe(at('2026-03-02T00:00:00'));
  expect(daysAsPeriod({ from: '2026-03-01', until: '' }).period?.until).toBeNull();
});

test('without a first day there is no period, and a last day before the first is told', () => {
  expect(daysAsPeriod({ from: '', until: '2026-03-01' })).toEqual({ period: null, isWrong: false });
  expect(daysAsPeriod({ from: '2026-03-02', until: '2026-03-01' })).toEqual({ period: null, isWrong: true });
});
