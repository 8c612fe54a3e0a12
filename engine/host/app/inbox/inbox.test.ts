import { expect, onTestFinished, test } from 'vitest';
import { FlowId, SyncId } from '../../../model/ids.ts';
import { openFlow } from '../../../protocol/calls/flows.ts';
import {
  alikeInbox,
  careInbox,
  exportInbox,
  type InboxWish,
  importInbox,
  inboxRows,
  inboxWrites,
  listInbox,
  resolveInbox,
  takeBackInbox,
} from '../../../protocol/calls/inbox.ts';
import { inboxRecord } from '../../../protocol/calls/inbox-record.ts';
import { acceptRuleOffer, addValuePair, ruleOffers, tryRuleOffer } from '../../../protocol/calls/inbox-rules.ts';
import { testFolder } from '../../../testing/fresh-store.ts';
import { everyQuestion, runIn } from '../../../testing/inbox-window.ts';
import { openFor, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { inQuarrel, valueIn, writeQuarrel } from '../../../testing/quarrel.ts';

const flow = FlowId.parse('people');
const sync = SyncId.parse('people');
const open = { view: 'open', grouping: 'about', text: '', filter: everyQuestion } as const;

async function run(window: TestWindow): Promise<void> {
  expect(await runIn(window, flow)).toMatchObject({ run: { state: 'done' } });
}

/** People that both sides have; the job titles of the first `differ` were changed on both. */
async function quarrelling(people = 8, differ = 5) {
  const folder = testFolder();
  writeQuarrel(folder, { people });
  const house = await openFor(folder);
  const window = windowInto(house);
  onTestFinished(window.close);
  await run(window);
  const until = 10_000 + differ;
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Head ' || id WHERE id < '${until}'`);
  inQuarrel(folder, 'right', `UPDATE {n} SET job = 'Senior ' || id WHERE id < 'C-${until}'`);
  await run(window);
  return { folder, house, window };
}

/** The question about Ana, or the only one: those of one run stand in no order that is promised. */
const firstOf = async (window: TestWindow) => {
  const { syncs } = await window.ask(listInbox, open);
  const { rows } = await window.ask(inboxRows, { ids: syncs[0]?.parts[0]?.rows ?? [] });
  const id = (rows.find((one) => one.title === 'Ana Ruiz') ?? rows[0])?.id;
  if (id === undefined) throw new Error('The inbox is empty.');
  return id;
};

test('questions are listed by sync and by what is asked, and found by name, field, value and key', async () => {
  const { window } = await quarrelling();
  const list = await window.ask(listInbox, open);
  expect(list).toMatchObject({ counts: { open: 5, mine: 0, snoozed: 0 }, total: 5, people: ['dana'] });
  expect(list.syncs).toMatchObject([
    {
      label: 'Contacts and customers',
      sides: { left: { name: 'HubSpot' }, right: { name: 'ERP' } },
      parts: [{ value: 'both-edited', count: 5 }],
    },
  ]);
  const rows = list.syncs[0]?.parts[0]?.rows ?? [];
  const told = await window.ask(inboxRows, { ids: rows.slice(0, 1) });
  expect(told.rows).toMatchObject([
    { title: 'Ana Ruiz', label: 'Job title', left: 'Head 10000', right: 'Senior C-10000', open: [{ about: 'unit' }] },
  ]);
  const found = async (text: string) => (await window.ask(listInbox, { ...open, text })).total;
  expect([await found('tomasz'), await found('job ti'), await found('head 10003'), await found('c-10004')]).toEqual([
    1, 5, 1, 1,
  ]);
  expect(await found('nothing of it')).toBe(0);
  const byUnit = await window.ask(listInbox, { ...open, grouping: 'unit' });
  expect(byUnit.syncs[0]?.parts).toMatchObject([{ value: 'job', label: 'Job title', count: 5 }]);
});

test('a record is shown whole: what is asked, what was agreed, who changed it, and what stands beside it', async () => {
  const { window } = await quarrelling();
  const record = await window.ask(inboxRecord, { id: await firstOf(window) });
  expect(record).toMatchObject({
    title: 'Ana Ruiz',
    keys: { left: '10000', right: 'C-10000' },
    syncLabel: 'Contacts and customers',
  });
  expect(record.questions).toMatchObject([
    {
      reason: 'both-edited',
      alike: 5,
      what: {
        about: 'unit',
        label: 'Job title',
        hasAgreed: true,
        maps: [
          {
            left: [{ field: 'job', text: 'Head 10000', by: 'people' }],
            right: [{ field: 'job', text: 'Senior C-10000', by: 'people' }],
            agreed: { left: 'Buyer', right: 'Buyer' },
          },
        ],
      },
    },
  ]);
  expect(record.quiet.map((one) => [one.label, one.changed])).toContainEqual(['City', 'none']);
  expect(record.history.map((one) => one.became)).toEqual(['changed', 'changed', 'linked']);
});

test('answers are foretold, written by the next run and not before, and taken back as one', async () => {
  const { window, folder } = await quarrelling();
  const id = await firstOf(window);
  const { questions } = await window.ask(alikeInbox, { id });
  expect(questions).toHaveLength(4);
  const few = (await window.ask(alikeInbox, { id, limit: 2 })).questions;
  expect(few).toHaveLength(2);
  expect(questions).toEqual(expect.arrayContaining(few));
  const [asked] = (await window.ask(inboxRecord, { id })).questions;
  const wishes: InboxWish[] = [{ id, revision: asked?.revision ?? 0 }, ...questions].map((one) => ({
    ...one,
    said: { choose: 'left' },
  }));
  expect(await window.ask(inboxWrites, { wishes, limit: 1 })).toMatchObject({
    left: 0,
    right: 5,
    lines: [
      { title: 'Ana Ruiz', side: 'right', op: 'update', fields: [{ before: 'Senior C-10000', after: 'Head 10000' }] },
    ],
  });
  const { batch, answered } = await window.ask(resolveInbox, { wishes, why: 'told by phone', strict: false });
  expect(answered).toBe(5);
  expect(valueIn(folder, 'right', 'C-10000', 'job')).toBe('Senior C-10000');
  const waiting = [{ flow, label: 'Contacts and customers', count: 5 }];
  expect(await window.ask(listInbox, open)).toMatchObject({ counts: { open: 0 }, waiting });
  expect((await window.ask(listInbox, { ...open, view: 'resolved' })).total).toBe(5);
  await run(window);
  expect((await window.ask(listInbox, open)).waiting).toEqual([]);
  expect([valueIn(folder, 'left', '10000', 'job'), valueIn(folder, 'right', 'C-10000', 'job')]).toEqual([
    'Head 10000',
    'Head 10000',
  ]);
  const asking = { id: batch ?? '', why: null };
  expect(await window.ask(takeBackInbox, { ...asking, preview: true })).toMatchObject({ written: 5, reopened: 5 });
  expect(valueIn(folder, 'right', 'C-10000', 'job')).toBe('Head 10000');
  expect(await window.ask(takeBackInbox, { ...asking, preview: false })).toMatchObject({ reopened: 5, left: [] });
  expect(valueIn(folder, 'right', 'C-10000', 'job')).toBe('Senior C-10000');
  expect((await window.ask(listInbox, open)).counts.open).toBe(5);
});

test('an answer to values that moved on meanwhile is refused, typed ones too', async () => {
  const { window, folder } = await quarrelling();
  const id = await firstOf(window);
  const [asked] = (await window.ask(inboxRecord, { id })).questions;
  const revision = asked?.revision ?? 0;
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'Chief' WHERE id = '10000'`);
  await run(window);
  for (const said of [{ choose: 'right' }, { choose: 'typed', left: { job: 'Boss' }, right: {} }] as const) {
    const done = await window.ask(resolveInbox, { wishes: [{ id, revision, said }], why: null, strict: true });
    expect(done).toMatchObject({ batch: null, answered: 0, refused: [{ problem: { code: 'conflict/moved-on' } }] });
  }
  const typed = { id, revision: revision + 1, said: { choose: 'typed', left: { job: 'Boss' }, right: {} } } as const;
  expect(await window.ask(resolveInbox, { wishes: [typed], why: null, strict: true })).toMatchObject({ answered: 1 });
  await run(window);
  expect([valueIn(folder, 'left', '10000', 'job'), valueIn(folder, 'right', 'C-10000', 'job')]).toEqual([
    'Boss',
    'Boss',
  ]);
});

test('questions are assigned, commented, snoozed and get due times', async () => {
  const { window } = await quarrelling();
  const id = await firstOf(window);
  await window.ask(careInbox, { ids: [id], edit: { do: 'assign', to: 'dana' } });
  await window.ask(careInbox, { ids: [id], edit: { do: 'comment', text: 'She was promoted.' } });
  expect((await window.ask(listInbox, { ...open, view: 'mine' })).total).toBe(1);
  await window.ask(careInbox, { ids: [id], edit: { do: 'snooze', until: '2999-01-01T00:00:00.000Z' } });
  expect((await window.ask(listInbox, open)).counts).toEqual({ open: 4, mine: 0, snoozed: 1 });
  expect((await window.ask(inboxRecord, { id })).care).toMatchObject({
    assignee: 'dana',
    comments: [{ by: 'dana', text: 'She was promoted.' }],
  });
});

test('after three like decisions a rule is offered, tried on all of them, and put into the draft', async () => {
  const { window, folder } = await quarrelling();
  const id = await firstOf(window);
  const { questions } = await window.ask(alikeInbox, { id });
  const said = (choose: 'left' | 'right', some: typeof questions): InboxWish[] =>
    some.map((one) => ({ ...one, said: { choose } }));
  await window.ask(resolveInbox, { wishes: said('left', questions), why: null, strict: true });
  const { offers, draft } = await window.ask(ruleOffers, { flow, sync });
  expect(offers).toMatchObject([{ id: 'people.job.left-wins', label: 'Job title', agree: 4, differ: 0 }]);
  const trial = await window.ask(tryRuleOffer, { flow, rule: 'people.job.left-wins' });
  expect(trial.tried.map((one) => [one.chose, one.came])).toEqual(Array(4).fill(['left', 'agree']));
  expect(await window.ask(acceptRuleOffer, { flow, rule: 'people.job.left-wins', why: null })).toEqual({ draft });
  const drawn = await window.ask(openFlow, { flow });
  expect(drawn.flow.syncs[0]?.fields.find((one) => one.id === 'job')?.conflict).toEqual({ rule: 'left-wins' });
  await run(window);
  inQuarrel(folder, 'left', `UPDATE {n} SET job = 'One' WHERE id = '10006'`);
  inQuarrel(folder, 'right', `UPDATE {n} SET job = 'Two' WHERE id = 'C-10006'`);
  await run(window);
  expect(valueIn(folder, 'right', 'C-10006', 'job')).toBe('One');
});

test('a value without a pair gets one from the inbox, in the draft', async () => {
  const { window, folder } = await quarrelling(4, 0);
  inQuarrel(folder, 'left', `UPDATE {n} SET status = 'Partner' WHERE id = '10001'`);
  await run(window);
  const id = await firstOf(window);
  const [asked] = (await window.ask(inboxRecord, { id })).questions;
  expect(asked).toMatchObject({
    reason: 'unmapped-choice',
    what: { unmapped: { map: 'status', step: 0, side: 'left', value: 'Partner', known: ['ACTIVE', 'OPEN'] } },
  });
  await window.ask(addValuePair, { flow, sync, map: 'status', step: 0, from: 'Partner', to: 'PARTNER' });
  await run(window);
  expect(valueIn(folder, 'right', 'C-10001', 'status')).toBe('PARTNER');
  expect((await window.ask(listInbox, open)).counts.open).toBe(0);
});

test('a table goes out and comes back with decisions; what cannot be taken is told line by line', async () => {
  const { window } = await quarrelling();
  const out = await window.ask(exportInbox, { view: 'open', text: '', filter: everyQuestion, kind: 'csv' });
  expect(out.questions).toBe(5);
  const lines = Buffer.from(out.bytes, 'base64').toString('utf8').split('\r\n');
  const [head = '', ...rows] = lines.filter((line) => line !== '');
  const at = head.replace('\ufeff', '').split(/[,;]/u).indexOf('Decision');
  const decided = (word: string) =>
    rows.map((row) =>
      row
        .split(/[,;]/u)
        .map((cell, place) => (place === at ? word : cell))
        .join(head.includes(';') ? ';' : ','),
    );
  const bytes = (body: readonly string[]) => Buffer.from([head, ...body, ''].join('\r\n')).toString('base64');
  const give = { name: 'conflicts.csv', why: null, skipBad: false };
  const bad = await window.ask(importInbox, { ...give, bytes: bytes(decided('middle')), dryRun: true });
  expect(bad).toMatchObject({
    recorded: false,
    bad: [{ line: 2 }, { line: 3 }, { line: 4 }, { line: 5 }, { line: 6 }],
  });
  const good = bytes(decided('right'));
  expect(await window.ask(importInbox, { ...give, bytes: good, dryRun: true })).toMatchObject({
    answered: 5,
    recorded: false,
  });
  expect(await window.ask(importInbox, { ...give, bytes: good, dryRun: false })).toMatchObject({
    answered: 5,
    recorded: true,
  });
  expect((await window.ask(listInbox, open)).counts.open).toBe(0);
  expect(await window.refused(importInbox, { ...give, name: 'notes.txt', bytes: good, dryRun: true })).toBe(
    'sheet/kind',
  );
});

test('a viewer looks at questions without personal values, and decides nothing', async () => {
  const { house } = await quarrelling();
  const viewer = windowInto(house, { by: 'vera', role: 'viewer' });
  onTestFinished(viewer.close);
  const id = await firstOf(viewer);
  const told = JSON.stringify([
    await viewer.ask(listInbox, open),
    await viewer.ask(inboxRows, { ids: [id] }),
    await viewer.ask(inboxRecord, { id }),
  ]);
  for (const secret of ['Ruiz', 'Head 10000', 'Senior C-10000', 'p0@example.test', '910 555 0000'])
    expect(told).not.toContain(secret);
  const wishes: InboxWish[] = [{ id, revision: 1, said: { choose: 'left' } }];
  expect(await viewer.refused(resolveInbox, { wishes, why: null, strict: true })).toBe('role/not-allowed');
});
