import { expect, test } from 'vitest';
import type { Duet } from '../testing/duet.ts';
import { ann, annRight, bob, duets } from '../testing/duets.ts';
import { runFlow } from './run.ts';

const duet = duets();

/** The same sync with the phone number going where the city went. */
const redrawn = [
  { id: 'name', left: 'name', right: 'title' },
  { id: 'phone', left: 'phone', right: 'town' },
];

test('P34: a run keeps to the plan it began with, whatever is published meanwhile, and records which one', async () => {
  const other = duet({ maps: redrawn });
  const next = await other.plan();
  let world = null as Awaited<ReturnType<Duet['world']>> | null;
  let refused: unknown = null;
  const d = duet({
    wrap: (_side, session) => ({
      ...session,
      write: async (view, writes) => {
        // Somebody publishes the redrawn flow, and its first run comes too early.
        if (refused === null && world !== null) {
          await world.store.commit([{ put: 'plan', hash: next.hash, text: JSON.stringify(next) }]);
          refused = await runFlow(next, world).catch((error: unknown) => error);
        }
        return session.write(view, writes);
      },
    }),
  });
  const plan = await d.plan();
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9' });
  d.add('left', bob);
  world = await d.world();
  const run = await d.run();
  expect(refused).toMatchObject({ problem: { code: 'state/busy' } });
  expect(run).toMatchObject({ state: 'done', planHash: plan.hash });
  expect(d.record('right', r)).toEqual({ ...annRight, tel: '9' });
  expect((await d.journal()).map((one) => Object.keys(one.sent).sort())).toEqual([
    ['mail', 'tel', 'title', 'town'],
    ['tel'],
  ]);
  expect((await runFlow(next, world)).planHash).toBe(next.hash);
});
