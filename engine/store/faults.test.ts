import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { Fault } from '../model/fault.ts';
import { testFolder } from '../testing/fresh-store.ts';
import { linked, people, startOfTests } from '../testing/state-samples.ts';
import { asFault } from './faults.ts';
import { openStore } from './open.ts';

const now = () => startOfTests;

test('every failure of SQLite and of the disk is a fault of the state that names the file and a remedy', () => {
  const codes = {
    SQLITE_FULL: 'state/full',
    SQLITE_READONLY: 'state/read-only',
    SQLITE_READONLY_DIRECTORY: 'state/read-only',
    SQLITE_CANTOPEN: 'state/cannot-open',
    SQLITE_IOERR_FSYNC: 'state/disk',
    SQLITE_BUSY: 'state/busy',
    SQLITE_BUSY_SNAPSHOT: 'state/busy',
    SQLITE_CORRUPT_VTAB: 'state/damaged',
    SQLITE_NOTADB: 'state/damaged',
    ENOSPC: 'state/full',
    EDQUOT: 'state/full',
    EACCES: 'state/read-only',
    EROFS: 'state/read-only',
    EIO: 'state/disk',
    EISDIR: 'state/cannot-open',
  };
  for (const [code, expected] of Object.entries(codes)) {
    const error = code.startsWith('SQLITE')
      ? new Database.SqliteError('words of SQLite', code)
      : Object.assign(new Error('words of the system'), { code, syscall: 'open' });
    const fault = asFault(error, '/ws/.tandem/state.sqlite');
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ kind: 'state', cause: error, problem: { code: expected, cause: error.message } });
    if (!(fault instanceof Fault)) return;
    expect(fault.problem.message).toContain('/ws/.tandem/state.sqlite');
    expect(fault.problem.fix.length).toBeGreaterThan(20);
  }
});

test('a bug of ours stays what it is', () => {
  const bug = new TypeError('undefined is not a function');
  expect(asFault(bug, 'state.sqlite')).toBe(bug);
});

test('a daily backup that cannot be made is a notice, and the state opens', async () => {
  const file = join(testFolder(), 'state.sqlite');
  const first = await openStore(file, { now });
  await first.store.commit(linked('a'));
  await first.store.close();
  writeFileSync(join(dirname(file), 'backups'), 'in the way');
  const { store, notices } = await openStore(file, { now });
  expect(notices.map((one) => one.code)).toEqual(['state/no-backup']);
  expect(await store.countLinks(people, ['live'])).toBe(1);
  await store.close();
});

test('a migration without a backup does not begin', async () => {
  const file = join(testFolder(), 'state.sqlite');
  await (await openStore(file, { now })).store.close();
  writeFileSync(join(dirname(file), 'backups'), 'in the way');
  const { migrations } = await import('./migrations/list.ts');
  const more = [...migrations, { version: migrations.length + 1, sql: 'CREATE TABLE more (x)' }];
  await expect(openStore(file, { now, migrations: more })).rejects.toMatchObject({ kind: 'state' });
  await (await openStore(file, { now })).store.close();
});

test('an epoch file that cannot be written is a fault before anything is recorded', async () => {
  const file = join(testFolder(), 'state.sqlite');
  const epochFile = join(dirname(file), 'state.epoch');
  symlinkSync(epochFile, epochFile);
  await expect(openStore(file, { now })).rejects.toMatchObject({ kind: 'state' });
  expect(readdirSync(dirname(file)).includes('state.epoch')).toBe(true);
});
