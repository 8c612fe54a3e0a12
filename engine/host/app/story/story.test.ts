import { expect, onTestFinished, test } from 'vitest';
import { FlowId, MapId, SyncId } from '../../../model/ids.ts';
import { startRun } from '../../../protocol/calls/runs.ts';
import { findRecords, previewRestoring, restoreValue, storyAt, storyOf } from '../../../protocol/calls/story.ts';
import { storyReport } from '../../../protocol/calls/story-report.ts';
import { testFolder } from '../../../testing/fresh-store.ts';
import { openFor, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { inQuarrel, valueIn, writeQuarrel } from '../../../testing/quarrel.ts';

const of = { flow: FlowId.parse('people'), sync: SyncId.parse('people') };
const ana = { ...of, record: 'left:10000' };

async function run(window: TestWindow): Promise<void> {
  const over = await window.listen((one) => one.kind === 'run');
  await window.ask(startRun, { flow: of.flow });
  expect(await over.next).toMatchObject({ run: { state: 'done' } });
}

/** Ana was a buyer, then a head of purchasing on both sides. */
async function promoted() {
  const folder = testFolder();
  writeQuarrel(folder, { people: 4 });
  const house = await openFor(folder);
  const window = windowInto(house);
  onTestFinished(window.close);
  await run(window);
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Head of Purchasing' WHERE id = '10000'`);
  await run(window);
  return { folder, house, window };
}

test('the story of a value tells every earlier value, in the order in which they came, with the side each is from', async () => {
  const { window } = await promoted();
  const story = await window.ask(storyOf, { ...ana, field: 'job' });
  expect(story).toMatchObject({ title: 'Ana Ruiz', state: 'linked', field: 'job', apart: [false, true, false] });
  expect(
    story.moments.map(({ side, by, changed }) => [side, by, changed[0]?.before, changed[0]?.after, changed[0]?.source]),
  ).toEqual([
    ['left', 'people', 'Buyer', 'Head of Purchasing', 'left'],
    ['right', 'tandem', 'Buyer', 'Head of Purchasing', 'left'],
  ]);
  expect(story.bars.right.map(({ from, text, source }) => [from, text, source])).toEqual([
    [0, 'Buyer', 'right'],
    [2, 'Head of Purchasing', 'left'],
  ]);
});

test('both records are told as they were after a moment, with what is different now', async () => {
  const { window } = await promoted();
  const then = await window.ask(storyAt, { ...ana, to: { moment: 0 } });
  expect(then.rows.find((row) => row.map === 'job')).toMatchObject({
    left: 'Buyer',
    right: 'Buyer',
    now: { left: 'Head of Purchasing', right: 'Head of Purchasing' },
    isChanged: true,
  });
  const long = await window.ask(storyAt, { ...ana, to: { at: '2001-01-01T00:00:00Z' } });
  expect(long).toMatchObject({ left: 'unknown', right: 'unknown', rows: [] });
});

test('an earlier moment is told beside how both records are now, with the side that each value came from', async () => {
  const { folder, window } = await promoted();
  inQuarrel(folder, 'right', `DELETE FROM {n} WHERE id = 'C-10000'`);
  await run(window);
  const then = await window.ask(storyAt, { ...ana, to: { moment: 2 } });
  expect(then).toMatchObject({ left: 'there', right: 'there', today: { right: 'gone' } });
  const earlier = await window.ask(storyAt, { ...ana, to: { moment: 1 } });
  expect(earlier.rows.find((row) => row.map === 'job')).toMatchObject({
    right: 'Buyer',
    rightSource: 'right',
    now: { left: 'Head of Purchasing', leftSource: 'left', right: null },
  });
});

test('a report tells the story, both records as they are now, and every run that had to do with it', async () => {
  const { window } = await promoted();
  const report = await window.ask(storyReport, { ...ana, field: null });
  expect(report).toMatchObject({ flowLabel: 'Contacts and customers', by: 'dana', isCovered: false });
  expect(report.runs.map(({ number, kind, version }) => [number, kind, version])).toEqual([
    [1, 'run', null],
    [2, 'run', null],
  ]);
  expect(report.story).toEqual(await window.ask(storyOf, { ...ana, field: null }));
  expect(report.rows.map((row) => row.map)).toContain('city');
  const ofJob = await window.ask(storyReport, { ...ana, field: 'job' });
  expect(ofJob.rows).toMatchObject([{ map: 'job', now: { left: 'Head of Purchasing', right: 'Head of Purchasing' } }]);
});

test('a lost value is shown as it will be written, then written to both sides, and the story goes on', async () => {
  const { window, folder, house } = await promoted();
  const asked = { ...ana, side: 'left' as const, field: MapId.parse('job'), moment: 0 };
  const planned = await window.ask(previewRestoring, asked);
  expect(planned.writes.map(({ side, fields }) => [side, fields[0]?.before, fields[0]?.after])).toEqual([
    ['left', 'Head of Purchasing', 'Buyer'],
    ['right', 'Head of Purchasing', 'Buyer'],
  ]);
  expect(valueIn(folder, 'left', '10000', 'job')).toBe('Head of Purchasing');
  const restored = await window.ask(restoreValue, { ...asked, reason: 'Promoted by mistake' });
  expect(restored).toMatchObject({ state: 'done', not: [] });
  const deeds = await house.house.engine.store.auditPage(0, 100);
  expect(deeds.map(({ action, why }) => ({ action, why }))).toContainEqual({
    action: 'restore',
    why: 'Promoted by mistake',
  });
  expect([valueIn(folder, 'left', '10000', 'job'), valueIn(folder, 'right', 'C-10000', 'job')]).toEqual([
    'Buyer',
    'Buyer',
  ]);
  const again = await window.ask(previewRestoring, asked);
  expect(again).toMatchObject({ writes: [], not: [{ reason: 'as-it-is' }] });
  const story = await window.ask(storyOf, { ...ana, field: 'job' });
  expect(story.moments.at(-1)).toMatchObject({
    person: 'dana',
    reason: 'Promoted by mistake',
    changed: [{ after: 'Buyer', why: 'restore' }],
  });
  const viewer = windowInto(house, { by: 'vera', role: 'viewer' });
  onTestFinished(viewer.close);
  expect(JSON.stringify(await viewer.ask(storyOf, { ...ana, field: 'job' }))).not.toContain('Promoted');
});

test('records are found by key and by value, a page at a time', async () => {
  const { window } = await promoted();
  const found = await window.ask(findRecords, { flow: null, text: '10000', after: null, limit: 10 });
  expect(found.records).toMatchObject([{ title: 'Ana Ruiz', left: '10000', found: null }]);
  const named = await window.ask(findRecords, { flow: of.flow, text: 'purchasing', after: null, limit: 10 });
  expect(named).toMatchObject({ records: [{ title: 'Ana Ruiz', found: { text: 'Head of Purchasing' } }], next: null });
  const all = { flow: of.flow, text: 'example.test', limit: 3 };
  const first = await window.ask(findRecords, { ...all, after: null });
  const rest = await window.ask(findRecords, { ...all, after: first.next });
  const titles = [...first.records, ...rest.records].map((one) => one.title);
  expect([first.records.length, rest.next]).toEqual([3, null]);
  expect(titles).toHaveLength(4);
  expect(new Set(titles).size).toBe(4);
});

test('a viewer is told no personal value, finds none by it, and may put nothing back', async () => {
  const { house } = await promoted();
  const viewer = windowInto(house, { by: 'vera', role: 'viewer' });
  onTestFinished(viewer.close);
  const story = await viewer.ask(storyOf, { ...ana, field: 'job' });
  const then = await viewer.ask(storyAt, { ...ana, to: { moment: 0 } });
  const found = await viewer.ask(findRecords, { flow: null, text: 'ana', after: null, limit: 10 });
  const report = await viewer.ask(storyReport, { ...ana, field: null });
  expect(report).toMatchObject({ by: 'vera', isCovered: true, rows: [{}, {}, {}, {}, {}, {}] });
  expect(JSON.stringify([story, then, report])).not.toMatch(/Buyer|Purchasing|Ruiz|example\.test/u);
  expect(found.records).toEqual([]);
  const asked = { ...ana, side: 'left' as const, field: null, moment: 0 };
  expect(await viewer.refused(restoreValue, { ...asked, reason: null })).toBe('role/not-allowed');
  expect(await viewer.refused(previewRestoring, asked)).toBe('role/not-allowed');
});
