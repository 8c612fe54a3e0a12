import { expect, test } from 'vitest';
import { placed } from './window-place.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };
const before = { x: 2000, y: 100, width: 1200, height: 800, maximized: false };

test('a window opens where it was', () => {
  expect(placed(before, [screen, second])).toEqual({ x: 2000, y: 100, width: 1200, height: 800 });
});

test('a window whose display is gone, or whose upper edge is out of reach, opens in the middle', () => {
  expect(placed(before, [screen])).toEqual({ width: 1200, height: 800 });
  expect(placed({ ...before, x: 100, y: -200 }, [screen])).toEqual({ width: 1200, height: 800 });
  expect(placed({ ...before, x: 1880, y: 100 }, [screen])).toEqual({ width: 1200, height: 800 });
});

test('a window is never bigger than the biggest display, nor smaller than the screens need', () => {
  expect(placed({ ...before, x: 0, y: 0, width: 9000, height: 9000 }, [screen])).toMatchObject({
    width: 1920,
    height: 1080,
  });
  expect(placed({ ...before, width: 10, height: 10 }, [screen, second])).toMatchObject({ width: 900, height: 600 });
  expect(placed(null, [{ ...screen, width: 1000, height: 700 }])).toEqual({ width: 1000, height: 700 });
});
