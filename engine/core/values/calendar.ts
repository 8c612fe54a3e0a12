const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month of the Gregorian calendar; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return monthDays[month - 1] ?? 0;
}

/** A real day of the years 0001 to 9999. */
export function isDay(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
}

/** A real time of a day: 00:00:00 to 23:59:59. */
export function isTime(hour: number, minute: number, second: number): boolean {
  return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
}

/** "2026-03-31" */
export function dayText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** "14:05:06" and, where the fraction has digits other than zero, ".123"; the fraction is cut, not rounded, to `digits`. */
export function timeText(clock: string, fraction: string, digits: number): string {
  const kept = fraction.slice(0, digits).replace(/0+$/, '');
  return kept === '' ? clock : `${clock}.${kept}`;
}

/** A number of two digits, "07". */
export function two(part: number): string {
  return part < 10 ? `0${part}` : String(part);
}

/** The day after a canonical date; null after the last one. */
export function dayAfter(date: string): string | null {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (day < daysInMonth(year, month)) return dayText(year, month, day + 1);
  if (month < 12) return dayText(year, month + 1, 1);
  return year < 9999 ? dayText(year + 1, 1, 1) : null;
}

/** The day before a canonical date; null before the first one. */
export function dayBefore(date: string): string | null {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (day > 1) return dayText(year, month, day - 1);
  if (month > 1) return dayText(year, month - 1, daysInMonth(year, month - 1));
  return year > 1 ? dayText(year - 1, 12, 31) : null;
}
