import { expect, test } from 'vitest';
import { ann, annRight, bob, bobRight, crowd, duets } from '../testing/duets.ts';

const duet = duets();
const propagate = { sync: { rules: { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } } } };

test('D3: a removed record asks by default, and nothing is removed', async () => {
  const d = duet();
  crowd(d, 10);
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.remove('left', l);
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 1, linked: 11 });
  expect(d.record('right', r)).toEqual(annRight);
});

test('D3: with propagate the other record is removed, and the next run is quiet', async () => {
  const d = duet(propagate);
  crowd(d, 10);
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.remove('left', l);
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ linked: 10, right: { removed: 1 } });
  expect(d.record('right', r)).toBeUndefined();
  const again = await d.run();
  expect(again.syncs['contacts']).toMatchObject({
    linked: 10,
    conflicts: 0,
    left: { created: 0 },
    right: { created: 0, removed: 0 },
  });
});

test('D4: a record removed on one side and edited on the other asks even with propagate; keeping it brings it back', async () => {
  const d = duet(propagate);
  crowd(d, 10);
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.remove('left', l);
  d.edit('right', r, { tel: '99' });
  expect((await d.run()).syncs['contacts']).toMatchObject({ conflicts: 1, right: { removed: 0 } });
  await d.answer({ choose: 'keep' });
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 0, linked: 11, left: { created: 1 } });
  expect(d.all('left')).toContainEqual({ ...ann, phone: '99' });
  expect((await d.run()).syncs['contacts']).toMatchObject({ left: { created: 0, updated: 0 }, right: { updated: 0 } });
});

test('A18: an archived twin is not created again', async () => {
  const d = duet({ sync: { rules: { remove: { right: { rule: 'archive', field: 'town', value: 'archived' } } } } });
  crowd(d, 10);
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.remove('left', l);
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ linked: 10, right: { updated: 1 } });
  expect(d.record('right', r)).toEqual({ ...annRight, town: 'archived' });
  expect((await d.run()).syncs['contacts']).toMatchObject({
    left: { created: 0 },
    right: { updated: 0 },
    conflicts: 0,
  });
});

test('A3: a record missing from a list is asked for by key, and is not gone when it is there', async () => {
  let scans = 0;
  const d = duet({
    ...propagate,
    // The second scan of the left side leaves its second record out and looks whole all the same.
    faults: { left: (call) => (call.name === 'scan' && ++scans === 2 ? { kind: 'half' } : null) },
    sync: { ...propagate.sync, brakes: { shrunkSidePercent: false } },
  });
  for (const one of [ann, bob]) d.add('left', one);
  for (const one of [annRight, bobRight]) d.add('right', one);
  await d.run();
  const run = await d.run();
  expect(scans).toBe(2);
  expect(run.syncs['contacts']).toMatchObject({ linked: 2, conflicts: 0, right: { removed: 0 } });
});
