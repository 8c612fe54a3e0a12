import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { brokenAt, chainStart } from '../core/values/chain.ts';
import type { Deed } from '../model/audit.ts';
import { ConflictId } from '../model/ids.ts';
import { noCare } from '../model/inbox.ts';
import type { Retired } from '../model/settings.ts';
import { freshStore } from '../testing/fresh-store.ts';
import {
  aConflict,
  aLink,
  anEntry,
  anIntent,
  aRun,
  key,
  linked,
  linkId,
  people,
  runId,
  startOfTests,
} from '../testing/state-samples.ts';
import type { Mark } from './contract/mark.ts';
import type { Retiring } from './contract/retention.ts';
import type { Store } from './contract.ts';

const marker = 'MARKERVALUE';
const deed: Deed = {
  at: startOfTests,
  by: 'dana',
  action: 'retention',
  flow: null,
  sync: null,
  about: '',
  why: null,
  says: {},
};
const retiring = (what: Retired, over: Partial<Retiring> = {}): Retiring => ({
  what,
  before: '2026-03-01T00:00:00Z',
  now: '2026-04-01T00:00:00Z',
  limit: 1000,
  deed,
  ...over,
});

/** As many runs, each with one write of the marker, a day apart. */
function runsOf(count: number): readonly Mark[] {
  return Array.from({ length: count }, (_, index): readonly Mark[] => {
    const run = runId(`run-${index}`);
    const at = new Date(Date.UTC(2025, 0, 1 + index)).toISOString();
    const values = { before: { name: `${marker}0` }, sent: { name: marker }, after: { name: marker } };
    return [
      { put: 'run', run: aRun(run, { startedAt: at, endedAt: at }) },
      { put: 'journal', scope: people, entry: anEntry({ run, at, why: { name: 'edited' }, ...values }) },
    ];
  }).flat();
}

const journalOf = (store: Store) => store.journalOfRecord(people, { link: linkId('a') }, 1000);

test('K7: old writes lose their values and keep what was done, by which rule and in which run', async () => {
  const { store } = await freshStore();
  await store.commit([...linked('a'), ...runsOf(80)]);
  const effects = await store.effectsSince(people, '2025-01-01T00:00:00Z');
  const lately = await store.writesLately(people, [linkId('a')], 10);
  expect(await store.retirable(retiring('journal'))).toBe(30);
  expect((await journalOf(store)).filter((one) => one.blanked !== undefined)).toEqual([]);
  expect(await store.retire(retiring('journal'))).toBe(30);
  expect(await store.retire(retiring('journal'))).toBe(0);
  const rows = await journalOf(store);
  expect(rows.length).toBe(80);
  expect(rows.filter((one) => one.blanked === '2026-04-01T00:00:00Z').length).toBe(30);
  expect(rows.at(-1)).toMatchObject({
    run: 'run-0',
    why: { name: 'edited' },
    before: {},
    sent: {},
    after: {},
    was: {},
  });
  expect(await store.effectsSince(people, '2025-01-01T00:00:00Z')).toEqual(effects);
  expect(await store.writesLately(people, [linkId('a')], 10)).toEqual(lately);
});

test('K7: what is not older than was said stays as it is', async () => {
  const { store } = await freshStore();
  await store.commit([...linked('a'), ...runsOf(80)]);
  expect(await store.retire(retiring('journal', { before: '2025-01-11T00:00:00Z' }))).toBe(10);
});

test('K8: retention goes on where it was interrupted', async () => {
  const { store } = await freshStore();
  await store.commit([...linked('a'), ...runsOf(80)]);
  const counts: number[] = [];
  for (let more = 1; more > 0; ) {
    more = await store.retire(retiring('journal', { limit: 7 }));
    counts.push(more);
  }
  expect(counts).toEqual([7, 7, 7, 7, 2, 0]);
  const rows = await store.auditPage(0, 100);
  expect(rows.map((row) => row.says)).toEqual([7, 7, 7, 7, 2].map((removed) => JSON.stringify({ removed })));
});

