import { canon } from '../../core/values/canon.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { FieldType, Value } from '../../model/value.ts';

/** What the system catalogue says about the type of a column; domains are already resolved to what they stand on. */
export interface ColumnType {
  readonly name: string;
  /** As SQL writes it, with its schema where that is needed. */
  readonly sql: string;
  readonly kind: string;
  readonly typmod: number;
  /** Labels of an enum, in its order. */
  readonly labels: readonly string[];
  /** Name of the type of the elements of an array, else empty. */
  readonly element: string;
}

/**
 * How the values of one column travel. `t` stands for the column in SQL, `v` for a value that came as `wire`.
 */
export interface Wire {
  readonly type: FieldType;
  /** Whether values can be written at all. */
  readonly writable: boolean;
  /** The SQL type in whose text values are sent. */
  readonly wire: string;
  /** SQL whose text `decode` takes. */
  select(t: string): string;
  /** Undefined where the stored value has no canonical form ("infinity", a year before 1): the field is then MISSING. */
  decode(text: string): Value | undefined;
  /** Text to send for a canonical value that is not NULL, or what kind of value the column takes instead. */
  encode(value: Value): Result<string, string>;
  assign(v: string): string;
  /** The same to the last character; NULL equals NULL. May be stricter than canonical equality, never looser. */
  match(t: string, v: string): string;
  /** Equal by an index of the column, which may be looser than `match`. */
  lookup(t: string, v: string): string;
}

const plain = {
  writable: true,
  select: (t: string) => t,
  assign: (v: string) => v,
  match: (t: string, v: string) => `${t} is not distinct from ${v}`,
  lookup: (t: string, v: string) => `${t} = ${v}`,
};

const wrong = (what: string): Result<string, string> => err(what);

/** Through the canonical form both ways; `toWire` where PostgreSQL writes it otherwise. */
function through(type: FieldType, what: string, toWire: (value: string) => string = (value) => value) {
  return {
    type,
    decode: (text: string): Value | undefined => {
      const value = canon(type, text);
      return value.ok ? value.value : undefined;
    },
    encode: (value: Value): Result<string, string> => {
      const made = canon(type, value);
      return made.ok && typeof made.value === 'string' ? ok(toWire(made.value)) : wrong(what);
    },
  };
}

/** Bytewise, whatever the collation of the column or the rules of its type (citext) hold to be equal. */
const bytewise = {
  match: (t: string, v: string) => `(${t}::text collate "C") is not distinct from ${v}`,
};

function textWire(type: ColumnType): Wire {
  const length = type.typmod > 4 ? type.typmod - 4 : type.name === 'name' ? 63 : undefined;
  const field: FieldType = length === undefined ? { kind: 'text' } : { kind: 'text', maxLength: length };
  const base = through(field, 'text');
  const fits = (value: string): boolean =>
    length === undefined || value.length <= length || [...value.replace(/ +$/, '')].length <= length;
  return {
    ...plain,
    ...base,
    ...bytewise,
    encode: (value) => {
      const made = base.encode(value);
      if (made.ok && !fits(made.value)) return wrong(`text of at most ${length} characters`);
      return made;
    },
    wire: 'text',
    // The padding of char(n) is not part of the value; a cast to text leaves it away.
    select: (t) => (type.name === 'bpchar' ? `${t}::text` : t),
    lookup: (t, v) => `${t} = ${v}::${type.name === 'bpchar' ? 'bpchar' : type.sql}`,
  };
}

const integerLimits: { readonly [name: string]: readonly [string, string] } = {
  int2: ['-32768', '32767'],
  int4: ['-2147483648', '2147483647'],
  int8: ['-9223372036854775808', '9223372036854775807'],
};

