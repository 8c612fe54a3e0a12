import { expect, test } from 'vitest';
import { duets } from '../testing/duets.ts';
import { holding, holdingSoon } from './lease.ts';

const duet = duets();

test('what a person decides waits for the change of links that goes on, and is done after it', async () => {
  const world = await duet().world();
  const done: string[] = [];
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const before = holding(world, async () => {
    await ended;
    done.push('split');
  });
  let looks = 0;
  const sleep = async (): Promise<void> => {
    looks += 1;
    if (looks < 3) return;
    end();
    await before;
  };
  await holdingSoon({ ...world, sleep }, async () => {
    done.push('answer');
  });
  expect(done).toEqual(['split', 'answer']);
});

test('what a person decides is refused when what goes on takes longer than three seconds', async () => {
  const world = await duet().world();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const before = holding(world, () => ended);
  let sleptMs = 0;
  const sleep = async (ms: number): Promise<void> => {
    sleptMs += ms;
  };
  await expect(holdingSoon({ ...world, sleep }, async () => {})).rejects.toMatchObject({
    problem: { code: 'state/busy' },
  });
  expect(sleptMs).toBe(3000);
  end();
  await before;
});
