import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FlowId, MapId, SyncId } from '../../model/ids.ts';
import {
  checkFlow,
  copyFlow,
  editFlow,
  listFlows,
  openFlow,
  pauseFlow,
  removeFlow,
} from '../../protocol/calls/flows.ts';
import { cancelRun, listRuns, startRun } from '../../protocol/calls/runs.ts';
import { browseRows, followSample, listSamples, suggestMapsFor } from '../../protocol/calls/samples.ts';
import { lookAtWorkspace } from '../../protocol/calls/workspace.ts';
import { openFor, sampleWindow, windowInto } from '../../testing/open-window.ts';

const flow = FlowId.parse('contacts');
const sync = SyncId.parse('contacts');

describe('a window', () => {
  test('sees the workspace and its flows, ready to run', async () => {
    const window = await sampleWindow();
    expect(await window.ask(lookAtWorkspace, {})).toMatchObject({ by: 'dana', role: 'admin', folder: window.folder });
    const { cards } = await window.ask(listFlows, {});
    expect(cards).toMatchObject([{ flow, isSample: true, problem: null, conflicts: 0, last: null }]);
  });

  test('edits a draft, which is in its file when the answer comes', async () => {
    const window = await sampleWindow();
    const { revision } = await window.ask(openFlow, { flow });
    const command = { do: 'rename-flow', label: 'People' } as const;
    const edited = await window.ask(editFlow, { flow, revision, command, window: 'w' });
    expect(edited.revision).toBe(revision + 1);
    expect(readFileSync(join(window.folder, 'flows/contacts.json'), 'utf8')).toContain('"label": "People"');
  });

  test('is refused an edit of what another window, or another program, changed first', async () => {
    const window = await sampleWindow();
    const other = windowInto(window.open);
    onTestFinished(other.close);
    const { revision } = await window.ask(openFlow, { flow });
    const heard = await other.listen((one) => one.kind === 'draft');
    const edit = (label: string) => ({ flow, revision, command: { do: 'rename-flow', label } as const, window: 'w' });
    await window.ask(editFlow, edit('One'));
    expect(await heard.next).toMatchObject({ kind: 'draft', flow, revision: revision + 1, window: 'w' });
    expect(await other.refused(editFlow, edit('Other'))).toBe('flow/moved-on');
    const file = join(window.folder, 'flows/contacts.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"One"', '"Typed"'));
    expect(await window.refused(editFlow, { ...edit('Two'), revision: revision + 1 })).toBe('flow/moved-on');
    expect((await window.ask(openFlow, { flow })).flow.label).toBe('Typed');
  });

  test('is told the problems of a draft, each at its place', async () => {
    const window = await sampleWindow();
    expect((await window.ask(checkFlow, { flow })).plan).not.toBeNull();
    const { revision } = await window.ask(openFlow, { flow });
    const command = { do: 'set-match', sync, tiers: [{ left: ['nothing'], right: ['nothing'] }] } as const;
    await window.ask(editFlow, { flow, revision, command: { ...command, tiers: [...command.tiers] }, window: 'w' });
    const checked = await window.ask(checkFlow, { flow });
    expect(checked.plan).toBeNull();
    expect(checked.problems.some((one) => one.stops && one.node.startsWith('contacts'))).toBe(true);
  });

  test('copies, pauses and removes flows', async () => {
    const window = await sampleWindow();
    const copy = await window.ask(copyFlow, { flow });
    await window.ask(pauseFlow, { flow: copy.flow, paused: true });
    const states = (await window.ask(listFlows, {})).cards.map((card) => [card.flow, card.state]);
    expect(states).toContainEqual([copy.flow, 'paused']);
    await window.ask(removeFlow, { flow: copy.flow });
    expect((await window.ask(listFlows, {})).cards).toHaveLength(1);
    expect(await window.refused(openFlow, { flow: copy.flow })).toBe('flow/unknown');
  });

  test('starts a run, hears how it goes on, and finds it in the list', async () => {
    const window = await sampleWindow();
    const over = await window.listen((one) => one.kind === 'run');
    const { run } = await window.ask(startRun, { flow });
    expect(await window.refused(startRun, { flow })).toBe('state/busy');
    expect(await over.next).toMatchObject({ kind: 'run', run: { id: run, state: 'done' } });
    expect((await window.ask(listRuns, { flow: null, limit: 10 })).runs).toMatchObject([{ id: run }]);
  });

  test('cancels a run, which ends at its next checkpoint', async () => {
    const window = await sampleWindow();
    const over = await window.listen((one) => one.kind === 'run');
    await window.ask(startRun, { flow });
    await window.ask(cancelRun, { flow });
    expect(await over.next).toMatchObject({ run: { state: 'cancelled' } });
  });

  test('that may only look cannot edit or run', async () => {
    const { open } = await sampleWindow();
    const viewer = windowInto(open, { by: 'vera', role: 'viewer' });
    onTestFinished(viewer.close);
    const command = { do: 'rename-flow', label: 'Mine' } as const;
    expect(await viewer.refused(editFlow, { flow, revision: 1, command, window: 'w' })).toBe('role/not-allowed');
    expect(await viewer.refused(startRun, { flow })).toBe('role/not-allowed');
    expect((await viewer.ask(listFlows, {})).cards).toHaveLength(1);
  });
});