function integerWire(type: ColumnType): Wire {
  const [min, max] = integerLimits[type.name] ?? ['0', '0'];
  const what = `a whole number from ${min} to ${max}`;
  const field: FieldType = { kind: 'integer', min, max };
  const base = through(field, what);
  return {
    ...plain,
    ...base,
    // What the server writes is canonical as it is.
    decode: (text) => text,
    encode: (value) => {
      const made = base.encode(value);
      if (!made.ok || made.value.length > max.length + 1) return wrong(what);
      const number = BigInt(made.value);
      return number >= BigInt(min) && number <= BigInt(max) ? made : wrong(what);
    },
    wire: type.name,
  };
}

/** Precision and scale of numeric(p, s) from its modifier; a negative scale is left out. */
function numericLimits(typmod: number): { precision?: number; scale?: number } {
  if (typmod < 4) return {};
  const packed = typmod - 4;
  const scale = ((packed & 2047) ^ 1024) - 1024;
  return scale < 0 ? {} : { precision: (packed >> 16) & 65535, scale };
}

function decimalWire(type: ColumnType): Wire {
  const limits = type.name === 'numeric' ? numericLimits(type.typmod) : {};
  const base = { ...plain, ...through({ kind: 'decimal', ...limits }, 'a number') };
  if (type.name !== 'money') return { ...base, wire: type.name };
  return {
    ...base,
    wire: 'numeric',
    select: (t) => `${t}::numeric`,
    match: (t, v) => `${t}::numeric is not distinct from ${v}`,
    lookup: (t, v) => `${t} = ${v}::money`,
  };
}

const utcMoment = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;
const localMoment = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?$/;
const fractionMax = 6;

function timeWire(type: ColumnType): Wire | null {
  const digits = type.typmod >= 0 && type.typmod < fractionMax ? type.typmod : fractionMax;
  const made = { ...plain, wire: type.name };
  if (type.name === 'date') return { ...made, ...through({ kind: 'date' }, 'a date of the years 0001 to 9999') };
  if (type.name === 'time') return { ...made, ...through({ kind: 'time', digits }, 'a time') };
  if (type.name === 'timestamptz') {
    const base = through({ kind: 'instant', digits }, 'a moment in time');
    // Sessions run in UTC, so this is the form nearly always; the slow way judges the others.
    const decode = (text: string) =>
      utcMoment.test(text) ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : base.decode(text);
    return { ...made, ...base, decode };
  }
  if (type.name !== 'timestamp') return null;
  const base = through({ kind: 'local-date-time', digits }, 'a date and time without a zone');
  const decode = (text: string) =>
    localMoment.test(text) ? `${text.slice(0, 10)}T${text.slice(11)}` : base.decode(text);
  return { ...made, ...base, decode };
}

const booleanWire: Wire = {
  ...plain,
  type: { kind: 'boolean' },
  wire: 'bool',
  decode: (text) => text === 't' || text === 'true',
  encode: (value) => (typeof value === 'boolean' ? ok(String(value)) : wrong('true or false')),
};

function choiceWire(type: ColumnType): Wire {
  const what = `one of its ${type.labels.length} options`;
  const base = through({ kind: 'choice', options: [...type.labels] }, what);
  return {
    ...plain,
    ...base,
    ...bytewise,
    encode: (value) => (typeof value === 'string' && type.labels.includes(value) ? ok(value) : wrong(what)),
    wire: 'text',
    assign: (v) => `${v}::${type.sql}`,
    lookup: (t, v) => `${t}::text = ${v}`,
  };
}

function jsonWire(type: ColumnType): Wire {
  // The text of jsonb is the same for the same value, however it was written.
  const match = (t: string, v: string) => `${t}::jsonb::text is not distinct from ${v}::jsonb::text`;
  return {
    ...plain,
    ...through({ kind: 'json' }, 'JSON'),
    wire: 'text',
    select: (t) => `${t}::text`,
    assign: (v) => `${v}::${type.name}`,
    match,
    lookup: (t, v) => `${t}::jsonb = ${v}::jsonb`,
  };
}

