import { expect, test } from 'vitest';
import { ann, annRight, bob, bobRight, crowd, duets } from '../testing/duets.ts';
import type { UndoOptions } from './undo.ts';
import { undoRun } from './undo.ts';

const duet = duets();

async function synced() {
  const d = duet();
  crowd(d, 5);
  const keys = {
    l: d.add('left', ann),
    r: d.add('right', annRight),
    l2: d.add('left', bob),
    r2: d.add('right', bobRight),
  };
  await d.run();
  const undo = async (run: Awaited<ReturnType<typeof d.run>>, options: UndoOptions) => {
    d.wait(60_000);
    return undoRun(run.id, await d.plan(), await d.world(), options);
  };
  const quiet = async (): Promise<void> => {
    const writes = d.writes('left') + d.writes('right');
    expect((await d.run()).syncs['contacts']).toMatchObject({ conflicts: 0 });
    expect(d.writes('left') + d.writes('right')).toBe(writes);
  };
  return { d, ...keys, undo, quiet };
}

test('U6: undone on both sides, a wrong edit is gone where it was typed too, and does not come back', async () => {
  const { d, l, r, undo, quiet } = await synced();
  d.edit('left', l, { phone: 'wrong', city: 'Wrong' });
  const run = await d.run();
  expect(d.record('right', r)).toMatchObject({ tel: 'wrong', town: 'Wrong' });
  const undone = await undo(run, { both: true });
  expect(undone.skipped).toEqual([]);
  expect(d.record('left', l)).toEqual(ann);
  expect(d.record('right', r)).toEqual(annRight);
  await quiet();
  d.edit('right', r, { tel: '5' });
  await d.run();
  expect(d.record('left', l)).toMatchObject({ phone: '5' });
});

test('U6: what was edited since stays on either side, also when both sides of a record were written', async () => {
  const { d, l, r, undo, quiet } = await synced();
  d.edit('left', l, { phone: 'wrong' });
  d.edit('right', r, { town: 'Wrong' });
  const run = await d.run();
  d.edit('left', l, { phone: 'mended' });
  await undo(run, { both: true });
  expect(d.record('right', r)).toEqual(annRight);
  expect(d.record('left', l)).toEqual({ ...ann, phone: 'mended' });
  await d.run();
  expect(d.record('right', r)).toMatchObject({ tel: 'mended', town: 'Bonn' });
  await quiet();
});

test('U3: an undo of a run that wrote both sides of a record keeps all that it restored', async () => {
  const { d, l, r, undo, quiet } = await synced();
  d.edit('left', l, { phone: '8' });
  d.edit('right', r, { town: 'Ulm' });
  const run = await d.run();
  await undo(run, {});
  expect(d.record('right', r)).toMatchObject({ tel: '1', town: 'Ulm' });
  expect(d.record('left', l)).toMatchObject({ phone: '8', city: 'Bonn' });
  await quiet();
});

test('U7: an undo of one record, or of one field of it, leaves everything else as the run made it', async () => {
  const { d, l, r, l2, r2, undo, quiet } = await synced();
  d.edit('left', l, { phone: '8', city: 'Ulm' });
  d.edit('left', l2, { phone: '9' });
  const run = await d.run();
  await undo(run, { only: [{ side: 'right', key: r, field: 'tel' }] });
  expect(d.record('right', r)).toMatchObject({ tel: '1', town: 'Ulm' });
  expect(d.record('right', r2)).toMatchObject({ tel: '9' });
  await undo(run, { only: [{ side: 'right', key: r2, field: null }] });
  expect(d.record('right', r2)).toEqual(bobRight);
  await quiet();
});
