import { describe, expect, it } from 'vitest';
import { differing } from './differing.ts';

const marked = (text: string, other: string): string =>
  differing(text, other)
    .map((piece) => (piece.isOwn ? `[${piece.text}]` : piece.text))
    .join('');

describe('what differs between two long texts', () => {
  it('is marked word by word, at the beginning, within and at the end', () => {
    expect(marked('Deliver on Monday, ring twice at the gate', 'Deliver on Friday, ring twice at the door')).toBe(
      'Deliver on [Monday], ring twice at the [gate]',
    );
    expect(marked('Please deliver on Monday and ring', 'deliver on Monday and ring twice')).toBe(
      '[Please ]deliver on Monday and ring',
    );
  });

  it('is not marked in short texts, and not where the two have little in common', () => {
    expect(marked('Head of Purchasing', 'Senior Buyer')).toBe('Head of Purchasing');
    expect(marked('Our oldest customer in the north', 'Pays late, always by bank transfer')).toBe(
      'Our oldest customer in the north',
    );
    expect(differing('Deliver on Monday, ring twice at the gate', null)).toHaveLength(1);
  });

  it('leaves the text as it is, however long', () => {
    const long = 'a word and '.repeat(600);
    const pieces = differing(`${long}end`, `${long}other end`);
    expect(pieces.map((one) => one.text).join('')).toBe(`${long}end`);
  });
});
