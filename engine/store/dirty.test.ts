import { expect, test } from 'vitest';
import type { Sighting } from '../model/record.ts';
import { freshStore } from '../testing/fresh-store.ts';
import { aLink, aShadow, key, linked, linkId, people } from '../testing/state-samples.ts';
import type { Mark } from './contract/mark.ts';

const found = (name: string): Sighting => ({
  kind: 'found',
  snapshot: { key: key(name), fields: { name }, token: 't' },
});
const dirty = (link: string, side: 'left' | 'right', sighting: Sighting | null): Mark => ({
  put: 'dirty',
  scope: people,
  dirty: { link: linkId(link), side, sighting, reason: 'seen' },
});

test('a link with readings comes with its shadow and what each side holds', async () => {
  const { store } = await freshStore();
  await store.commit([
    ...linked('a'),
    { put: 'link', scope: people, link: aLink('b') },
    dirty('a', 'left', found('x')),
    dirty('a', 'right', null),
    dirty('b', 'right', { kind: 'gone', key: key('r-b') }),
  ]);
  expect(await store.dirtyPage(people, null, 10)).toEqual([
    { link: aLink('a'), shadow: aShadow('a'), left: found('x'), right: null },
    { link: aLink('b'), shadow: { left: {}, right: {} }, left: undefined, right: { kind: 'gone', key: 'r-b' } },
  ]);
  expect(await store.countDirty(people)).toBe(2);
});

test('a newer reading replaces the older one of its side, and dropping takes both sides', async () => {
  const { store } = await freshStore();
  await store.commit([
    ...linked('a'),
    dirty('a', 'left', null),
    dirty('a', 'left', found('y')),
    dirty('a', 'right', null),
  ]);
  expect((await store.dirtyPage(people, null, 10))[0]?.left).toEqual(found('y'));
  await store.commit([{ drop: 'dirty', scope: people, link: linkId('a') }]);
  expect(await store.countDirty(people)).toBe(0);
});

test('pages of links go on after the last one, with both sides of each', async () => {
  const { store } = await freshStore();
  const names = ['a', 'b', 'c', 'd', 'e'];
  await store.commit(names.flatMap((one) => [...linked(one), dirty(one, 'left', null), dirty(one, 'right', null)]));
  const first = await store.dirtyPage(people, null, 2);
  const second = await store.dirtyPage(people, linkId('b'), 2);
  const third = await store.dirtyPage(people, linkId('d'), 2);
  expect([first, second, third].map((page) => page.map((one) => one.link.id))).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(first.every((one) => one.left === null && one.right === null)).toBe(true);
});
