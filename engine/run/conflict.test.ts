import { expect, test } from 'vitest';
import { ann, annRight, cleo, cleoRight, crowd, duets } from '../testing/duets.ts';
import { linkByHand, partByHand, unlinkByHand } from './hand.ts';

const duet = duets();

test('A17: a conflict keeps its id, grows its revision when a value changes, and closes itself when a side goes back', async () => {
  const d = duet();
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  d.edit('left', l, { phone: '11' });
  d.edit('right', r, { tel: '12' });
  await d.run();
  const [first] = await d.conflicts();
  expect(first).toMatchObject({ revision: 1, question: { about: 'unit', reason: 'both-edited' } });
  await d.run();
  expect((await d.conflicts())[0]).toEqual(first);
  d.edit('left', l, { phone: '13' });
  await d.run();
  const [second] = await d.conflicts();
  expect(second).toMatchObject({ id: first?.id, revision: 2 });
  d.edit('left', l, { phone: '1' });
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 0, left: { updated: 1 } });
  expect(d.record('left', l)).toMatchObject({ phone: '12' });
});

test('G11: an answer is written by the next run, to the losing side only', async () => {
  const d = duet();
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  d.edit('left', l, { phone: '11' });
  d.edit('right', r, { tel: '12' });
  await d.run();
  expect((await d.answer({ choose: 'right' })).ok).toBe(true);
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 0, left: { updated: 1 }, right: { updated: 0 } });
  expect(d.record('left', l)).toMatchObject({ phone: '12' });
});

test('G11: a typed value goes to both sides', async () => {
  const d = duet();
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  d.edit('left', l, { phone: '11' });
  d.edit('right', r, { tel: '12' });
  await d.run();
  await d.answer({ choose: 'values', left: { phone: '13' }, right: { tel: '13' } });
  await d.run();
  expect([d.record('left', l)?.['phone'], d.record('right', r)?.['tel']]).toEqual(['13', '13']);
  expect((await d.run()).syncs['contacts']).toMatchObject({
    conflicts: 0,
    left: { updated: 0 },
    right: { updated: 0 },
  });
});

test('G11: an answer to values that changed meanwhile is not applied; the question stands with the new values', async () => {
  const d = duet();
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  d.edit('left', l, { phone: '11' });
  d.edit('right', r, { tel: '12' });
  await d.run();
  await d.answer({ choose: 'left' });
  d.edit('right', r, { tel: '14' });
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 1 });
  expect(d.record('right', r)).toMatchObject({ tel: '14' });
  expect((await d.conflicts())[0]).toMatchObject({ revision: 2, answer: { by: 'dana' } });
  const stale = await d.answer({ choose: 'left' }, undefined, 1);
  expect(stale.ok ? null : stale.error.code).toBe('conflict/moved-on');
});

test('M3: an ambiguous match asks and writes nothing; linking a pair by hand settles it', async () => {
  const d = duet();
  const l = d.add('left', ann);
  const r = d.add('right', { ...annRight, tel: null });
  const other = d.add('right', { ...annRight, title: 'Ann too' });
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ linked: 0, conflicts: 1 });
  expect(d.writes('left') + d.writes('right')).toBe(0);
  const [conflict] = await d.conflicts();
  expect((await linkByHand(await d.world(), d.scope, { left: l, right: r }, { conflict: conflict?.id ?? '' })).ok).toBe(
    true,
  );
  await d.run();
  expect(d.record('right', r)).toMatchObject({ tel: '1' });
  // The other one is now a duplicate beside a linked pair, which is a question of its own (M4).
  expect((await d.conflicts()).map((one) => one.question)).toMatchObject([
    { about: 'match', right: expect.arrayContaining([other]) },
  ]);
});

test('M5: "not the same" lets each record have its own twin', async () => {
  const d = duet();
  d.add('left', ann);
  d.add('left', { ...ann, name: 'Ann the second' });
  d.add('left', cleo);
  d.add('right', cleoRight);
  expect((await d.run()).syncs['contacts']).toMatchObject({ linked: 1, conflicts: 1 });
  const [conflict] = await d.conflicts();
  await partByHand(await d.world(), conflict?.id ?? '');
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ linked: 3, conflicts: 0, right: { created: 2 } });
  expect((await d.run()).syncs['contacts']).toMatchObject({ conflicts: 0, right: { created: 0 } });
});

test('A18: records unlinked by hand stay apart', async () => {
  const d = duet();
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  await unlinkByHand(await d.world(), d.scope, { left: l, right: r });
  d.edit('left', l, { phone: '77' });
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ linked: 0, conflicts: 0, left: { created: 0 }, right: { created: 0 } });
  expect(d.record('right', r)).toEqual(annRight);
});

test('M7: a record that met somebody by its e-mail takes no part in the tier of phones', async () => {
  const tiers = [
    { left: ['email'], right: ['mail'], normalise: ['trim', 'case'] },
    { left: ['phone'], right: ['tel'], normalise: ['digits'] },
  ];
  const d = duet({ sync: { match: { tiers } } });
  d.add('left', ann);
  d.add('right', annRight);
  // The same phone as Ann, another e-mail: by phone alone it would be a question beside a linked pair.
  const c = d.add('left', { ...cleo, phone: '555', email: null });
  const r = d.add('right', { ...cleoRight, tel: '555' });
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ linked: 2, conflicts: 0 });
  expect(d.record('left', c)).toMatchObject({ email: cleoRight.mail });
  expect(d.record('right', r)).toEqual({ ...cleoRight, tel: '555' });
});

test('M7: a record that was linked or asked about by e-mail is not linked by phone as well', async () => {
  const tiers = [
    { left: ['email'], right: ['mail'] },
    { left: ['phone'], right: ['tel'] },
  ];
  const d = duet({ sync: { match: { tiers } } });
  crowd(d, 5);
  d.add('left', ann);
  d.add('right', { ...annRight, tel: '7' });
  d.add('right', { ...annRight, title: 'Ann B', tel: '8' });
  d.add('right', { ...annRight, title: 'Ann C', mail: 'annc@example.com' });
  const run = await d.run();
  expect(run).toMatchObject({ state: 'done', syncs: { contacts: { linked: 5, conflicts: 2, left: { created: 0 } } } });
});
