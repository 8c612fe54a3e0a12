import { clockWords, shortDayWords } from '../../words/formats.ts';

/** A moment in as few letters as there can be: of today the time of day, else the day. */
export function shortMomentWords(instant: string): string {
  const [at, now] = [new Date(instant), new Date()];
  return at.toDateString() === now.toDateString() ? clockWords(instant) : shortDayWords(at, now);
}
