import { expect, test } from 'vitest';
import type { Conflict } from '../../model/conflict.ts';
import type { Duet } from '../../testing/duet.ts';
import { ann, annRight, duets } from '../../testing/duets.ts';
import { answerMany, type Said } from './answer-many.ts';
import { decisionsOf, takeBack } from './take-back.ts';

const duet = duets();

async function say(d: Duet, said: Said, conflicts?: readonly Conflict[]) {
  const plan = await d.plan();
  const of = conflicts ?? (await d.conflicts());
  const wishes = of.map((one) => ({ id: one.id, revision: one.revision, said }));
  return answerMany(async () => plan, await d.world(), wishes, { why: 'told by phone', strict: true });
}

async function back(d: Duet, id: string) {
  const plan = await d.plan();
  const store = await d.store();
  const plans = { ofRun: async () => plan, ofFlow: async () => plan };
  return takeBack(await d.world(), plans, await decisionsOf(store, id), 'a slip');
}

/** Ann's phone was edited on both sides. */
async function differing() {
  const d = duet();
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  d.edit('left', l, { phone: '11' });
  d.edit('right', r, { tel: '12' });
  await d.run();
  return { d, l, r };
}

/** People that both sides have, by key. */
const pairs = (d: Duet, count: number) =>
  Array.from({ length: count }, (_, at) => {
    const [name, email, phone, city] = [`Person ${at}`, `p${at}@example.com`, `0${at}`, 'Ulm'];
    return [
      d.add('left', { name, email, phone, city }),
      d.add('right', { title: name, mail: email, tel: phone, town: city }),
    ] as const;
  });

const states = async (d: Duet, id: string): Promise<readonly string[]> =>
  (await (await d.store()).decisions({ batch: id }, 0, 100)).map((one) => one.decision.state);

test('I5: an answer that was not written is taken back, and the question is open as it was', async () => {
  const { d, l, r } = await differing();
  const before = await d.conflicts();
  const { batch } = await say(d, { choose: 'left' });
  expect(await d.conflicts()).toEqual([]);
  expect(await back(d, before[0]?.id ?? '')).toMatchObject({ reopened: [before[0]?.id], left: [], runs: [] });
  expect(await d.conflicts()).toEqual(before);
  expect(await states(d, batch)).toEqual(['taken-back']);
  await d.run();
  expect([d.record('left', l)?.['phone'], d.record('right', r)?.['tel']]).toEqual(['11', '12']);
  expect(await d.conflicts()).toEqual(before);
});

test('I6: an answer that was written is taken back: the values are as before, and the question stands', async () => {
  const { d, l, r } = await differing();
  const before = await d.conflicts();
  const { batch } = await say(d, { choose: 'values', left: { phone: '13' }, right: { tel: '13' } });
  await d.run();
  expect(await states(d, batch)).toEqual(['done']);
  expect([d.record('left', l)?.['phone'], d.record('right', r)?.['tel']]).toEqual(['13', '13']);
  d.wait(60_000);
  const undone = await back(d, batch);
  expect(undone).toMatchObject({ reopened: [before[0]?.id], left: [] });
  expect(undone.runs).toHaveLength(1);
  expect([d.record('left', l)?.['phone'], d.record('right', r)?.['tel']]).toEqual(['11', '12']);
  expect(await d.conflicts()).toMatchObject([{ id: before[0]?.id, revision: 1, question: before[0]?.question }]);
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 1, left: { updated: 0 }, right: { updated: 0 } });
  expect((await d.conflicts())[0]?.revision).toBe(1);
  await say(d, { choose: 'right' });
  await d.run();
  expect([d.record('left', l)?.['phone'], d.record('right', r)?.['tel']]).toEqual(['12', '12']);
});

test('I6: what was edited since an answer was written is left alone and told; other fields stay as they are', async () => {
  const { d, l, r } = await differing();
  const { batch } = await say(d, { choose: 'left' });
  d.edit('left', l, { city: 'Trier' });
  await d.run();
  d.edit('right', r, { tel: '99' });
  const undone = await back(d, batch);
  expect(undone).toMatchObject({ reopened: [], left: [{ problem: { code: 'conflict/edited-since' } }] });
  expect(d.record('right', r)).toMatchObject({ tel: '99', town: 'Trier' });
  expect(await d.conflicts()).toEqual([]);
  await d.run();
  expect(d.record('left', l)).toMatchObject({ phone: '99', city: 'Trier' });
});

