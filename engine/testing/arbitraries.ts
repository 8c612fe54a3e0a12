import fc from 'fast-check';
import { canon } from '../core/values/canon.ts';
import type { FieldType, Value } from '../model/value.ts';

const nastyTexts = [
  '',
  ' ',
  ' padded ',
  'a\r\nb\rc\nd',
  'Zoë',
  'Zoe\u0308',
  '\u0041\u030a\u0323 stacked marks',
  '\u1e9b\u0323',
  '\ufb01 ligature',
  'ﬀ',
  'שלום עולם',
  '\u202eright to left\u202c',
  'zero\u200bwidth\u200d\ufeff',
  '👩‍👩‍👧‍👦',
  '𝒳',
  '\ue000 private use',
  '\uffff',
  'İstanbul ıI',
  'STRASSE straße ẞ',
  "O'Brien; DROP TABLE people --",
  '=1+1',
  '"quoted", with\tcommas;',
  '\\N',
  'NULL',
  'null',
  'NaN',
  '0',
  '-0',
  '007',
  '1e400',
  '0x1F',
  '1,234.50',
  '2026-02-30',
  'true',
  '\u0001\u001f\u007f\u0085',
  'line\u2028separator\u2029',
  '__proto__',
  'constructor',
  'x'.repeat(5000),
  'é'.repeat(2000),
];

/** Well-formed text of every sort, not necessarily canonical: combining marks, right to left, emoji, line ends, long. No NUL. */
export function anyText(): fc.Arbitrary<string> {
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.constantFrom(...nastyTexts) },
      { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
      { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
      { weight: 2, arbitrary: fc.string({ maxLength: 30 }) },
      {
        weight: 1,
        arbitrary: fc.string({
          unit: fc.constantFrom('a', 'e', '\u0301', '\u0323', '\r', '\n', ' ', '\u00e9'),
          maxLength: 12,
        }),
      },
    )
    .map((text) => text.replaceAll('\0', ''));
}

/** Text that no system should be trusted with: NUL, unpaired surrogates. */
export function brokenText(): fc.Arbitrary<string> {
  return fc
    .tuple(anyText(), fc.constantFrom('\0', '\ud800', '\udc00', '\udfff\ud800'), anyText())
    .map(([before, bad, after]) => `${before}${bad} ${after}`);
}

function digits(min: number, max: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
}

/** Canonical integers, around the limits of 32 and 64 bits and of doubles too. */
export function anyInteger(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      '0',
      '1',
      '-1',
      '2147483647',
      '-2147483648',
      '9007199254740993',
      '9223372036854775807',
      '-9223372036854775808',
      '18446744073709551616',
    ),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map(String),
    fc.integer({ min: -1000, max: 1000 }).map(String),
  );
}

/** Canonical decimals, of up to `scale` fraction digits. */
export function anyDecimal(scale = 20): fc.Arbitrary<string> {
  return fc
    .tuple(anyInteger(), digits(0, scale))
    .map(([whole, fraction]) => canonical({ kind: 'decimal' }, `${whole}.${fraction}`))
    .filter((value) => typeof value === 'string');
}

const zeroPadded = (length: number) => (part: number) => String(part).padStart(length, '0');

/** Canonical dates of the years 0001 to 9999, leap days and both ends of the calendar among them. */
export function anyDate(): fc.Arbitrary<string> {
  const part = (min: number, max: number, length: number) => fc.integer({ min, max }).map(zeroPadded(length));
  return fc.oneof(
    fc.constantFrom(
      '0001-01-01',
      '9999-12-31',
      '2024-02-29',
      '1900-02-28',
      '2000-02-29',
      '1582-10-10',
      '1969-12-31',
      '2038-01-19',
    ),
    fc.tuple(part(1, 9999, 4), part(1, 12, 2), part(1, 28, 2)).map((parts) => parts.join('-')),
    fc.tuple(part(1990, 2040, 4), part(1, 12, 2), part(1, 28, 2)).map((parts) => parts.join('-')),
  );
}

/** Times of day, not cut to any number of fraction digits. */
function anyClock(): fc.Arbitrary<string> {
  const part = (max: number) => fc.integer({ min: 0, max }).map(zeroPadded(2));
  const fraction = fc.oneof(
    fc.constant(''),
    digits(1, 9).map((text) => `.${text}`),
  );
  return fc.oneof(
    fc.constantFrom('00:00:00', '23:59:59.999999999', '02:30:00', '12:00:00.1'),
    fc.tuple(part(23), part(59), part(59), fraction).map(([h, m, s, f]) => `${h}:${m}:${s}${f}`),
  );
}

