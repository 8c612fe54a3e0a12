import { useLanguage } from './language.ts';

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

/** "1,234" or "1.234". */
export const numberWords = (value: number, options: Intl.NumberFormatOptions = {}): string =>
  numberFormat(locale(), options).format(value);

/** A day: "3 May 2026", "3. Mai 2026". @param instant an instant, ISO 8601 */
export const dayWords = (instant: string): string =>
  dateFormat(locale(), { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant));

/** A time of a day: "11:58". @param instant an instant, ISO 8601 */
export const clockWords = (instant: string, withSeconds = false): string =>
  dateFormat(locale(), {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
  }).format(new Date(instant));

/** A day and a time of it. @param instant an instant, ISO 8601 */
export const momentWords = (instant: string): string => `${dayWords(instant)}, ${clockWords(instant)}`;
