import { expect, onTestFinished, test } from 'vitest';
import type { Change } from '../model/change.ts';
import type { RecordKey, Side } from '../model/ids.ts';
import { freshStore } from '../testing/fresh-store.ts';
import {
  aChange,
  aLink,
  aLone,
  firms,
  key,
  keys,
  linked,
  linkId,
  people,
  runId,
  startOfTests,
} from '../testing/state-samples.ts';
import type { Cluster, Lone, LoneState } from './contract/lone.ts';
import type { Mark } from './contract/mark.ts';
import type { Store } from './contract.ts';
import { openStore } from './open.ts';

const put = (side: Side, name: string, over: Partial<Lone> = {}): Mark => ({
  put: 'lone',
  scope: people,
  lone: aLone(side, name, over),
});
const values = (side: Side, name: string, ...texts: readonly string[]): Extract<Mark, { put: 'match-values' }> => ({
  put: 'match-values',
  scope: people,
  side,
  key: key(name),
  values: texts.map((value, tier) => ({ tier, value })),
});
const met = (side: Side, name: string, run = 'run-1'): Mark => ({
  put: 'met',
  scope: people,
  side,
  key: key(name),
  run: runId(run),
});
const names = (page: readonly { side: Side; key: RecordKey }[]) => page.map((one) => `${one.side} ${one.key}`);
const told = (clusters: readonly Cluster[]) =>
  clusters.map(
    ({ value, members }) =>
      `${value}: ${members.map((one) => ('link' in one ? `${one.key}=${one.link}` : `${one.key}?${one.lone.state}`)).join(' ')}`,
  );
const run = runId('run-1');

test('a lone record comes back as it was and is replaced by a later reading', async () => {
  const { store } = await freshStore();
  const snapshot = { key: key('1'), fields: { a: null, b: ['x'] }, token: 't', modifiedAt: '2026-01-01T00:00:00Z' };
  await store.commit([put('left', '1', { snapshot }), put('right', '1', { state: 'waiting' })]);
  expect((await store.lone(people, 'left', keys('1', '2'))).get(key('1'))).toEqual(aLone('left', '1', { snapshot }));
  await store.commit([put('left', '1', { print: 'later' })]);
  expect((await store.lone(people, 'left', keys('1'))).get(key('1'))?.print).toBe('later');
  await store.commit([{ drop: 'lone', scope: people, side: 'left', key: key('1') }]);
  expect((await store.lone(people, 'left', keys('1'))).size).toBe(0);
  expect((await store.lone(people, 'right', keys('1'))).size).toBe(1);
});

test('pages of lone records go left before right, then by key, in the states asked for', async () => {
  const { store } = await freshStore();
  await store.commit([
    put('right', '1'),
    put('right', '3', { state: 'kept' }),
    put('left', '2', { state: 'kept' }),
    put('left', '9', { state: 'waiting' }),
  ]);
  const all: readonly LoneState[] = ['new', 'kept', 'waiting'];
  expect(names(await store.lonePage(people, all, null, null, 10))).toEqual(['left 2', 'left 9', 'right 1', 'right 3']);
  expect(names(await store.lonePage(people, ['kept'], null, null, 10))).toEqual(['left 2', 'right 3']);
  expect(names(await store.lonePage(people, all, 'right', null, 10))).toEqual(['right 1', 'right 3']);
  const after = { side: 'left', key: key('9') } as const;
  expect(names(await store.lonePage(people, all, null, after, 1))).toEqual(['right 1']);
  expect(names(await store.lonePage(people, all, 'left', { side: 'left', key: key('2') }, 10))).toEqual(['left 9']);
  expect(names(await store.lonePage(people, all, 'right', after, 10))).toEqual(['right 1', 'right 3']);
  expect(names(await store.lonePage(people, all, 'left', { side: 'right', key: key('1') }, 10))).toEqual([]);
});

test('unmet records are new or asked and not met in this run', async () => {
  const { store } = await freshStore();
  await store.commit([
    put('right', '1', { state: 'asked' }),
    put('left', '1'),
    put('left', '2'),
    put('left', '3', { state: 'kept' }),
    put('left', '4', { state: 'undone' }),
    met('left', '2'),
    met('right', '1', 'an earlier run'),
    met('left', 'nobody'),
  ]);
  expect(names(await store.unmet(people, run, null, 10))).toEqual(['left 1', 'right 1']);
  expect(names(await store.unmet(people, run, { side: 'left', key: key('1') }, 10))).toEqual(['right 1']);
  expect(names(await store.unmet(people, runId('run-2'), null, 10))).toEqual(['left 1', 'left 2', 'right 1']);
  await store.commit([put('left', '2', { print: 'read again' })]);
  expect(names(await store.unmet(people, run, null, 10))).toEqual(['left 1', 'right 1']);
});

