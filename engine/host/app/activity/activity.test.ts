import { expect, onTestFinished, test } from 'vitest';
import { FlowId, type RunId } from '../../../model/ids.ts';
import type { Run } from '../../../model/run.ts';
import {
  listActivity,
  lookAtRun,
  type RecordQuery,
  retryFailures,
  runConflicts,
  runFailures,
  runLog,
  runRecords,
} from '../../../protocol/calls/activity.ts';
import { resolveInbox } from '../../../protocol/calls/inbox.ts';
import { inboxRecord } from '../../../protocol/calls/inbox-record.ts';
import { startRun } from '../../../protocol/calls/runs.ts';
import { leftAlone, previewUndo, startUndo, undoRows } from '../../../protocol/calls/undo.ts';
import { openFor, sampleWindow, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { people, type SmallOptions, smallWorkspace } from '../../../testing/tandem.ts';

const all: RecordQuery = { sync: null, side: null, op: null, search: '' };
const flow = FlowId.parse('people');

async function smallWindow(options: SmallOptions) {
  const small = smallWorkspace(options);
  const open = await openFor(small.folder);
  const window = windowInto(open);
  onTestFinished(window.close);
  return { ...small, open, window };
}

/** Asks for something that runs, and waits until it has. */
async function ran(window: TestWindow, begin: () => Promise<{ run: RunId | null }>): Promise<Run> {
  const over = await window.listen((one) => one.kind === 'run');
  await begin();
  const news = await over.next;
  if (news.kind !== 'run') throw new Error('The news are of something else.');
  return news.run;
}

const runIt = (window: TestWindow, id = flow) => ran(window, () => window.ask(startRun, { flow: id }));

async function undoPreviewed(window: TestWindow, run: RunId) {
  const last = (await window.collect(previewUndo, { run, both: false })).at(-1);
  if (last?.is !== 'done') throw new Error('The undo was not worked out.');
  const { undo } = last;
  const rows = async (list: 'back' | 'alone') =>
    (await window.ask(undoRows, { undo: undo.id, list, offset: 0, limit: 50 })).rows;
  return { undo, back: await rows('back'), alone: await rows('alone') };
}

const twoPeople = people(2);
const inKoeln = twoPeople.map((one) => ({ ...one, city: 'Köln' }));

test('a run is listed with its number, who asked for it and what it wrote, and its counts add up', async () => {
  const { open, folder, ...window } = await sampleWindow();
  const contacts = FlowId.parse('contacts');
  const run = await runIt(window, contacts);
  const { runs, flows } = await window.ask(listActivity, { flow: null, since: null });
  expect(flows).toMatchObject([{ flow: 'contacts', left: expect.any(String), right: expect.any(String) }]);
  expect(runs).toMatchObject([{ id: run.id, number: 1, by: 'dana', state: 'done', kind: 'run', undoneBy: null }]);
  const detail = await window.ask(lookAtRun, { run: run.id });
  const [sync] = detail.syncs;
  const sum = ({ created, updated, removed }: { created: number; updated: number; removed: number }) =>
    created + updated + removed;
  const counts = run.syncs['contacts'];
  if (counts === undefined || sync?.decided == null) throw new Error('The run has no counts.');
  expect(detail.effects).toBe(sum(counts.left) + sum(counts.right));
  expect(sum(sync.decided.planned.left)).toBe(sum(counts.left));
  expect(sum(sync.decided.planned.right)).toBe(sum(counts.right));
  expect(detail.conflicts).toBe(sync.decided.asked);
  expect(runs[0]).toMatchObject({ toLeft: sum(counts.left), toRight: sum(counts.right), asked: detail.conflicts });
  const phases = detail.phases.map((one) => `${one.phase} ${one.side ?? ''}`.trim());
  expect(phases.slice(0, 3)).toEqual(['recover', 'capture left', 'capture right']);
  expect(phases).toContain('apply');
  const records = await window.ask(runRecords, { run: run.id, query: { ...all, side: 'left' }, offset: 0, limit: 10 });
  expect(records.total).toBe(sum(counts.left));
  expect((await window.ask(runConflicts, { run: run.id })).total).toBe(detail.conflicts);
  const log = (await window.collect(runLog, { run: run.id })).map((one) => one.text).join('');
  expect(log).toContain(`Run ${run.id} of contacts: run, done`);
  expect(log.split('\n').filter((line) => / (create|update) (left|right) /.test(line))).toHaveLength(detail.effects);
});

test('the records of a run have their values before and after, and are found by what they hold', async () => {
  const { window, shop } = await smallWindow({ shop: twoPeople, crm: twoPeople });
  await runIt(window);
  shop(inKoeln);
  const run = await runIt(window);
  const { rows } = await window.ask(runRecords, { run: run.id, query: all, offset: 0, limit: 10 });
  const byTitle = rows.toSorted((one, other) => one.title.localeCompare(other.title));
  expect(byTitle).toMatchObject([
    {
      title: 'Person 1',
      side: 'right',
      op: 'update',
      shifts: [
        { label: 'city', before: 'Bonn', beforeFrom: 'agreed', after: 'Köln', afterFrom: 'left', why: 'edited' },
      ],
    },
    { title: 'Person 2' },
  ]);
  const found = await window.ask(runRecords, {
    run: run.id,
    query: { ...all, search: 'person 2' },
    offset: 0,
    limit: 10,
  });
  expect(found).toMatchObject({ total: 1, rows: [{ title: 'Person 2' }] });
});

test('what was refused is told with its cause, and is sent again as it was or with another value', async () => {
  const table =
    'CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, mail TEXT, city TEXT CHECK (length(city) < 9))';
  const [first, second, third] = people(3);
  if (first === undefined || second === undefined || third === undefined) throw new Error('three people');
  const long = [first, { ...second, city: 'Mönchengladbach' }, { ...third, city: 'Schwäbisch Gmünd' }];
  const { window, crm, shop } = await smallWindow({ table, shop: long, crm: [first] });
  const run = await runIt(window);
  expect(run.state).toBe('partial');
  const { rows, total } = await window.ask(runFailures, { run: run.id });
  expect(total).toBe(2);
  const [mended, corrected] = rows;
  if (mended === undefined || corrected === undefined) throw new Error('two failures');
  expect(mended).toMatchObject({ side: 'right', op: 'create', state: 'open', title: 'Person 2' });
  shop([first, { ...second, city: 'Köln' }, long[2] ?? third]);
  const again = await ran(window, () =>
    window.ask(retryFailures, { failures: [{ id: mended.id, revision: mended.revision }], values: null }),
  );
  expect(again).toMatchObject({ state: 'done', by: 'dana', chosen: { sync: 'people', left: ['2'] } });
  expect(crm("SELECT city FROM people WHERE mail = 'p2@example.com'")).toEqual([{ city: 'Köln' }]);
  await ran(window, () =>
    window.ask(retryFailures, {
      failures: [{ id: corrected.id, revision: corrected.revision }],
      values: { city: 'Gmünd' },
    }),
  );
  expect(crm("SELECT city FROM people WHERE mail = 'p3@example.com'")).toEqual([{ city: 'Gmünd' }]);
  const after = await window.ask(runFailures, { run: run.id });
  expect(after.rows.map((one) => one.state)).toEqual(['closed', 'closed']);
});

test('an undo tells before what it puts back and what it leaves alone, does exactly that, and can be undone', async () => {
  const { window, shop, crm } = await smallWindow({ shop: twoPeople, crm: twoPeople });
  await runIt(window);
  shop(inKoeln);
  const run = await runIt(window);
  crm("UPDATE people SET city = 'Ulm' WHERE id = 2");
  const { undo, back, alone } = await undoPreviewed(window, run.id);
  expect(undo).toMatchObject({ back: 1, alone: 1, right: { updated: 1 }, left: { updated: 0 } });
  expect(undo.reasons).toEqual([{ reason: 'edited-since', count: 1 }]);
  expect(back).toMatchObject([
    { title: 'Person 1', side: 'right', op: 'update', shifts: [{ label: 'city', before: 'Köln', after: 'Bonn' }] },
  ]);
  expect(alone).toMatchObject([
    { title: 'Person 2', reason: 'edited-since', fields: ['city'], shifts: [{ before: 'Köln', after: 'Ulm' }] },
  ]);
  expect(crm('SELECT city FROM people')).toEqual([{ city: 'Köln' }, { city: 'Ulm' }]);
  const undone = await ran(window, () => window.ask(startUndo, { run: run.id, both: false }));
  expect(undone).toMatchObject({ kind: 'undo', of: run.id, state: 'done', by: 'dana' });
  expect(crm('SELECT city FROM people')).toEqual([{ city: 'Bonn' }, { city: 'Ulm' }]);
  expect(await window.ask(leftAlone, { undo: undone.id })).toMatchObject({ total: 1, rows: [{ title: 'Person 2' }] });
  const undoneBy = async () => (await window.ask(lookAtRun, { run: run.id })).head.undoneBy;
  expect(await undoneBy()).toEqual({ id: undone.id, number: 3, partly: false });
  await ran(window, () => window.ask(startUndo, { run: undone.id, both: false }));
  expect(crm('SELECT city FROM people')).toEqual([{ city: 'Köln' }, { city: 'Ulm' }]);
  expect(await undoneBy()).toBeNull();
});

test('a run of which one record was taken back is told as undone in part', async () => {
  const { window, shop, crm } = await smallWindow({ shop: twoPeople, crm: twoPeople });
  await runIt(window);
  shop(inKoeln);
  const run = await runIt(window);
  const [row] = (await window.ask(runRecords, { run: run.id, query: all, offset: 0, limit: 10 })).rows;
  if (row === undefined) throw new Error('The run wrote nothing.');
  const { sync, side, key } = row;
  const only = [{ sync, side, key, field: null }];
  const part = await ran(window, () => window.ask(startUndo, { run: run.id, both: false, only }));
  expect(crm('SELECT city FROM people ORDER BY city')).toEqual([{ city: 'Bonn' }, { city: 'Köln' }]);
  const undoneBy = async () => (await window.ask(lookAtRun, { run: run.id })).head.undoneBy;
  expect(await undoneBy()).toEqual({ id: part.id, number: 3, partly: true });
  const whole = await ran(window, () => window.ask(startUndo, { run: run.id, both: false }));
  expect(await undoneBy()).toEqual({ id: whole.id, number: 4, partly: false });
});

test('what a person decided is told with their name', async () => {
  const { window, shop, crm } = await smallWindow({ shop: twoPeople, crm: twoPeople });
  await runIt(window);
  shop(inKoeln);
  crm("UPDATE people SET city = 'Ulm' WHERE id = 1");
  const asking = await runIt(window);
  const [asked] = (await window.ask(runConflicts, { run: asking.id })).rows;
  if (asked === undefined) throw new Error('Nothing was asked.');
  const { questions } = await window.ask(inboxRecord, { id: asked.id });
  const wishes = [{ id: asked.id, revision: questions[0]?.revision ?? 0, said: { choose: 'left' as const } }];
  await window.ask(resolveInbox, { wishes, why: null, strict: true });
  const run = await runIt(window);
  const { rows } = await window.ask(runRecords, { run: run.id, query: all, offset: 0, limit: 10 });
  expect(rows).toMatchObject([{ person: 'dana', shifts: [{ why: 'person', after: 'Köln' }] }]);
  const before = await window.ask(runRecords, { run: asking.id, query: all, offset: 0, limit: 10 });
  expect(before.rows.map((one) => one.person)).toEqual([null]);
});

test('somebody who may only look can neither undo nor send anything again', async () => {
  const { window, open } = await smallWindow({ shop: twoPeople, crm: [] });
  const run = await runIt(window);
  const viewer = windowInto(open, { by: 'vera', role: 'viewer' });
  onTestFinished(viewer.close);
  expect(await viewer.refused(startUndo, { run: run.id, both: false })).toBe('role/not-allowed');
  const { rows } = await viewer.ask(runRecords, { run: run.id, query: all, offset: 0, limit: 10 });
  expect(JSON.stringify(rows)).not.toContain('example.com');
});
