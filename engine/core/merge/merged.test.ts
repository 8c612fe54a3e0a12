import { expect, test } from 'vitest';
import { mergedText } from './merged.ts';

test('two edits of other words of a text are both kept', () => {
  expect(mergedText('Head of sales in Oslo', 'Vice Head of sales in Oslo', 'Head of sales in Bergen')).toBe(
    'Vice Head of sales in Bergen',
  );
  expect(mergedText('a b c', 'a b', 'x b c')).toBe('x b');
});

test('edits that touch are not joined', () => {
  expect(mergedText('Buyer', 'Head of Purchasing', 'Senior Buyer')).toBeNull();
  expect(mergedText('one two', 'one three', 'one four')).toBeNull();
  expect(mergedText('', 'left', 'right')).toBeNull();
});