/** Canonical instants with up to `fraction` fraction digits. */
export function anyInstant(fraction = 9): fc.Arbitrary<string> {
  return anyMoment({ kind: 'instant', digits: fraction }, 'Z');
}

function anyMoment(type: FieldType, zone: string): fc.Arbitrary<string> {
  return fc
    .tuple(anyDate(), anyClock())
    .map(([day, clock]) => canonical(type, `${day}T${clock}${zone}`))
    .filter((value) => typeof value === 'string');
}

/** JSON texts, with numbers beyond doubles, in random layout. */
export function anyJson(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.json({ maxDepth: 4, stringUnit: 'grapheme' }),
    fc.constantFrom(
      'null',
      '12345678901234567890.10',
      '{"b":1,"a":[1e400,-0.0,"\\u00e9"]}',
      ' [ ] ',
      '{"__proto__":1}',
    ),
  );
}

const options = fc
  .uniqueArray(anyText(), { maxLength: 6 })
  .map((list) => [...new Set(list.map((text) => text.normalize('NFC')))]);
const fractionDigits = fc.integer({ min: 0, max: 9 });
const scale = fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined });

const types: { readonly [Kind in FieldType['kind']]: fc.Arbitrary<FieldType> } = {
  text: fc.constant({ kind: 'text' }),
  integer: fc.constant({ kind: 'integer' }),
  decimal: scale.map((digits) => (digits === undefined ? { kind: 'decimal' } : { kind: 'decimal', scale: digits })),
  money: scale.map((digits) => (digits === undefined ? { kind: 'money' } : { kind: 'money', scale: digits })),
  boolean: fc.constant({ kind: 'boolean' }),
  date: fc.constant({ kind: 'date' }),
  time: fractionDigits.map((digits) => ({ kind: 'time', digits })),
  instant: fractionDigits.map((digits) => ({ kind: 'instant', digits })),
  'local-date-time': fractionDigits.map((digits) => ({ kind: 'local-date-time', digits })),
  choice: options.map((list) => ({ kind: 'choice', options: list })),
  set: options.map((list) => ({ kind: 'set', options: list })),
  list: fc.constant({ kind: 'list' }),
  reference: fc.constant({ kind: 'reference' }),
  json: fc.constant({ kind: 'json' }),
  'rich-text': fc.constant({ kind: 'rich-text' }),
  file: fc.constant({ kind: 'file' }),
};

/** Field types of every kind. */
export function anyType(): fc.Arbitrary<FieldType> {
  return fc.oneof(...Object.values(types));
}

function canonical(type: FieldType, value: Value): Value {
  const made = canon(type, value);
  return made.ok ? made.value : null;
}

const anyItem: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    anyText(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 5 }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** Any value at all, canonical for some type or for none. */
export function anything(): fc.Arbitrary<Value> {
  return fc.oneof(anyItem, anyInteger(), anyDecimal(), anyDate(), anyInstant(), anyJson(), brokenText());
}

function present(type: FieldType): fc.Arbitrary<Value> {
  switch (type.kind) {
    case 'text':
    case 'rich-text':
    case 'reference':
      return anyText();
    case 'choice':
      return type.options.length === 0 ? anyText() : fc.constantFrom(...type.options);
    case 'integer':
      return anyInteger();
    case 'decimal':
      return anyDecimal(type.scale);
    case 'money':
      return fc.record({ amount: anyDecimal(type.scale), currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD') });
    case 'boolean':
      return fc.boolean();
    case 'date':
      return anyDate();
    case 'time':
      return anyClock();
    case 'instant':
      return anyInstant(type.digits);
    case 'local-date-time':
      return anyMoment(type, '');
    case 'set':
      return fc.array(
        type.options === undefined || type.options.length === 0 ? anyText() : fc.constantFrom(...type.options),
        { maxLength: 6 },
      );
    case 'list':
      return fc.array(anyItem, { maxLength: 5 });
    case 'json':
      return anyJson();
    case 'file':
      return fc.record({ digest: digits(8, 8), bytes: fc.nat().map(String) });
  }
}

/** Canonical values of a type, NULL among them. */
export function anyValue(type: FieldType): fc.Arbitrary<Value> {
  return fc
    .oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 12, arbitrary: present(type) })
    .map((value) => canonical(type, value));
}

/** A type with two of its canonical values, which are often equal. */
export function anyPair(): fc.Arbitrary<readonly [FieldType, Value, Value]> {
  return anyType().chain((type) =>
    fc
      .tuple(anyValue(type), anyValue(type), fc.boolean())
      .map(([a, b, equal]): [FieldType, Value, Value] => [type, a, equal ? a : b]),
  );
}
