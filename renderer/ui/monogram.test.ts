import { describe, expect, test } from 'vitest';
import { monogram } from './monogram.ts';

describe('a monogram', () => {
  test('takes the first letters of the first two words', () => {
    expect(monogram('Little shop')).toBe('LS');
    expect(monogram('price list.xlsx')).toBe('PL');
  });
  test('takes two letters of a single word, and its capitals where it has more than one', () => {
    expect(monogram('Warehouse')).toBe('WA');
    expect(monogram('HubSpot')).toBe('HS');
    expect(monogram('ERP')).toBe('ER');
  });
  test('takes one letter where there is room for one', () => {
    expect(monogram('zendesk', 1)).toBe('Z');
  });
  test('is a question mark where a name has no letters', () => {
    expect(monogram('')).toBe('?');
    expect(monogram('--', 1)).toBe('?');
  });
  test('takes letters of any script whole', () => {
    expect(monogram('Étoile bleue')).toBe('ÉB');
    expect(monogram('東京')).toBe('東京');
  });
});
