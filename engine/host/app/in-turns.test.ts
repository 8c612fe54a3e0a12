import { expect, test } from 'vitest';
import type { Turns } from '../../core/turns.ts';
import { inTurns } from './in-turns.ts';

function* busy(ms: number): Turns<string> {
  const endMs = performance.now() + ms;
  while (performance.now() < endMs) yield;
  return 'made';
}

test('long work lets others have their turn, and is whole in the end', async () => {
  let others = 0;
  const ticks = setInterval(() => others++, 1);
  expect(await inTurns(busy(200), new AbortController().signal)).toBe('made');
  clearInterval(ticks);
  expect(others).toBeGreaterThan(1);
});

test('long work that is stopped ends at its next turn', async () => {
  const stop = new AbortController();
  setImmediate(() => stop.abort(new Error('The window was closed.')));
  await expect(inTurns(busy(60_000), stop.signal)).rejects.toThrow('The window was closed.');
});
