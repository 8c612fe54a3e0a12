import { addMs, toInstant } from '../../core/values/instant.ts';
import { usage } from './failure.ts';

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const;
const microDigits = 6;

const form = 'Write a day (2026-12-01), a time (2026-12-01T09:00:00Z), or a span from now: 30m, 4h, 3d, 2w.';

function spanMs(word: string): number | null {
  const [, number, unit] = /^(\d{1,5})([mhdw])$/u.exec(word) ?? [];
  if (number === undefined || (unit !== 'm' && unit !== 'h' && unit !== 'd' && unit !== 'w')) return null;
  return Number(number) * unitMs[unit];
}

/** A day begins and ends by the clock of this machine. */
function dayOf(word: string, isEnd: boolean): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(word) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Number(year), Number(month) - 1, Number(day) + (isEnd ? 1 : 0));
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/**
 * An instant as people write it.
 * @param isEnd whether a day means its end, as for what is due on it
 * @throws Failure when it is none
 */
export function instantOf(word: string, now: string, isEnd = false): string {
  const span = spanMs(word);
  if (span !== null) return addMs(now, span);
  const day = dayOf(word, isEnd);
  if (day !== null) return day;
  const instant = toInstant(word, microDigits);
  if (instant.ok) return instant.value;
  throw usage('time', `"${word}" is not a time.`, form);
}

/**
 * The instant that lies so far back.
 * @throws Failure when the span cannot be read
 */
export function before(word: string, now: string): string {
  const span = spanMs(word);
  if (span === null) throw usage('span', `"${word}" is not a span of time.`, 'Write 30m, 4h, 3d or 2w.');
  return addMs(now, -span);
}
