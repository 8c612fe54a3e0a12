import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyDecimal, anyInstant } from '../../testing/arbitraries.ts';
import { seeds } from '../../testing/seeds.ts';
import { canonicalJson, hasher, hashOf, shortHash } from './hash.ts';
import { addMs, compareInstants, instantFromParts, msBetween, toInstant } from './instant.ts';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals,
} from './number.ts';
import { compareText } from './text.ts';

describe('hashes', () => {
  test('V10: canonical JSON does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: 1.5, gone: undefined })).toBe(
      '{"a":1.5,"b":[1,{"c":"é","d":null}]}',
    );
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1n, [undefined], () => 1, undefined]) {
      expect(() => canonicalJson(bad)).toThrow(TypeError);
    }
    const record = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)));
    fc.assert(
      fc.property(record, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text);
      }),
    );
  });

  test('V10: a hash is the SHA-256 of the UTF-8 text', () => {
    expect(hashOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hashOf('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
    expect(shortHash('', 8)).toBe('4oymiquy');
    expect(shortHash('', 51)).toHaveLength(51);
  });

  test('V10: a hash over many texts is that of them all, each behind its length, however often it is read', () => {
    const texts = Array.from({ length: 3000 }, (_, at) => `${'é😀'.repeat(at % 7)}${at}`);
    const sum = hasher();
    for (const [at, text] of texts.entries()) {
      sum.add(text);
      if (at % 500 === 0) sum.read();
    }
    expect(sum.read()).toBe(hashOf(texts.map((text) => `${text.length}:${text}`).join('')));
  });
});

describe('instants', () => {
  for (const seed of seeds(1)) {
    test(`V5, seed ${seed}: moving an instant and measuring between two are exact`, () => {
      fc.assert(
        fc.property(anyInstant(), fc.integer({ min: -1e12, max: 1e12 }), (instant, ms) => {
          const moved = addMs(instant, ms);
          if (moved.startsWith('0001-01-01T00') || moved.startsWith('9999-12-31T23:59:59.9')) return;
          expect(msBetween(instant, moved)).toBe(ms);
          expect(compareInstants(instant, moved)).toBe(Math.sign(0 - ms));
          expect(toInstant(moved)).toEqual({ ok: true, value: moved });
        }),
        { seed, numRuns: 300 },
      );
    });
  }

  test('V5: a missing fraction comes before any fraction', () => {
    expect(compareInstants('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.1Z')).toBe(-1);
  });

  test('V5: an instant can be made from parts', () => {
    const parts = {
      year: 2026,
      month: 3,
      day: 31,
      hour: 14,
      minute: 5,
      second: 6,
      nanosecond: 120_000_000,
      offsetMinutes: -90,
    };
    expect(instantFromParts(parts, 3)).toEqual({ ok: true, value: '2026-03-31T15:35:06.12Z' });
    expect(instantFromParts({ ...parts, day: 32 }).ok).toBe(false);
    expect(instantFromParts({ ...parts, hour: 1.5 }).ok).toBe(false);
  });
});

describe('decimals', () => {
  for (const seed of seeds(1)) {
    test(`V4, seed ${seed}: decimal arithmetic is exact and its results are canonical`, () => {
      fc.assert(
        fc.property(anyDecimal(), anyDecimal(), (a, b) => {
          expect(subtractDecimals(addDecimals(a, b), b)).toBe(a);
          if (b !== '0') expect(divideDecimals(multiplyDecimals(a, b), b, 60)).toBe(a);
          expect(compareDecimals(a, b) + compareDecimals(b, a)).toBe(0);
        }),
        { seed, numRuns: 300 },
      );
    });
  }

  test('V4: rounding follows its mode', () => {
    expect(
      ['half-up', 'half-even', 'down', 'up'].map((mode) => [
        mode,
        roundDecimal(
          '-2.5',
          0,
          mode === 'half-up' ? 'half-up' : mode === 'half-even' ? 'half-even' : mode === 'down' ? 'down' : 'up',
        ),
      ]),
    ).toEqual([
      ['half-up', '-3'],
      ['half-even', '-2'],
      ['down', '-2'],
      ['up', '-3'],
    ]);
    expect(roundDecimal('-0.004', 2)).toBe('0');
    expect(roundDecimal('100', 2)).toBe('100');
  });
});

test('V8: text is ordered by code point, not by code unit', () => {
  expect(compareText('\uffff', '😀')).toBe(-1);
  expect(compareText('😀', '😁')).toBe(-1);
  expect(compareText('a', 'ab')).toBe(-1);
});
