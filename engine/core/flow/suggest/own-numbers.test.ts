import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectShape } from '../../../model/shape.ts';
import type { Fields } from '../../../model/value.ts';
import { contacts, field } from '../../../testing/demo-flow.ts';
import { known } from '../../../testing/labelled/known.ts';
import { labelledPair } from '../../../testing/labelled/objects.ts';
import { unseen } from '../../../testing/labelled/unseen.ts';
import { seeds } from '../../../testing/seeds.ts';
import { chanceFrom } from '../../match/sample.ts';
import { columnOf } from './columns.ts';
import { isOwnNumber } from './own-numbers.ts';
import { suggestMatch } from './suggest-match.ts';

const firsts = 'Ana Bo Cem Dana Eva Finn Gerd Hana Ida Jan Kim Lea Max'.split(' ');
const lasts = 'Ruiz Lind Yilmaz Braun Meier Vogel Sato Keller Novak Stone Weber'.split(' ');
const uuidOf = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

interface Person {
  readonly first: string;
  readonly last: string;
  readonly mail: string;
  readonly city: string;
}
const personOf = (at: number): Person => {
  const chance = chanceFrom(at);
  const one = (all: readonly string[]): string => all[Math.floor(chance() * all.length)] ?? '';
  const [first, last] = [one(firsts), one(lasts)];
  return { first, last, mail: `${first}.${last}${at}@example.test`, city: at % 3 === 0 ? 'Berlin' : 'Wien' };
};

const left: ObjectShape = {
  ...contacts,
  key: ['id'],
  keyFrom: 'field',
  fields: ['id', 'first_name', 'last_name', 'email', 'city'].map((name) => field(name, { kind: 'text' })),
};
const right: ObjectShape = { ...left, object: 'customers', label: 'customers' };

const rowsOf = (people: readonly Person[], idOf: (at: number) => string): readonly Fields[] =>
  people.map(({ first, last, mail, city }, at) => ({
    id: idOf(at),
    first_name: first,
    last_name: last,
    email: mail,
    city,
  }));

const used = (leftRows: readonly Fields[], rightRows: readonly Fields[]) =>
  suggestMatch({ left, right, leftRows, rightRows }).filter(({ badge }) => badge === 'best' || badge === 'second');

const numbered = (from: number) => (at: number) => String(from + at);
const people = (count: number, from: number): readonly Person[] =>
  Array.from({ length: count }, (_, at) => personOf(from + at));

describe('numbers that systems give by themselves', () => {
  test('S11: are told by their values: running numbers and uuids, or the key that the system gives', () => {
    const column = (values: readonly string[]) =>
      columnOf(
        field('ref', { kind: 'text' }),
        values.map((ref) => ({ ref })),
      );
    const plain = { ...left, key: ['ref'] };
    expect(isOwnNumber(column(['1', '2', '3', '5', '9']), plain)).toBe(true);
    expect(isOwnNumber(column([1, 2, 3, 4].map(uuidOf)), plain)).toBe(true);
    expect(isOwnNumber(column(['4006381333931', '4011200296908', '4000417025005', '5410041001204']), plain)).toBe(
      false,
    );
    expect(isOwnNumber(column(['A-17', 'B-03', 'C-44', 'D-90']), plain)).toBe(false);
    expect(isOwnNumber(column(['A-17', 'B-03', 'C-44', 'D-90']), { ...plain, keyFrom: 'system' })).toBe(true);
  });

  test('S11: ids from 1 to 31 on both sides are not used, and an e-mail that is unique on 93.5 % goes before names', () => {
    const leftPeople = people(31, 1);
    const double = leftPeople[29]?.mail ?? '';
    const shared = leftPeople.map((one, at) => (at === 30 ? { ...one, mail: double } : one));
    const rights = [...leftPeople].reverse().map((one) => ({ ...one, mail: one.mail.toUpperCase() }));
    const found = suggestMatch({
      left,
      right,
      leftRows: rowsOf(shared, numbered(1)),
      rightRows: rowsOf(rights, numbered(1)),
    });
    expect(found[0]).toMatchObject({ badge: 'best', tier: { left: ['email'], right: ['email'] }, links: 29 });
    expect(found[0]?.words).toBe('links 29; unique on 93.5 %; values that several records share are asked about');
    const ids = found.find(({ tier }) => tier.left[0] === 'id' && tier.right[0] === 'id');
    expect(ids).toMatchObject({ badge: 'unused' });
    expect(ids?.words).toBe('each system gives these numbers itself; other fields of these records differ');
  });

  test('S11: ids that were copied from one system to the other may be used, since other fields prove it, after the e-mail', () => {
    const same = people(60, 1);
    const without = same.map((one, at) => (at % 4 === 0 ? { ...one, mail: '' } : one));
    const tiers = used(rowsOf(without, numbered(1)), rowsOf(same, numbered(1))).map(({ tier }) => tier.left.join());
    expect(tiers[0]).toBe('email');
    expect(tiers.length).toBeGreaterThan(1);
  });

  for (const seed of seeds(1, [20260501])) {
    test(`S11, seed ${seed}: ids of strangers are never used, however many there are and wherever they begin`, () => {
      const asked = fc.record({
        count: fc.integer({ min: 12, max: 120 }),
        begins: fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 })),
        apart: fc.integer({ min: 1, max: 40 }),
        areUuids: fc.boolean(),
        hasMails: fc.boolean(),
      });
      fc.assert(
        fc.property(asked, ({ count, begins, apart, areUuids, hasMails }) => {
          const idOf = (begin: number) => (at: number) => (areUuids ? uuidOf(begin + at) : String(begin + at));
          const some = (from: number) => people(count, from).map((one) => (hasMails ? one : { ...one, mail: '' }));
          // The ids are shifted against the people by `apart`, so that none with the same id are the same.
          const tiers = used(
            rowsOf(some(1), idOf(begins[0])),
            rowsOf(some(1 + apart + begins[1] - begins[0] + 50), idOf(begins[1])),
          );
          expect(tiers.filter(({ tier }) => tier.left.includes('id') || tier.right.includes('id'))).toEqual([]);
        }),
        { seed, numRuns: 40 },
      );
    });
  }

  test('S11: the keys of labelled objects never link strangers when both are counted up', () => {
    for (const [at, { left: one, right: other, pairs, name }] of [...known, ...unseen].map(labelledPair).entries()) {
      const [leftKey = '', rightKey = ''] = [one.key[0], other.key[0]];
      const leftRows = pairs.map((pair, row) => ({ ...pair.left, [leftKey]: String(row + 1) }));
      const rightRows = pairs.map((pair, row) => ({
        ...pair.right,
        [rightKey]: String(((row + 7 + at) % pairs.length) + 1),
      }));
      const found = suggestMatch({ left: one, right: other, leftRows, rightRows });
      const wrong = found.filter(
        ({ tier, badge }) =>
          (badge === 'best' || badge === 'second' || badge === 'check') &&
          tier.left.join() === leftKey &&
          tier.right.join() === rightKey,
      );
      expect([name, wrong]).toEqual([name, []]);
    }
  });

  test('S11: without rows the keys that systems give are not suggested either', () => {
    const given = { ...left, keyFrom: 'system' as const };
    const found = suggestMatch({ left: given, right: { ...right, keyFrom: 'system' }, leftRows: [], rightRows: [] });
    expect(found.map(({ tier }) => tier.left.join())).toEqual(['email']);
  });
});
