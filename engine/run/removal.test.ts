import { expect, test } from 'vitest';
import { ann, annRight, bob, bobRight, crowd, duets } from '../testing/duets.ts';
import { apartNames } from './pair-name.ts';

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

const editWins = { sync: { rules: { editAgainstRemove: 'edit-wins' } } };

test('D14: a removed record is not brought back beside one that a person made for it meanwhile', async () => {
  const d = duet(editWins);
  crowd(d, 10);
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.remove('right', r);
  d.edit('left', l, { phone: '9' });
  const made = d.add('right', { ...annRight, tel: '9' });
  const preview = await d.preview();
  const run = await d.run();
  expect(run.changesHash).toBe(preview.changesHash);
  expect(run.syncs['contacts']).toMatchObject({ linked: 11, conflicts: 0, right: { created: 0 } });
  expect(d.record('right', made)).toEqual({ ...annRight, tel: '9' });
  d.edit('right', made, { town: 'Ulm' });
  await d.run();
  expect(d.record('left', l)).toMatchObject({ city: 'Ulm' });
});

test('D14: records that a person declared not to be the same do not keep a removed one from coming back', async () => {
  const d = duet(editWins);
  crowd(d, 10);
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  const other = d.add('right', annRight);
  await d.run();
  await (await d.store()).commit([{ put: 'apart', scope: d.scope, ...apartNames({ left: l, right: other }) }]);
  await d.run();
  d.remove('right', r);
  d.edit('left', l, { phone: '9' });
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ right: { created: 1 } });
  expect(d.all('right')).toContainEqual({ ...annRight, tel: '9' });
});

test('A18: a record that a person unlinked meets another one in the same run, and the next run is quiet', async () => {
  const d = duet();
  crowd(d, 10);
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  const other = d.add('right', { ...annRight, tel: null });
  expect((await d.run()).syncs['contacts']).toMatchObject({ conflicts: 1 });
  d.remove('right', r);
  await d.run();
  const asked = (await d.conflicts()).find((one) => one.question.about === 'removal');
  await d.answer({ choose: 'unlink' }, asked);
  expect((await d.run()).syncs['contacts']).toMatchObject({ linked: 11, conflicts: 0 });
  expect(d.record('right', other)).toEqual(annRight);
  const writes = d.writes('left') + d.writes('right');
  await d.run();
  expect(d.writes('left') + d.writes('right')).toBe(writes);
  expect(d.record('left', l)).toEqual(ann);
});

test('A3: a parted record that a list leaves out is still known, and is not created on the other side when it shows again', async () => {
  let half = false;
  const d = duet({
    faults: { left: (call) => (half && call.name === 'scan' ? { kind: 'half' } : null) },
    sync: {
      rules: { remove: { left: { rule: 'unlink' }, right: { rule: 'unlink' } } },
      brakes: { shrunkSidePercent: false },
    },
  });
  crowd(d, 3);
  d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.remove('right', r);
  await d.run();
  half = true;
  await d.run();
  half = false;
  expect((await d.run()).syncs['contacts']).toMatchObject({ linked: 3, right: { created: 0 } });
  expect(d.all('right')).toHaveLength(3);
});
