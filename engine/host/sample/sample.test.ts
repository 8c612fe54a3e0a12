import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { testFolder } from '../../testing/fresh-store.ts';
import { type Ended, inTandem, objectsOf, resultOf } from '../../testing/tandem.ts';
import { sampleRecords } from './records.ts';
import { erpText } from './write-sample.ts';

const nothing = { created: 0, updated: 0, removed: 0 };

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

const changesIn = (ended: Ended): readonly unknown[] =>
  objectsOf(ended.out).flatMap(({ change }) => (change === undefined ? [] : [withoutGivenKey(change)]));

/** Keys of created records are given by their system while the run goes on. */
const withoutGivenKey = (change: unknown): unknown =>
  typeof change === 'object' && change !== null && 'op' in change && change.op === 'create'
    ? { ...change, key: null }
    : change;

test('the sample has the same bytes every time', () => {
  expect(erpText(sampleRecords().erp)).toBe(erpText(sampleRecords().erp));
  expect(createHash('sha256').update(erpText(sampleRecords().erp)).digest('hex').slice(0, 16)).toBe('0c366269e334b17b');
});

test('the records are those of two grown systems: 2,000 here, 1,858 there, 1,700 of the same people', () => {
  const { crm, erp } = sampleRecords();
  expect([crm.length, erp.length]).toEqual([2000, 1858]);
  expect(erp.filter((row) => /^(?:3[01]\.(?:02|04|11)|00\.00)\./.test(row.Geburtsdatum))).toHaveLength(12);
  expect(new Set(crm.map((row) => row.email)).size).toBe(2000);
});

test('the sample is checked, previewed, run once with a few dozen questions, and has nothing left to write', {
  timeout: 180_000,
}, async () => {
  const cwd = testFolder();
  const tandem = (...words: string[]) => inTandem([...words, '--json'], { cwd });
  expect((await tandem('init', '--sample')).code).toBe(0);
  const before = digest(join(cwd, 'data', 'erp.csv'));
  expect(resultOf(await tandem('check'))).toMatchObject({ flow: 'contacts', ok: true, problems: 0 });
  const preview = await tandem('preview');
  expect(digest(join(cwd, 'data', 'erp.csv'))).toBe(before);
  const run = await tandem('run');
  expect([run.code, resultOf(run)]).toEqual([
    0,
    {
      run: expect.any(String),
      state: 'done',
      syncs: {
        contacts: {
          linked: 2142,
          conflicts: 49,
          failed: 0,
          parked: 56,
          left: { created: 300, updated: 340, removed: 0, unchanged: 1502 },
          right: { created: 150, updated: 160, removed: 0, unchanged: 1832 },
        },
      },
      changes: resultOf(preview)['changes'],
    },
  ]);
  const history = await tandem('history', '--run', String(resultOf(run)['run']));
  expect(changesIn(history)).toHaveLength(950);
  expect(changesIn(history)).toEqual(changesIn(preview));
  const files = () => [digest(join(cwd, 'data', 'erp.csv')), crmRows(cwd)];
  const settled = files();
  const again = await tandem('run');
  expect(resultOf(again)).toMatchObject({
    state: 'done',
    syncs: { contacts: { linked: 2142, conflicts: 49, left: nothing, right: nothing } },
  });
  expect(files()).toEqual(settled);
  const undone = await tandem('undo', String(resultOf(run)['run']));
  expect(resultOf(undone)).toMatchObject({ state: 'done', skipped: 0 });
  expect(digest(join(cwd, 'data', 'erp.csv'))).toBe(before);
  expect(resultOf(await tandem('run'))).toMatchObject({ syncs: { contacts: { left: nothing, right: nothing } } });
});

function crmRows(cwd: string): unknown {
  const db = new Database(join(cwd, 'data', 'crm.sqlite'), { readonly: true });
  try {
    return db.prepare('SELECT * FROM contacts ORDER BY id').all();
  } finally {
    db.close();
  }
}
