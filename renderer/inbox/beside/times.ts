import { dayWords, shortDayWords, weekdayWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';

const morning = 8;
const dayMs = 86_400_000;

/** So far away that only a change ends it. */
export const untilItChanges = '9999-12-31T00:00:00.000Z';

const at = (now: Date, days: number, hour: number): string =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour).toISOString();

export const tomorrow = (now: Date): string => at(now, 1, morning);

/** The Monday after today. */
export const nextMonday = (now: Date): string =>
  at(now, (8 - now.getDay()) % 7 === 0 ? 7 : (8 - now.getDay()) % 7, morning);

/** The morning of a day as a calendar field has it: "2026-12-24". */
export const morningOf = (day: string): string => new Date(`${day}T0${morning}:00`).toISOString();

/** The last minute of a day as a calendar field has it. */
export const endOf = (day: string): string => new Date(`${day}T23:59`).toISOString();

/** A day for a calendar field. */
export const dayField = (when: Date): string =>
  [when.getFullYear(), String(when.getMonth() + 1).padStart(2, '0'), String(when.getDate()).padStart(2, '0')].join('-');

/** Until when something sleeps, as its button says. */
export function snoozeWords(until: string, now: Date): string {
  const words = wordsOf('inboxRecord');
  if (until === untilItChanges) return words('untilChanged');
  const when = new Date(until);
  if (when.getTime() - now.getTime() < 6 * dayMs) return words('untilDay', { day: weekdayWords(when) });
  return words('untilDay', { day: shortDayWords(when, now) });
}

/** A due day, and whether it has passed. */
export const dueWords = (due: string): string => dayWords(due);
export const isOverdue = (due: string, now: number): boolean => Date.parse(due) < now;
