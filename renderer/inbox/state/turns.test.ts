import { expect, test } from 'vitest';
import { inTurn, settled } from './turns.ts';

test('what can be done at once is, and what follows something slow waits for it, also where that fails', async () => {
  const done: string[] = [];
  inTurn(() => void done.push('at once'));
  expect(done).toEqual(['at once']);
  inTurn(async () => {
    await Promise.resolve();
    done.push('slow');
    throw new Error('It failed.');
  });
  inTurn(() => void done.push('after it'));
  expect(done).toEqual(['at once']);
  await settled();
  expect(done).toEqual(['at once', 'slow', 'after it']);
  inTurn(() => void done.push('at once again'));
  expect(done.at(-1)).toBe('at once again');
});
