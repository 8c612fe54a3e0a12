import { expect, test } from 'vitest';
import type { Session } from '../connectors/contract.ts';
import type { Side } from '../model/ids.ts';
import type { Run } from '../model/run.ts';
import type { Duet } from '../testing/duet.ts';
import { ann, annRight, bob, cleo, duets } from '../testing/duets.ts';
import { cancelPaused, pausedRun } from './paused.ts';
import { runFlow } from './run.ts';

const duet = duets();

/** A run that creates two records and updates one, and is paused or cancelled after the creates. */
async function stopped(ask: 'pause' | 'cancel' = 'pause') {
  let isArmed = false;
  const ref: { d?: Duet } = {};
  const say = async (to: typeof ask | null): Promise<void> => {
    const { d } = ref;
    if (d !== undefined) await (await d.store()).commit([{ put: 'control', flow: d.scope.flow, ask: to, at: d.now() }]);
  };
  const wrap = (side: Side, session: Session): Session => {
    const write = session.write.bind(session);
    session.write = async (view, writes) => {
      const outcomes = await write(view, writes);
      if (isArmed && side === 'right') await say(ask);
      isArmed = false;
      return outcomes;
    };
    return session;
  };
  const d = duet({ wrap });
  ref.d = d;
  const l = d.add('left', ann);
  d.add('right', annRight);
  await d.run();
  d.edit('left', l, { phone: '9' });
  for (const one of [bob, cleo]) d.add('left', one);
  isArmed = true;
  const run = await d.run();
  const phone = () => d.all('right').find((one) => one['title'] === 'Ann')?.['tel'];
  return { d, l, run, phone, resume: () => say(null) };
}

const wrote = ({ syncs, decided }: Run) => ({
  done: syncs['contacts']?.right,
  planned: decided?.['contacts']?.planned.right,
});

test('A14: a paused run stops at a checkpoint with what it did counted, and lets nothing start', async () => {
  const { d, run, phone } = await stopped();
  expect(run).toMatchObject({ state: 'paused', problem: null, cut: ['contacts'] });
  expect(wrote(run)).toMatchObject({ done: { created: 2, updated: 0 }, planned: { created: 2, updated: 1 } });
  expect([d.all('right').length, phone()]).toEqual([3, '1']);
  await expect(d.run()).rejects.toMatchObject({ problem: { code: 'run/paused' } });
  expect(await pausedRun(await d.store(), d.scope.flow)).toMatchObject({ id: run.id });
});

test('A14: it goes on as the same run, and what it counted before and since adds up', async () => {
  const { d, run, phone, resume } = await stopped();
  await resume();
  const over = await d.run({ resume: run.id });
  expect(over).toMatchObject({ id: run.id, startedAt: run.startedAt, state: 'done', problem: null });
  expect(over.cut).toBeUndefined();
  const counts = { created: 2, updated: 1, removed: 0 };
  expect(wrote(over)).toMatchObject({ done: counts, planned: counts });
  expect(phone()).toBe('9');
  expect((await (await d.store()).runs(d.scope.flow, 10)).map((one) => one.state)).toEqual(['done', 'done']);
  expect((await (await d.store()).effectHeads(run.id, null)).length).toBe(3);
  await expect(d.run({ resume: run.id })).rejects.toMatchObject({ problem: { code: 'run/not-paused' } });
});

test('A14: what was added meanwhile is planned by the part that comes after', async () => {
  const { d, run, resume } = await stopped();
  d.add('left', { ...bob, email: 'dora@example.com' });
  await resume();
  const over = await d.run({ resume: run.id });
  expect(wrote(over)).toMatchObject({ done: { created: 3, updated: 1 }, planned: { created: 3, updated: 1 } });
});

test('A14: a paused run that is cancelled stays cancelled, and the next one does what was left', async () => {
  const { d, run, phone, resume } = await stopped();
  expect(await cancelPaused(await d.world(), d.scope.flow)).toMatchObject({ id: run.id, state: 'cancelled' });
  expect(await cancelPaused(await d.world(), d.scope.flow)).toBeNull();
  await resume();
  expect((await d.run()).id).not.toBe(run.id);
  expect(phone()).toBe('9');
});

test('A14: a run that is begun in its place ends it', async () => {
  const { d, run, resume } = await stopped();
  await resume();
  await d.run();
  const store = await d.store();
  expect(await store.run(run.id)).toMatchObject({ state: 'cancelled', problem: { code: 'run/overtaken' } });
  expect(await pausedRun(store, d.scope.flow)).toBeNull();
});

test('A14: a cancelled run tells what it did until then', async () => {
  const { run } = await stopped('cancel');
  expect(run).toMatchObject({ state: 'cancelled', problem: { code: 'run/cancelled' } });
  expect(wrote(run)).toMatchObject({ done: { created: 2, updated: 0 }, planned: { created: 2, updated: 1 } });
});

test('A14: a run that nobody counted, since its process died, is counted by what it wrote', async () => {
  const { d, run, resume } = await stopped();
  await resume();
  const { cut: _, decided: __, ...rest } = run;
  await (await d.store()).commit([{ put: 'run', run: { ...rest, syncs: {}, state: 'running', endedAt: null } }]);
  const over = await runFlow(await d.plan(), await d.world(), { resume: run.id });
  expect(wrote(over)).toMatchObject({ done: { created: 2, updated: 1 }, planned: { created: 2, updated: 1 } });
});
