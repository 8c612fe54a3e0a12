import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { retentionDays } from '../../model/settings.ts';
import type { Store } from '../../store/contract.ts';
import { openStore } from '../../store/open.ts';
import { objectsOf, people, resultOf, type SmallWorkspace, smallWorkspace } from '../../testing/tandem.ts';

const settings = (small: SmallWorkspace, data: object): void =>
  writeFileSync(join(small.folder, 'settings.json'), JSON.stringify(data));

async function inState<T>(small: SmallWorkspace, work: (store: Store) => Promise<T>): Promise<T> {
  const { store } = await openStore(join(small.folder, '.tandem', 'state.sqlite'), {
    now: () => new Date().toISOString(),
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const deeds = async (small: SmallWorkspace) =>
  (await inState(small, (store) => store.auditPage(0, 100))).filter((row) => row.action === 'retention');

const marker = 'Qx0gone';

const telling = (small: SmallWorkspace): readonly string[] =>
  readdirSync(join(small.folder, '.tandem'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(marker));

/** A record that was carried over with the marker, edited, and removed on both sides. */
async function gone(): Promise<{ readonly small: SmallWorkspace; readonly run: string }> {
  const both = people(6);
  const small = smallWorkspace({ shop: both, crm: both, rules: { remove: { right: { rule: 'propagate' } } } });
  await small.tandem('run');
  small.shop(both.map((one) => (one.id === 3 ? { ...one, name: marker } : one)));
  const run = String(resultOf(await small.tandem('run', '--json'))['run']);
  small.shop(both.filter((one) => one.id !== 3));
  expect((await small.tandem('run')).code).toBe(0);
  return { small, run };
}

describe('settings.json', () => {
  test('K11: what is wrong in it is told with its place, and nothing is done', async () => {
    const small = smallWorkspace({ shop: people(2), crm: people(2) });
    settings(small, { format: 1, retention: { journalDays: 1, keep: 3 } });
    const ended = await small.tandem('run', '--json');
    expect(ended.code).toBe(4);
    expect(ended.err).toContain('retention.journalDays');
    expect(resultOf(ended)).toMatchObject({ error: { code: 'settings/misshapen' } });
    expect(readdirSync(small.folder)).not.toContain('.tandem');
  });

  test('K11: links of removed records outlive the journal that tells of them, and 90 days', () => {
    expect(retentionDays({ journalDays: 500, tombstonesDays: 90 }).tombstones).toBe(500);
    expect(retentionDays({ journalDays: null, tombstonesDays: 90 }).tombstones).toBeNull();
    expect(retentionDays()).toEqual({
      journal: 365,
      readings: 365,
      conflicts: 365,
      decisions: 365,
      audit: 1095,
      runs: 365,
      tombstones: 365,
    });
  });
});

describe('tandem tidy', () => {
  test('K8: a run does it once a day by itself, and nothing that is young goes', async () => {
    const small = smallWorkspace({ shop: people(2), crm: people(2) });
    await small.tandem('run');
    const preview = resultOf(await small.tandem('tidy', '--preview', '--json'));
    expect(preview).toEqual({
      preview: true,
      removed: { journal: 0, readings: 0, conflicts: 0, decisions: 0, audit: 0, runs: 0, tombstones: 0 },
    });
    expect((await small.tandem('tidy')).out).toContain('Nothing is older');
    expect(await deeds(small)).toEqual([]);
    const old = {
      action: 'comment',
      flow: null,
      sync: null,
      about: '',
      why: null,
      by: 'dana',
      says: { text: marker },
    } as const;
    await inState(small, (store) => store.commit([{ put: 'audit', deed: { ...old, at: '2020-01-01T00:00:00Z' } }]));
    expect((await small.tandem('run')).err).not.toContain('Removed');
    await inState(small, (store) => store.noteTidied('2026-01-01T00:00:00Z'));
    expect((await small.tandem('run')).err).toContain('what 1 row of the audit log says');
    expect(await deeds(small)).toMatchObject([{ by: 'engine', flow: null }]);
    expect((await small.tandem('run')).err).not.toContain('Removed');
  });
});

describe('tandem forget', () => {
  test('K9, K10: a record that is gone leaves no byte behind, and the deed is recorded without it', async () => {
    const { small } = await gone();
    expect(telling(small).length).toBeGreaterThan(0);
    const ended = await small.tandem('forget', 'people', 'people', 'left', '3', '--backups', '--json');
    expect(ended.code).toBe(0);
    expect(resultOf(ended)).toMatchObject({ forgotten: { linked: false, open: 0 }, backups: 0 });
    expect(telling(small)).toEqual([]);
    const [row] = await deeds(small);
    expect(row).toMatchObject({ action: 'retention', flow: 'people' });
    expect((await small.tandem('run')).code).toBe(0);
    expect((await small.tandem('history', 'left', '3')).out).toContain('0 writes');
  });

  test('K10: what was forgotten cannot be undone, and every page that would show it says when it was removed', async () => {
    const both = people(3);
    const small = smallWorkspace({ shop: both, crm: both });
    await small.tandem('run');
    small.shop(both.map((one) => (one.id === 2 ? { ...one, name: marker } : one)));
    const run = String(resultOf(await small.tandem('run', '--json'))['run']);
    const forgotten = await small.tandem('forget', 'people', 'people', 'left', '2');
    expect(forgotten.out).toContain('still kept in step');
    const today = new Date().toISOString().slice(0, 10);
    const undone = await small.tandem('undo', run, '--yes');
    expect([undone.code, undone.err]).toEqual([4, expect.stringContaining(`removed on ${today} by retention`)]);
    for (const line of [
      ['history', 'people', 'people', 'left', '2'],
      ['history', '--run', run],
      ['explain', 'people', 'people', 'left', '2', 'name'],
    ]) {
      const told = await small.tandem(...line);
      expect(told.out).toContain(`values removed on ${today} by retention`);
    }
    const [story] = objectsOf((await small.tandem('explain', 'people', 'people', 'left', '2', 'name', '--json')).out);
    expect(story).toMatchObject({ field: { origin: { from: 'left', run }, versions: [{ before: {}, after: {} }] } });
  });
});
