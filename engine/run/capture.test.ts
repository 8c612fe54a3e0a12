import { expect, test } from 'vitest';
import { ann, annRight, bob, crowd, duets } from '../testing/duets.ts';

const duet = duets();
const cursor = {
  sync: {
    left: { connection: 'left', object: 'contacts', modifiedAt: 'changed', capture: 'cursor' },
    right: { connection: 'right', object: 'contacts', modifiedAt: 'changed', capture: 'cursor' },
  },
};

test('A1: a snapshot without news changes nothing in the state, a new record becomes lone, an edited one dirty', async () => {
  const d = duet({ sync: { rules: { create: { left: 'wait', right: 'wait' } } } });
  const l = d.add('left', ann);
  d.add('right', annRight);
  const b = d.add('left', bob);
  await d.run();
  const store = await d.store();
  expect((await store.lonePage(d.scope, ['waiting'], null, null, 10)).map((one) => one.key)).toEqual([b]);
  const before = await store.linkPage(d.scope, ['live'], null, 10);
  await d.run();
  expect(await store.linkPage(d.scope, ['live'], null, 10)).toEqual(before);
  d.edit('left', l, { phone: '9' });
  await d.run();
  expect(await store.countDirty(d.scope)).toBe(0);
  expect((await store.linkPage(d.scope, ['live'], null, 10))[0]?.leftPrint).not.toBe(before[0]?.leftPrint);
});

test('A2: a cursor that was not recorded is read again from where it was; nothing is lost when a read breaks off', async () => {
  let breaks = false;
  const d = duet({
    ...cursor,
    left: { pageMax: 2 },
    faults: { left: (call) => (breaks && call.name === 'since' && call.page === 1 ? { kind: 'broken' } : null) },
  });
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  crowd(d, 6);
  await d.run();
  const before = await (await d.store()).cursor(d.scope, 'left');
  d.edit('left', l, { phone: '9' });
  breaks = true;
  d.wait(600_000);
  const broken = await d.run();
  expect(broken.state).toBe('failed');
  expect((await (await d.store()).cursor(d.scope, 'left')).position).toBe(before.position);
  breaks = false;
  expect((await d.run()).state).toBe('done');
  expect(d.record('right', r)).toMatchObject({ tel: '9' });
});

test('A3: a census finds what was removed on a side that is read by cursor, once it is due', async () => {
  const d = duet({
    sync: { ...cursor.sync, rules: { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } } },
  });
  crowd(d, 10);
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.remove('left', l);
  await d.run();
  expect(d.record('right', r)).toEqual(annRight);
  d.wait(25 * 3_600_000);
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ right: { removed: 1 } });
  expect(d.record('right', r)).toBeUndefined();
});

test('A3: what a held run read is read again: records that are back, and edits that were taken back, do nothing', async () => {
  const d = duet({
    sync: {
      rules: { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } },
      brakes: { shrunkSidePercent: false, removes: { min: 1, percent: 1, max: 1 } },
    },
  });
  crowd(d, 10);
  const b = d.add('left', bob);
  const lost = [ann, { ...ann, email: 'ann.two@example.com' }].map((one) => ({ one, key: d.add('left', one) }));
  await d.run();
  for (const { key } of lost) d.remove('left', key);
  d.edit('left', b, { phone: 'wrong' });
  expect((await d.run()).state).toBe('held');
  for (const { one, key } of lost) d.left.insert('contacts', one, { actor: 'user-left' }, key);
  d.edit('left', b, { phone: '2' });
  const writes = d.writes('left') + d.writes('right');
  const run = await d.run();
  expect(run).toMatchObject({ state: 'done', syncs: { contacts: { conflicts: 0, linked: 13 } } });
  expect(d.writes('left') + d.writes('right')).toBe(writes);
  expect(d.all('right')).toHaveLength(13);
});

test('A12: a run without news writes nothing, neither to a system nor to a shadow', async () => {
  const d = duet();
  crowd(d, 5);
  d.add('left', bob);
  await d.run();
  const store = await d.store();
  const links = await store.linkPage(d.scope, ['live'], null, 100);
  const shadows = await store.shadows(
    d.scope,
    links.map((one) => one.id),
  );
  const writes = d.writes('left') + d.writes('right');
  await d.run();
  expect(d.writes('left') + d.writes('right')).toBe(writes);
  expect(await store.linkPage(d.scope, ['live'], null, 100)).toEqual(links);
  expect(
    await store.shadows(
      d.scope,
      links.map((one) => one.id),
    ),
  ).toEqual(shadows);
});
