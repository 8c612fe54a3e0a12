import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldType, Value } from '../../model/value.ts';
import { anyPair, anyText, anyType, anything, anyValue, brokenText } from '../../testing/arbitraries.ts';
import { seeds } from '../../testing/seeds.ts';
import { canon } from './canon.ts';

const text: FieldType = { kind: 'text' };
const integer: FieldType = { kind: 'integer' };
const decimal: FieldType = { kind: 'decimal' };
const instant: FieldType = { kind: 'instant', digits: 6 };

/** The canonical value, or the word "refused". */
function made(type: FieldType, value: Value): Value {
  const result = canon(type, value);
  return result.ok ? result.value : 'refused';
}

describe('the canonical form', () => {
  for (const seed of seeds(3)) {
    test(`V2, seed ${seed}: any value of any type has one canonical form or a sentence why not, and making it canonical twice changes nothing`, () => {
      fc.assert(
        fc.property(anyType(), fc.oneof(anything(), anyType().chain(anyValue)), (type, value) => {
          const once = canon(type, value);
          if (!once.ok) {
            expect(once.error).toMatch(/^[^\n]+\.$/);
            return;
          }
          expect(canon(type, once.value)).toEqual(once);
          expect(canon(type, value)).toEqual(once);
        }),
        { seed, numRuns: 1000 },
      );
    });

    test(`V2, seed ${seed}: a canonical value stays as it is`, () => {
      fc.assert(
        fc.property(anyPair(), ([type, value]) => {
          expect(canon(type, value)).toEqual({ ok: true, value });
        }),
        { seed, numRuns: 500 },
      );
    });

    test(`V3, seed ${seed}: text with a NUL or half a character is refused, all other text is taken`, () => {
      fc.assert(
        fc.property(brokenText(), (broken) => {
          expect(canon(text, broken).ok).toBe(false);
        }),
        { seed },
      );
      fc.assert(
        fc.property(anyText(), (whole) => {
          expect(canon(text, whole).ok).toBe(true);
        }),
        { seed },
      );
    });
  }
});

test('V2: the canonical form does not depend on the zone of the machine', () => {
  const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'];
  const before = process.env['TZ'];
  const seen = zones.map((zone) => {
    process.env['TZ'] = zone;
    return JSON.stringify([
      made({ kind: 'date' }, '2026-03-29'),
      made({ kind: 'local-date-time', digits: 0 }, '2026-03-29 02:30'),
      made(instant, '2026-03-29 02:30:00+13'),
      made(text, 'İI'),
    ]);
  });
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
  expect(new Set(seen).size).toBe(1);
});

describe('canonical text', () => {
  test('V3: text is NFC with LF, and nothing is trimmed', () => {
    expect(made(text, ' Zoe\u0308\r\na\rb ')).toBe(' Zoë\na\nb ');
    expect(made(text, '\u212b')).toBe('\u00c5');
    expect(made(text, 'ﬁ')).toBe('ﬁ');
  });
});

describe('canonical numbers', () => {
  test('V4: a decimal keeps its exact value and loses only how it was written', () => {
    const cases = {
      '1.50': '1.5',
      '-0.00': '0',
      '1e3': '1000',
      '1.5E-3': '0.0015',
      '+.5': '0.5',
      '5.': '5',
      '000': '0',
      '-012.10': '-12.1',
    };
    for (const [from, to] of Object.entries(cases)) expect(made(decimal, from)).toBe(to);
    expect(made(decimal, '0.1234567890123456789012345678901')).toBe('0.1234567890123456789012345678901');
    expect(made(decimal, '1.7976931348623157e308')).toMatch(/^17976931348623157(0){292}$/);
    expect(made(decimal, '5e-324')).toMatch(/^0\.0{323}5$/);
  });

  test('V4: what is no number, or absurdly long, is refused', () => {
    for (const bad of [
      'NaN',
      'Infinity',
      '-inf',
      '1e400',
      '1e-401',
      '1e99999999999999999999',
      '',
      '.',
      '-',
      '1,5',
      '0x10',
      ' 1',
      '1_000',
      '٣',
    ]) {
      expect(made(decimal, bad)).toBe('refused');
    }
    expect(made(decimal, '0e999999999999')).toBe('0');
    expect(made(decimal, `0.${'0'.repeat(500)}`)).toBe('0');
  });

  test('V4: an integer never passes through a JavaScript number', () => {
    expect(made(integer, '9007199254740993')).toBe('9007199254740993');
    expect(made(integer, '-0')).toBe('0');
    expect(made(integer, '+007')).toBe('7');
    expect(made(integer, '12.0')).toBe('12');
    expect(made(integer, '1.5')).toBe('refused');
  });

  test('V4: money has an exact amount and an upper-case currency', () => {
    expect(made({ kind: 'money' }, { amount: '12.50', currency: 'eur' })).toEqual({ amount: '12.5', currency: 'EUR' });
    expect(made({ kind: 'money' }, { amount: '12.50' })).toBe('refused');
    expect(made({ kind: 'money' }, { amount: '1', currency: 'EURO' })).toBe('refused');
  });
});

