const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const clock = (at: Date): string => at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
const weekday = (at: Date): string => at.toLocaleDateString('en', { weekday: 'long' });
const day = (at: Date, now: Date): string =>
  at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  });

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();

/** Calendar days from `now` to `at`; negative in the past. */
const daysTo = (at: Date, now: Date): number => Math.round((midnight(at) - midnight(now)) / dayMs);

/** When something was, as people say it: "just now", "2 min ago", "at 11:58", "yesterday", "on Friday", "on 3 May". */
export function pastWords(instant: string, nowMs: number): string {
  const [at, now] = [new Date(instant), new Date(nowMs)];
  const ms = Math.max(0, nowMs - at.getTime());
  if (ms < minuteMs) return 'just now';
  if (ms < 30 * minuteMs) return `${Math.floor(ms / minuteMs)} min ago`;
  const days = daysTo(at, now);
  if (days === 0) return `at ${clock(at)}`;
  if (days === -1) return `yesterday at ${clock(at)}`;
  return days > -7 ? `on ${weekday(at)}` : `on ${day(at, now)}`;
}

/** When something will be: "now", "in 18 min", "at 18:30", "tomorrow", "on Friday", "on 3 May". */
export function futureWords(instant: string, nowMs: number): string {
  const [at, now] = [new Date(instant), new Date(nowMs)];
  const ms = at.getTime() - nowMs;
  if (ms < minuteMs / 2) return 'now';
  if (ms < 59.5 * minuteMs) return `in ${Math.max(1, Math.round(ms / minuteMs))} min`;
  const days = daysTo(at, now);
  if (days === 0) return `at ${clock(at)}`;
  if (days === 1) return 'tomorrow';
  return days < 7 ? `on ${weekday(at)}` : `on ${day(at, now)}`;
}

/** How long something takes: "less than a second", "41 s", "12 min", "2 h 5 min". */
export function spanWords(seconds: number): string {
  if (seconds < 1) return 'less than a second';
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}
