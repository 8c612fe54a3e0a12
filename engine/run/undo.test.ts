import { expect, test } from 'vitest';
import type { Fields } from '../model/value.ts';
import { ann, annRight, bob, bobRight, crowd, duets } from '../testing/duets.ts';

const duet = duets();
const byTitle = (records: readonly Fields[]) =>
  [...records].sort((one, other) => (String(one['title']) < String(other['title']) ? -1 : 1));

test('U1: undo puts back what the run wrote, leaves what was edited since, and says so', async () => {
  const d = duet();
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  d.edit('left', l, { phone: '11', city: 'Ulm' });
  const run = await d.run();
  expect(d.record('right', r)).toMatchObject({ tel: '11', town: 'Ulm' });
  d.edit('right', r, { town: 'Mainz' });
  const undone = await d.undo(run);
  expect(undone.run.state).toBe('done');
  expect(d.record('right', r)).toMatchObject({ tel: '1', town: 'Mainz' });
  expect(d.record('left', l)).toMatchObject({ phone: '11', city: 'Ulm' });
  expect(undone.skipped).toMatchObject([{ side: 'right', reason: 'edited-since', fields: ['town'] }]);
});

test('U3: after an undo the next run does not write the undone values again, and still carries later edits', async () => {
  const d = duet();
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  d.edit('left', l, { phone: '11' });
  await d.undo(await d.run());
  const writes = d.writes('left') + d.writes('right');
  const run = await d.run();
  expect(d.writes('left') + d.writes('right')).toBe(writes);
  expect(run.syncs['contacts']).toMatchObject({ conflicts: 0 });
  expect(d.record('right', r)).toMatchObject({ tel: '1' });
  d.edit('left', l, { phone: '12' });
  await d.run();
  expect(d.record('right', r)).toMatchObject({ tel: '12' });
});

test('U3: an edit of a field that the undo did not touch, on either side, is carried by the next run', async () => {
  const d = duet();
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  await d.run();
  d.edit('left', l, { phone: '11' });
  const run = await d.run();
  d.edit('right', r, { town: 'Mainz' });
  d.edit('left', l, { name: 'Anna' });
  await d.undo(run);
  await d.run();
  expect(d.record('left', l)).toMatchObject({ name: 'Anna', phone: '11', city: 'Mainz' });
  expect(d.record('right', r)).toMatchObject({ title: 'Anna', tel: '1', town: 'Mainz' });
});

test('U2, U5: undoing a first run removes what it created and unfills what it filled; it is not created again until edited', async () => {
  const d = duet();
  const l = d.add('left', { ...ann, phone: null });
  d.add('right', annRight);
  const b = d.add('left', bob);
  const run = await d.run();
  expect(run.syncs['contacts']).toMatchObject({ left: { updated: 1 }, right: { created: 1 } });
  await d.undo(run);
  expect(d.all('right')).toEqual([annRight]);
  expect(d.record('left', l)).toMatchObject({ phone: null });
  expect((await d.run()).syncs['contacts']).toMatchObject({ left: { updated: 0 }, right: { created: 0 } });
  d.edit('left', b, { phone: '22' });
  expect((await d.run()).syncs['contacts']).toMatchObject({ right: { created: 1 } });
  expect(d.all('right')).toContainEqual({ ...bobRight, tel: '22' });
});

test('U4: undoing an undo brings everything back to what the run had made of it', async () => {
  const d = duet({ sync: { rules: { remove: { left: { rule: 'propagate' }, right: { rule: 'propagate' } } } } });
  crowd(d, 10);
  const [l, r] = [d.add('left', ann), d.add('right', annRight)];
  const b = d.add('left', bob);
  d.add('right', bobRight);
  await d.run();
  d.edit('left', l, { phone: '11' });
  d.remove('left', b);
  d.add('left', { name: 'Cleo', email: 'cleo@example.com', phone: '3', city: 'Trier' });
  const run = await d.run();
  const after = byTitle(d.all('right'));
  const first = await d.undo(run);
  expect(d.all('right')).toHaveLength(12);
  expect(d.record('right', r)).toMatchObject({ tel: '1' });
  const writes = d.writes('left') + d.writes('right');
  await d.run();
  expect(d.writes('left') + d.writes('right')).toBe(writes);
  await d.undo(first.run);
  expect(byTitle(d.all('right'))).toEqual(after);
});
