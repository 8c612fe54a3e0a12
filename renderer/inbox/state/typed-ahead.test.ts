import { expect, test } from 'vitest';
import { expectText, keepKey, takeText } from './typed-ahead.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const press = (...keys: readonly string[]): readonly boolean[] => keys.map((key) => keepKey({ key, ...plain }));

test('letters that come before the editor does are kept for it, with the Enter after them; others are keys as ever', () => {
  expect(press('a')).toEqual([false]);
  expectText();
  expect(press('A', 'x', 'Backspace', 'n', 'a', 'Shift', 'Enter', 'Enter', 'j')).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    true,
    true,
    false,
  ]);
  expect(takeText()).toEqual({ text: 'Ana', enters: 2 });
  expect(press('a')).toEqual([false]);
  expect(takeText()).toEqual({ text: '', enters: 0 });
});