test('K7: closed questions lose their values, open ones keep them', async () => {
  const { store } = await freshStore();
  const old = { closedAt: '2025-01-01T00:00:00Z', state: 'closed' as const };
  await store.commit([
    ...linked('a'),
    { put: 'conflict', scope: people, conflict: aConflict('c1', old) },
    { put: 'conflict', scope: people, conflict: aConflict('c2') },
    { put: 'conflict', scope: people, conflict: aConflict('c3', { ...old, closedAt: '2026-03-30T00:00:00Z' }) },
  ]);
  const before = await Promise.all(['c2', 'c3'].map((id) => store.conflict(aConflict(id).id)));
  expect(await store.retire(retiring('conflicts'))).toBe(1);
  const blank = await store.conflict(aConflict('c1').id);
  expect(blank?.conflict).toMatchObject({
    blanked: '2026-04-01T00:00:00Z',
    question: { left: {}, right: {}, agreed: {} },
  });
  expect(await Promise.all(['c2', 'c3'].map((id) => store.conflict(aConflict(id).id)))).toEqual(before);
});

test('K7: the audit log loses what it says, and its chain still holds', async () => {
  const { store } = await freshStore();
  await store.commit([
    { put: 'audit', deed: { ...deed, at: '2025-01-01T00:00:00Z', says: { chose: marker } } },
    { put: 'audit', deed: { ...deed, at: '2026-03-30T00:00:00Z', says: { chose: 'kept' } } },
  ]);
  expect(await store.retire(retiring('audit'))).toBe(1);
  const rows = await store.auditPage(0, 10);
  expect(rows.map((row) => row.says)).toEqual([null, '{"chose":"kept"}', '{"removed":1}']);
  let before = { seq: 0, hash: chainStart };
  for (const row of rows) {
    expect(brokenAt(before, row)).toBeNull();
    before = row;
  }
});

test('K7: a tombstone goes once it was seen for long enough, unless something waits for it; other links stay', async () => {
  const { store } = await freshStore();
  const tomb = { state: 'tombstone' as const, left: null, right: null };
  await store.commit([
    ...linked('live'),
    ...linked('undone', { state: 'undone', left: key('u') }),
    ...linked('old', tomb),
    ...linked('asked', tomb),
    ...linked('written', tomb),
    { put: 'conflict', scope: people, conflict: aConflict('c1', { link: linkId('asked') }) },
    { put: 'intent', scope: people, intent: anIntent('i1', { link: linkId('written'), state: 'dead' }) },
  ]);
  const at = (now: string, before: string) => retiring('tombstones', { now, before });
  expect(await store.retire(at('2026-01-01T00:00:00Z', '2025-10-01T00:00:00Z'))).toBe(0);
  expect(await store.retire(at('2026-03-01T00:00:00Z', '2025-12-01T00:00:00Z'))).toBe(0);
  expect(await store.retire(at('2026-05-01T00:00:00Z', '2026-02-01T00:00:00Z'))).toBe(1);
  const ids = ['live', 'undone', 'old', 'asked', 'written'].map(linkId);
  expect([...(await store.links(people, ids)).keys()].sort()).toEqual(['asked', 'live', 'undone', 'written']);
});

test('K9: a record is forgotten in all that is over, and what is still needed of it is said', async () => {
  const { store, file } = await freshStore();
  const old = { closedAt: startOfTests, state: 'closed' as const };
  await store.commit([
    ...linked('a'),
    ...linked('b'),
    { put: 'run', run: aRun(runId('run-0'), { chosen: { sync: people.sync, left: [key('l-a')], right: [] } }) },
    { put: 'journal', scope: people, entry: anEntry({ sent: { name: marker }, after: { name: marker } }) },
    { put: 'journal', scope: people, entry: anEntry({ link: linkId('b'), key: key('l-b'), sent: { name: 'kept' } }) },
    { put: 'conflict', scope: people, conflict: aConflict('c1', { ...old, link: linkId('a') }) },
    { put: 'conflict', scope: people, conflict: aConflict('c2', { link: linkId('a') }) },
    { put: 'audit', deed: { ...deed, about: 'c1', says: { chose: marker } } },
  ]);
  const first = await store.forget(people, { side: 'left', key: key('l-a') }, { ...deed, at: '2026-04-01T00:00:00Z' });
  expect(first).toEqual({ journal: 1, readings: 0, conflicts: 1, audit: 1, runs: 1, linked: true, open: 1 });
  await store.commit(linked('a', { state: 'tombstone' }));
  await store.forget(people, { side: 'left', key: key('l-a') }, deed);
  expect((await store.links(people, [linkId('a')])).get(linkId('a'))).toMatchObject({ left: null, right: null });
  expect(await store.journalOfRecord(people, { side: 'left', key: key('l-a') }, 9)).toEqual([]);
  const [kept] = await store.journalOfRecord(people, { link: linkId('b') }, 9);
  expect(kept).toMatchObject({ key: 'l-b', sent: { name: 'kept' } });
  await store.squeeze();
  const bytes = readFileSync(file);
  expect([bytes.includes(marker), bytes.includes('l-a'), bytes.includes('l-b')]).toEqual([false, false, true]);
  expect(readFileSync(`${file}-wal`).length).toBe(0);
});

