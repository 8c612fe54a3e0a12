import { describe, expect, test } from 'vitest';
import { MatchTier } from '../../../model/flow.ts';
import type { Fields } from '../../../model/value.ts';
import { contacts, customers, field } from '../../../testing/demo-flow.ts';
import { known } from '../../../testing/labelled/known.ts';
import { labelledPair } from '../../../testing/labelled/objects.ts';
import { unseen } from '../../../testing/labelled/unseen.ts';
import { guessPairs } from './guess-pairs.ts';
import type { MatchAsked } from './match-counts.ts';
import { suggestMatch } from './suggest-match.ts';

const person = (at: number): Fields => ({
  id: String(at),
  first_name: `First${at % 7}`,
  last_name: `Last${at % 50}`,
  email: at % 5 === 0 ? null : `p${at}@example.test`,
  phone: `030 90${1000 + at}`,
});
const customer = (at: number): Fields => ({
  number: String(((at * 7) % 200) + 1),
  name: `First${at % 7} Last${at % 50}`,
  mail: at % 5 === 0 ? null : `P${at}@Example.test`,
  telephone: `+493090${1000 + at}`,
});
const numbers = (count: number, from = 1): readonly number[] => Array.from({ length: count }, (_, at) => at + from);

const people: MatchAsked = {
  left: contacts,
  right: customers,
  leftRows: numbers(200).map(person),
  rightRows: numbers(200, 20).map(customer),
};

describe('suggested matches', () => {
  test('S6: tiers are in the order in which they link most and tell records apart, with what each would link', () => {
    const found = suggestMatch(people);
    expect(found[0]).toMatchObject({
      badge: 'best',
      tier: { left: ['phone'], right: ['telephone'], normalise: ['phone'], country: 'DE' },
      links: 181,
      words: 'links 181; unique on 100 %',
    });
    const mail = found.find((one) => one.tier.left[0] === 'email');
    expect(mail).toMatchObject({ badge: 'unused', links: 144, more: 0 });
  });

  test('S6: what links further records is second', () => {
    const leftRows = people.leftRows.map((row, at) => (at % 3 === 0 ? { ...row, phone: null } : row));
    const found = suggestMatch({ ...people, leftRows });
    const used = found.filter((one) => one.badge === 'best' || one.badge === 'second');
    expect(used.map((one) => one.tier.left[0])).toEqual(['email', 'phone']);
    expect(used[1]?.more).toBeGreaterThan(0);
    expect(used[1]?.words).toMatch(/^links 121 \(\d+ more\); unique on 100 %$/);
  });

  test('S6: numbers that both sides count up by themselves are not used, since other fields of these records differ', () => {
    const found = suggestMatch({
      ...people,
      leftRows: people.leftRows.map((row) => ({ ...row, phone: null, email: null })),
      rightRows: people.rightRows.map((row) => ({ ...row, telephone: null, mail: null })),
    });
    const ids = found.find((one) => one.tier.left[0] === 'id' && one.tier.left.length === 1);
    expect(ids?.badge).toBe('unused');
    expect(ids?.words).toContain('other fields of these records differ');
    expect(found.some((one) => one.badge === 'best')).toBe(false);
  });

  test('S6: fields that tell records apart only together make one tier', () => {
    const left = { ...contacts, fields: [...contacts.fields.slice(0, 3), field('zip', { kind: 'text' })] };
    const right = {
      ...customers,
      fields: [
        customers.fields[0] ?? field('number', { kind: 'text' }),
        field('surname', { kind: 'text' }),
        field('postcode', { kind: 'text' }),
      ],
    };
    const leftRows = numbers(120).map((at) => ({
      id: `x${at}`,
      last_name: `Last${at % 12}`,
      zip: `${10_000 + Math.floor(at / 12)}`,
    }));
    const rightRows = numbers(120).map((at) => ({
      number: `y${at * 3}`,
      surname: `LAST${at % 12}`,
      postcode: `${10_000 + Math.floor(at / 12)}`,
    }));
    const [best] = suggestMatch({ left, right, leftRows, rightRows });
    expect(best).toMatchObject({
      badge: 'best',
      links: 120,
      tier: { left: ['last_name', 'zip'], right: ['surname', 'postcode'] },
    });
  });

  test('S6: without rows names alone are told, and nothing is counted', () => {
    const found = suggestMatch({ ...people, leftRows: [], rightRows: [] });
    expect(found[0]).toMatchObject({
      badge: 'best',
      tier: { left: ['email'], right: ['mail'] },
      words: 'no rows to count',
    });
  });

  test('S6: the pairs that the best match links are the right ones, for all labelled objects', () => {
    for (const { left, right, pairs, name } of [...known, ...unseen].map(labelledPair)) {
      const rights = pairs.map((pair) => pair.right);
      const guessed = guessPairs({
        left,
        right,
        leftRows: pairs.map((pair) => pair.left),
        rightRows: [...rights].reverse(),
      });
      const wrong = guessed.filter((one) => pairs.find((pair) => pair.left === one.left)?.right !== one.right);
      expect([name, wrong.length]).toEqual([name, 0]);
      expect([name, guessed.length > pairs.length * 0.8]).toEqual([name, true]);
    }
  });

  test('S6: every tier is one that a flow can have', () => {
    for (const { tier } of suggestMatch(people)) expect(MatchTier.parse(tier)).toEqual(tier);
  });
});
