import { expect, test } from 'vitest';
import type { Side } from '../model/ids.ts';
import type { Fields } from '../model/value.ts';
import { freshStore } from '../testing/fresh-store.ts';
import { aLink, anEntry, aRun, key, linked, linkId, people, runId, startOfTests } from '../testing/state-samples.ts';
import type { Mark } from './contract/mark.ts';

const seen = (side: Side, name: string | null, before: Fields | null = null): Mark => ({
  put: 'sighted',
  scope: people,
  sighted: {
    link: linkId('l1'),
    side,
    run: runId('r1'),
    at: startOfTests,
    sighting:
      name === null
        ? { kind: 'gone', key: key(side) }
        : { kind: 'found', snapshot: { key: key(side), fields: { name }, modifiedAt: startOfTests } },
    before,
  },
});

test('X2: readings keep their order among the writes, and the last one of each side is found', async () => {
  const { store } = await freshStore();
  await store.commit(linked('l1'));
  expect((await store.lastSighted(people, [linkId('l1')])).size).toBe(0);
  await store.commit([seen('left', 'Ann', { name: 'An' })]);
  await store.commit([{ put: 'journal', scope: people, entry: anEntry() }, seen('right', 'Bo')]);
  await store.commit([seen('left', null)]);
  const rows = (await store.sighted(people, [linkId('l1')])).get(linkId('l1')) ?? [];
  expect(rows.map((one) => [one.side, one.sighting.kind, one.after])).toEqual([
    ['left', 'found', 0],
    ['right', 'found', 1],
    ['left', 'gone', 1],
  ]);
  expect(rows[0]).toMatchObject({ before: { name: 'An' }, sighting: { snapshot: { modifiedAt: startOfTests } } });
  const last = (await store.lastSighted(people, [linkId('l1'), linkId('l2')])).get(linkId('l1'));
  expect([last?.left?.sighting.kind, last?.right?.sighting.kind]).toEqual(['gone', 'found']);
});

test('X2: the run in which a link came about stays with it, and a link that ended is found by its keys', async () => {
  const { store } = await freshStore();
  await store.commit([{ put: 'run', run: aRun('r1') }]);
  await store.commit(linked('l1'));
  await store.commit([{ put: 'run', run: aRun('r2') }]);
  const link = aLink('l1', { state: 'tombstone' });
  await store.commit([{ put: 'link', scope: people, link }]);
  expect([...(await store.births(people, [link.id])).values()]).toEqual(['r1']);
  expect((await store.formerLinks(people, 'left', link.left ?? key(''))).map((one) => one.id)).toEqual(['l1']);
  expect(await store.formerLinks(people, 'right', key('nobody'))).toEqual([]);
});
