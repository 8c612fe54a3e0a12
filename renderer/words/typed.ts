import { canonDate, canonLocal, toInstant } from '../../engine/core/values/instant.ts';
import { err, ok, type Result } from '../../engine/model/result.ts';
import { dayOrder, numberSigns } from './formats.ts';
import { readNumber, readWhole } from './typed-number.ts';
import { wordsOf } from './words.ts';

/** Instants are typed with the zone that they are kept in, so that nobody's clock is guessed. */
const zone = 'UTC';
const exampleDay = '2026-12-31';
const exampleMoment = `${exampleDay}T14:05:00`;

/** A day as it is typed: "31.12.2026", "12/31/2026". @param day "2026-12-31" */
function dayText(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const parts = { year, month, day: date };
  return dayOrder()
    .map((part) => ('is' in part ? parts[part.is] : part.sign))
    .join('');
}

const iso = /^\d{4}-\d\d-\d\d$/;

/** The day that was typed, in the order of the person or as "2026-12-31" does; null where it is neither. */
function dayIn(typed: string): string | null {
  if (iso.test(typed)) return typed;
  const order = dayOrder();
  const shape = order.map((part) =>
    'is' in part ? (part.is === 'year' ? '(\\d{4})' : '(\\d{1,2})') : `\\s*\\${part.sign.trim()}\\s*`,
  );
  const found = new RegExp(`^${shape.join('')}$`).exec(typed)?.slice(1);
  if (found === undefined) return null;
  const names = order.flatMap((part) => ('is' in part ? [part.is] : []));
  const at = (name: 'year' | 'month' | 'day'): string => (found[names.indexOf(name)] ?? '').padStart(2, '0');
  return `${at('year')}-${at('month')}-${at('day')}`;
}

const wrong = (key: 'notDate' | 'notMoment' | 'notLocal', text: string, example: string): Result<string, string> =>
  err(wordsOf('values')(key, { text, example }));

function readDay(text: string): Result<string, string> {
  const made = canonDate(dayIn(text) ?? text);
  return made.ok ? made : wrong('notDate', text, dayText(exampleDay));
}

const dayAndTime = /^(.+?)(?:,?\s+|T)(\d{1,2}:\d\d.*)$/;

/** A day and a time as "2026-12-31T14:05 UTC" has them; the text itself where it is none. */
function momentIn(text: string): string {
  const [, day = '', time = ''] = dayAndTime.exec(text) ?? [];
  const read = dayIn(day === '' ? text : day.trim());
  if (read === null) return text;
  return time === '' ? read : `${read}T${time.replace(/^\d:/, '0$&').replace(',', '.')}`;
}

const clockText = (time: string): string => time.replace(/^(\d\d:\d\d):00$/, '$1').replace('.', numberSigns().decimal);

/** A canonical date and time as it is typed: "31.12.2026 14:05". */
function localText(text: string): string {
  const [day = '', time] = text.split('T');
  return time === undefined ? text : `${dayText(day)} ${clockText(time)}`;
}

const instantText = (text: string): string => `${localText(text.replace(/Z$/, ''))} ${zone}`;

function readMoney(text: string): Result<string, string> {
  const [, amount = '', currency = ''] = /^(.*\d)\s*([A-Za-z]{3})$/.exec(text) ?? [];
  if (currency === '') return text.startsWith('{') ? ok(text) : err(notMoney(text));
  const read = readNumber(amount);
  return read.ok ? ok(JSON.stringify({ amount: read.value, currency: currency.toUpperCase() })) : read;
}

const notMoney = (text: string): string =>
  wordsOf('values')('notMoney', { text, example: `${numberText('1234.5')} EUR` });

const moneyShape = /^\{"amount":"([^"]+)","currency":"([A-Z]{3})"\}$/;

function readYes(text: string): Result<string, string> {
  const words = wordsOf('values');
  const said = text.toLowerCase();
  if (said === words('yes').toLowerCase()) return ok('true');
  return ok(said === words('no').toLowerCase() ? 'false' : text);
}

/** A canonical number as it is typed: with the decimal sign of the person, and nothing between the thousands. */
const numberText = (canonical: string): string => canonical.replace('.', numberSigns().decimal);

/**
 * What somebody typed for a field, as the engine takes it: numbers and dates are typed as the person's locale has them.
 * @param kind of the field's type; kinds that are the same everywhere are left as they are
 * @returns the text for the engine, or a sentence that names the form that is expected
 */
export function readTyped(kind: string, typed: string): Result<string, string> {
  const text = typed.trim();
  if (text === '') return ok(typed);
  switch (kind) {
    case 'integer':
      return readWhole(text);
    case 'decimal':
      return readNumber(text);
    case 'money':
      return readMoney(text);
    case 'boolean':
      return readYes(text);
    case 'date':
      return readDay(text);
    case 'instant': {
      const made = toInstant(momentIn(text));
      return made.ok ? made : wrong('notMoment', text, instantText(`${exampleMoment}Z`));
    }
    case 'local-date-time': {
      const made = canonLocal(momentIn(text), 9);
      return made.ok ? made : wrong('notLocal', text, localText(exampleMoment));
    }
    default:
      return ok(typed);
  }
}

/** A text of the engine as it is typed: what `readTyped` reads as the same again. */
export function typedText(kind: string, canonical: string): string {
  switch (kind) {
    case 'integer':
    case 'decimal':
      return numberText(canonical);
    case 'money': {
      const [, amount, currency] = moneyShape.exec(canonical) ?? [];
      return amount === undefined ? canonical : `${numberText(amount)} ${currency}`;
    }
    case 'boolean':
      return canonical === 'true' || canonical === 'false'
        ? wordsOf('values')(canonical === 'true' ? 'yes' : 'no')
        : canonical;
    case 'date':
      return iso.test(canonical) ? dayText(canonical) : canonical;
    case 'instant':
      return canonical.endsWith('Z') ? instantText(canonical) : canonical;
    case 'local-date-time':
      return localText(canonical);
    default:
      return canonical;
  }
}

/**
 * What is wrong with the number that somebody typed in a form, in a sentence that names the form that is expected; null where
 * it can be read. So it is where no digit was typed: then the form itself knows best what it wants, such as a whole number.
 */
export function misspeltNumber(text: string): string | null {
  if (!/\d/.test(text)) return null;
  const read = readTyped('decimal', text);
  return read.ok ? null : read.error;
}
