import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FlowId, SyncId } from '../../../model/ids.ts';
import { listRuns, startRun } from '../../../protocol/calls/runs.ts';
import { browseRows } from '../../../protocol/calls/samples.ts';
import {
  exportWorkspace,
  importWorkspace,
  lookAtSettings,
  makeDiagnostics,
  saveNetwork,
  saveRetention,
  tidyWorkspace,
} from '../../../protocol/calls/settings.ts';
import { testFolder } from '../../../testing/fresh-store.ts';
import { openFor, sampleWindow, windowInto } from '../../../testing/open-window.ts';
import { policyAt } from '../../workspace/policy.ts';
import { packed } from './export.ts';

const flow = FlowId.parse('contacts');
const sync = SyncId.parse('contacts');
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

describe('settings of a workspace', () => {
  test('how long what is kept is written to its file, and told in the audit log', async () => {
    const window = await sampleWindow();
    await window.ask(saveRetention, { retention: { journalDays: 90, auditDays: null, backups: 14 } });
    const kept: unknown = JSON.parse(readFileSync(join(window.folder, 'settings.json'), 'utf8'));
    expect(kept).toEqual({ format: 1, retention: { journalDays: 90, auditDays: null, backups: 14 } });
    expect((await window.ask(lookAtSettings, {})).retention.journalDays).toBe(90);
    const rows = await window.open.house.engine.store.auditPage(0, 10);
    expect(rows.map(({ by, action, about }) => `${by} ${action} ${about}`)).toEqual(['dana settings retention']);
    expect((await window.ask(tidyWorkspace, { now: false })).removed['journal']).toBe(0);
    await window.ask(tidyWorkspace, { now: true });
  });

  test('only admins change them', async () => {
    const { open } = await sampleWindow();
    const designer = windowInto(open, { by: 'dora', role: 'designer' });
    onTestFinished(designer.close);
    await designer.ask(lookAtSettings, {});
    expect(await designer.refused(saveRetention, { retention: {} })).toBe('role/not-allowed');
    expect(await designer.refused(exportWorkspace, {})).toBe('role/not-allowed');
    expect(await designer.refused(makeDiagnostics, {})).toBe('role/not-allowed');
  });

  test('a file of certificates that is none is told, and nothing is changed', async () => {
    const window = await sampleWindow();
    writeFileSync(join(window.folder, 'own.pem'), 'not a certificate');
    expect(await window.refused(saveNetwork, { network: { certificates: ['own.pem'] } })).toBe('network/certificates');
    expect((await window.ask(lookAtSettings, {})).network).toEqual({});
    await window.ask(saveNetwork, { network: { systemCertificates: true } });
    expect((await window.ask(lookAtSettings, {})).network).toEqual({ systemCertificates: true });
    await window.ask(saveNetwork, { network: {} });
  });

  test('what IT set for the machine is read with who set it; a file that is wrong is told', () => {
    const file = join(testFolder(), 'policy.json');
    expect(policyAt(file)).toEqual({ file, policy: null, problem: null });
    writeFileSync(file, JSON.stringify({ format: 1, setBy: 'Priya Raman', retention: { journalDays: 30 } }));
    expect(policyAt(file).policy).toMatchObject({ setBy: 'Priya Raman', retention: { journalDays: 30 } });
    writeFileSync(file, '{"format":1,"retention":{"journalDays":1}}');
    expect(policyAt(file)).toMatchObject({ policy: null, problem: { code: 'policy/misshapen' } });
  });
});

describe('an export', () => {
  test('holds what was drawn and set, no secret, no state and no person, and makes another workspace alike', async () => {
    const window = await sampleWindow();
    mkdirSync(join(window.folder, '.tandem'), { recursive: true });
    writeFileSync(join(window.folder, '.tandem', 'secrets.json'), '{"secret":"hidden"}');
    const { zip, files } = await window.ask(exportWorkspace, {});
    expect(files).toBeGreaterThan(2);
    const folder = testFolder();
    mkdirSync(join(folder, 'connections'));
    const other = windowInto(await openFor(folder));
    onTestFinished(other.close);
    const look = await other.ask(importWorkspace, { zip, now: false, replace: false });
    expect(look.files.every(({ path, is }) => is === 'new' && !path.startsWith('.'))).toBe(true);
    expect((await other.ask(importWorkspace, { zip, now: true, replace: false })).written).toBe(files);
    expect(readFileSync(join(folder, 'flows/contacts.json'))).toEqual(
      readFileSync(join(window.folder, 'flows/contacts.json')),
    );
  });

  test('what differs is written over only where that is wanted; what is wrong stops all of it', async () => {
    const window = await sampleWindow();
    const file = join(window.folder, 'settings.json');
    writeFileSync(file, '{"format":1}');
    const zip = text(packed({ 'settings.json': '{"format":1,"retention":{"backups":3}}' }));
    expect((await window.ask(importWorkspace, { zip, now: true, replace: false })).written).toBe(0);
    expect((await window.ask(importWorkspace, { zip, now: true, replace: true })).written).toBe(1);
    expect(readFileSync(file, 'utf8')).toContain('"backups":3');
    const wrong = text(packed({ 'settings.json': '{"format":1}', 'flows/x.json': '{"format":1}' }));
    const said = await window.ask(importWorkspace, { zip: wrong, now: true, replace: true });
    expect(said).toMatchObject({ written: 0, problems: [{ code: 'import/misshapen' }] });
    expect(readFileSync(file, 'utf8')).toContain('"backups":3');
  });

  test('leads nowhere else: other paths are left out, and what is no export is refused', async () => {
    const window = await sampleWindow();
    const zip = text(packed({ '../evil.json': '{}', 'flows/../../evil.json': '{}', '.tandem/people.json': '{}' }));
    expect(await window.refused(importWorkspace, { zip, now: true, replace: true })).toBe('import/no-export');
    const none = Buffer.from('no zip').toString('base64');
    expect(await window.refused(importWorkspace, { zip: none, now: true, replace: true })).toBe('import/no-export');
  });
});

test('diagnostics tell counts and codes, and no value of a record', async () => {
  const window = await sampleWindow();
  const over = await window.listen((one) => one.kind === 'run');
  await window.ask(startRun, { flow });
  await over.next;
  const { text: told } = await window.ask(makeDiagnostics, {});
  const { rows } = await window.ask(browseRows, { flow, sync, side: 'right', limit: 50 });
  const values = rows.flatMap(({ fields }) => Object.values(fields)).filter((one) => String(one).length > 6);
  expect(values.length).toBeGreaterThan(50);
  for (const value of values) expect(told).not.toContain(String(value));
  const { runs } = await window.ask(listRuns, { flow, limit: 1 });
  expect(told).toContain(String(runs[0]?.id));
  expect(told).not.toContain(window.folder);
});
