import { describe, expect, test } from 'vitest';
import { moved } from './list-keys.ts';

describe('keys in a list', () => {
  test('J and the down arrow go one down, K and the up arrow one up', () => {
    expect(moved('j', 3, 10, 5)).toBe(4);
    expect(moved('ArrowDown', 3, 10, 5)).toBe(4);
    expect(moved('K', 3, 10, 5)).toBe(2);
    expect(moved('ArrowUp', 3, 10, 5)).toBe(2);
  });
  test('stay inside the list', () => {
    expect(moved('j', 9, 10, 5)).toBe(9);
    expect(moved('k', 0, 10, 5)).toBe(0);
    expect(moved('PageDown', 8, 10, 5)).toBe(9);
    expect(moved('PageUp', 2, 10, 5)).toBe(0);
  });
  test('enter a list in which nothing is chosen at its first row', () => {
    expect(moved('j', -1, 10, 5)).toBe(0);
    expect(moved('k', -1, 10, 5)).toBe(0);
  });
  test('Home and End go to its ends', () => {
    expect(moved('Home', 5, 10, 5)).toBe(0);
    expect(moved('End', 5, 10, 5)).toBe(9);
  });
  test('do nothing in an empty list, nor when they mean nothing', () => {
    expect(moved('j', -1, 0, 5)).toBeNull();
    expect(moved('x', 2, 10, 5)).toBeNull();
  });
});
