import { createHash } from 'node:crypto';
import { canon } from '../../core/values/canon.ts';
import { addMs, cutFraction, msBetween } from '../../core/values/instant.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { momentStyle, plainMoment, readMoment, writeMoment } from '../files/moment.ts';

/** A value as SQLite stores it; integers are always bigints here. */
export type Raw = null | bigint | number | string | Buffer;

/** What SQLite does with values of other types in a column (sqlite.org/datatype3.html, 3.1). */
export type Affinity = 'integer' | 'text' | 'blob' | 'real' | 'numeric';

export function affinityOf(declared: string): Affinity {
  const type = declared.toUpperCase();
  if (type.includes('INT')) return 'integer';
  if (/CHAR|CLOB|TEXT/.test(type)) return 'text';
  if (type === '' || type === 'ANY' || type.includes('BLOB')) return 'blob';
  return /REAL|FLOA|DOUB/.test(type) ? 'real' : 'numeric';
}

/** Turns stored values into canonical ones and back. */
export interface Codec {
  readonly type: FieldType;
  /** Undefined: the stored value is not what the column was declared for; it is left out of the record. */
  readonly read: (raw: Raw) => Value | undefined;
  /** What to store, in the form of `like`: the value that is replaced, or another one of the column; null when there is none. */
  readonly write: (value: Value, like: Raw) => Result<Raw, string>;
}

/** What is known of a column beyond its declared type. */
export interface Traits {
  readonly declared: string;
  /** From CHECK (column IN (...)). */
  readonly options: readonly string[] | null;
  /** One of its values; null when it has none. */
  readonly sample: Raw;
}

const intMin = -(2n ** 63n);
const intMax = 2n ** 63n - 1n;

/** The codec of a column by its declared type. Types that SQLite does not know are taken for what other systems mean by them. */
export function codecOf(traits: Traits): Codec {
  const name = traits.declared.toUpperCase().trim();
  const [first, second] = /\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/.exec(name)?.slice(1, 3) ?? [];
  const affinity = affinityOf(name);
  if (name.startsWith('BOOL')) return truth;
  if (/DATETIME|TIMESTAMP/.test(name)) return moments(traits.sample);
  if (/^DATE\b/.test(name)) return dates;
  if (/^TIME\b/.test(name)) return text({ kind: 'time', digits: 9 });
  if (/^JSONB?\b/.test(name)) return json;
  if (affinity === 'integer') return integers;
  if (affinity === 'real') return decimals({ kind: 'decimal' });
  if (/^(?:DEC|NUM|MONEY|CURRENCY)/.test(name)) {
    return decimals({
      kind: 'decimal',
      ...(first === undefined ? {} : { precision: Number(first), scale: Number(second ?? 0) }),
    });
  }
  if (name.includes('BLOB')) return bytes;
  if (affinity === 'blob') return untyped;
  if (traits.options !== null) return text({ kind: 'choice', options: [...traits.options] });
  return text(
    first === undefined || Number(first) === 0 ? { kind: 'text' } : { kind: 'text', maxLength: Number(first) },
  );
}

const valueOr = (made: Result<Value, string>): Value | undefined => (made.ok ? made.value : undefined);

/** The canonical text of a value, before it is given its stored form. */
function canonical(type: FieldType, value: Value, store: (text: string) => Result<Raw, string>): Result<Raw, string> {
  const made = canon(type, value);
  if (!made.ok) return made;
  return made.value === null ? ok(null) : store(String(made.value));
}

/** Digits of a number, the fewest that stand for it exactly; other values as they are. */
function textOf(raw: Raw): string | null {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'bigint') return raw.toString();
  return typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : null;
}

function text(type: FieldType): Codec {
  return {
    type,
    read: (raw) => {
      if (raw === null) return null;
      const found = textOf(raw);
      return found === null ? undefined : valueOr(canon(type, found));
    },
    write: (value) => canonical(type, value, ok),
  };
}

/** Columns without a declared type hold whatever is put there: a number stays a number. */
const untyped: Codec = {
  ...text({ kind: 'text' }),
  write: (value, like) =>
    canonical({ kind: 'text' }, value, (found) =>
      typeof like === 'bigint' && /^(?:0|-?[1-9]\d{0,17})$/.test(found) ? ok(BigInt(found)) : ok(found),
    ),
};

