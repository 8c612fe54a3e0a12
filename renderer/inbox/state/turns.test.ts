import { expect, test } from 'vitest';
import { dropWaiting, inTurn, settled } from './turns.ts';

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

test('what waits for something that did not come about is given up, and what comes after that is done', async () => {
  const done: string[] = [];
  inTurn(async () => {
    await Promise.resolve();
    dropWaiting();
  });
  inTurn(() => void done.push('meant for it'));
  await settled();
  inTurn(() => void done.push('later'));
  expect(done).toEqual(['later']);
});
