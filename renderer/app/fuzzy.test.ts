import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freshSeed } from '../../engine/testing/seeds.ts';
import { meet, pieces } from './fuzzy.ts';

const met = (query: string, text: string): readonly string[] | null => {
  const found = meet(query, text);
  return found === null ? null : pieces(text, found.spans).flatMap((one) => (one.met ? [one.text] : []));
};

describe('searching', () => {
  test('meets the start of a word before its middle', () => {
    expect(met('cust', 'Contacts and customers')).toEqual(['cust']);
    expect(meet('cust', 'Customer no.')?.score).toBeGreaterThan(meet('cust', 'Contacts and customers')?.score ?? 0);
    expect(meet('act', 'Activity')?.score).toBeGreaterThan(meet('act', 'Contacts')?.score ?? 0);
  });
  test('meets words in any order, whatever their case and accents', () => {
    expect(met('STRASSE ort', 'Ort, Strasse')).toEqual(['Ort', 'Strasse']);
    expect(met('etoile', 'Étoile bleue')).toEqual(['Étoile']);
  });
  test('meets the first letters of words', () => {
    expect(met('cocu', 'Contacts customers')).toEqual(['Co', 'cu']);
  });
  test('does not meet letters that are strewn about', () => {
    expect(meet('xyz', 'Contacts')).toBeNull();
    expect(meet('cse', 'Contacts and customers everywhere')).toBeNull();
  });
  test('with nothing typed meets everything', () => {
    expect(meet('', 'Contacts')?.spans).toEqual([]);
  });
  const seed = freshSeed();
  test(`never loses a letter of the text, seed ${seed}`, () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (query, text) => {
        const found = meet(query, text);
        if (found !== null)
          expect(
            pieces(text, found.spans)
              .map((one) => one.text)
              .join(''),
          ).toBe(text);
      }),
      { seed },
    );
  });
});