const json: Codec = text({ kind: 'json' });

const integers: Codec = {
  ...text({ kind: 'integer', min: intMin.toString(), max: intMax.toString() }),
  write: (value) =>
    canonical({ kind: 'integer' }, value, (digits) => {
      const number = BigInt(digits);
      if (number >= intMin && number <= intMax) return ok(number);
      return err(`${digits} is beyond the whole numbers of SQLite, which have 64 bits.`);
    }),
};

/** Bound as text, so that SQLite itself makes the nearest number of it and none passes through ours. */
const decimals = (type: FieldType): Codec => text(type);

const truths: readonly (readonly [yes: string, no: string])[] = [
  ['true', 'false'],
  ['t', 'f'],
  ['yes', 'no'],
  ['y', 'n'],
  ['1', '0'],
];

const truth: Codec = {
  type: { kind: 'boolean' },
  read: (raw) => {
    if (raw === null) return null;
    const word = textOf(raw)?.toLowerCase() ?? '';
    const pair = truths.find((both) => both.includes(word));
    return pair === undefined ? undefined : pair[0] === word;
  },
  write: (value, like) =>
    canonical({ kind: 'boolean' }, value, (word) => {
      const yes = word === 'true';
      const pair = typeof like === 'string' ? truths.find((both) => both.includes(like.toLowerCase())) : undefined;
      if (pair === undefined) return ok(yes ? 1n : 0n);
      const stored = yes ? pair[0] : pair[1];
      return ok(like === String(like).toUpperCase() ? stored.toUpperCase() : stored);
    }),
};

const midnight = /^(\d{4}-\d\d-\d\d)([T ]00:00:00(?:\.0+)?)$/;

const dates: Codec = {
  type: { kind: 'date' },
  read: (raw) => {
    if (raw === null) return null;
    if (typeof raw !== 'string') return undefined;
    return valueOr(canon({ kind: 'date' }, midnight.exec(raw)?.[1] ?? raw));
  },
  write: (value, like) =>
    canonical({ kind: 'date' }, value, (date) =>
      ok(`${date}${typeof like === 'string' ? (midnight.exec(like)?.[2] ?? '') : ''}`),
    ),
};

const epoch = '1970-01-01T00:00:00Z';
/** Whole numbers below this are seconds since 1970, up to the year 5138; above it they are milliseconds. */
const secondsMax = 100_000_000_000n;
const millisecondsMax = secondsMax * 1000n;

const unitMs = (raw: bigint): number => (raw < secondsMax && raw > -secondsMax ? 1000 : 1);

function momentOf(raw: Raw): string | undefined {
  if (typeof raw === 'string') return readMoment(raw, 9) ?? undefined;
  if (typeof raw !== 'bigint' || raw >= millisecondsMax || raw <= -millisecondsMax) return undefined;
  return addMs(epoch, Number(raw) * unitMs(raw));
}

/** Moments as text, UTC where no zone is given, or as seconds or milliseconds since 1970. */
function moments(sample: Raw): Codec {
  const digits = typeof sample === 'bigint' ? (unitMs(sample) === 1000 ? 0 : 3) : 9;
  const type: FieldType = { kind: 'instant', digits };
  return {
    type,
    read: (raw) => {
      if (raw === null) return null;
      const moment = momentOf(raw);
      return moment === undefined ? undefined : cutFraction(moment, digits);
    },
    write: (value, like) =>
      canonical(type, value, (instant) => {
        const model = like ?? sample;
        if (typeof model !== 'bigint') {
          const style = typeof model === 'string' ? momentStyle(model) : null;
          return ok(writeMoment(instant, style ?? plainMoment));
        }
        return ok(BigInt(Math.floor(msBetween(epoch, instant) / unitMs(model))));
      }),
  };
}

const bytes: Codec = {
  type: { kind: 'file' },
  read: (raw) => {
    if (raw === null) return null;
    if (!Buffer.isBuffer(raw)) return undefined;
    return { digest: `sha256:${createHash('sha256').update(raw).digest('hex')}`, bytes: String(raw.length) };
  },
  write: () => err('The contents of files are not written to SQLite.'),
};

/** The canonical instant in a column, whatever its declared type; null where it is none. */
export const instantIn = (raw: Raw): string | null => momentOf(raw) ?? null;
