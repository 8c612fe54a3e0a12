import { expect, test } from 'vitest';
import { ConflictId, FlowId, IntentId } from '../model/ids.ts';
import { freshStore } from '../testing/fresh-store.ts';
import {
  aChange,
  aConflict,
  anEntry,
  anIntent,
  aRun,
  firms,
  key,
  linkId,
  people,
  runId,
  startOfTests,
} from '../testing/state-samples.ts';
import type { Mark } from './contract/mark.ts';

const journal = (over: Parameters<typeof anEntry>[0] = {}, scope = people): Mark => ({
  put: 'journal',
  scope,
  entry: anEntry(over),
});

test('changes of a run come by rank, then by number, until they are dropped', async () => {
  const { store } = await freshStore();
  const run = runId('run-1');
  const change = (seq: number, rank: number): Mark => ({
    put: 'change',
    scope: people,
    run,
    seq,
    rank,
    change: aChange(`${seq}`),
  });
  await store.commit([change(1, 3), change(2, 0), change(3, 1), change(4, 1), { ...change(9, 0), scope: firms }]);
  const seqs = async (after: { rank: number; seq: number } | null, limit = 10) =>
    (await store.changePage(people, run, after, limit)).map((one) => one.seq);
  expect(await seqs(null)).toEqual([2, 3, 4, 1]);
  expect(await seqs({ rank: 1, seq: 3 })).toEqual([4, 1]);
  expect(await seqs(null, 2)).toEqual([2, 3]);
  expect((await store.changePage(people, run, null, 1))[0]?.change).toEqual(aChange('2'));
  const third = { drop: 'change', scope: people, run, rank: 1, seq: 3 } as const;
  await store.commit([third]);
  expect(await seqs(null)).toEqual([2, 4, 1]);
  await store.commit([{ drop: 'changes', run }]);
  expect(await seqs(null)).toEqual([]);
  expect(await store.changePage(firms, run, null, 10)).toEqual([]);
});

test('intents come oldest first, by state, of one sync or of the whole workspace', async () => {
  const { store } = await freshStore();
  await store.commit([
    { put: 'intent', scope: people, intent: anIntent('i9') },
    { put: 'intent', scope: firms, intent: anIntent('i5', { state: 'unknown' }) },
    { put: 'intent', scope: people, intent: anIntent('i1', { state: 'dead', link: linkId('b') }) },
  ]);
  await store.commit([{ put: 'intent', scope: people, intent: anIntent('i9', { state: 'unknown', attempts: 2 }) }]);
  const ids = async (...asked: Parameters<typeof store.intents>) =>
    (await store.intents(...asked)).map((one) => `${one.scope.sync} ${one.intent.id}`);
  expect(await ids(null, ['sent', 'unknown', 'dead'], 10)).toEqual(['people i9', 'firms i5', 'people i1']);
  expect(await ids(people, ['unknown'], 10)).toEqual(['people i9']);
  expect(await ids(null, ['unknown'], 1)).toEqual(['people i9']);
  expect((await store.intents(people, ['unknown'], 1))[0]?.intent.attempts).toBe(2);
  expect((await store.intentsOfLinks(people, [linkId('b'), linkId('z')])).map((one) => one.id)).toEqual(['i1']);
  await store.commit([{ drop: 'intent', id: IntentId.parse('i9') }]);
  expect(await ids(people, ['sent', 'unknown', 'waiting', 'dead'], 10)).toEqual(['people i1']);
});

test('the journal of a run is read forwards and backwards', async () => {
  const { store } = await freshStore();
  await store.commit([
    journal({ after: { name: 'one' } }),
    journal({ run: runId('other') }),
    journal(),
    journal({}, firms),
  ]);
  const run = runId('run-1');
  const all = await store.journalOfRun(run, null, 10, false);
  expect(all[0]).toEqual({ scope: people, entry: { ...anEntry({ after: { name: 'one' } }), seq: 1 } });
  expect(all.map((one) => one.entry.seq)).toEqual([1, 3, 4]);
  expect(all[2]?.scope).toEqual(firms);
  expect((await store.journalOfRun(run, 1, 1, false)).map((one) => one.entry.seq)).toEqual([3]);
  expect((await store.journalOfRun(run, null, 2, true)).map((one) => one.entry.seq)).toEqual([4, 3]);
  expect((await store.journalOfRun(run, 3, 10, true)).map((one) => one.entry.seq)).toEqual([1]);
});

test('the journal of a record is read by link or by key, newest first', async () => {
  const { store } = await freshStore();
  await store.commit([
    journal(),
    journal({ side: 'right', key: key('r-a') }),
    journal({ link: linkId('b'), key: key('x') }),
  ]);
  const seqs = async (by: Parameters<typeof store.journalOfRecord>[1], limit = 10) =>
    (await store.journalOfRecord(people, by, limit)).map((one) => one.seq);
  expect(await seqs({ link: linkId('a') })).toEqual([2, 1]);
  expect(await seqs({ link: linkId('a') }, 1)).toEqual([2]);
  expect(await seqs({ side: 'right', key: key('r-a') })).toEqual([2]);
  expect(await seqs({ side: 'left', key: key('r-a') })).toEqual([]);
});

