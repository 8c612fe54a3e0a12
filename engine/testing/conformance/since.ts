import { expect, test } from 'vitest';
import type { Cursor, Session, View } from '../../connectors/contract.ts';
import type { Snapshot } from '../../model/record.ts';
import { type Bench, people, person, type Traits, viewOf } from './people.ts';
import { found, readOne } from './writes.ts';

interface Told {
  readonly snapshots: readonly Snapshot[];
  readonly cursor: Cursor;
}

async function sinceAll(session: Session, view: View, cursor: Cursor | null, overlapMs = 0): Promise<Told> {
  const snapshots: Snapshot[] = [];
  let kept: Cursor | undefined;
  for await (const page of session.since(view, cursor, overlapMs)) {
    expect(kept, 'Only the last page carries the cursor.').toBeUndefined();
    snapshots.push(...page.snapshots);
    kept = page.cursor;
  }
  if (kept === undefined) throw new Error('The last page must carry a cursor.');
  return { snapshots, cursor: kept };
}

const keysIn = (told: Told) => [...new Set(told.snapshots.map((one) => one.key))].sort();

/** Changes since a cursor. */
export function sinceTests(bench: () => Bench, traits: Traits): void {
  if (!traits.fields.includes('updatedAt')) return;

  test('from the beginning, since tells of every record, equal times at page borders included', async () => {
    await bench().system.behind.insert(people(traits, 1, traits.many));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.since) return;
    const told = await sinceAll(session, view, null);
    expect(keysIn(told)).toHaveLength(traits.many);
    const one = told.snapshots.find((snapshot) => snapshot.key === traits.key(1));
    expect(one).toEqual(found(await readOne(session, view, traits.key(1))));
    expect(one?.modifiedAt).toBe('2026-03-01T12:00:00Z');
  });

  test('a cursor is inclusive: a change in the same instant as the last one seen is told', async () => {
    const { behind } = bench().system;
    await behind.insert(people(traits, 1, 10));
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.since) return;
    const first = await sinceAll(session, view, null);
    await behind.insert([person(traits, 11, { updatedAt: '2026-03-01T12:00:00Z' })]);
    await behind.update(traits.key(3), { name: 'Later', updatedAt: '2026-03-01T12:00:00.000001Z' });
    const second = await sinceAll(session, view, first.cursor);
    expect(keysIn(second)).toEqual(expect.arrayContaining([traits.key(11), traits.key(3)]));
    expect(second.snapshots.find((one) => one.key === traits.key(3))?.fields['name']).toBe('Later');
    const third = await sinceAll(session, view, second.cursor);
    expect(keysIn(third)).not.toContain(traits.key(5));
  });

  test('the overlap reads back before the cursor, and asking again changes nothing', async () => {
    const { behind } = bench().system;
    await behind.insert(people(traits, 1, 5));
    await behind.update(traits.key(5), { updatedAt: '2026-03-02T12:00:00Z' });
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.since) return;
    const first = await sinceAll(session, view, null);
    await behind.update(traits.key(1), { updatedAt: '2026-03-02T11:57:00Z' });
    await behind.update(traits.key(2), { updatedAt: '2026-03-02T11:50:00Z' });
    const told = await sinceAll(session, view, first.cursor, 300_000);
    expect(keysIn(told)).toEqual([traits.key(1), traits.key(5)].sort());
    expect(await sinceAll(session, view, first.cursor, 300_000)).toEqual(told);
    expect((await sinceAll(session, view, told.cursor, 0)).cursor).toBe(told.cursor);
    expect(keysIn(await sinceAll(session, view, first.cursor, 0))).toEqual([traits.key(5)]);
  });

  test('a cursor is good in another session, and one taken of nothing misses nothing', async () => {
    const { behind } = bench().system;
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.since) return;
    const empty = await sinceAll(session, view, null);
    expect(empty.snapshots).toEqual([]);
    await behind.insert(people(traits, 1, 3));
    const other = await bench().open();
    expect(keysIn(await sinceAll(other, view, empty.cursor))).toHaveLength(3);
  });

  test('a record without a modification time is never passed over', async () => {
    const { behind } = bench().system;
    await behind.insert([person(traits, 1), person(traits, 2, { updatedAt: null })]);
    const session = await bench().open();
    const view = await viewOf(bench(), session);
    if (!view.shape.can.since) return;
    const first = await sinceAll(session, view, null);
    expect(keysIn(first)).toHaveLength(2);
    await behind.update(traits.key(2), { name: 'Edited' });
    const second = await sinceAll(session, view, first.cursor);
    expect(second.snapshots.find((one) => one.key === traits.key(2))?.fields['name']).toBe('Edited');
  });
}