test('a second process is refused with a sentence while windows are open', async () => {
  const { folder } = await sampleWindow();
  await expect(openFor(folder)).rejects.toMatchObject({ problem: { code: 'state/in-use' } });
});

describe('samples', () => {
  test('are pairs that the match brings together, with their values along every line, both ways', async () => {
    const window = await sampleWindow();
    const { samples, left, right, linked } = await window.ask(listSamples, { flow, sync });
    expect(samples).toHaveLength(20);
    expect(linked).toBe(0);
    expect(left.all).toBeGreaterThan(100);
    expect(right.all).toBeGreaterThan(100);
    const [first] = samples;
    if (first === undefined) throw new Error('There is one.');
    expect([first.left, first.right]).not.toContain(null);
    const { maps } = await window.ask(followSample, { flow, sync, sample: first });
    const { flow: drawn } = await window.ask(openFlow, { flow });
    expect(maps.map((one) => one.map)).toEqual(drawn.syncs[0]?.fields.map((one) => one.id));
    expect(maps.every((one) => one.toRight === null || one.toRight.problem === null)).toBe(true);
  });

  test('are found by a value, and shown while the flow has problems', async () => {
    const window = await sampleWindow();
    const sound = await window.ask(listSamples, { flow, sync });
    const { revision } = await window.ask(openFlow, { flow });
    const map = { id: MapId.parse('broken'), left: 'nothing', right: 'nothing' };
    await window.ask(editFlow, { flow, revision, command: { do: 'add-map', sync, map }, window: 'w' });
    const { samples, left, right } = await window.ask(listSamples, { flow, sync });
    expect({ left, right }, 'counts of who takes part').toEqual({ left: sound.left, right: sound.right });
    expect(samples).toEqual(sound.samples);
    const [first] = samples;
    if (first === undefined) throw new Error('There is one.');
    const { maps } = await window.ask(followSample, { flow, sync, sample: first });
    expect(maps.at(-1)).toEqual({ map: 'broken', toRight: null, toLeft: null });
    const found = await window.ask(listSamples, { flow, sync, search: first.title });
    expect(found.samples.map((one) => one.title)).toContain(first.title);
  });

  test('are rows of an object as they are', async () => {
    const window = await sampleWindow();
    const { rows } = await window.ask(browseRows, { flow, sync, side: 'left', limit: 7 });
    expect(rows).toHaveLength(7);
  });

  test('lead to suggestions for what is not mapped yet, each ready to be added', async () => {
    const window = await sampleWindow();
    const { flow: drawn, revision } = await window.ask(openFlow, { flow });
    const fields = drawn.syncs[0]?.fields ?? [];
    const removed = fields.map((map) => ({ do: 'remove-map' as const, sync, map: map.id }));
    const emptied = {
      do: 'several' as const,
      commands: [{ do: 'set-groups' as const, sync, groups: null }, ...removed],
    };
    const edited = await window.ask(editFlow, { flow, revision, command: emptied, window: 'w' });
    const { suggestions } = await window.ask(suggestMapsFor, { flow, sync });
    expect(suggestions.length).toBeGreaterThan(4);
    const [best] = suggestions;
    if (best === undefined) throw new Error('There is one.');
    expect(best.confidence).toBeGreaterThan(0.8);
    expect(best.samples.length).toBeGreaterThan(0);
    const add = { do: 'add-map', sync, map: best.map } as const;
    await window.ask(editFlow, { flow, revision: edited.revision, command: add, window: 'w' });
  });
});

test('a second process is refused also after a run of the first one ended', async () => {
  const window = await sampleWindow();
  const over = await window.listen((one) => one.kind === 'run');
  await window.ask(startRun, { flow });
  await over.next;
  await expect(openFor(window.folder)).rejects.toMatchObject({ problem: { code: 'state/in-use' } });
});
