import { expect, test } from 'vitest';
import { ann, annRight, bob, cleo, crowd, duets } from '../testing/duets.ts';
import { runFlow } from './run.ts';
import { approvalText } from './stage.ts';

const duet = duets();

test('A13: a preview writes nothing anywhere, and the run that follows does exactly what it said', async () => {
  const d = duet();
  const l = d.add('left', ann);
  d.add('right', { ...annRight, tel: null });
  d.add('left', bob);
  d.add('right', { title: 'Dora', mail: 'dora@example.com', tel: '4', town: 'Kiel' });
  const preview = await d.preview();
  expect(d.writes('left') + d.writes('right')).toBe(0);
  expect(await (await d.store()).countLinks(d.scope, ['live', 'half'])).toBe(0);
  const again = await d.preview();
  expect(again.changes.map(approvalText)).toEqual(preview.changes.map(approvalText));
  const run = await d.run();
  expect(run.changesHash).toBe(preview.changesHash);
  const written = (await d.journal()).map((one) => [one.side, one.op, one.link, one.before, one.sent]);
  const planned = preview.changes.flatMap((change) =>
    change.writes.map((one) => [one.side, one.op, change.link, one.before, one.fields]),
  );
  expect([...written].sort()).toEqual([...planned].sort());
  expect(d.record('left', l)).toEqual(ann);
});

test('A14: a cancelled run stops at a checkpoint, and the next one goes on from there', async () => {
  const d = duet();
  for (let at = 0; at < 5; at++) d.add('left', { ...bob, email: `b${at}@example.com` });
  d.add('right', annRight);
  const world = await d.world();
  let asked = 0;
  const run = await runFlow(await d.plan(), { ...world, cancelled: () => ++asked > 4 });
  expect(run.state).toBe('cancelled');
  expect((await d.run()).state).toBe('done');
  expect(d.all('right')).toHaveLength(6);
});

test('A14: a run that waits for a busy system stops when it is asked to, and the next one writes what it had not', async () => {
  let busy = true;
  const d = duet({
    faults: { right: (call) => (busy && call.name === 'write' ? { kind: 'later', afterMs: 120_000 } : null) },
  });
  d.add('left', bob);
  d.add('right', annRight);
  const world = await d.world();
  let slept = 0;
  const sleep = (ms: number): Promise<void> => {
    slept += ms;
    return world.sleep(ms);
  };
  const run = await runFlow(await d.plan(), { ...world, sleep, cancelled: () => slept > 0 });
  expect(run.state).toBe('cancelled');
  expect(slept).toBeLessThan(60_000);
  busy = false;
  expect((await d.run()).state).toBe('done');
  expect(d.all('right')).toHaveLength(2);
});

test('A14: a paused flow does not run until it is resumed', async () => {
  const d = duet();
  d.add('left', ann);
  d.add('right', annRight);
  const store = await d.store();
  await store.commit([{ put: 'control', flow: d.scope.flow, ask: 'pause', at: d.now() }]);
  await expect(d.run()).rejects.toMatchObject({ problem: { code: 'run/paused' } });
  await store.commit([{ put: 'control', flow: d.scope.flow, ask: null, at: d.now() }]);
  expect((await d.run()).state).toBe('done');
});

test('A15: a second process is refused while the first one works', async () => {
  const d = duet();
  d.add('left', ann);
  d.add('right', annRight);
  const store = await d.store();
  await store.takeLease(
    { holder: 'somebody', pid: process.ppid, boot: 'another', heartbeatAt: d.now() },
    d.later(-60_000),
  );
  await expect(runFlow(await d.plan(), await d.world())).rejects.toMatchObject({ problem: { code: 'state/in-use' } });
  d.wait(120_000);
  expect((await d.run()).state).toBe('done');
});

test('A15: an answer given during a run leaves the run its workspace; a second run is refused', async () => {
  const d = duet();
  const l = d.add('left', ann);
  const r = d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '7' });
  d.edit('right', r, { tel: '8' });
  await d.run();
  const store = await d.store();
  const noteSeen = store.noteSeen.bind(store);
  const others: unknown[] = [];
  store.noteSeen = async (...given) => {
    store.noteSeen = noteSeen;
    await d.answer({ choose: 'left' });
    await expect(d.run()).rejects.toMatchObject({ problem: { code: 'state/busy' } });
    const other = { holder: 'somebody', pid: process.ppid, boot: 'another', heartbeatAt: d.now() };
    others.push(await store.takeLease(other, d.later(-60_000)));
    return noteSeen(...given);
  };
  expect((await d.run()).state).toBe('done');
  expect(others).toMatchObject([{ holder: 'duet' }]);
  await d.run();
  expect(d.record('right', r)).toMatchObject({ tel: '7' });
});

test('A15: a run that waits for a busy system keeps the workspace', async () => {
  let refusals = 1;
  const d = duet({
    faults: {
      right: (call) => (call.name === 'write' && refusals-- > 0 ? { kind: 'later', afterMs: 300_000 } : null),
    },
  });
  d.add('left', bob);
  d.add('right', annRight);
  const store = await d.store();
  const world = await d.world();
  const others: unknown[] = [];
  const sleep = async (ms: number): Promise<void> => {
    await world.sleep(ms);
    const other = { holder: 'somebody', pid: process.ppid, boot: 'another', heartbeatAt: d.now() };
    others.push(await store.takeLease(other, d.later(-60_000)));
  };
  expect((await runFlow(await d.plan(), { ...world, sleep })).state).toBe('done');
  expect(others.length).toBeGreaterThan(4);
  expect(others).not.toContain(null);
});

test('B15: a held run writes nothing; releasing it lets through exactly what was looked at', async () => {
  const d = duet({
    sync: {
      rules: { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } },
      brakes: { shrunkSidePercent: false },
    },
  });
  crowd(d, 30);
  const gone = Array.from({ length: 8 }, (_, at) => d.add('left', { ...cleo, email: `c${at}@example.com` }));
  await d.run();
  for (const key of gone) d.remove('left', key);
  const held = await d.run();
  expect(held.state).toBe('held');
  expect(held.brakes).toMatchObject([{ brake: 'removes', holds: true }]);
  expect(d.all('right')).toHaveLength(38);
  await expect(d.run({ release: { run: held.id, hash: 'other' } })).rejects.toMatchObject({
    problem: { code: 'run/other-changes' },
  });
  d.add('left', ann);
  const changed = await d.run({ release: { run: held.id, hash: held.changesHash ?? '' } });
  expect(changed.state).toBe('held');
  expect(d.all('right')).toHaveLength(38);
  const released = await d.run({ release: { run: changed.id, hash: changed.changesHash ?? '' } });
  expect(released.state).toBe('done');
  expect(d.all('right')).toHaveLength(31);
});

test('B17: what a first run created does not hold the runs of the day after it', async () => {
  const d = duet({ sync: { brakes: { creates: { records: 5, percent: 0 } } } });
  crowd(d, 10);
  for (let at = 0; at < 5; at++) d.add('left', { ...cleo, email: `c${at}@example.com` });
  expect((await d.run()).syncs['contacts']).toMatchObject({ right: { created: 5 } });
  for (let at = 5; at < 8; at++) d.add('left', { ...cleo, email: `c${at}@example.com` });
  expect(await d.run()).toMatchObject({ state: 'done', syncs: { contacts: { right: { created: 3 } } } });
  for (let at = 8; at < 11; at++) d.add('left', { ...cleo, email: `c${at}@example.com` });
  expect((await d.run()).state).toBe('held');
});
