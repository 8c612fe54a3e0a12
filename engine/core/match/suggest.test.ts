import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RecordKey, type Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Suggestion } from '../../model/review.ts';
import type { Value } from '../../model/value.ts';
import { fieldOn, mapPlan, syncPlan } from '../../testing/plans.ts';
import { withoutRivals } from './alone.ts';
import { isOneSlip, jaroWinkler } from './likeness.ts';
import { adviceFor, riskByThreshold, wilson } from './risk.ts';
import { bandOf, sampleOf } from './sample.ts';
import { suggest, suggestInTurns, type Unmatched, usualLimits } from './suggest.ts';

const sync: SyncPlan = syncPlan([
  mapPlan('name'),
  mapPlan('email'),
  mapPlan('phone'),
  mapPlan('city'),
  mapPlan('born', { type: { kind: 'date' } }),
]);

type Told = { readonly [field: string]: Value };

const onSide = (side: Side, all: readonly Told[]): readonly Unmatched[] =>
  all.map((told, at) => ({
    key: RecordKey.parse(String(at)),
    fields: Object.fromEntries(Object.entries(told).map(([name, value]) => [fieldOn(side, name), value])),
  }));

const suggested = (left: readonly Told[], right: readonly Told[], min = 0.5): readonly Suggestion[] =>
  suggest(sync, { left: onSide('left', left), right: onSide('right', right) }, () => false, { ...usualLimits, min });

const jon = {
  name: 'Jon Smith',
  email: 'js@smithco.test',
  phone: '+44 20 7946 0958',
  city: 'London',
  born: '1980-02-01',
};