const reading = (name: string, at: string): Mark => ({
  put: 'sighted',
  scope: people,
  sighted: {
    link: linkId('a'),
    side: 'left',
    run: runId('run-1'),
    at,
    sighting: { kind: 'found', snapshot: { key: key('KEY-1'), fields: { name } } },
    before: { name: `${name}before` },
  },
});

const readingsOf = async (store: Store) => (await store.sighted(people, [linkId('a')])).get(linkId('a')) ?? [];
const old = '2026-01-01T00:00:00Z';

test('K7: old readings lose their values; that there was one stays, and so does the last one of each side', async () => {
  const { store } = await freshStore();
  await store.commit([
    ...linked('a'),
    reading(`${marker}1`, old),
    reading(`${marker}2`, old),
    reading(`${marker}3`, old),
  ]);
  expect(await store.retirable(retiring('readings'))).toBe(2);
  expect(await store.retire(retiring('readings'))).toBe(2);
  expect(await store.retire(retiring('readings'))).toBe(0);
  const kept = await readingsOf(store);
  expect(kept.map(({ sighting }) => (sighting.kind === 'found' ? sighting.snapshot.fields : null))).toEqual([
    {},
    {},
    { name: `${marker}3` },
  ]);
  expect(kept[0]?.before).toEqual({});
});

const decided = (seq: string, over: object): Mark => ({
  put: 'decision',
  scope: people,
  decision: {
    conflict: ConflictId.parse(seq),
    link: linkId('a'),
    revision: 1,
    question: aConflict(seq).question,
    choice: { choose: 'values', left: { s1: [marker] }, right: {} },
    by: 'dana',
    at: old,
    why: marker,
    batch: 'b1',
    draft: null,
    state: 'done',
    run: null,
    ...over,
  },
});

test('K7: old decisions, and what was written beside their questions, lose their values; what waits for a run stays', async () => {
  const { store } = await freshStore();
  const closed = aConflict('c1', { state: 'closed', closedAt: old, outcome: 'resolved' });
  const care = { ...noCare, comments: [{ by: 'dana', at: old, text: marker }] };
  await store.commit([
    ...linked('a'),
    { put: 'conflict', scope: people, conflict: closed },
    { put: 'care', conflict: closed.id, care },
    decided('c1', {}),
    decided('c2', { state: 'waiting' }),
  ]);
  expect(await store.retire(retiring('decisions'))).toBe(2);
  const [first, second] = await store.decisions({ scope: people }, 0, 10);
  expect(first?.decision).toMatchObject({ by: 'dana', why: null, choice: { choose: 'values', left: {} } });
  expect(second?.decision).toMatchObject({ why: marker, choice: { left: { s1: [marker] } } });
  expect((await store.conflictsById([closed.id])).get(closed.id)?.care).toEqual(noCare);
});

test('K9: a forgotten record is in no reading and no decision any more', async () => {
  const { store, file } = await freshStore();
  const link = aLink('a', { state: 'tombstone', left: key('KEY-1') });
  const closed = aConflict('c1', { link: link.id, state: 'closed', closedAt: old, outcome: 'resolved' });
  await store.commit([
    { put: 'link', scope: people, link },
    reading(marker, old),
    { put: 'conflict', scope: people, conflict: closed },
    decided('c1', {}),
  ]);
  const done = await store.forget(people, { side: 'left', key: key('KEY-1') }, deed);
  expect(done).toMatchObject({ readings: 1, conflicts: 1, linked: false });
  expect((await readingsOf(store)).map((one) => JSON.stringify(one)).join()).not.toContain(marker);
  expect(JSON.stringify(await store.decisions({ scope: people }, 0, 10))).not.toContain(marker);
  await store.squeeze();
  await store.close();
  expect(readFileSync(file, 'latin1')).not.toContain(marker);
});
