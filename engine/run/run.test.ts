import { afterEach, describe, expect, test } from 'vitest';
import { Duet, type DuetOptions } from '../testing/duet.ts';

let open: Duet[] = [];
const duet = (options: DuetOptions = {}): Duet => {
  const one = new Duet(options);
  open.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
});

const ann = { name: 'Ann', email: 'ann@example.com', phone: '1', city: 'Bonn' };
const annRight = { title: 'Ann', mail: 'Ann@Example.com ', tel: '1', town: 'Bonn' };

describe('a first run', () => {
  test('A16: links records that match, creates those that have no twin, and the next run writes nothing', async () => {
    const d = duet();
    d.add('left', { ...ann, email: 'ann@example.com' });
    d.add('right', { ...annRight, mail: 'ann@example.com' });
    d.add('left', { name: 'Bob', email: 'bob@example.com', phone: '2', city: 'Köln' });
    d.add('right', { title: 'Cleo', mail: 'cleo@example.com', tel: '3', town: 'Ulm' });
    const run = await d.run();
    expect(run.problem).toBeNull();
    expect(run.state).toBe('done');
    expect(run.syncs['contacts']).toEqual({
      linked: 3,
      conflicts: 0,
      failed: 0,
      parked: 0,
      left: { created: 1, updated: 0, removed: 0, unchanged: 2 },
      right: { created: 1, updated: 0, removed: 0, unchanged: 2 },
    });
    expect(d.all('right')).toContainEqual({ title: 'Bob', mail: 'bob@example.com', tel: '2', town: 'Köln' });
    expect(d.all('left')).toContainEqual({ name: 'Cleo', email: 'cleo@example.com', phone: '3', city: 'Ulm' });
    const writes = d.writes('left') + d.writes('right');
    const again = await d.run();
    expect(again.state).toBe('done');
    expect(d.writes('left') + d.writes('right')).toBe(writes);
  });
});

describe('edits', () => {
  test('G15: edits of different fields of one record on both sides are both on both sides after one run', async () => {
    const d = duet();
    const l = d.add('left', ann);
    const r = d.add('right', { ...annRight, mail: 'ann@example.com' });
    await d.run();
    d.edit('left', l, { phone: '11' });
    d.edit('right', r, { town: 'Ulm' });
    const run = await d.run();
    expect(run.state).toBe('done');
    expect(d.record('left', l)).toEqual({ ...ann, phone: '11', city: 'Ulm' });
    expect(d.record('right', r)).toEqual({ title: 'Ann', mail: 'ann@example.com', tel: '11', town: 'Ulm' });
    const writes = d.writes('left') + d.writes('right');
    await d.run();
    expect(d.writes('left') + d.writes('right')).toBe(writes);
  });

  test('G16: the same field edited on both sides asks, and the other fields flow', async () => {
    const d = duet();
    const l = d.add('left', ann);
    const r = d.add('right', { ...annRight, mail: 'ann@example.com' });
    await d.run();
    d.edit('left', l, { phone: '11', name: 'Anna' });
    d.edit('right', r, { tel: '12' });
    const run = await d.run();
    expect(run.syncs['contacts']).toMatchObject({ conflicts: 1, parked: 1 });
    expect(d.record('right', r)).toEqual({ title: 'Anna', mail: 'ann@example.com', tel: '12', town: 'Bonn' });
    expect(d.record('left', l)).toMatchObject({ phone: '11' });
    const again = await d.run();
    expect(again.syncs['contacts']).toMatchObject({ conflicts: 1, left: { updated: 0 }, right: { updated: 0 } });
  });
});