test('I5, I6: all answers of a batch are taken back together, also when only some were written', async () => {
  const d = duet();
  const keys = pairs(d, 12);
  await d.run();
  for (const [l, r] of keys) {
    d.edit('left', l, { phone: `1${l}` });
    d.edit('right', r, { tel: `2${r}` });
  }
  await d.run();
  const asked = await d.conflicts();
  expect(asked).toHaveLength(12);
  const { batch } = await say(d, { choose: 'right' }, asked);
  await d.run();
  expect(new Set(await states(d, batch))).toEqual(new Set(['done']));
  d.wait(1000);
  const undone = await back(d, batch);
  expect([undone.reopened.length, undone.left]).toEqual([12, []]);
  expect(undone.runs).toHaveLength(1);
  expect(keys.every(([l]) => d.record('left', l)?.['phone'] === `1${l}`)).toBe(true);
  expect(await d.conflicts()).toEqual(
    asked.map((one) => expect.objectContaining({ id: one.id, question: one.question, state: 'open' })),
  );
  await d.run();
  expect((await d.conflicts()).map((one) => one.question)).toEqual(asked.map((one) => one.question));
});

/** One Ann on the left, two on the right. */
async function doubled() {
  const d = duet();
  const l = d.add('left', ann);
  const r = d.add('right', { ...annRight, tel: null });
  d.add('right', { ...annRight, title: 'Ann too' });
  await d.run();
  return { d, l, r };
}

test('I5: a pair that an answer linked is parted again, before a run and after it, and asked about', async () => {
  const { d, l, r } = await doubled();
  const [asked] = await d.conflicts();
  for (const runs of [0, 1]) {
    const { batch, refused } = await say(d, { choose: 'link', left: l, right: r });
    expect(refused).toEqual([]);
    if (runs > 0) await d.run();
    expect(d.record('right', r)?.['tel']).toBe(runs > 0 ? '1' : null);
    d.wait(1000);
    expect((await back(d, batch)).reopened).toEqual([asked?.id]);
    const run = await d.run();
    expect(run.syncs['contacts']).toMatchObject({ linked: 0, conflicts: 1, left: { created: 0 } });
    expect(d.record('right', r)?.['tel']).toBe(null);
    expect(await d.conflicts()).toMatchObject([{ id: asked?.id, question: asked?.question }]);
  }
});

test('I5: records that were told apart are asked about again, unless a run has made twins for them', async () => {
  const { d } = await doubled();
  const [asked] = await d.conflicts();
  const first = await say(d, { choose: 'apart' });
  expect((await back(d, first.batch)).reopened).toEqual([asked?.id]);
  await d.run();
  expect(await d.conflicts()).toMatchObject([{ id: asked?.id }]);
  const second = await say(d, { choose: 'apart' });
  await d.run();
  expect(await back(d, second.batch)).toMatchObject({
    reopened: [],
    left: [{ problem: { code: 'conflict/made-since' } }],
  });
});

/** Ten pairs, one of which lost its left record, perhaps while the right one was edited. */
async function bereft(isEdited: boolean) {
  const d = duet();
  const keys = pairs(d, 10);
  await d.run();
  const [l, r] = keys[0] ?? [];
  if (l === undefined || r === undefined) throw new Error('a pair');
  if (isEdited) d.edit('right', r, { town: 'Ulm' });
  const was = d.record('right', r);
  d.remove('left', l);
  await d.run();
  const [asked] = await d.conflicts();
  return { d, was, asked };
}

for (const [choose, isEdited] of [
  ['remove', false],
  ['keep', false],
  ['unlink', false],
  ['remove', true],
  ['keep', true],
] as const) {
  const edited = isEdited ? ' of a record that was edited' : '';
  test(`I6: an answer "${choose}" about a removal${edited} is taken back: the records are as they were, and it is asked about again`, async () => {
    const { d, was, asked } = await bereft(isEdited);
    const { batch } = await say(d, { choose });
    await d.run();
    expect(await d.conflicts()).toEqual([]);
    d.wait(1000);
    expect(await back(d, batch)).toMatchObject({ reopened: [asked?.id], restored: [], left: [] });
    expect([d.all('left').length, d.all('right').length]).toEqual([9, 10]);
    expect(d.all('right')).toContainEqual(was);
    const run = await d.run();
    expect(run.syncs['contacts']).toMatchObject({ conflicts: 1, left: { created: 0 }, right: { removed: 0 } });
    expect(await d.conflicts()).toMatchObject([{ id: asked?.id, state: 'open', question: asked?.question }]);
    await say(d, { choose: 'keep' });
    await d.run();
    expect([d.all('left').length, d.all('right').length]).toEqual([10, 10]);
    expect(await d.conflicts()).toEqual([]);
    const writes = d.writes('left') + d.writes('right');
    await d.run();
    expect(d.writes('left') + d.writes('right')).toBe(writes);
  });
}
