import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fields, Value } from '../../model/value.ts';
import { anything } from '../../testing/arbitraries.ts';
import { mapPlan, syncPlan } from '../../testing/plans.ts';
import { seeds } from '../../testing/seeds.ts';
import { fingerprint } from './fingerprint.ts';
import { printOf } from './print.ts';

const sync = syncPlan([mapPlan('email'), mapPlan('city'), mapPlan('changed')], { left: { modifiedAt: 'changed' } });
const print = (fields: Fields) => printOf(sync, 'left', fields);
const record = { email: 'a@x', city: 'Bonn', changed: '2026-03-31T10:00:00Z' };

test('D12: the same values have the same print, in whatever order they were read', () => {
  expect(print({ changed: record.changed, city: 'Bonn', email: 'a@x' })).toBe(print(record));
});

test('D12: the time of the last change and fields that are not read have no part in the print', () => {
  expect(print({ ...record, changed: '2027-01-01T00:00:00Z', other: 'x' })).toBe(print(record));
});

test('D12: values that differ, or stand in another field, have another print', () => {
  const prints = [
    record,
    { ...record, email: 'b@x' },
    { ...record, email: 'Bonn', city: 'a@x' },
    { ...record, email: null },
    { ...record, email: '' },
    { ...record, email: '0' },
    { ...record, email: ['a@x'] },
    { ...record, email: true },
    { city: 'Bonn', changed: record.changed },
  ].map(print);
  expect(new Set(prints).size).toBe(prints.length);
});

test('D12: a changed flow changes every print', () => {
  expect(printOf({ ...sync, hash: 'plan-2' }, 'left', record)).not.toBe(print(record));
});

test('D12: the fingerprint under it is 24 letters and digits, and is known', () => {
  expect(fingerprint('')).toBe('aaaaaaaaaaaaaaaaaaaaaaaa');
  expect(fingerprint('a')).toMatch(/^[a-z2-7]{24}$/);
  expect(fingerprint('plan-1["Anna Smith",null,0]')).toBe('3vlo7ituhbppaps5aoglysac');
});

test('D12: a unit more or less at the end changes the fingerprint, zeros too', () => {
  const texts = Array.from({ length: 40 }, (_, length) => '\0'.repeat(length));
  expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
});

test('D12: texts that differ by a digit have as many fingerprints', () => {
  const made = new Set<string>();
  for (let at = 0; at < 200_000; at++) made.add(fingerprint(`["${at}"]`));
  expect(made.size).toBe(200_000);
});

for (const seed of seeds(2)) {
  test(`D12, seed ${seed}: prints are equal exactly for records that are`, () => {
    const value: fc.Arbitrary<Value> = anything();
    fc.assert(
      fc.property(value, value, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(print({ ...record, email: one }) === print({ ...record, email: other })).toBe(same);
        expect(print({ ...record, email: one })).toBe(print({ ...record, email: structuredClone(one) }));
      }),
      { seed, numRuns: 300 },
    );
  });
}
