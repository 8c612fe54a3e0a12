import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { FlowId, RunId } from '../../../model/ids.ts';
import type { Run } from '../../../model/run.ts';
import { listRuns } from '../../../protocol/calls/runs.ts';
import { testFolder } from '../../../testing/fresh-store.ts';
import { openFor, windowInto } from '../../../testing/open-window.ts';
import { startTandem } from '../../../testing/tandem.ts';
import { writeSample } from '../../sample/write-sample.ts';
import { isResumable } from './resume.ts';

const flow = FlowId.parse('contacts');
const startedAt = '2026-11-30T12:00:00.000000Z';
const cutOff: Run = {
  id: RunId.parse('r1'),
  flow,
  kind: 'run',
  planHash: '',
  changesHash: null,
  changesBySync: {},
  state: 'running',
  startedAt,
  endedAt: null,
  syncs: {},
  brakes: [],
  problem: null,
  of: null,
};
/** States of the runs that a workspace knows of, as another process sees them. */
function statesIn(folder: string): readonly unknown[] {
  const file = join(folder, '.tandem', 'state.sqlite');
  if (!existsSync(file)) return [];
  const db = new Database(file, { readonly: true });
  try {
    const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'run'").get() !== undefined;
    return known ? db.prepare("SELECT text ->> 'state' FROM run").pluck().all() : [];
  } finally {
    db.close();
  }
}

/** Lets nobody else write to the CRM, so that a run stays in its middle until it was seen there. */
function heldCrm(folder: string): () => void {
  const db = new Database(join(folder, 'data', 'crm.sqlite'));
  db.exec('BEGIN IMMEDIATE');
  return () => db.close();
}

const soonMs = Date.parse(startedAt) + 60_000;

test('R18: a run that was cut off is gone on with; one that ended, was of chosen changes, or is long ago is not', () => {
  expect(isResumable(cutOff, soonMs)).toBe(true);
  expect(isResumable({ ...cutOff, state: 'cancelled' }, soonMs)).toBe(false);
  expect(isResumable({ ...cutOff, kind: 'undo' }, soonMs)).toBe(false);
  expect(isResumable({ ...cutOff, onlyChosen: true }, soonMs)).toBe(false);
  expect(isResumable(cutOff, soonMs + 24 * 60 * 60_000)).toBe(false);
  expect(isResumable(undefined, soonMs)).toBe(false);
});

test('R18: when a process is killed in the middle of a run, the engine that opens the workspace next goes on with it', async () => {
  const folder = testFolder();
  await writeSample(folder);
  const letGo = heldCrm(folder);
  const { child, ended } = startTandem(['run', 'contacts'], { cwd: folder });
  await expect.poll(() => statesIn(folder), { timeout: 40_000 }).toEqual(['running']);
  child.kill('SIGKILL');
  await ended;
  letGo();
  const open = await openFor(folder);
  const window = windowInto(open);
  const over = await window.listen((one) => one.kind === 'run');
  const told = await over.next;
  expect(told).toMatchObject({ run: { flow, state: 'done' } });
  const { runs } = await window.ask(listRuns, { flow, limit: 5 });
  expect(runs.map((run) => run.state)).toEqual(['done']);
  window.close();
});
