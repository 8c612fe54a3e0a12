import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FlowId } from '../../../model/ids.ts';
import { editFlow, openFlow } from '../../../protocol/calls/flows.ts';
import {
  choosePreview,
  everyChange,
  type PreviewId,
  type PreviewQuery,
  previewBecame,
  previewFacets,
  previewFile,
  previewRecord,
  previewRows,
  runPreview,
} from '../../../protocol/calls/preview.ts';
import { publishDraft } from '../../../protocol/calls/versions.ts';
import { sampleWindow, type TestWindow, windowInto } from '../../../testing/open-window.ts';
import { previewed } from '../../../testing/previewed.ts';
import { inTandem } from '../../../testing/tandem.ts';

const flow = FlowId.parse('contacts');

const previewIn = (window: TestWindow) => previewed(window, flow);

const page = (window: TestWindow, preview: PreviewId, query: Partial<PreviewQuery> = {}, offset = 0) =>
  window.ask(previewRows, { preview, query: { ...everyChange, ...query }, offset, limit: 50 });

const facetsOf = (window: TestWindow, preview: PreviewId, query: Partial<PreviewQuery> = {}) =>
  window.ask(previewFacets, { preview, query: { ...everyChange, ...query } });

const textOf = async (window: TestWindow, preview: PreviewId, as: 'csv' | 'change-set'): Promise<string> =>
  (await window.collect(previewFile, { preview, as })).map((piece) => piece.text).join('');

/** Runs what is left of a preview, to its end. */
async function runIn(window: TestWindow, preview: PreviewId) {
  const over = await window.listen((one) => one.kind === 'run');
  const { run } = await window.ask(runPreview, { preview, approve: null });
  const news = await over.next;
  if (news.kind !== 'run') throw new Error('The news are of something else.');
  return { run, state: news.run.state };
}

describe('a preview', () => {
  test('counts what a run would do by kind and side, and writes nothing', async () => {
    const window = await sampleWindow();
    const preview = await previewIn(window);
    expect(preview.groups).toMatchObject({
      create: { rows: 450, left: 300, right: 150 },
      update: { rows: 500, left: 340, right: 160 },
      remove: { rows: 0 },
      link: { rows: 1692 },
      conflict: { rows: 49 },
    });
    expect(preview.linkedBy).toEqual([
      { words: 'By E-mail', count: 1564 },
      { words: 'By Phone', count: 128 },
    ]);
    expect(preview.syncs).toMatchObject([{ left: { read: expect.any(Number) }, right: { totals: { updated: 160 } } }]);
    expect((await previewIn(window)).changesHash).toBe(preview.changesHash);
  });

  test('gives its rows a page at a time, with who they are about, a value before and after, and why', async () => {
    const window = await sampleWindow();
    const { id } = await previewIn(window);
    const { rows, total, values } = await page(window, id, { group: 'update', rule: 'fill-blank', to: 'left' });
    expect([total, values, rows.length]).toEqual([260, 260, 50]);
    expect(rows[0]).toMatchObject({ to: 'left', labels: ['Phone'], why: 'Fills what was empty', out: 'no' });
    expect(rows[0]?.first).toMatchObject({ beforeFrom: 'left', afterFrom: 'right', why: 'Was empty in ERP' });
    const [one] = rows;
    if (one === undefined) throw new Error('There is no row.');
    const record = await window.ask(previewRecord, { preview: id, row: one.row });
    expect(record.shifts).toEqual([one.first]);
    const last = await page(window, id, { group: 'update' }, 480);
    expect(last.rows).toHaveLength(20);
  });

  test('is searched by names and values, sorted, and counted by side, field map and rule', async () => {
    const window = await sampleWindow();
    const { id } = await previewIn(window);
    const found = await page(window, id, { search: 'ALBRECHT', sort: 'title' });
    expect(found.total).toBeGreaterThan(0);
    const titles = found.rows.map((row) => row.title);
    expect(titles.toSorted()).toEqual(titles);
    const back = await page(window, id, { search: 'ALBRECHT', sort: 'title', descending: true });
    expect(back.rows[0]?.title).toBe([...titles].at(found.total > 50 ? 0 : -1) ?? back.rows[0]?.title);
    expect((await page(window, id, { search: 'no such thing' })).total).toBe(0);
    const facets = await facetsOf(window, id, { group: 'update', to: 'right' });
    expect([facets.both, facets.left, facets.right]).toEqual([500, 340, 160]);
    expect(facets.maps.reduce((sum, one) => sum + one.count, 0)).toBe(160);
    expect(facets.rules.map((one) => one.label)).toContain('ERP wins when they are linked');
  });

  test('tells what is asked with both values, and what it links by', async () => {
    const window = await sampleWindow();
    const { id } = await previewIn(window);
    const { rows } = await page(window, id, { group: 'conflict', map: 'contacts/status' });
    expect(rows[0]?.first).toMatchObject({ beforeFrom: 'left', afterFrom: 'right', map: 'Status' });
    const linked = await page(window, id, { group: 'link' });
    expect(linked.rows[0]?.first).toMatchObject({ beforeFrom: 'left', afterFrom: 'right' });
  });
});

