import { shortDayWords, shortWeekdayWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long something waits, as short as a list needs it: "4 min", "3 h", "Mon", "3 May". */
export function ageWords(instant: string, nowMs: number): string {
  const words = wordsOf('inbox');
  const ms = Math.max(0, nowMs - Date.parse(instant));
  if (ms < minuteMs) return words('now');
  if (ms < hourMs) return words('ageMinutes', { count: Math.floor(ms / minuteMs) });
  if (ms < dayMs) return words('ageHours', { count: Math.floor(ms / hourMs) });
  const at = new Date(instant);
  return ms < 6 * dayMs ? shortWeekdayWords(at) : shortDayWords(at, new Date(nowMs));
}