test('a cluster holds all records of both sides with its value, linked ones with their link', async () => {
  const { store } = await freshStore();
  await store.commit([
    put('left', '1'),
    values('left', '1', 'ann', 'x'),
    values('right', '1', 'ann'),
    put('right', '1', { state: 'waiting' }),
    ...linked('a'),
    values('left', 'l-a', 'ann', 'x'),
    values('right', 'r-a', 'ann'),
    ...linked('h', { state: 'half', right: null }),
    values('left', 'l-h', 'ann'),
    ...linked('t', { state: 'tombstone' }),
    values('left', 'l-t', 'ann'),
    ...linked('b'),
    values('left', 'l-b', 'bob'),
  ]);
  expect(told(await store.clusters(people, run, 0, null, 10))).toEqual(['ann: 1?new l-a=a l-h=h 1?waiting r-a=a']);
  expect(told(await store.clusters(people, run, 1, null, 10))).toEqual(['x: 1?new l-a=a']);
  expect(await store.clusters(people, run, 2, null, 10)).toEqual([]);
  expect(await store.clusters(firms, run, 0, null, 10)).toEqual([]);
});

test('clusters are those with a new or asked record that this run has not met, in an order that stays', async () => {
  const { store } = await freshStore();
  const states = { a: 'new', b: 'asked', c: 'waiting', d: 'kept', e: 'undone', f: 'new' } as const;
  await store.commit([
    ...Object.entries(states).flatMap(([name, state]) => [put('left', name, { state }), values('left', name, name)]),
    put('right', 'a2'),
    values('right', 'a2', 'a'),
    values('right', 'nobody', 'z'),
    met('left', 'f'),
    met('left', 'a'),
  ]);
  expect(told(await store.clusters(people, run, 0, null, 10))).toEqual(['a: a?new a2?new', 'b: b?asked']);
  expect(told(await store.clusters(people, run, 0, 'a', 10))).toEqual(['b: b?asked']);
  expect(told(await store.clusters(people, run, 0, null, 1))).toEqual(['a: a?new a2?new']);
  expect(told(await store.clusters(people, runId('run-2'), 0, null, 1))).toEqual(['a: a?new a2?new']);
  expect(told(await store.clusters(people, runId('run-2'), 0, 'b', 10))).toEqual(['f: f?new']);
});

test('a record takes part in matching as its state says, whatever is recorded first', async () => {
  const { store } = await freshStore();
  const part = async () => (await store.clusters(people, run, 0, null, 10)).map((one) => one.value);
  const state = (to: LoneState): Mark => ({ put: 'lone-state', scope: people, side: 'left', key: key('1'), state: to });
  await store.commit([values('left', '1', 'ann')]);
  expect(await part()).toEqual([]);
  await store.commit([put('left', '1')]);
  expect(await part()).toEqual(['ann']);
  await store.commit([state('kept')]);
  expect(await part()).toEqual([]);
  await store.commit([state('asked')]);
  expect(await part()).toEqual(['ann']);
  await store.commit([put('left', '1', { state: 'waiting' })]);
  expect(await part()).toEqual([]);
  await store.commit([put('left', '1'), values('left', '1', 'anna')]);
  expect(await part()).toEqual(['anna']);
  await store.commit([{ drop: 'lone', scope: people, side: 'left', key: key('1') }]);
  expect(await part()).toEqual([]);
  await store.commit([put('left', '1'), values('left', '1')]);
  expect(await part()).toEqual([]);
});

const fresh = (side: Side, name: string, ...texts: readonly string[]): Mark => ({
  put: 'fresh',
  scope: people,
  lone: aLone(side, name),
  values: texts.map((value, tier) => ({ tier, value })),
});

test('fresh records are lone as soon as anybody asks, and are replaced like any others', async () => {
  const { store } = await freshStore();
  const all = async () => told(await store.clusters(people, run, 0, null, 10));
  await store.commit([fresh('left', '1', 'ann', 'x'), fresh('right', '1', 'ann')]);
  expect(await all()).toEqual(['ann: 1?new 1?new']);
  expect(told(await store.clusters(people, run, 1, null, 10))).toEqual(['x: 1?new']);
  await store.commit([fresh('left', '2', 'bob'), values('left', '1', 'bob')]);
  expect(await all()).toEqual(['ann: 1?new', 'bob: 1?new 2?new']);
  await store.commit([fresh('left', '3', 'cy')]);
  await store.commit([put('left', '3'), values('left', '3')]);
  expect(await all()).toEqual(['ann: 1?new', 'bob: 1?new 2?new']);
  expect(await store.keysByMatch(people, 'left', 0, 'bob')).toEqual(['1', '2']);
  expect(names(await store.lonePage(people, ['new'], null, null, 10))).toEqual([
    'left 1',
    'left 2',
    'left 3',
    'right 1',
  ]);
});

