import { formatsFor, useLanguage } from './language.ts';

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

/** Making a format costs far more than using it: each is made once a locale. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n ${locale} ${JSON.stringify(options)}`;
  const found = made.get(key);
  if (found instanceof Intl.NumberFormat) return found;
  const format = new Intl.NumberFormat(locale, options);
  made.set(key, format);
  return format;
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d ${locale} ${JSON.stringify(options)}`;
  const found = made.get(key);
  if (found instanceof Intl.DateTimeFormat) return found;
  const format = new Intl.DateTimeFormat(locale, options);
  made.set(key, format);
  return format;
}

const locale = (): string => useLanguage.getState().formats;

/** Within a sentence, names of days and months are in its language, whatever locale somebody chose for dates. */
function spokenLocale(): string {
  const { language, formats } = useLanguage.getState();
  return formatsFor(language, formats);
}

/** "1,234" or "1.234". */
export const numberWords = (value: number, options: Intl.NumberFormatOptions = {}): string =>
  numberFormat(locale(), options).format(value);

/** The signs that a person's locale has within a number. */
export function numberSigns(): { readonly decimal: string; readonly group: string } {
  const parts = numberFormat(locale(), { useGrouping: 'always' }).formatToParts(12_345.5);
  const sign = (type: 'decimal' | 'group', usual: string): string =>
    parts.find((part) => part.type === type)?.value ?? usual;
  return { decimal: sign('decimal', '.'), group: sign('group', '') };
}

/** How many digits stand between the signs of the thousands of a whole number: "1,3,3". */
export const groupLengths = (digits: string): string =>
  numberFormat(locale(), { useGrouping: 'always' })
    .formatToParts(BigInt(digits))
    .flatMap(({ type, value }) => (type === 'integer' ? [value.length] : []))
    .join();

/** In which order a date is written with digits, and what stands between. */
type DayPart = { readonly is: 'day' | 'month' | 'year' } | { readonly sign: string };

export const dayOrder = (): readonly DayPart[] =>
  dateFormat(locale(), { day: '2-digit', month: '2-digit', year: 'numeric' })
    .formatToParts(new Date(2026, 11, 31))
    .map(({ type, value }) => (type === 'day' || type === 'month' || type === 'year' ? { is: type } : { sign: value }));

/** A day: "3 May 2026", "3. Mai 2026". @param instant an instant, ISO 8601 */
export const dayWords = (instant: string): string =>
  dateFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant));

const isSameYear = (one: Date, other: Date): boolean => one.getFullYear() === other.getFullYear();

const yearUnless = (isLeftOut: boolean) => (isLeftOut ? {} : { year: 'numeric' as const });

/** A day, with the year only where it is not that of now: "3 May", "3. Mai". */
export const shortDayWords = (at: Date, now: Date): string =>
  dateFormat(locale(), { day: 'numeric', month: 'short', ...yearUnless(isSameYear(at, now)) }).format(at);

/** A day as a sentence has it: "3 May", "24 December 2025". */
export const spokenDayWords = (at: Date, now: Date): string =>
  dateFormat(spokenLocale(), { day: 'numeric', month: 'long', ...yearUnless(isSameYear(at, now)) }).format(at);

/** "Friday". */
export const weekdayWords = (at: Date): string => dateFormat(spokenLocale(), { weekday: 'long' }).format(at);

/** "Fri". */
export const shortWeekdayWords = (at: Date): string => dateFormat(spokenLocale(), { weekday: 'short' }).format(at);

/** A time of a day: "09:05", "9:05 AM". @param instant an instant, ISO 8601 */
export function clockWords(instant: string, withSeconds = false): string {
  const isHalved = dateFormat(locale(), { hour: 'numeric' }).resolvedOptions().hour12 === true;
  return dateFormat(locale(), {
    hour: isHalved ? 'numeric' : '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
  }).format(new Date(instant));
}

/** A day and a time of it. @param instant an instant, ISO 8601 */
export const momentWords = (instant: string): string => `${dayWords(instant)}, ${clockWords(instant)}`;

/** How long something took: "380 ms", "1.2 s". */
export const tookWords = (ms: number): string =>
  ms < 1000
    ? `${numberWords(Math.max(1, Math.round(ms)))} ms`
    : `${numberWords(ms / 1000, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`;

/** Several names in a sentence: "Email and Phone number". */
export const listWords = (names: readonly string[]): string =>
  new Intl.ListFormat(spokenLocale(), { type: 'conjunction' }).format(names);
