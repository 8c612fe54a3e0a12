import { expect, test } from 'vitest';
import { neighbour } from './card-focus.ts';

test('arrows move in the grid, J and K along it, and nothing leaves it', () => {
  expect(neighbour('ArrowDown', 1, 9, 3)).toBe(4);
  expect(neighbour('ArrowUp', 4, 9, 3)).toBe(1);
  expect(neighbour('ArrowRight', 2, 9, 3)).toBe(3);
  expect(neighbour('J', 8, 9, 3)).toBeNull();
  expect(neighbour('ArrowUp', 1, 9, 3)).toBeNull();
  expect(neighbour('K', -1, 9, 3)).toBe(0);
  expect(neighbour('x', 1, 9, 3)).toBeNull();
  expect(neighbour('J', -1, 0, 1)).toBeNull();
});