describe('canonical times', () => {
  test('V5: a date is a real day of the years 0001 to 9999', () => {
    const date: FieldType = { kind: 'date' };
    for (const day of ['0001-01-01', '9999-12-31', '2024-02-29', '2000-02-29', '1582-10-10'])
      expect(made(date, day)).toBe(day);
    for (const day of [
      '0000-01-01',
      '2023-02-29',
      '1900-02-29',
      '2026-04-31',
      '2026-13-01',
      '10000-01-01',
      '2026-1-1',
      'infinity',
      '2026-01-01T00:00:00',
    ]) {
      expect(made(date, day)).toBe('refused');
    }
  });

  test('V5: an instant is UTC, cut to the digits of its type, and takes PostgreSQL and ISO text', () => {
    const cases = {
      '2026-03-31 14:05:06.123456789+02': '2026-03-31T12:05:06.123456Z',
      '2026-03-31T14:05:06.100Z': '2026-03-31T14:05:06.1Z',
      '2026-03-31t23:30z': '2026-03-31T23:30:00Z',
      '2026-01-01 00:15:00+05:30': '2025-12-31T18:45:00Z',
      '1883-11-18 12:00:00-04:56:02': '1883-11-18T16:56:02Z',
      '0001-01-01 00:00:00+00': '0001-01-01T00:00:00Z',
    };
    for (const [from, to] of Object.entries(cases)) expect(made(instant, from)).toBe(to);
    for (const bad of [
      '2026-03-31T14:05:06',
      '0001-01-01T00:00:00+01:00',
      '9999-12-31T23:59:59-01',
      '2026-02-30T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-01-01T23:59:60Z',
      'infinity',
      '2026-01-01T00:00:00+99',
    ]) {
      expect(made(instant, bad)).toBe('refused');
    }
  });

  test('V5: times and local date-times have seconds and no zone', () => {
    expect(made({ kind: 'time', digits: 3 }, '14:05')).toBe('14:05:00');
    expect(made({ kind: 'time', digits: 3 }, '14:05:06.1239')).toBe('14:05:06.123');
    expect(made({ kind: 'time', digits: 0 }, '24:00:00')).toBe('refused');
    expect(made({ kind: 'local-date-time', digits: 0 }, '2026-03-31 14:05:06.9')).toBe('2026-03-31T14:05:06');
    expect(made({ kind: 'local-date-time', digits: 0 }, '2026-03-31T14:05:06Z')).toBe('refused');
  });
});

describe('canonical structures', () => {
  test('V6: a set is sorted by code point and holds each text once', () => {
    expect(made({ kind: 'set' }, ['b', '😀', 'a', '\uffff', 'b', 'Zoe\u0308', 'Zoë'])).toEqual([
      'Zoë',
      'a',
      'b',
      '\uffff',
      '😀',
    ]);
    expect(made({ kind: 'list' }, ['b', 'a', 'b'])).toEqual(['b', 'a', 'b']);
  });

  test('V7: JSON has sorted keys, no white space, and numbers as they are written', () => {
    const json: FieldType = { kind: 'json' };
    expect(made(json, ' { "b" : 1.10 , "a" : [ 12345678901234567890, 1e400, -0 ] } ')).toBe(
      '{"a":[12345678901234567890,1e400,-0],"b":1.10}',
    );
    expect(made(json, '"\\u00e9\\/\\n"')).toBe('"é/\\n"');
    expect(made(json, '{"__proto__":{"x":1}}')).toBe('{"__proto__":{"x":1}}');
    for (const bad of [
      '',
      '{',
      '{"a":1,"a":2}',
      '{"a":1,"\\u0061":2}',
      '[1,]',
      '01',
      'NaN',
      '"\n"',
      "'a'",
      '[1]x',
      '['.repeat(5000),
    ]) {
      expect(made(json, bad)).toBe('refused');
    }
    expect(made(json, JSON.stringify('x'.repeat(2_000_000)))).toHaveLength(2_000_002);
  });

  test('V6: a value nested beyond reason is refused, not a crash', () => {
    let deep: Value = [];
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep];
    expect(made({ kind: 'list' }, deep)).toBe('refused');
    expect(made({ kind: 'json' }, deep)).toBe('refused');
    expect(made({ kind: 'set' }, deep)).toBe('refused');
  });

  test('V6: a value of another shape is refused, and NULL is canonical for every type', () => {
    expect(made(text, ['a'])).toBe('refused');
    expect(made({ kind: 'set' }, 'a')).toBe('refused');
    expect(made({ kind: 'boolean' }, 'yes')).toBe('refused');
    expect(made({ kind: 'file' }, { digest: 'abc', bytes: '-1' })).toBe('refused');
    fc.assert(
      fc.property(anyType(), (type) => {
        expect(made(type, null)).toBe(null);
      }),
    );
  });
});
