import { expect, test } from 'vitest';
import type { LinkState } from '../model/link.ts';
import { freshStore } from '../testing/fresh-store.ts';
import { aLink, aShadow, firms, key, keys, linked, linkId, people } from '../testing/state-samples.ts';

const ids = (...texts: readonly string[]) => texts.map(linkId);

test('links are found by the keys of either side, live and half ones only', async () => {
  const { store } = await freshStore();
  await store.commit([
    ...linked('a'),
    ...linked('b', { state: 'half', right: null }),
    ...linked('c', { state: 'tombstone' }),
    ...linked('d', { state: 'unlinked' }),
    ...linked('e', { state: 'undone' }),
  ]);
  const found = await store.linksByKeys(people, 'left', keys('l-a', 'l-b', 'l-c', 'l-d', 'l-e', 'l-z'));
  expect([...found].map(([at, link]) => [at, link.id])).toEqual([
    ['l-a', 'a'],
    ['l-b', 'b'],
  ]);
  expect((await store.linksByKeys(people, 'right', keys('r-a', 'r-b'))).get(key('r-a'))).toEqual(aLink('a'));
  expect(await store.linksByKeys(firms, 'left', keys('l-a'))).toEqual(new Map());
});

test('keys that hold NUL, quotes and characters beyond the basic plane are found as they are', async () => {
  const { store } = await freshStore();
  const odd = keys('a\u0000b', `it's "so"`, '😀', 'é', 'a', '');
  await store.commit(odd.flatMap((one, at) => linked(`k${at}`, { left: one })));
  const found = await store.linksByKeys(people, 'left', odd);
  expect(odd.map((one) => found.get(one)?.id)).toEqual(ids('k0', 'k1', 'k2', 'k3', 'k4', 'k5'));
});

test('R1: a second live or half link for a record is refused, and nothing of its commit is kept', async () => {
  const { store } = await freshStore();
  await store.commit(linked('a'));
  await expect(store.commit([...linked('c'), ...linked('b', { left: key('l-a') })])).rejects.toThrow('Broken rule R1');
  await expect(store.commit(linked('b', { right: key('r-a'), state: 'half' }))).rejects.toThrow('Broken rule R1');
  expect(await store.countLinks(people, ['live', 'half'])).toBe(1);
  await store.commit([...linked('a', { state: 'tombstone' }), ...linked('b', { left: key('l-a') })]);
  expect((await store.linksByKeys(people, 'left', keys('l-a'))).get(key('l-a'))?.id).toBe('b');
});

test('the same key on the other side or in another sync is another record', async () => {
  const { store } = await freshStore();
  await store.commit([
    ...linked('a', { left: key('1'), right: key('2') }),
    ...linked('b', { left: key('2'), right: key('1') }),
    { put: 'link', scope: firms, link: aLink('a', { sync: firms.sync, left: key('1') }) },
  ]);
  expect(await store.countLinks(people, ['live'])).toBe(2);
  expect((await store.links(firms, ids('a'))).get(linkId('a'))?.sync).toBe('firms');
});

test('a link that is put again replaces what was known', async () => {
  const { store } = await freshStore();
  await store.commit(linked('a', { state: 'half', right: null }));
  await store.commit([
    { put: 'link', scope: people, link: aLink('a', { rightWroteAt: '2026-01-01T00:00:00Z' }) },
    { put: 'shadow', scope: people, link: linkId('a'), shadow: aShadow('again') },
  ]);
  expect((await store.links(people, ids('a', 'z'))).get(linkId('a'))?.rightWroteAt).toBe('2026-01-01T00:00:00Z');
  expect(await store.shadows(people, ids('a', 'z'))).toEqual(new Map([['a', aShadow('again')]]));
});

test('a shadow comes back as it was, whatever its values', async () => {
  const { store } = await freshStore();
  const values = [null, true, false, '', 'a\u0000\ud83d\ude00', ['x', ['y']], { amount: '1.50', currency: 'EUR' }];
  const shadow = { left: { s1: values, s2: [] }, right: { s1: values, s2: [null] } };
  await store.commit([...linked('a'), { put: 'shadow', scope: people, link: linkId('a'), shadow }]);
  expect((await store.shadows(people, ids('a'))).get(linkId('a'))).toEqual(shadow);
});

test('slots that both sides hold alike, or nearly, come back as each side holds them', async () => {
  const { store } = await freshStore();
  const tuples = [
    ['a'],
    ['0'],
    [''],
    [null],
    [true],
    [],
    ['a', 'b'],
    [['a']],
    [{ a: 'x' }],
    [[]],
    [null, null],
  ] as const;
  for (const left of tuples) {
    for (const right of tuples) {
      const shadow = { left: { s1: [...left], s2: ['z'] }, right: { s1: [...right], s2: ['z'] } };
      await store.commit([...linked('a'), { put: 'shadow', scope: people, link: linkId('a'), shadow }]);
      expect((await store.shadows(people, ids('a'))).get(linkId('a'))).toEqual(shadow);
    }
  }
});

test('prints change one side at a time, or both, or to none', async () => {
  const { store } = await freshStore();
  await store.commit([
    ...linked('a'),
    { put: 'prints', scope: people, link: linkId('a'), left: 'new' },
    ...linked('b'),
    { put: 'prints', scope: people, link: linkId('b'), left: null, right: 'other' },
  ]);
  const links = await store.links(people, ids('a', 'b'));
  expect([...links.values()].map((one) => [one.leftPrint, one.rightPrint])).toEqual([
    ['new', 'q'],
    [null, 'other'],
  ]);
});

test('R2: prints and shadows of a link that does not exist are refused', async () => {
  const { store } = await freshStore();
  await expect(store.commit([{ put: 'prints', scope: people, link: linkId('z'), left: 'p' }])).rejects.toThrow('R2');
  const shadow = { put: 'shadow', scope: people, link: linkId('z'), shadow: aShadow('z') } as const;
  await expect(store.commit([shadow])).rejects.toThrow('R2');
  await store.commit([{ put: 'link', scope: people, link: aLink('z') }, shadow]);
  expect((await store.shadows(people, ids('z'))).size).toBe(1);
});

test('pages of links go by id and by state, and each link comes once', async () => {
  const { store } = await freshStore();
  const states = ['live', 'half', 'live', 'tombstone', 'live'] as const;
  await store.commit(states.flatMap((state, at) => linked(`${at}`, { state })));
  const page = async (of: readonly LinkState[]) => (await store.linkPage(people, of, null, 10)).map((link) => link.id);
  expect(await page(['live'])).toEqual(['0', '2', '4']);
  expect(await page(['tombstone', 'half'])).toEqual(['1', '3']);
  expect(await page([])).toEqual([]);
  const first = await store.linkPage(people, ['live', 'half'], null, 2);
  const second = await store.linkPage(people, ['live', 'half'], linkId('1'), 2);
  expect([...first, ...second].map((link) => link.id)).toEqual(['0', '1', '2', '4']);
  expect(await store.countLinks(people, ['live', 'tombstone'])).toBe(4);
  expect(await store.countLinks(firms, ['live'])).toBe(0);
});