test('whoever looks at fresh records between two pages of clusters changes nothing in the rest', async () => {
  const { store } = await freshStore();
  await store.commit(['a', 'b', 'c'].flatMap((one) => [fresh('left', one, one), fresh('right', one, one)]));
  expect(told(await store.clusters(people, run, 0, null, 1))).toEqual(['a: a?new a?new']);
  expect((await store.lonePage(people, ['new'], 'left', null, 10)).length).toBe(3);
  expect(told(await store.clusters(people, run, 0, 'a', 10))).toEqual(['b: b?new b?new', 'c: c?new c?new']);
});

test('fresh records are forgotten with the process until its run ends', async () => {
  const { store, file } = await freshStore();
  const blank = async (of: Store) => [await of.isBlank(people, 'left'), await of.isBlank(people, 'right')];
  await store.commit([fresh('left', '1', 'ann')]);
  expect(await blank(store)).toEqual([false, true]);
  await store.close();
  const { store: again } = await openStore(file, { now: () => startOfTests });
  onTestFinished(() => again.close());
  expect(await blank(again)).toEqual([true, true]);
  await again.commit([fresh('left', '1', 'ann')]);
  await again.commit([{ drop: 'changes', run }]);
  await again.close();
  const { store: third } = await openStore(file, { now: () => startOfTests });
  onTestFinished(() => third.close());
  expect(await blank(third)).toEqual([false, true]);
  expect(told(await third.clusters(people, run, 0, null, 10))).toEqual(['ann: 1?new']);
});

test('records that a decided change links have met, whatever else it does', async () => {
  const { store } = await freshStore();
  const decided = (seq: number, over: Partial<Change>): Mark => ({
    put: 'change',
    scope: people,
    run,
    seq,
    rank: 0,
    change: { ...aChange(`c${seq}`), move: 'link', ...over },
  });
  const everyone = ['1', '2', '3'].flatMap((name) => [
    put('left', name),
    values('left', name, name, 'all'),
    put('right', name),
    values('right', name, name),
  ]);
  await store.commit([
    ...everyone,
    decided(1, { left: key('1'), right: key('1'), writes: [], questions: [], drifted: [], skipped: [] }),
    decided(2, { left: key('2'), right: key('2') }),
    decided(3, { left: key('3'), right: null, move: 'create' }),
  ]);
  expect(names(await store.unmet(people, run, null, 10))).toEqual(['left 3', 'right 3']);
  expect((await store.clusters(people, run, 0, null, 10)).map((one) => one.value)).toEqual(['3']);
  const [later] = await store.clusters(people, run, 1, null, 10);
  expect(later?.members.map((one) => ('lone' in one ? `${one.key} ${one.met}` : ''))).toEqual([
    '1 true',
    '2 true',
    '3 false',
  ]);
});

test('an empty match value is a value', async () => {
  const { store } = await freshStore();
  await store.commit([put('left', '1'), values('left', '1', '')]);
  expect(told(await store.clusters(people, run, 0, null, 10))).toEqual([': 1?new']);
  expect(await store.clusters(people, run, 0, '', 10)).toEqual([]);
});

test('records declared apart are told until that is taken back', async () => {
  const { store } = await freshStore();
  const pair = { left: key('1'), right: key('2') };
  const other = { left: key('2'), right: key('1') };
  await store.commit([{ put: 'apart', scope: people, ...pair }]);
  await store.commit([{ put: 'apart', scope: people, ...pair }]);
  expect(await store.apart(people, [other, pair])).toEqual([pair]);
  expect(await store.apart(firms, [pair])).toEqual([]);
  await store.commit([{ drop: 'apart', scope: people, ...pair }]);
  expect(await store.apart(people, [pair])).toEqual([]);
});

