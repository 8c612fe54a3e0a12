import { canon } from '../../core/values/canon.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { momentStyle, plainMoment, readMoment, writeMoment } from '../files/moment.ts';
import { type ColumnType, type CsvSettings, columnTypes } from './settings.ts';

/** A column of a file, and how its cells are read and written. */
export interface Column {
  readonly name: string;
  /** Its place in a row, from 0. */
  readonly at: number;
  readonly type: FieldType;
  /** The canonical value of a cell, NULL when empty; undefined where the cell does not hold what the column should. */
  readonly read: (cell: string) => Value | undefined;
  /** The cell of a value, written as `like` is: the cell it replaces, or another one of the column. Or why it cannot be written. */
  readonly write: (value: Value, like: string) => Result<string, string>;
  /** The cell as a canonical instant, whatever the type of the column; null where it is none. */
  readonly moment: (cell: string) => string | null;
}

interface Form {
  /** The text that `canon` takes; null: not of this form. */
  readonly read: (cell: string) => string | null;
  /** What it reads is canonical already. */
  readonly exact?: boolean;
  /** From canonical text. */
  readonly write: (value: string, like: string) => string;
}

const asItIs: Form = { read: (cell) => cell, write: (value) => value };

const text: Form = {
  read: (cell) => cell,
  write: (value, like) => (like.includes('\r\n') ? value.replaceAll('\n', '\r\n') : value),
};

/** Keeps as many digits after the point as there were: 12.50 becomes 13.00, not 13. */
function decimal(comma: boolean): Form {
  const point = comma ? ',' : '.';
  return {
    read: (cell) => {
      const bare = cell.trim();
      if (!comma) return bare;
      return bare.includes('.') ? null : bare.replace(',', '.');
    },
    write: (value, like) => {
      const [whole = '', fraction = ''] = value.split('.');
      const places = like.trim().split(point)[1]?.length ?? 0;
      const digits = fraction.padEnd(places, '0');
      return digits === '' ? whole : `${whole}${point}${digits}`;
    },
  };
}

const words: readonly (readonly [yes: string, no: string])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['y', 'n'],
  ['t', 'f'],
  ['1', '0'],
  ['on', 'off'],
];

const truth: Form = {
  read: (cell) => {
    const bare = cell.trim().toLowerCase();
    const pair = words.find((both) => both.includes(bare));
    return pair === undefined ? null : String(pair[0] === bare);
  },
  write: (value, like) => {
    const bare = like.trim();
    const [yes, no] = words.find((both) => both.includes(bare.toLowerCase())) ?? ['true', 'false'];
    const word = value === 'true' ? yes : no;
    if (bare !== '' && bare === bare.toUpperCase()) return word.toUpperCase();
    return /^\p{Lu}/u.test(bare) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  },
};

const isoFormat = 'YYYY-MM-DD';

interface DatePattern {
  readonly source: RegExp;
  readonly format: string;
}

function patternOf(format: string): DatePattern {
  const parts: Record<string, string> = {
    YYYY: '(?<year>\\d{4})',
    YY: '(?<short>\\d\\d)',
    MM: '(?<month>\\d\\d)',
    M: '(?<month>\\d\\d?)',
    DD: '(?<day>\\d\\d)',
    D: '(?<day>\\d\\d?)',
  };
  const source = format.replace(/Y+|M+|D+|[./ -]/g, (part) => parts[part] ?? `\\${part === ' ' ? 's' : part}`);
  return { source: new RegExp(`^${source}`), format };
}

/** Years of two digits are those from 1970 to 2069, as spreadsheets and POSIX take them nearly all. */
const centuryOf = (short: string): string => (Number(short) >= 70 ? `19${short}` : `20${short}`);

/** The canonical date a text starts with, and the rest of the text. */
function dateFrom(cell: string, pattern: DatePattern): { readonly date: string; readonly rest: string } | null {
  const found = pattern.source.exec(cell);
  if (found?.groups === undefined) return null;
  const { year, short, month = '', day = '' } = found.groups;
  const date = `${year ?? centuryOf(short ?? '')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { date, rest: cell.slice(found[0].length) };
}

function dateText(date: string, pattern: DatePattern): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const parts: Record<string, string> = {
    YYYY: year,
    YY: year.slice(2),
    MM: month,
    M: String(Number(month)),
    DD: day,
    D: String(Number(day)),
  };
  return pattern.format.replace(/Y+|M+|D+/g, (part) => parts[part] ?? part);
}

function dates(pattern: DatePattern): Form {
  return {
    read: (cell) => {
      const found = dateFrom(cell.trim(), pattern);
      return found === null || found.rest !== '' ? null : found.date;
    },
    write: (value) => dateText(value, pattern),
  };
}

/** A moment whose date stands as the connection says: "31.03.2026 14:05". */
function moments(pattern: DatePattern, zoned: boolean): Form {
  const isoOf = (cell: string): string | null => {
    if (pattern.format === isoFormat) return cell.trim();
    const found = dateFrom(cell.trim(), pattern);
    return found === null ? null : `${found.date}${found.rest}`;
  };
  return {
    exact: zoned,
    read: (cell) => {
      const iso = isoOf(cell);
      return zoned && iso !== null ? readMoment(iso, 9) : iso;
    },
    write: (value, like) => {
      const style = momentStyle(isoOf(like) ?? '') ?? plainMoment;
      const written = writeMoment(zoned ? value : `${value}Z`, zoned ? style : { ...style, after: '' });
      return `${dateText(written.slice(0, 10), pattern)}${written.slice(10)}`;
    },
  };
}

function formOf(type: ColumnType, settings: CsvSettings): Form {
  const pattern = patternOf(settings.dateFormat);
  switch (type) {
    case 'text':
      return text;
    case 'integer':
      return { read: (cell) => cell.trim(), write: (value) => value };
    case 'decimal':
      return decimal(settings.decimalComma);
    case 'boolean':
      return truth;
    case 'date':
      return dates(pattern);
    case 'instant':
      return moments(pattern, true);
    case 'local-date-time':
      return moments(pattern, false);
    case 'time':
    case 'json':
      return asItIs;
  }
}

/** The column of this name. */
export function columnOf(name: string, at: number, settings: CsvSettings): Column {
  const kind = settings.types[name] ?? 'text';
  const type: FieldType = columnTypes[kind];
  const form = formOf(kind, settings);
  const instants = moments(patternOf(settings.dateFormat), true);
  return {
    name,
    at,
    type,
    read: (cell) => {
      if (cell === '') return null;
      const read = form.read(cell);
      if (read === null) return undefined;
      if (form.exact === true) return read;
      const made = canon(type, read);
      return made.ok ? made.value : undefined;
    },
    write: (value, like) => {
      const made = canon(type, value);
      if (!made.ok) return err(`The column "${name}" cannot hold this: ${made.error}`);
      if (made.value === null) return ok('');
      return ok(form.write(String(made.value), like));
    },
    moment: (cell) => (cell === '' ? null : instants.read(cell)),
  };
}