const uuidWire: Wire = {
  ...plain,
  ...through({ kind: 'text', maxLength: 36 }, 'a UUID'),
  wire: 'uuid',
  encode: (value) => {
    const text = typeof value === 'string' ? value.toLowerCase() : '';
    return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? ok(text) : wrong('a UUID');
  },
};

const listTypes = new Set(['text', 'varchar', 'bpchar', 'citext', 'name']);

/** The text of an array as PostgreSQL reads it; every element quoted, so that none is taken for NULL. */
function arrayText(items: readonly Value[]): string | null {
  const parts: string[] = [];
  for (const item of items) {
    if (item === null) parts.push('NULL');
    else if (typeof item === 'string') parts.push(`"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`);
    else return null;
  }
  return `{${parts.join(',')}}`;
}

const listOf = (value: Value): readonly Value[] | null => (Array.isArray(value) ? value : null);

function listWire(): Wire {
  const type: FieldType = { kind: 'list' };
  return {
    ...plain,
    type,
    wire: 'text',
    select: (t) => `array_to_json(${t})::text`,
    decode: (text) => {
      const parsed: unknown = JSON.parse(text);
      if (!Array.isArray(parsed) || !parsed.every((item) => typeof item === 'string' || item === null))
        return undefined;
      const value = canon(type, parsed);
      return value.ok ? value.value : undefined;
    },
    encode: (value) => {
      const made = canon(type, value);
      const items = made.ok ? listOf(made.value) : null;
      const text = items === null ? null : arrayText(items);
      return text === null ? wrong('a list of texts') : ok(text);
    },
    assign: (v) => `${v}::text[]`,
    match: (t, v) => `(${t}::text[] collate "C") is not distinct from ${v}::text[]`,
    lookup: (t, v) => `${t}::text[] = ${v}::text[]`,
  };
}

const fileWire: Wire = {
  type: { kind: 'file' },
  writable: false,
  wire: 'text',
  select: (t) => `encode(sha256(${t}), 'hex') || ':' || octet_length(${t})`,
  decode: (text) => {
    const [digest = '', bytes = ''] = text.split(':');
    return { digest: `sha256:${digest}`, bytes };
  },
  encode: (value) => {
    const made = canon({ kind: 'file' }, value);
    if (!made.ok || made.value === null || typeof made.value !== 'object' || Array.isArray(made.value))
      return wrong('a file');
    const { digest, bytes } = { digest: '', bytes: '', ...made.value };
    return ok(`${String(digest).replace('sha256:', '')}:${String(bytes)}`);
  },
  assign: (v) => v,
  match: (t, v) => `encode(sha256(${t}), 'hex') || ':' || octet_length(${t}) is not distinct from ${v}`,
  lookup: (t, v) => `encode(sha256(${t}), 'hex') || ':' || octet_length(${t}) = ${v}`,
};

/** Everything else is shown as the server writes it, and not written. */
const otherWire: Wire = {
  ...plain,
  ...through({ kind: 'text' }, 'text'),
  ...bytewise,
  writable: false,
  wire: 'text',
  select: (t) => `${t}::text`,
  lookup: (t, v) => `${t}::text = ${v}`,
};

/** How the values of a column of this type travel. */
export function wireOf(type: ColumnType): Wire {
  if (type.kind === 'e') return choiceWire(type);
  switch (type.name) {
    case 'text':
    case 'varchar':
    case 'bpchar':
    case 'citext':
    case 'name':
      return textWire(type);
    case 'int2':
    case 'int4':
    case 'int8':
      return integerWire(type);
    case 'numeric':
    case 'float4':
    case 'float8':
    case 'money':
      return decimalWire(type);
    case 'bool':
      return booleanWire;
    case 'json':
    case 'jsonb':
      return jsonWire(type);
    case 'uuid':
      return uuidWire;
    case 'bytea':
      return fileWire;
    default:
      return timeWire(type) ?? (listTypes.has(type.element) ? listWire() : otherWire);
  }
}