test('keys that a scan did not see are those of live links and of lone records', async () => {
  const { store } = await freshStore();
  await store.commit([
    ...['a', 'b', 'c'].flatMap((one) => linked(one)),
    ...linked('d', { state: 'half', right: null }),
    ...linked('e', { state: 'tombstone' }),
    ...['1', '2', '3'].map((one) => put('left', one, { state: 'kept' })),
  ]);
  expect(await store.noteSeen(people, 'left', keys('l-a', '2', 'l-a'))).toBe(2);
  expect(await store.noteSeen(people, 'left', keys('l-a', 'new'))).toBe(1);
  expect(await store.noteSeen(people, 'right', keys('r-a', 'r-b', 'r-c'))).toBe(3);
  expect(await store.unseenLinked(people, 'left', null, 10)).toEqual(['l-b', 'l-c']);
  expect(await store.unseenLinked(people, 'left', key('l-b'), 10)).toEqual(['l-c']);
  expect(await store.unseenLinked(people, 'left', null, 1)).toEqual(['l-b']);
  expect(await store.unseenLinked(people, 'right', null, 10)).toEqual([]);
  expect(await store.unseenLone(people, 'left', null, 10)).toEqual(['1', '3']);
  expect(await store.unseenLone(people, 'left', key('1'), 10)).toEqual(['3']);
  await store.forgetSeen(people, 'left');
  expect(await store.unseenLinked(people, 'left', null, 10)).toEqual(['l-a', 'l-b', 'l-c']);
  expect(await store.unseenLinked(people, 'right', null, 10)).toEqual([]);
});

test('changes that only link are recorded together; one whose link is known is left', async () => {
  const { store } = await freshStore();
  const agreed = { s1: { left: ['x'], right: ['X', null] } };
  const change = (name: string, seq: number, over: Partial<Change> = {}): Mark => ({
    put: 'change',
    scope: people,
    run,
    seq,
    rank: 0,
    change: { ...aChange(name), move: 'link', how: 'match:1', agreed, leftPrint: 'p', rightPrint: 'q', ...over },
  });
  const names = ['a', 'b', 'c'];
  await store.commit([
    ...names.flatMap((name) => [put('left', `l-${name}`), put('right', `r-${name}`)]),
    ...linked('c', { state: 'unlinked' }),
    ...names.map((name, at) => change(name, at + 1)),
    change('d', 4, { move: 'none' }),
    change('e', 5, { drifted: ['s1'] }),
  ]);
  const pages = await store.changePage(people, run, null, 10);
  expect(pages.map((one) => one.change.link)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(pages[0]?.change).toEqual({
    ...aChange('a'),
    move: 'link',
    how: 'match:1',
    agreed,
    leftPrint: 'p',
    rightPrint: 'q',
  });
  expect([await store.linkPlain(people, run, 1), await store.linkPlain(people, run, 10)]).toEqual([1, 1]);
  expect([await store.linkPlain(people, run, 10), await store.linkPlain(firms, run, 10)]).toEqual([0, 0]);
  expect((await store.changePage(people, run, null, 10)).map((one) => one.change.link)).toEqual(['c', 'd', 'e']);
  const found = await store.links(people, [linkId('a'), linkId('b'), linkId('c')]);
  expect(found.get(linkId('a'))).toEqual(aLink('a'));
  expect([...found.values()].map((one) => one.state).sort()).toEqual(['live', 'live', 'unlinked']);
  expect((await store.shadows(people, [linkId('b')])).get(linkId('b'))).toEqual({
    left: { s1: ['x'] },
    right: { s1: ['X', null] },
  });
  const left = await store.lonePage(people, ['new'], null, null, 10);
  expect(left.map((one) => `${one.side} ${one.key}`)).toEqual(['left l-c', 'right r-c']);
});

test('fresh records that are linked are never lone, and their match values are kept; the others become lone', async () => {
  const { store } = await freshStore();
  const change = (name: string, seq: number): Mark => ({
    put: 'change',
    scope: people,
    run,
    seq,
    rank: 0,
    change: { ...aChange(name), move: 'link', left: key(`l-${name}`), right: key(`r-${name}`) },
  });
  await store.commit([
    ...['a', 'b', 'c', 'd'].flatMap((one) => [fresh('left', `l-${one}`, one), fresh('right', `r-${one}`, one)]),
    fresh('left', 'l-e'),
  ]);
  expect((await store.clusters(people, run, 0, null, 10)).length).toBe(4);
  await store.commit([change('a', 1), change('b', 2), change('c', 3)]);
  expect(names(await store.unmet(people, run, null, 10))).toEqual(['left l-d', 'left l-e', 'right r-d']);
  expect(await store.linkPlain(people, run, 2)).toBe(2);
  expect(await store.keysByMatch(people, 'right', 0, 'b')).toEqual(['r-b']);
  expect(names(await store.lonePage(people, ['new'], null, null, 10))).toEqual([
    ...['left l-c', 'left l-d', 'left l-e', 'right r-c', 'right r-d'],
  ]);
  expect(await store.linkPlain(people, run, 2)).toBe(1);
  expect(names(await store.lonePage(people, ['new'], null, null, 10))).toEqual(['left l-d', 'left l-e', 'right r-d']);
  expect(await store.keysByMatch(people, 'left', 0, 'c')).toEqual(['l-c']);
});