describe('likeness', () => {
  test('L5: Jaro-Winkler gives the values of its authors', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3);
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 2);
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3);
    expect([jaroWinkler('', ''), jaroWinkler('a', ''), jaroWinkler('abc', 'xyz')]).toEqual([1, 0, 0]);
  });

  test('L5: one slip of the pen is told from two', () => {
    expect([isOneSlip('abc', 'abcd'), isOneSlip('abc', 'axc'), isOneSlip('abc', 'acb')]).toEqual([true, true, true]);
    expect([isOneSlip('abc', 'abc'), isOneSlip('abc', 'xbz'), isOneSlip('abc', 'abcde')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('L5: a pair has a score and a reason for each field', () => {
    const others = [
      { name: 'Mina Sato', email: 'mina@sato.test' },
      { name: 'Ole Vik', city: 'Oslo' },
    ];
    const smith = {
      ...jon,
      name: 'SMITH, Jon',
      phone: '020 7946 0958',
      email: 'js@smithc.test',
      city: 'Leeds',
      born: null,
    };
    const [found, more] = suggested([jon, ...others], [smith, { name: 'Bo Lindqvist', city: 'Malmö' }]);
    expect(more).toBeUndefined();
    expect(found?.score).toBeGreaterThan(0.65);
    const reasons = found?.fields.map((one) => [one.field.split(' / ')[0], one.reason]);
    expect(reasons).toEqual([
      ['name', 'same'],
      ['email', 'alike'],
      ['phone', 'same'],
      ['city', 'differs'],
      ['born', 'not-counted'],
    ]);
  });

  test('L5: what many share tells little: the same city alone is no suggestion', () => {
    const left = Array.from({ length: 30 }, (_, at) => ({
      name: `Left${'abcdefghijklmnop'[at % 16]}${at * 7919}`,
      city: 'Ulm',
    }));
    const right = Array.from({ length: 30 }, (_, at) => ({ name: `Other${at * 104729}`, city: 'Ulm' }));
    expect(suggested(left, right, 0.5)).toEqual([]);
  });

  test('L6: pairs declared apart are not suggested', () => {
    const [left, right] = [onSide('left', [jon]), onSide('right', [jon])];
    expect(suggest(sync, { left, right }, () => true)).toEqual([]);
  });
});

const seed = 20_261_123;
const names = fc.constantFrom('Jon Smith', 'John Smith', 'Smith Jon', 'Hanne Vik', 'Hanna Viik', 'Maria Garcia', null);
const records = fc.array(
  fc.record({
    name: names,
    email: fc.constantFrom('a@x.test', 'ab@x.test', 'c@y.test', null),
    phone: fc.constantFrom('020 7946 0958', '020 7946 0959', null),
    city: fc.constantFrom('Ulm', 'Bonn', null),
    born: fc.constantFrom('1980-02-01', '1981-02-01', null),
  }),
  { maxLength: 12 },
);

test(`L5, seed ${seed}: suggestions are the same with the sides swapped and the records in another order`, () => {
  const asPairs = (all: readonly Suggestion[], swapped: boolean) =>
    all.map((one) => [swapped ? one.right : one.left, swapped ? one.left : one.right, one.score].join()).sort();
  fc.assert(
    fc.property(records, records, (left, right) => {
      const once = suggested(left, right);
      const [mine, its] = [onSide('left', left), onSide('right', right)];
      const shuffled = suggest(sync, { left: [...mine].reverse(), right: [...its].reverse() }, () => false, {
        ...usualLimits,
        min: 0.5,
        perRecord: 50,
      });
      const full = { ...usualLimits, min: 0.5, perRecord: 50 };
      const straight = suggest(sync, { left: mine, right: its }, () => false, full);
      const mirrored = suggest(sync, { left: onSide('left', right), right: onSide('right', left) }, () => false, full);
      expect(asPairs(shuffled, false)).toEqual(asPairs(straight, false));
      expect(asPairs(mirrored, true)).toEqual(asPairs(straight, false));
      for (const one of once) expect(one.score).toBeLessThanOrEqual(1);
    }),
    { seed },
  );
});

test(`L5, seed ${seed}: suggestions that are found bit by bit are those that are found at once`, () => {
  const limits = { ...usualLimits, min: 0.3 };
  fc.assert(
    fc.property(records, records, fc.integer({ min: 1, max: 40 }), (left, right, pairsMax) => {
      const some = { left: onSide('left', left), right: onSide('right', right) };
      const isApart = (one: RecordKey, other: RecordKey): boolean => one === other;
      for (const asked of [limits, { ...limits, pairsMax }]) {
        const work = suggestInTurns(sync, some, isApart, asked);
        let turn = work.next();
        // Somebody else compares in between.
        for (; turn.done !== true; turn = work.next()) suggested(left.slice(0, 2), right.slice(0, 2));
        expect(turn.value).toEqual(suggest(sync, some, isApart, asked));
      }
    }),
    { seed },
  );
});

test('L5: between two moments to give way only few records or pairs are looked at', () => {
  const people = Array.from({ length: 1_000 }, (_, at) => ({ name: 'Anna', born: `19${10 + (at % 20)}-01-01` }));
  const few = { left: onSide('left', people), right: onSide('right', people) };
  let turns = 0;
  for (const _ of suggestInTurns(sync, few, () => false)) turns++;
  // 20 blocks of 50 by 50, of those who were born on the same day.
  expect(turns).toBeGreaterThan((20 * 50 * 50) / 64);
});

test('L5: 20,000 by 20,000 records are compared in far fewer than all pairs', { timeout: 120_000 }, () => {
  const people = Array.from({ length: 20_000 }, (_, at) => ({
    name: `${['Anna', 'Bert', 'Carla', 'Dirk', 'Eva'][at % 5]} ${(at * 2_654_435_761).toString(36)}`,
    email: null,
    phone: null,
    city: at % 2 === 0 ? 'Ulm' : 'Bonn',
    born: null,
  }));
  const slipped = people.map((one, at) => (at % 100 === 0 ? { ...one, name: `${one.name}x` } : { ...one, name: null }));
  const found = suggested(people, slipped, 0.6);
  const right = found.filter((one) => one.left === one.right);
  expect(right.length).toBeGreaterThan(190);
});

const pair = (at: number, score: number): Suggestion => ({
  left: RecordKey.parse(`l${at}`),
  right: RecordKey.parse(`r${at}`),
  score,
  fields: [],
});

describe('risk', () => {
  const all = Array.from({ length: 400 }, (_, at) => pair(at, 0.7 + (at % 60) / 200));

  test('L7: a sample is drawn from every band, and the same for the same seed', () => {
    const sample = sampleOf(all, 30, 7);
    expect(sample).toHaveLength(30);
    expect(sample).toEqual(sampleOf(all, 30, 7));
    expect(sample).not.toEqual(sampleOf(all, 30, 8));
    const bands = new Map<number, number>();
    for (const one of sample) bands.set(bandOf(one.score), (bands.get(bandOf(one.score)) ?? 0) + 1);
    expect([...bands].sort()).toEqual([0.7, 0.75, 0.8, 0.85, 0.9, 0.95].map((band) => [band, 5]));
    expect(sampleOf(all.slice(0, 3), 30, 7)).toHaveLength(3);
  });

  test('L7: the interval is that of Wilson', () => {
    const { low, high } = wilson(0, 30);
    expect([low, high].map((one) => Math.round(one * 1e4) / 1e4)).toEqual([0, 0.1135]);
    const half = wilson(0.5, 100);
    expect([half.low, half.high].map((one) => Math.round(one * 1e3) / 1e3)).toEqual([0.404, 0.596]);
  });

  test('L7: bands weigh as much as they have links, and a band that nobody checked gives no estimate', () => {
    const scores = [...Array<number>(90).fill(0.97), ...Array<number>(10).fill(0.92), ...Array<number>(50).fill(0.6)];
    const checked = [
      ...Array<number>(20)
        .fill(0.97)
        .map((score) => ({ score, same: true })),
      ...Array<number>(10)
        .fill(0.92)
        .map((score, at) => ({ score, same: at > 4 })),
    ];
    const [top, next, low] = riskByThreshold(scores, checked);
    expect(top).toMatchObject({ min: 0.95, links: 90, checked: 20, wrong: 0, falseLinks: { share: 0 } });
    expect(next).toMatchObject({ min: 0.9, links: 100, checked: 30, wrong: 5 });
    expect(next?.falseLinks?.share).toBeCloseTo(0.05, 6);
    expect(low).toMatchObject({ min: 0.6, links: 150, falseLinks: null });
  });

  test('L7: a threshold is advised for a wished risk only where the sample is large enough to be sure', () => {
    const scores = Array<number>(1000).fill(0.97);
    const checked = (count: number) =>
      Array<number>(count)
        .fill(0.97)
        .map((score) => ({ score, same: true }));
    const small = adviceFor(riskByThreshold(scores, checked(30)), 0.01);
    expect(small).toMatchObject({ sure: null, likely: { min: 0.95 }, needed: 381 });
    expect(adviceFor(riskByThreshold(scores, checked(381)), 0.01).sure).toMatchObject({ min: 0.95 });
  });

  test('L8: a suggestion is linked with others only where neither record has another one', () => {
    const rival = { ...pair(1, 0.9), right: RecordKey.parse('r9') };
    expect(withoutRivals([pair(1, 0.95), rival, pair(2, 0.93)])).toEqual([pair(2, 0.93)]);
  });
});
