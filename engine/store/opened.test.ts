import { expect, test } from 'vitest';
import { ConflictId } from '../model/ids.ts';
import { freshStore } from '../testing/fresh-store.ts';
import { aConflict, people } from '../testing/state-samples.ts';

const [one, other] = [ConflictId.parse('c1'), ConflictId.parse('c2')];

test('a question was looked at by a person at its newest values, until it is over', async () => {
  const { store } = await freshStore();
  await store.commit([
    { put: 'conflict', scope: people, conflict: aConflict('c1') },
    { put: 'conflict', scope: people, conflict: aConflict('c2', { state: 'closed' }) },
  ]);
  await store.noteOpened('dana', [
    { id: one, revision: 2 },
    { id: other, revision: 1 },
    { id: ConflictId.parse('c3'), revision: 1 },
  ]);
  await store.noteOpened('dana', [{ id: one, revision: 1 }]);
  expect(await store.openedBy('dana', [one, other, ConflictId.parse('c3')])).toEqual(new Map([[one, 2]]));
  expect(await store.openedBy('moses', [one])).toEqual(new Map());
  await store.commit([{ put: 'conflict', scope: people, conflict: aConflict('c1', { state: 'closed' }) }]);
  expect(await store.openedBy('dana', [one])).toEqual(new Map());
});
