import { err, ok, type Result } from '../../model/result.ts';
import { isDay, isTime, two } from '../values/calendar.ts';
import { show } from '../values/show.ts';

/** What clocks and calendars show; null where it is not known. `clock` is a canonical time with all its fraction digits. */
export interface Shown {
  readonly day: string | null;
  readonly clock: string | null;
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction' | 'half';
type Parts = { readonly [Name in Part]?: string };

interface Token {
  readonly part: Part | null;
  readonly source: string;
  readonly print: (parts: Required<Parts>) => string | null;
}

const months = 'January February March April May June July August September October November December'.split(' ');
const digits = (part: Part, source: string, width: number): Token => ({
  part,
  source,
  print: (parts) => String(Number(parts[part])).padStart(width, '0'),
});
/** Two-digit years are those from 1970 to 2069; no other year can be written with them. */
const centuryFrom = 1970;

const tokens: { readonly [name: string]: Token } = {
  YYYY: digits('year', '(\\d{4})', 4),
  YY: {
    part: 'year',
    source: '(\\d{2})',
    print: ({ year }) => (Number(year) >= centuryFrom && Number(year) < centuryFrom + 100 ? year.slice(2) : null),
  },
  MMMM: { part: 'month', source: `(${months.join('|')})`, print: ({ month }) => months[Number(month) - 1] ?? null },
  MMM: {
    part: 'month',
    source: `(${months.map((month) => month.slice(0, 3)).join('|')})`,
    print: ({ month }) => months[Number(month) - 1]?.slice(0, 3) ?? null,
  },
  MM: digits('month', '(\\d{2})', 2),
  M: digits('month', '(\\d{1,2})', 1),
  DD: digits('day', '(\\d{2})', 2),
  D: digits('day', '(\\d{1,2})', 1),
  HH: digits('hour', '(\\d{2})', 2),
  H: digits('hour', '(\\d{1,2})', 1),
  hh: { part: 'hour', source: '(\\d{2})', print: ({ hour }) => two(((Number(hour) + 11) % 12) + 1) },
  h: { part: 'hour', source: '(\\d{1,2})', print: ({ hour }) => String(((Number(hour) + 11) % 12) + 1) },
  mm: digits('minute', '(\\d{2})', 2),
  ss: digits('second', '(\\d{2})', 2),
  A: { part: 'half', source: '([AaPp][Mm])', print: ({ hour }) => (Number(hour) < 12 ? 'AM' : 'PM') },
};

export interface Pattern {
  readonly text: string;
  readonly hasDay: boolean;
  readonly hasClock: boolean;
  readonly hasSeconds: boolean;
  /** Fraction digits it writes. */
  readonly digits: number;
  readonly tokens: readonly Token[];
  readonly reader: RegExp;
}

const piece = /\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|S{1,9}|A|./gsu;

/**
 * Reads a pattern such as "DD.MM.YYYY HH:mm": YYYY YY MMMM MMM MM M DD D HH H hh h A mm ss S to SSSSSSSSS; text in brackets
 * and all other characters stand for themselves.
 */
export function readPattern(text: string): Result<Pattern, string> {
  const found = [...text.matchAll(piece)].map((match) => tokenOf(match[0], match[1]));
  const parts = found.flatMap((token) => (token.part === null ? [] : [token.part]));
  const twice = parts.find((part, at) => parts.indexOf(part) !== at);
  if (twice !== undefined) return err(`The pattern ${show(text)} has the ${twice} twice.`);
  const has = (part: Part): boolean => parts.includes(part);
  const hasDay = has('year') && has('month') && has('day');
  if (!hasDay && (has('year') || has('month') || has('day'))) {
    return err(`The pattern ${show(text)} needs the year, the month and the day, such as YYYY-MM-DD.`);
  }
  const hasClock = has('hour') && has('minute');
  if (!hasClock && ['hour', 'minute', 'second', 'fraction', 'half'].some((part) => parts.some((one) => one === part))) {
    return err(`The pattern ${show(text)} needs the hour and the minute, such as HH:mm.`);
  }
  if (/(?<![H])h/.test(stripped(text)) !== has('half'))
    return err(`The pattern ${show(text)} needs both h and A (AM or PM), or H alone.`);
  if (!hasDay && !hasClock) return err(`The pattern ${show(text)} has neither a date nor a time.`);
  const fraction = /S+/.exec(stripped(text))?.[0].length ?? 0;
  const reader = new RegExp(`^${found.map((token) => token.source).join('')}$`, 'u');
  return ok({ text, hasDay, hasClock, hasSeconds: has('second'), digits: fraction, tokens: found, reader });
}

function stripped(text: string): string {
  return text.replace(/\[[^\]]*\]/g, '');
}

