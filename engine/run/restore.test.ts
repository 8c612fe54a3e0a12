import { expect, onTestFinished, test } from 'vitest';
import { momentsOf } from '../core/past/life.ts';
import { RecordKey } from '../model/ids.ts';
import { ann, annRight, crowd, duets } from '../testing/duets.ts';
import { editedFlow, editedHistory } from '../testing/edited-history.ts';
import { freshSeed } from '../testing/seeds.ts';
import { lifeOfRecord } from './record-life.ts';
import { previewRestore, type RestoreAsk, restore } from './restore.ts';
import { undoRun } from './undo.ts';

const duet = duets();
const propagate = { rules: { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } } };

async function synced(sync: { readonly [name: string]: unknown } = {}) {
  const d = duet({ sync });
  crowd(d, 8);
  const keys = { l: d.add('left', ann), r: d.add('right', annRight) };
  await d.run();
  const ask = (more: Partial<RestoreAsk>): RestoreAsk => ({
    sync: d.scope.sync,
    side: 'left',
    key: keys.l,
    fields: null,
    to: { moment: 0 },
    here: false,
    why: null,
    ...more,
  });
  const put = async (more: Partial<RestoreAsk>) => {
    d.wait(60_000);
    return restore(await d.plan(), await d.world(), ask(more));
  };
  const quiet = async (): Promise<void> => {
    const writes = d.writes('left') + d.writes('right');
    expect((await d.run()).syncs['contacts']).toMatchObject({ conflicts: 0 });
    expect(d.writes('left') + d.writes('right')).toBe(writes);
  };
  return { d, ...keys, ask, put, quiet };
}

test('X3: a value that a person typed over is restored on both sides, from any earlier moment', async () => {
  const { d, l, r, put, quiet } = await synced();
  d.edit('left', l, { phone: '11' });
  const run = await d.run();
  d.edit('right', r, { tel: '12' });
  await d.run();
  const restored = await put({ fields: ['phone'], to: { at: run.endedAt ?? '' } });
  expect(restored.run).toMatchObject({ kind: 'restore', state: 'done' });
  expect([d.record('left', l)?.['phone'], d.record('right', r)?.['tel']]).toEqual(['11', '11']);
  await quiet();
  await put({ fields: ['phone'] });
  expect([d.record('left', l)?.['phone'], d.record('right', r)?.['tel']]).toEqual(['1', '1']);
  await quiet();
});

test('X3: with "here", only this side is restored, and the next run leaves both as they are', async () => {
  const { d, l, r, put, quiet } = await synced();
  d.edit('left', l, { phone: '11', city: 'Ulm' });
  await d.run();
  await put({ here: true });
  expect(d.record('left', l)).toEqual(ann);
  expect(d.record('right', r)).toMatchObject({ tel: '11', town: 'Ulm' });
  await quiet();
  d.edit('right', r, { tel: '13' });
  await d.run();
  expect(d.record('left', l)).toMatchObject({ phone: '13' });
});

test('X3: a restore is a deed, can be previewed, and can be undone', async () => {
  const { d, l, r, ask, put, quiet } = await synced();
  d.edit('left', l, { phone: '11', city: 'Ulm' });
  await d.run();
  const writes: unknown[] = [];
  await previewRestore(await d.plan(), await d.world(), ask({}), (change) => writes.push(...change.writes));
  expect(writes).toMatchObject([
    { side: 'left', fields: { phone: '1', city: 'Bonn' } },
    { side: 'right', fields: { tel: '1', town: 'Bonn' } },
  ]);
  expect(d.record('left', l)).toMatchObject({ phone: '11' });
  const { run } = await put({ why: 'typed by mistake' });
  const deeds = await (await d.store()).auditPage(0, 100);
  expect(deeds.filter((one) => one.action === 'restore')).toMatchObject([
    { by: 'duet', about: run.id, why: 'typed by mistake' },
  ]);
  d.wait(60_000);
  await undoRun(run.id, await d.plan(), await d.world());
  expect(d.record('left', l)).toMatchObject({ phone: '11', city: 'Ulm' });
  expect(d.record('right', r)).toMatchObject({ tel: '11', town: 'Ulm' });
  await quiet();
});

test('X3: a field that holds that value already, or whose value then is not known, is told and left alone', async () => {
  const { d, l, put } = await synced();
  d.edit('left', l, { phone: '11' });
  await d.run();
  const { run, not } = await put({ fields: ['city', 'nothing'] });
  expect(run.state).toBe('done');
  expect(not).toMatchObject([
    { field: 'city', reason: 'as-it-is' },
    { field: 'nothing', reason: 'unknown' },
  ]);
  expect(d.record('left', l)).toMatchObject({ phone: '11' });
  await expect(put({ to: { moment: 77 } })).rejects.toMatchObject({ problem: { code: 'restore/no-moment' } });
});

test('X3: an edit of another field made since is left alone, and carried by the next run', async () => {
  const { d, l, r, put } = await synced();
  d.edit('left', l, { phone: '11' });
  await d.run();
  d.edit('right', r, { town: 'Mainz' });
  await put({ fields: ['phone'] });
  expect(d.record('right', r)).toMatchObject({ tel: '1', town: 'Mainz' });
  await d.run();
  expect(d.record('left', l)).toEqual({ ...ann, city: 'Mainz' });
});

