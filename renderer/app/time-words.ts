import { clockWords, spokenDayWords, weekdayWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Calendar days from `now` to `at`; negative in the past. */
const daysTo = (at: Date, now: Date): number => Math.round((midnight(at) - midnight(now)) / dayMs);

/** When something was, as people say it: "just now", "2 min ago", "at 11:58", "yesterday", "on Friday", "on 3 May". */
export function pastWords(instant: string, nowMs: number): string {
  const words = wordsOf('time');
  const [at, now] = [new Date(instant), new Date(nowMs)];
  const ms = Math.max(0, nowMs - at.getTime());
  if (ms < minuteMs) return words('justNow');
  if (ms < 30 * minuteMs) return words('minutesAgo', { count: Math.floor(ms / minuteMs) });
  const days = daysTo(at, now);
  if (days === 0) return words('at', { clock: clockWords(instant) });
  if (days === -1) return words('yesterdayAt', { clock: clockWords(instant) });
  return words('on', { day: days > -7 ? weekdayWords(at) : spokenDayWords(at, now) });
}

/** When something will be: "now", "in 18 min", "at 18:30", "tomorrow", "on Friday", "on 3 May". */
export function futureWords(instant: string, nowMs: number): string {
  const words = wordsOf('time');
  const [at, now] = [new Date(instant), new Date(nowMs)];
  const ms = at.getTime() - nowMs;
  if (ms < minuteMs / 2) return words('now');
  if (ms < 59.5 * minuteMs) return words('inMinutes', { count: Math.max(1, Math.round(ms / minuteMs)) });
  const days = daysTo(at, now);
  if (days === 0) return words('at', { clock: clockWords(instant) });
  if (days === 1) return words('tomorrow');
  return words('on', { day: days < 7 ? weekdayWords(at) : spokenDayWords(at, now) });
}

/** How long something takes: "less than a second", "41 s", "12 min", "2 h 5 min". */
export function spanWords(seconds: number): string {
  const words = wordsOf('time');
  if (seconds < 1) return words('lessThanSecond');
  if (seconds < 100) return words('seconds', { count: Math.round(seconds) });
  const all = Math.round(seconds / 60);
  if (all < 60) return words('minutes', { count: all });
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  return minutes === 0 ? words('hours', { count: hours }) : words('hoursMinutes', { hours, minutes });
}
