import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FlowId, SyncId } from '../../../model/ids.ts';
import { editFlow, listFlows, openFlow } from '../../../protocol/calls/flows.ts';
import { startRun } from '../../../protocol/calls/runs.ts';
import { compareVersions, listFlowVersions, publishDraft, rollBackTo } from '../../../protocol/calls/versions.ts';
import { openFor, sampleWindow, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { people, smallWorkspace } from '../../../testing/tandem.ts';

const flow = FlowId.parse('contacts');
const sync = SyncId.parse('contacts');

async function rename(window: TestWindow, label: string): Promise<void> {
  const { revision } = await window.ask(openFlow, { flow });
  await window.ask(editFlow, { flow, revision, command: { do: 'rename-flow', label }, window: 'w' });
}

test('a draft is published with a note; edits wait in the next one, and cards say so', async () => {
  const window = await sampleWindow();
  expect(await window.ask(openFlow, { flow })).toMatchObject({ live: null, edited: false, draft: 1 });
  const heard = await window.listen((one) => one.kind === 'versions');
  const head = await window.ask(publishDraft, { flow, note: 'The first' });
  expect(head).toMatchObject({ version: 1, by: 'dana', note: 'The first' });
  expect(await heard.next).toEqual({ kind: 'versions', flow });
  expect(await window.refused(publishDraft, { flow, note: null })).toBe('publish/nothing-new');
  await rename(window, 'People');
  expect(await window.ask(openFlow, { flow })).toMatchObject({ live: 1, edited: true, draft: 2 });
  expect((await window.ask(listFlows, {})).cards).toMatchObject([{ live: 1, edited: true, state: 'live' }]);
  const { draft } = await window.ask(listFlowVersions, { flow });
  expect(draft.ahead?.map((one) => one.words)).toEqual(['The flow "Contacts" is called "People" now']);
});

test('versions are listed, compared with each other and the draft, and brought back as new ones', async () => {
  const window = await sampleWindow();
  await window.ask(publishDraft, { flow, note: null });
  await rename(window, 'People');
  await window.ask(publishDraft, { flow, note: 'Renamed' });
  const between = await window.ask(compareVersions, { flow, before: 1, after: 2 });
  expect(between.differences).toMatchObject([{ kind: 'changed', node: 'flow' }]);
  expect((await window.ask(compareVersions, { flow, before: 2, after: 'draft' })).differences).toEqual([]);
  expect(await window.ask(rollBackTo, { flow, version: 1, note: 'Too early' })).toMatchObject({ version: 3, of: 1 });
  const { versions, live } = await window.ask(listFlowVersions, { flow });
  expect([live, versions.map((one) => one.version)]).toEqual([3, [3, 2, 1]]);
  expect((await window.ask(openFlow, { flow })).flow.label).toBe('People');
  expect(await window.refused(rollBackTo, { flow, version: 1, note: null })).toBe('rollback/live');
  expect(await window.refused(compareVersions, { flow, before: 9, after: 'draft' })).toBe('version/unknown');
});

test('problems stop publishing and are told; what is live runs on', async () => {
  const window = await sampleWindow();
  await window.ask(publishDraft, { flow, note: null });
  const { revision } = await window.ask(openFlow, { flow });
  const command = { do: 'set-match' as const, sync, tiers: [{ left: ['nothing'], right: ['nothing'] }] };
  await window.ask(editFlow, { flow, revision, command, window: 'w' });
  const { draft } = await window.ask(listFlowVersions, { flow });
  expect(draft.stopping.length).toBeGreaterThan(0);
  expect(await window.refused(publishDraft, { flow, note: null })).not.toBeNull();
  const over = await window.listen((one) => one.kind === 'run');
  await window.ask(startRun, { flow });
  expect(await over.next).toMatchObject({ run: { state: 'done' } });
});

test('an analyst may look at versions and publish none', async () => {
  const { open } = await sampleWindow();
  const analyst = windowInto(open, { by: 'ana', role: 'analyst' });
  onTestFinished(analyst.close);
  expect(await analyst.refused(publishDraft, { flow, note: null })).toBe('role/not-allowed');
  expect((await analyst.ask(listFlowVersions, { flow })).versions).toEqual([]);
});

test('a published version looks values up in the file as it was; a file that changed waits like an edit', async () => {
  const small = smallWorkspace({ shop: people(1), crm: people(1).map((one) => ({ ...one, city: '' })) });
  const file = join(dirname(small.flowFile), 'towns.csv');
  writeFileSync(file, 'town,code\nBonn,BN\n');
  const drawn = JSON.parse(readFileSync(small.flowFile, 'utf8'));
  const city = drawn.syncs[0].fields.find((one: { id: string }) => one.id === 'city');
  city.steps = [{ id: 'code', use: 'lookup', settings: { find: ['town'], give: ['code'], file: 'towns.csv' } }];
  writeFileSync(small.flowFile, JSON.stringify(drawn));
  const window = windowInto(await openFor(small.folder));
  onTestFinished(window.close);
  const named = FlowId.parse('people');
  await window.ask(publishDraft, { flow: named, note: null });
  writeFileSync(file, 'town,code\nBonn,BONN\n');
  const over = await window.listen((one) => one.kind === 'run');
  await window.ask(startRun, { flow: named });
  expect(await over.next).toMatchObject({ run: { state: 'done' } });
  expect(small.crm('SELECT city FROM people')).toEqual([{ city: 'BN' }]);
  const { draft } = await window.ask(listFlowVersions, { flow: named });
  expect(draft.ahead?.map((one) => one.words)).toEqual([
    expect.stringContaining('Look-up table "towns.csv" was changed'),
  ]);
  expect(await window.ask(publishDraft, { flow: named, note: null })).toMatchObject({ version: 2 });
  expect((await window.ask(listFlowVersions, { flow: named })).draft.ahead).toEqual([]);
});
