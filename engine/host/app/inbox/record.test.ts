import { expect, onTestFinished, test } from 'vitest';
import { ConflictId, FlowId, RecordKey, SyncId } from '../../../model/ids.ts';
import { listActivity } from '../../../protocol/calls/activity.ts';
import { careInbox, inboxRows, inboxWrites, listInbox, openedInbox } from '../../../protocol/calls/inbox.ts';
import { type InboxRecord, inboxRecord } from '../../../protocol/calls/inbox-record.ts';
import { splitInbox } from '../../../protocol/calls/inbox-rules.ts';
import { testFolder } from '../../../testing/fresh-store.ts';
import { everyQuestion, runIn } from '../../../testing/inbox-window.ts';
import { openFor, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { askEverything, writeQuestions } from '../../../testing/questions.ts';

const flow = FlowId.parse('people');

const run = (window: TestWindow) => runIn(window, flow);

async function asking() {
  const folder = testFolder();
  writeQuestions(folder);
  const house = await openFor(folder);
  const window = windowInto(house);
  onTestFinished(window.close);
  await run(window);
  askEverything(folder);
  await run(window);
  return { house, window };
}

/** The records of the inbox, by what is asked first about each. */
async function recordsOf(window: TestWindow): Promise<ReadonlyMap<string, InboxRecord>> {
  const { syncs } = await window.ask(listInbox, { view: 'open', grouping: 'about', text: '', filter: everyQuestion });
  const ids = syncs.flatMap((one) => one.parts.flatMap((part) => part.rows));
  const records = new Map<string, InboxRecord>();
  for (const id of ids) {
    const record = await window.ask(inboxRecord, { id });
    const [first] = record.questions;
    const name = first?.what.about === 'unit' ? `${record.keys.left} ${first.what.unit}` : first?.what.about;
    records.set(name ?? '', record);
  }
  return records;
}

test('fields are called as people drew them, and what a refused write is about is not told once more', async () => {
  const { window } = await asking();
  const records = await recordsOf(window);
  expect([...records.keys()].toSorted()).toEqual([
    '10000 job',
    '10001 job',
    '10002 status',
    'match',
    'refused',
    'removal',
  ]);
  const refused = records.get('refused');
  expect(refused?.questions[0]?.what).toMatchObject({
    side: 'right',
    fields: [{ label: 'Job title', before: 'Buyer', sent: 'No such job' }],
    from: [{ label: 'Job title', text: 'No such job' }],
  });
  const [row] = (await window.ask(inboxRows, { ids: [refused?.id ?? ConflictId.parse('none')] })).rows;
  expect(row).toMatchObject({ label: 'Job title', left: 'No such job', right: 'Buyer' });
  expect(refused?.quiet.map((one) => one.label)).not.toContain('Job title');
  expect(refused?.history[0]?.fields).toEqual([{ label: 'Job title', text: 'No such job' }]);
  expect(records.get('removal')?.questions[0]?.what).toMatchObject({
    gone: 'right',
    suggest: 'keep',
    kept: expect.arrayContaining([expect.objectContaining({ label: 'Job title', text: 'Head of Sales' })]),
  });
  expect(records.get('10001 job')?.questions[0]?.what).toMatchObject({
    maps: [{ merged: { left: 'Please deliver on Friday, ring twice at the back door' } }],
  });
  expect(records.get('match')?.questions[0]?.what).toMatchObject({
    left: [{ key: '20000', twin: null }, { key: '20001' }],
    right: [{ key: 'C-20000', title: 'Smith, Jon' }],
  });
});

test('what was said about one question of a record stands beside all of them', async () => {
  const { window } = await asking();
  const ana = (await recordsOf(window)).get('10000 job');
  const [first, second] = ana?.questions ?? [];
  if (first === undefined || second === undefined) throw new Error('Two questions are asked about Ana.');
  await window.ask(careInbox, { ids: [second.id], edit: { do: 'comment', text: 'She moved.' } });
  await window.ask(careInbox, { ids: [first.id], edit: { do: 'comment', text: 'And was promoted.' } });
  for (const { id } of [first, second])
    expect((await window.ask(inboxRecord, { id })).care.comments.map((one) => one.text)).toEqual([
      'She moved.',
      'And was promoted.',
    ]);
});

test('a viewer is shown every kind of question without any personal value in it', async () => {
  const { house, window } = await asking();
  const open = [...(await recordsOf(window)).values()];
  const [first] = open;
  if (first === undefined) throw new Error('The inbox is empty.');
  await window.ask(careInbox, { ids: [first.id], edit: { do: 'comment', text: 'She is Head of Purchasing.' } });
  const viewer = windowInto(house, { by: 'victor', role: 'viewer' });
  onTestFinished(viewer.close);
  const seen = await recordsOf(viewer);
  expect(seen.size).toBe(open.length);
  const told = JSON.stringify([...seen.values()]);
  const personal = [
    'Ruiz',
    'Smith',
    'example.test',
    'Purchasing',
    'Senior Buyer',
    'deliver',
    'No such job',
    '910 555',
    '7946',
  ];
  expect(personal.filter((text) => told.includes(text))).toEqual([]);
  // What is not personal is there.
  expect(told).toContain('Partner');
});

test('one way of naming: a group by its own name, fields in what would be written as on their card, twins by their names', async () => {
  const { window } = await asking();
  const records = await recordsOf(window);
  const ana = records.get('10000 job');
  const [job, group] = ana?.questions ?? [];
  if (ana === undefined || job === undefined || group === undefined)
    throw new Error('Two questions are asked about Ana.');
  expect(group.what).toMatchObject({ about: 'unit', label: 'Where to find them' });
  expect(ana.how).toEqual({ by: 'fields', labels: ['Email'] });
  const wishes = [job, group].map(({ id, revision }) => ({ id, revision, said: { choose: 'left' as const } }));
  const { lines } = await window.ask(inboxWrites, { wishes, limit: 10 });
  expect(lines.flatMap((line) => line.fields.map((one) => one.label))).toEqual(['Job title', 'Phone number', 'City']);
  const grouped = await window.ask(listInbox, {
    view: 'open',
    grouping: 'unit',
    text: 'where to',
    filter: everyQuestion,
  });
  expect(grouped.syncs[0]?.parts).toMatchObject([{ label: 'Where to find them', count: 1 }]);
  const byField = await window.ask(listInbox, {
    view: 'open',
    grouping: 'unit',
    text: 'phone num',
    filter: everyQuestion,
  });
  expect(byField.total).toBe(1);
  const ids = ['match', 'refused'].flatMap((name) => records.get(name)?.id ?? []);
  const { rows } = await window.ask(inboxRows, { ids });
  expect(rows).toMatchObject([
    { title: 'Jon Smith, John Smith', label: 'smith@example.test', several: { left: 2, right: 1 } },
    { label: 'Job title', several: null },
  ]);
});

test('a record is new to a person until they looked at all that is asked about it, and to others still', async () => {
  const { house, window } = await asking();
  const ana = (await recordsOf(window)).get('10000 job');
  const [first, second] = ana?.questions ?? [];
  if (first === undefined || second === undefined) throw new Error('Two questions are asked about Ana.');
  const isNew = async (from: TestWindow) => (await from.ask(inboxRows, { ids: [first.id] })).rows[0]?.isNew;
  expect(await isNew(window)).toBe(true);
  await window.ask(openedInbox, { questions: [{ id: first.id, revision: first.revision }] });
  expect(await isNew(window)).toBe(true);
  await window.ask(openedInbox, { questions: [{ id: second.id, revision: second.revision }] });
  expect(await isNew(window)).toBe(false);
  const moses = windowInto(house, { by: 'moses', role: 'analyst' });
  const victor = windowInto(house, { by: 'victor', role: 'viewer' });
  onTestFinished(moses.close);
  onTestFinished(victor.close);
  expect(await isNew(moses)).toBe(true);
  // Who may only look has nothing to look through.
  expect(await isNew(victor)).toBe(false);
});

test('the reason for a split is kept with its run, and not shown to a viewer', async () => {
  const { house, window } = await asking();
  const [left, right] = [RecordKey.parse('10005'), RecordKey.parse('C-10005')];
  const pair = { flow, sync: SyncId.parse('people'), left, right, afterwards: 'keep' as const };
  await window.ask(splitInbox, { ...pair, now: false, why: null });
  await window.ask(splitInbox, { ...pair, now: true, why: ' Another person ' });
  const viewer = windowInto(house, { by: 'victor', role: 'viewer' });
  onTestFinished(viewer.close);
  const splitIn = async (asked: TestWindow) =>
    (await asked.ask(listActivity, { flow, since: null })).runs.filter((one) => one.kind === 'split');
  expect(await splitIn(window)).toMatchObject([{ by: 'dana', why: 'Another person' }]);
  expect((await splitIn(viewer))[0]?.why).not.toContain('person');
});
