import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldType, Value } from '../../model/value.ts';
import { anyPair, anyType, anything, anyValue } from '../../testing/arbitraries.ts';
import { seeds } from '../../testing/seeds.ts';
import { agree, isBlank, same } from './equal.ts';
import { compare } from './order.ts';

const text: FieldType = { kind: 'text' };
const decimal = (scale?: number): FieldType => (scale === undefined ? { kind: 'decimal' } : { kind: 'decimal', scale });

describe('equality and order', () => {
  for (const seed of seeds(2)) {
    test(`V8, seed ${seed}: same is an equivalence over canonical values`, () => {
      const trio = anyType().chain((type) =>
        fc.tuple(fc.constant(type), anyValue(type), anyValue(type), anyValue(type)),
      );
      fc.assert(
        fc.property(trio, ([type, a, b, c]) => {
          expect(same(type, a, a)).toBe(true);
          expect(same(type, a, b)).toBe(same(type, b, a));
          if (same(type, a, b) && same(type, b, c)) expect(same(type, a, c)).toBe(true);
        }),
        { seed, numRuns: 500 },
      );
    });

    test(`V8, seed ${seed}: the order is total, and even exactly for values that are the same`, () => {
      const trio = anyType().chain((type) =>
        fc.tuple(fc.constant(type), anyValue(type), anyValue(type), anyValue(type)),
      );
      fc.assert(
        fc.property(trio, ([type, a, b, c]) => {
          expect(compare(type, a, b) + compare(type, b, a)).toBe(0);
          expect(compare(type, a, b) === 0).toBe(same(type, a, b));
          if (compare(type, a, b) <= 0 && compare(type, b, c) <= 0) expect(compare(type, a, c)).toBeLessThanOrEqual(0);
        }),
        { seed, numRuns: 500 },
      );
    });

    test(`V9, seed ${seed}: values that are the same agree, whichever side they stand on`, () => {
      fc.assert(
        fc.property(anyPair(), anyPair(), ([type, a, b], [other, c]) => {
          if (same(type, a, b)) expect(agree(type, type, a, b)).toBe(true);
          expect(agree(type, other, a, c)).toBe(agree(other, type, c, a));
        }),
        { seed, numRuns: 500 },
      );
    });

    test(`V8, seed ${seed}: comparing never throws, whatever the values`, () => {
      fc.assert(
        fc.property(anyType(), anyType(), anything(), anything(), (left, right, a, b) => {
          same(left, a, b);
          agree(left, right, a, b);
          compare(left, a, b);
        }),
        { seed, numRuns: 500 },
      );
    });
  }

  test('V1: MISSING is equal to nothing, itself included', () => {
    expect(same(text, undefined, undefined)).toBe(false);
    expect(same(text, undefined, null)).toBe(false);
    expect(agree(text, text, undefined, undefined)).toBe(false);
    expect(agree(text, text, null, undefined)).toBe(false);
  });

  test('V9: blank and blank agree across sides, and are told apart within one', () => {
    expect(agree(text, text, null, '')).toBe(true);
    expect(agree({ kind: 'set' }, { kind: 'set' }, [], null)).toBe(true);
    expect(same(text, null, '')).toBe(false);
    expect(agree(text, text, ' ', null)).toBe(false);
    expect([null, '', [], ' ', '0', false, ['']].map((value: Value) => isBlank(value))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('V9: decimals agree by value, at the smaller scale where a side is bound to one', () => {
    expect(agree(decimal(), decimal(), '1.10', '1.1')).toBe(true);
    expect(agree(decimal(2), decimal(4), '1.24', '1.235')).toBe(true);
    expect(agree(decimal(2), decimal(4), '1.23', '1.235')).toBe(false);
    expect(agree(decimal(2), decimal(), '1.23', '1.2345')).toBe(true);
    expect(agree(decimal(), decimal(), '1.23', '1.2345')).toBe(false);
    expect(agree({ kind: 'integer' }, decimal(), '7', '7.0')).toBe(true);
    expect(agree({ kind: 'integer' }, decimal(), '7', '7.2')).toBe(false);
    expect(agree(decimal(), decimal(), '0.1', '0.10000000000000000000000001')).toBe(false);
    const money = (amount: string, currency: string) => ({ amount, currency });
    expect(agree({ kind: 'money', scale: 2 }, { kind: 'money' }, money('1.2', 'EUR'), money('1.201', 'eur'))).toBe(
      true,
    );
    expect(agree({ kind: 'money' }, { kind: 'money' }, money('1', 'EUR'), money('1', 'USD'))).toBe(false);
  });

  test('V9: times agree at the coarser precision of the two sides', () => {
    const at = (digits: number): FieldType => ({ kind: 'instant', digits });
    expect(agree(at(0), at(6), '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.999999Z')).toBe(true);
    expect(agree(at(3), at(6), '2026-01-01T00:00:00.123Z', '2026-01-01T00:00:00.124Z')).toBe(false);
    expect(agree(at(3), { kind: 'local-date-time', digits: 3 }, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00')).toBe(
      false,
    );
  });

  test('V9: values of different kinds agree only where their canonical texts do', () => {
    expect(agree(text, { kind: 'choice', options: ['Zoë'] }, 'Zoe\u0308', 'Zoë')).toBe(true);
    expect(agree(text, { kind: 'integer' }, '007', '7')).toBe(false);
    expect(agree({ kind: 'set' }, { kind: 'list' }, ['a', 'b'], ['b', 'a'])).toBe(false);
    expect(agree({ kind: 'set' }, { kind: 'set' }, ['a', 'b'], ['b', 'a'])).toBe(true);
  });
});
