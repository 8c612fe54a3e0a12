import { afterEach, expect, test } from 'vitest';
import { Duet } from '../../testing/duet.ts';

const duet = () =>
  new Duet({
    sync: {
      match: {
        tiers: [
          { left: ['email'], right: ['mail'] },
          { left: ['phone'], right: ['tel'] },
        ],
      },
    },
  });
let open: Duet | null = null;
afterEach(() => open?.close());

test('M7: who was asked about in one tier waits, though a later one would have a single match', async () => {
  open = duet();
  open.add('left', { name: 'Ann', email: 'ann@example.com', phone: '1' });
  open.add('right', { title: 'Ann', mail: 'ann@example.com', tel: '1' });
  open.add('right', { title: 'Ann B', mail: 'ann@example.com', tel: '2' });
  await open.run();
  const asked = await open.conflicts();
  expect(asked.map((one) => one.question.about)).toEqual(['match']);
  expect([open.all('left').length, open.all('right').length]).toEqual([1, 2]);
});

test('M7: who met nobody in one tier is looked for in the next', async () => {
  open = duet();
  open.add('left', { name: 'Ann', email: null, phone: '1' });
  open.add('right', { title: 'Ann', mail: 'ann@example.com', tel: '1' });
  const run = await open.run();
  expect(run.syncs['contacts']).toMatchObject({ linked: 1 });
  expect(open.all('left')).toMatchObject([{ email: 'ann@example.com' }]);
});
