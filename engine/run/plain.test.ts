import { afterEach, expect, test } from 'vitest';
import { Duet } from '../testing/duet.ts';
import { runFlow } from './run.ts';

let open: Duet[] = [];
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
});

const names = ['Ann', 'Bob', 'Cleo', 'Dan', 'Eve'];
const email = (name: string) => `${name.toLowerCase()}@example.com`;

/** Five who agree, one with a blank to fill and one who differs; on a second run two more. */
async function state(together: boolean) {
  const d = new Duet();
  open.push(d);
  const meet = (name: string, city: string, town: string) => {
    d.add('left', { name, email: email(name), phone: '1', city });
    d.add('right', { title: name, mail: ` ${email(name).toUpperCase()} `, tel: '1', town });
  };
  const store = await d.store();
  let linked = 0;
  const linkPlain: typeof store.linkPlain = async (scope, run, limit) => {
    const done = together ? await store.linkPlain(scope, run, Math.min(limit, 2)) : 0;
    linked += done;
    return done;
  };
  const run = async () => runFlow(await d.plan(), { ...(await d.world()), store: { ...store, linkPlain } });
  for (const name of names) meet(name, 'Bonn', 'Bonn');
  meet('Fay', 'Bonn', '');
  meet('Gil', 'Bonn', 'Ulm');
  const first = await run();
  meet('Hal', 'Bonn', 'Bonn');
  d.wait(1000);
  const second = await run();
  const links = await store.linkPage(d.scope, ['live'], null, 100);
  const shadows = await store.shadows(
    d.scope,
    links.map((link) => link.id),
  );
  const lone = await store.lonePage(d.scope, ['new', 'asked', 'waiting', 'kept', 'undone'], null, null, 100);
  const dirty = await store.countDirty(d.scope);
  const writes = d.writes('left') + d.writes('right');
  return { linked, state: { first: first.syncs, second: second.syncs, links, shadows, lone, dirty, writes } };
}

test('A16: records that agree are linked all at once as they would be one by one', async () => {
  const together = await state(true);
  const apart = await state(false);
  expect([together.linked, apart.linked]).toEqual([names.length, 0]);
  expect(together.state).toEqual(apart.state);
  expect(together.state.links.length).toBe(names.length + 3);
});
