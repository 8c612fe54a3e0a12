const minute = 60;
const hour = 3600;

/** A number as people write it in English: 12,345. */
export const count = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/gu, ',');

/** "1 record", "2 records". */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** A span of seconds for people: "8 s", "3 min", "2 h 5 min". */
export function seconds(span: number): string {
  if (span < minute) return `${Math.max(1, Math.round(span))} s`;
  if (span < hour) return `${Math.round(span / minute)} min`;
  return `${Math.floor(span / hour)} h ${Math.round((span % hour) / minute)} min`;
}

/** A canonical instant in the words of a table: to the second, in UTC. */
export const moment = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;

/** What stands for values that retention took away at an instant. */
export const removedOn = (instant: string): string => `values removed on ${instant.slice(0, 10)} by retention`;

const shownMax = 40;

/** A value for a table: short, on one line; a blank is a dash. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '-';
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/gu, ' ');
  return text.length > shownMax ? `${text.slice(0, shownMax - 1)}…` : text;
}