test('X3: restoring a field in question answers it', async () => {
  const { d, l, r, put, quiet } = await synced();
  d.edit('left', l, { phone: '11' });
  d.edit('right', r, { tel: '12' });
  await d.run();
  expect(await d.conflicts()).toHaveLength(1);
  await put({ fields: ['phone'] });
  expect(await d.conflicts()).toHaveLength(0);
  expect([d.record('left', l)?.['phone'], d.record('right', r)?.['tel']]).toEqual(['1', '1']);
  await quiet();
});

test('X4: a pair that was removed on both sides comes back under its link, as it was known last', async () => {
  const { d, l, put, quiet } = await synced(propagate);
  d.edit('left', l, { phone: '11' });
  await d.run();
  d.remove('left', l);
  await d.run();
  expect(d.all('right')).toHaveLength(8);
  const store = await d.store();
  const told = await lifeOfRecord(store, d.scope, (await d.plan()).syncs[0] ?? never(), {
    side: 'left',
    key: l,
    terms: 'own',
  });
  const moments = momentsOf(told?.life ?? never());
  expect(moments.map((one) => [one.side, one.by, one.became])).toEqual([
    ['left', 'people', 'changed'],
    ['right', 'tandem', 'changed'],
    ['left', 'people', 'gone'],
    ['right', 'tandem', 'gone'],
  ]);
  const { run } = await put({ to: { moment: 2 } });
  expect(run).toMatchObject({ state: 'done', syncs: { contacts: { left: { created: 1 }, right: { created: 1 } } } });
  expect(d.all('left')).toContainEqual({ ...ann, phone: '11' });
  expect(d.all('right')).toContainEqual({ ...annRight, tel: '11' });
  expect(await store.countLinks(d.scope, ['live'])).toBe(9);
  await quiet();
});

test('X4: a pair that was made again can be taken away again by undoing the restore', async () => {
  const { d, l, put, quiet } = await synced(propagate);
  d.remove('left', l);
  await d.run();
  const { run } = await put({});
  expect([d.all('left').length, d.all('right').length]).toEqual([9, 9]);
  d.wait(60_000);
  expect((await undoRun(run.id, await d.plan(), await d.world())).run.state).toBe('done');
  expect([d.all('left').length, d.all('right').length]).toEqual([8, 8]);
  await quiet();
});

test('X4: a record that was removed while its twin is still there comes back beside it', async () => {
  const { d, l, r, put, quiet } = await synced();
  d.remove('right', r);
  await d.run();
  expect(await d.conflicts()).toHaveLength(1);
  await put({ side: 'right', key: r });
  expect(d.all('right')).toContainEqual(annRight);
  expect(d.record('left', l)).toEqual(ann);
  await quiet();
  expect(await d.conflicts()).toHaveLength(0);
});

const never = (): never => {
  throw new Error('There is one.');
};

/** Every field kept in step both ways, so that a restored pair can agree. */
const twoWay = editedFlow({ rules: { firstLink: 'left-wins' } }, [
  { id: 'name', left: 'name', right: 'title' },
  { id: 'email', left: 'email', right: 'mail' },
  { id: 'phone', left: 'phone', right: 'tel' },
  { id: 'city', left: 'city', right: 'town', steps: [{ id: 'upper', use: 'case', settings: { to: 'upper' } }] },
]);

for (const seed of ['a', 'b', 'c', 'fresh-mwszjfr0', `fresh-${freshSeed()}`]) {
  test(`X3, seed ${seed}: any record restored to any moment is what it was then, and the run after it writes nothing`, async () => {
    const history = await editedHistory(seed, twoWay);
    onTestFinished(history.close);
    const { bench, chance } = history;
    for (let turn = 0; turn < 5; turn++) {
      await bench.run();
      history.edit(6);
    }
    await bench.run();
    await bench.run();
    const plan = await bench.plan();
    const [sync = never()] = plan.syncs;
    const scope = { flow: plan.flow, sync: sync.id };
    let restored = 0;
    for (let turn = 0; turn < 6; turn++) {
      const side = chance.pick(['left', 'right'] as const);
      const key = RecordKey.parse(chance.pick([...history.rows(side).keys()]));
      const told = await lifeOfRecord(bench.store, scope, sync, { side, key, terms: 'own' });
      if (told?.state !== 'linked') continue;
      const ends = told.life.steps.filter((step) => step.side === side && step.after.is === 'there');
      const at = ends.length === 0 ? null : chance.pick(ends);
      // A reading that only made more known tells what the record was since the moment before it.
      const past = at === null ? [] : told.life.steps.slice(0, told.life.steps.indexOf(at) + 1);
      const last = past.findLast((step) => step.side === side && step.moment !== null)?.moment ?? null;
      const to = { moment: last === null ? 0 : momentsOf(told.life).indexOf(last) + 1 };
      const then = at === null ? told.life.start[side] : at.after;
      if (then.is !== 'there') continue;
      const ask = { sync: sync.id, side, key, fields: null, to, here: false, why: null };
      const done = await restore(plan, await bench.world(), ask);
      expect([side, key, to, done.run.problem]).toEqual([side, key, to, null]);
      const row = history.rows(side).get(key) ?? {};
      for (const map of sync.units.flatMap((unit) => unit.maps))
        for (const name of map[side])
          expect([name, row[name] ?? '']).toEqual([name, then.fields[name]?.value ?? row[name] ?? '']);
      restored++;
      const run = await bench.run();
      const none = { created: 0, updated: 0, removed: 0 };
      expect([side, key, to, run.syncs['people']]).toMatchObject([side, key, to, { left: none, right: none }]);
    }
    expect(restored).toBeGreaterThan(2);
  });
}
