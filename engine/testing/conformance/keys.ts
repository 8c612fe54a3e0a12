import { expect, test } from 'vitest';
import { type Bench, people, scanAll, type Traits, viewOf } from './people.ts';
import { at, creates, stored, writeOne } from './writes.ts';

/** Keys of records to come. */
export function keyTests(bench: () => Bench, traits: Traits): void {
  test('reserved keys are never given twice and belong to nobody', async () => {
    await bench().system.behind.insert(people(traits, 1, 3));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.reservesKeys) return;
    const other = await bench().open();
    const batches = await Promise.all([session.reserve(view, 50), other.reserve(view, 50), session.reserve(view, 50)]);
    const keys = batches.flat();
    expect(keys).toHaveLength(150);
    expect(new Set(keys).size).toBe(150);
    expect((await session.read(view, keys.slice(0, 50))).every((one) => one.kind === 'gone')).toBe(true);
    expect(await session.reserve(view, 0)).toEqual([]);
  });

  test('a created record has the reserved key, and a key is not given again after its record is removed', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.reservesKeys) return;
    const write = at(await creates(bench(), session, view, { from: 1, over: [{}] }), 0);
    const snapshot = stored(await writeOne(session, view, write));
    expect(snapshot.key).toBe(write.op === 'create' ? write.key : null);
    await bench().system.behind.remove(snapshot.key);
    expect(await session.reserve(view, 20)).not.toContain(snapshot.key);
  });

  test('the keys of what was created are the keys that a scan shows', async () => {
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.create) return;
    const outcomes = await session.write(view, await creates(bench(), session, view, { from: 1, over: [{}, {}, {}] }));
    const made = outcomes.map((one) => stored(one).key);
    expect((await scanAll(session, view)).map((one) => one.key).sort()).toEqual([...made].sort());
  });
}