describe('what is left of a preview', () => {
  test('is exactly what runs: records left out and stopped rules stay as they are', async () => {
    const window = await sampleWindow();
    const { id } = await previewIn(window);
    const [row] = (await page(window, id, { group: 'create' })).rows;
    if (row === undefined || row.change === null) throw new Error('There is no row.');
    const leave = { what: 'changes' as const, changes: [row.change], as: 'leave-out' as const };
    expect(await window.ask(choosePreview, { preview: id, choose: leave })).toMatchObject({ leftOut: 1, toDo: 2149 });
    const stop = { what: 'rule' as const, rule: 'fill-blank', stop: true };
    const choice = await window.ask(choosePreview, { preview: id, choose: stop });
    expect(choice.stopped).toMatchObject([{ label: 'Fills what was empty' }]);
    expect((await page(window, id, { only: 'left-out', group: 'create' })).total).toBe(1);
    const { run, state } = await runIn(window, id);
    expect(state).toBe('done');
    const became = await window.ask(previewBecame, { preview: id, run });
    expect(became).toMatchObject({ planned: 2150, done: choice.toDo, movedOn: 0, failed: 0 });
    const after = await previewIn(window);
    expect(after.groups.create.rows).toBe(1);
  });

  test('A26: a single value is left out: the file and the run are without it, and the next preview has it', async () => {
    const window = await sampleWindow();
    const { id } = await previewIn(window);
    const [row] = (await page(window, id, { group: 'create' })).rows;
    if (row === undefined || row.change === null) throw new Error('There is no row.');
    const record = () => window.ask(previewRecord, { preview: id, row: row.row });
    const free = (await record()).shifts.find((one) => one.bound === null);
    const unit = free?.unit ?? '';
    const leave = { what: 'units' as const, change: row.change, units: [unit], as: 'leave-out' as const };
    expect(await window.ask(choosePreview, { preview: id, choose: leave })).toMatchObject({
      leftOut: 0,
      trimmed: 1,
      toDo: 2150,
    });
    expect((await record()).shifts.filter((one) => one.out)).toMatchObject([{ map: free?.map }]);
    expect((await page(window, id, { only: 'left-out' })).rows).toMatchObject([{ out: 'no', trimmed: 1 }]);
    expect(await textOf(window, id, 'change-set')).toContain(`"leftOut":["${unit}"]`);
    const { run } = await runIn(window, id);
    expect(await window.ask(previewBecame, { preview: id, run })).toMatchObject({
      planned: 2150,
      done: 2150,
      leftOut: 0,
      trimmed: 1,
    });
    const after = await page(window, (await previewIn(window)).id, { group: 'update' });
    expect(after.rows).toMatchObject([{ title: row.title, values: 1, first: { unit } }]);
  });

  test('A26: a change all of whose values are left out is left out; what a new record needs cannot be', async () => {
    const window = await sampleWindow();
    const { id } = await previewIn(window);
    const unitsOf = async (group: 'create' | 'update') => {
      const [row] = (await page(window, id, { group })).rows;
      const record = await window.ask(previewRecord, { preview: id, row: row?.row ?? 0 });
      return { change: row?.change ?? 0, shifts: record.shifts };
    };
    const update = await unitsOf('update');
    const set = (change: number, units: string[], as: 'do' | 'leave-out') => ({
      preview: id,
      choose: { what: 'units' as const, change, units, as },
    });
    const all = update.shifts.flatMap((one) => one.unit ?? []);
    expect(await window.ask(choosePreview, set(update.change, all, 'leave-out'))).toMatchObject({
      leftOut: 1,
      trimmed: 0,
      toDo: 2149,
    });
    expect(await window.ask(choosePreview, set(update.change, all, 'do'))).toMatchObject({ leftOut: 0, toDo: 2150 });
    const create = await unitsOf('create');
    const needed = create.shifts.find((one) => one.bound !== null)?.unit ?? '';
    expect(await window.refused(choosePreview, set(create.change, [needed], 'leave-out'))).toBe('changes/needs-field');
  });

  test('is counted again when everything is included', async () => {
    const window = await sampleWindow();
    const { id, changes } = await previewIn(window);
    const found = {
      what: 'found' as const,
      query: { ...everyChange, group: 'create' as const },
      as: 'leave-out' as const,
    };
    expect((await window.ask(choosePreview, { preview: id, choose: found })).leftOut).toBe(450);
    const all = await window.ask(choosePreview, { preview: id, choose: { what: 'all' } });
    expect(all).toEqual({ leftOut: 0, trimmed: 0, stopped: [], reversed: 0, toDo: changes });
    const create = (await page(window, id, { group: 'create' })).rows[0]?.change ?? 0;
    const reverse = { what: 'changes' as const, changes: [create], as: 'reverse' as const };
    expect(await window.refused(choosePreview, { preview: id, choose: reverse })).toBe('changes/no-opposite');
  });

  test('is saved as the file that the command line runs, and as a table', async () => {
    const window = await sampleWindow();
    const { id, changes } = await previewIn(window);
    const file = join(window.folder, 'changes.jsonl');
    writeFileSync(file, await textOf(window, id, 'change-set'));
    const lines = (await textOf(window, id, 'csv')).trimEnd().split('\r\n');
    expect(lines[0]).toContain('Record,Written to');
    expect(lines.length).toBeGreaterThan(changes);
    await window.open.close();
    const ended = await inTandem(['run', 'contacts', '--changes', file], { cwd: window.folder });
    expect([ended.code, ended.out]).toEqual([0, expect.stringContaining('2150 done')]);
  });

  test('runs only as what is live: an edited draft is published first', async () => {
    const window = await sampleWindow();
    await window.ask(publishDraft, { flow, note: null });
    const { revision } = await window.ask(openFlow, { flow });
    const command = { do: 'rename-flow' as const, label: 'People' };
    await window.ask(editFlow, { flow, revision, command, window: 'w' });
    const preview = await previewIn(window);
    expect(await window.refused(runPreview, { preview: preview.id, approve: null })).toBe('preview/other-plan');
    await window.ask(publishDraft, { flow, note: null });
    expect((await runIn(window, preview.id)).state).toBe('done');
  });

  test('shows nobody what another may see, and lets nobody run who may not', async () => {
    const window = await sampleWindow();
    const viewer = windowInto(window.open, { by: 'vera', role: 'viewer' });
    onTestFinished(viewer.close);
    const { id } = await previewIn(window);
    expect(await viewer.refused(previewRows, { preview: id, query: everyChange, offset: 0, limit: 1 })).toBe(
      'preview/gone',
    );
    const own = await previewIn(viewer);
    expect(own.masked).toBe(true);
    const { rows } = await page(viewer, own.id, { group: 'create' });
    // A record without a name is called by its company, which is nobody's own.
    const masked = rows.filter((row) => row.title.includes('•••'));
    expect(masked.length).toBeGreaterThan(rows.length / 2);
    expect(await viewer.refused(runPreview, { preview: own.id, approve: null })).toBe('role/not-allowed');
  });
});