test('effects are counted by side and operation since a time, without removals of an undo', async () => {
  const { store } = await freshStore();
  await store.commit([
    journal({ at: '2026-03-30T09:59:59Z' }),
    journal({ at: '2026-03-30T10:00:00Z' }),
    journal({ op: 'create', outcome: 'landed' }),
    journal({ op: 'remove' }),
    journal({ op: 'remove', undoes: [3] }),
    journal({ op: 'update', undoes: [2] }),
    journal({ side: 'right', outcome: 'maybe' }),
    journal({}, firms),
  ]);
  expect(await store.effectsSince(people, '2026-03-30T10:00:00Z')).toEqual({
    left: { created: 1, updated: 2, removed: 1 },
    right: { created: 0, updated: 1, removed: 0 },
  });
});

test('writes of the last runs of a flow are told by link, oldest first', async () => {
  const { store } = await freshStore();
  for (const [at, id] of ['run-1', 'run-2', 'run-3'].entries()) {
    const run = runId(id);
    const entry = { run, after: { name: `${at}` } };
    await store.commit([{ put: 'run', run: aRun(id) }, journal(entry)]);
  }
  await store.commit([
    { put: 'run', run: aRun('elsewhere', { flow: FlowId.parse('other') }) },
    { put: 'run', run: aRun('run-2', { state: 'done' }) },
    journal({ run: runId('run-3'), link: linkId('b') }),
  ]);
  const lately = await store.writesLately(people, [linkId('a'), linkId('b'), linkId('c')], 2);
  expect([...lately].map(([link, entries]) => [link, entries.map((one) => one.seq)])).toEqual([
    ['a', [2, 3]],
    ['b', [4]],
  ]);
});

test('conflicts are found by sync, flow, state and link, in order of id', async () => {
  const { store } = await freshStore();
  const match = aConflict('c4', {
    link: null,
    question: { about: 'match', reason: 'duplicates', tier: 0, value: 'ann', left: [key('1'), key('2')], right: [] },
  });
  await store.commit([
    { put: 'conflict', scope: people, conflict: aConflict('c2') },
    { put: 'conflict', scope: people, conflict: aConflict('c1', { state: 'answered', link: linkId('b') }) },
    { put: 'conflict', scope: people, conflict: aConflict('c3', { state: 'closed' }) },
    { put: 'conflict', scope: people, conflict: match },
    { put: 'conflict', scope: { ...firms, flow: FlowId.parse('other') }, conflict: aConflict('c0') },
  ]);
  const ids = async (...asked: Parameters<typeof store.conflicts>) =>
    (await store.conflicts(...asked)).map((one) => one.conflict.id);
  expect(await ids(null, { states: ['open', 'answered'] }, null, 10)).toEqual(['c0', 'c1', 'c2', 'c4']);
  expect(await ids(null, { states: ['open', 'answered'] }, ConflictId.parse('c0'), 2)).toEqual(['c1', 'c2']);
  expect(await ids(people, { states: ['open'] }, null, 10)).toEqual(['c2', 'c4']);
  expect(await ids(null, { states: ['open'], flow: FlowId.parse('other') }, null, 10)).toEqual(['c0']);
  expect(await ids(people, { states: ['open', 'closed'], link: linkId('a') }, null, 10)).toEqual(['c2', 'c3']);
  expect((await store.conflictsOfLinks(people, [linkId('a'), linkId('b')])).map((one) => one.id)).toEqual([
    'c1',
    'c2',
    'c3',
  ]);
  expect(await store.conflict(ConflictId.parse('c4'))).toEqual({ scope: people, conflict: match });
  expect(await store.conflict(ConflictId.parse('c9'))).toBeNull();
  expect(await store.countConflicts(people)).toEqual({ open: 2, parkedMaps: 2 });
});

test('runs come newest first, with the plans they followed and what people asked of them', async () => {
  const { store } = await freshStore();
  const { flow } = people;
  await store.commit([
    { put: 'run', run: aRun('b') },
    { put: 'run', run: aRun('a') },
    { put: 'run', run: aRun('b', { state: 'done', endedAt: startOfTests }) },
    { put: 'plan', hash: 'h', text: '{}' },
    { put: 'plan', hash: 'h', text: '{}' },
    { put: 'control', flow, ask: 'pause', at: startOfTests },
  ]);
  expect((await store.runs(flow, 10)).map((run) => [run.id, run.state])).toEqual([
    ['a', 'running'],
    ['b', 'done'],
  ]);
  expect((await store.runs(flow, 1)).map((run) => run.id)).toEqual(['a']);
  expect((await store.run(runId('b')))?.endedAt).toBe(startOfTests);
  expect(await store.run(runId('c'))).toBeNull();
  expect([await store.plan('h'), await store.plan('g')]).toEqual(['{}', null]);
  expect(await store.control(flow)).toBe('pause');
  await store.commit([{ put: 'control', flow, ask: 'cancel', at: startOfTests }]);
  expect(await store.control(flow)).toBe('cancel');
  await store.commit([{ put: 'control', flow, ask: null, at: startOfTests }]);
  expect(await store.control(flow)).toBeNull();
});

test('cursors and facts are empty until they are put', async () => {
  const { store } = await freshStore();
  expect(await store.cursor(people, 'left')).toEqual({ position: null, countedAt: null, count: null });
  const facts = {
    runs: 2,
    planHash: 'p',
    leftIdentity: 'l',
    rightIdentity: null,
    leftShape: null,
    rightShape: 's',
    windowFrom: null,
  };
  const cursor = { position: '7', countedAt: startOfTests, count: 12 };
  expect((await store.facts(people)).runs).toBe(0);
  await store.commit([
    { put: 'cursor', scope: people, side: 'right', cursor },
    { put: 'facts', scope: people, facts },
  ]);
  expect([await store.cursor(people, 'right'), await store.facts(people)]).toEqual([cursor, facts]);
  expect((await store.cursor(people, 'left')).position).toBeNull();
});
