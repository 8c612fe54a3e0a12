import { beforeEach, describe, expect, it } from 'vitest';
import { chooseFormats } from '../../words/language.ts';
import { endOf, isOverdue, morningOf, nextMonday, snoozeWords, tomorrow, untilItChanges } from './times.ts';

const friday = new Date(2026, 4, 8, 17, 30);
const local = (instant: string): string => {
  const when = new Date(instant);
  return `${when.getMonth() + 1}-${when.getDate()} ${when.getHours()}:${when.getMinutes()}`;
};

beforeEach(() => chooseFormats('en-GB'));

describe('until when a question sleeps', () => {
  it('is a morning: of the next day, of the next Monday, of a day that is chosen', () => {
    expect(local(tomorrow(friday))).toBe('5-9 8:0');
    expect(local(nextMonday(friday))).toBe('5-11 8:0');
    expect(local(nextMonday(new Date(2026, 4, 11, 7)))).toBe('5-18 8:0');
    expect(local(morningOf('2026-06-01'))).toBe('6-1 8:0');
  });

  it('is told by the day of the week where it is near, by its date else, or in words', () => {
    expect(snoozeWords(nextMonday(friday), friday)).toBe('Until Monday');
    expect(snoozeWords(morningOf('2026-06-01'), friday)).toBe('Until 1 Jun');
    expect(snoozeWords(untilItChanges, friday)).toBe('Until it changes');
  });
});

it('a question is overdue once its day is over', () => {
  const due = endOf('2026-05-08');
  expect(isOverdue(due, friday.getTime())).toBe(false);
  expect(isOverdue(due, new Date(2026, 4, 9, 0, 1).getTime())).toBe(true);
});