function tokenOf(text: string, literal: string | undefined): Token {
  const known = tokens[text];
  if (literal === undefined && known !== undefined) return known;
  if (literal === undefined && /^S+$/.test(text)) {
    return {
      part: 'fraction',
      source: `(\\d{${text.length}})`,
      print: ({ fraction }) => fraction.padEnd(9, '0').slice(0, text.length),
    };
  }
  const plain = literal ?? text;
  return { part: null, source: plain.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), print: () => plain };
}

/** What a text in this pattern shows. */
export function parseShown(pattern: Pattern, text: string): Result<Shown, string> {
  const found = pattern.reader.exec(text.trim());
  if (found === null)
    return err(`${show(text)} is not written like ${pattern.text}; correct it or change the pattern.`);
  const parts: { [Name in Part]?: string } = {};
  let group = 0;
  for (const token of pattern.tokens) {
    if (token.part === null) continue;
    group += 1;
    parts[token.part] = found[group] ?? '';
  }
  const day = pattern.hasDay ? dayOf(parts) : null;
  const clock = pattern.hasClock ? clockOf(parts) : null;
  if (day === undefined) return err(`${show(text)} is not a day of the calendar; correct it.`);
  if (clock === undefined) return err(`${show(text)} is not a time of a day; correct it.`);
  return ok({ day, clock });
}

function dayOf(parts: Parts): string | undefined {
  const { year = '', month = '', day = '' } = parts;
  const whole = year.length === 2 ? Number(year) + (Number(year) < centuryFrom % 100 ? 2000 : 1900) : Number(year);
  const named = months.findIndex((name) => name.slice(0, 3) === month.slice(0, 3)) + 1;
  const number = named > 0 ? named : Number(month);
  if (!isDay(whole, number, Number(day))) return undefined;
  return `${String(whole).padStart(4, '0')}-${two(number)}-${two(Number(day))}`;
}

function clockOf(parts: Parts): string | undefined {
  const { hour = '', minute = '', second = '00', fraction = '', half } = parts;
  const twelve = Number(hour);
  if (half !== undefined && (twelve < 1 || twelve > 12)) return undefined;
  const whole = half === undefined ? twelve : (twelve % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (!isTime(whole, Number(minute), Number(second))) return undefined;
  const rest = fraction.replace(/0+$/, '');
  return `${two(whole)}:${minute}:${second}${rest === '' ? '' : `.${rest}`}`;
}

/** A day and time written in this pattern; what the pattern has no place for is left out. */
export function printShown(pattern: Pattern, shown: Shown): Result<string, string> {
  if ((pattern.hasDay && shown.day === null) || (pattern.hasClock && shown.clock === null)) {
    return err(`The pattern ${pattern.text} needs a ${shown.day === null ? 'date' : 'time'}, and the value has none.`);
  }
  const [year = '', month = '', day = ''] = (shown.day ?? '').split('-');
  const [hour = '', minute = '', seconds = ''] = (shown.clock ?? '').split(':');
  const [second = '', fraction = ''] = seconds.split('.');
  const parts = { year, month, day, hour, minute, second, fraction, half: '' };
  const out: string[] = [];
  for (const token of pattern.tokens) {
    const printed = token.print(parts);
    if (printed === null) return err(`The year ${year} cannot be written like ${pattern.text}; use YYYY.`);
    out.push(printed);
  }
  return ok(out.join(''));
}
