import { chmodSync, closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import type { Deed } from '../model/audit.ts';
import { Fault } from '../model/fault.ts';
import { auditTable } from './audit.ts';
import { syncFile } from './backups.ts';
import { baseOf } from './base.ts';
import { keyFor, kindOfFile, opens, relock, type StateKey, unlock } from './cipher.ts';
import { asFault, backupsOf, damaged } from './faults.ts';
import { checkKind, markMoved } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { inTransaction } from './transaction.ts';

/** What a state and its backups are to be encrypted under. */
export interface Rewriting {
  /** Keys that they may be under now, the newest first. */
  readonly keys: readonly StateKey[];
  /** Null: no encryption. */
  readonly to: StateKey | null;
  /** What the audit log says of it. */
  readonly deed: Deed;
}

const ending = '.rewriting';

/** Removes what an interrupted rewriting left; nobody rewrites a state that another process could open. */
export function sweepRewritten(file: string): void {
  for (const folder of [dirname(file), join(dirname(file), 'backups')]) {
    for (const name of namesIn(folder))
      if (name.endsWith(ending) || name.endsWith(`${ending}-journal`)) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Windows lets no file be replaced or removed that is open. */
const closesFirst = process.platform === 'win32';

/** The journal of a transaction that is over, which must not lie beside another file of the same name. Only under the lock. */
const dropJournal = (file: string): void => rmSync(`${file}-journal`, { force: true });

/** @throws Fault `state` while any other process has the state open */
function alone(file: string, key: StateKey | null): Database.Database {
  const db = new Database(file, { timeout: 0 });
  try {
    unlock(db, key);
    checkKind(db, file, migrations);
    db.pragma('temp_store = MEMORY');
    db.pragma('locking_mode = EXCLUSIVE');
    // This folds the write-ahead log into the file, and is refused while another process looks at it.
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    db.pragma('journal_mode = MEMORY');
    if (!closesFirst) dropJournal(file);
    return db;
  } catch (error) {
    db.close();
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY')) throw error;
    throw new Fault('state', {
      code: 'state/in-use',
      message: `Another command is using the state ${file}, so it cannot be rewritten now; nothing was changed.`,
      fix: 'Wait for it to end, or stop it ("tandem run --watch" too), then do it again.',
    });
  }
}

const tablesIn = (db: Database.Database): readonly string[] =>
  db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all()
    .map((row) => row.name);

/** What a copy must have in common with what it is a copy of. */
function fingerprint(db: Database.Database): string {
  const counts = tablesIn(db).map((name) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]);
  const pragmas = ['application_id', 'user_version'].map((name) => db.pragma(name, { simple: true }));
  return JSON.stringify([counts, pragmas]);
}

/** @throws Fault `state` when the copy cannot be opened as it should be, is not sound, or lacks something */
function verify(copy: string, to: StateKey | null, whole: string): void {
  const isPlain = kindOfFile(copy) === 'plain';
  const db = new Database(copy, { readonly: true });
  try {
    unlock(db, to);
    const sound = db.pragma('integrity_check(1)', { simple: true }) === 'ok';
    if (sound && fingerprint(db) === whole && isPlain === (to === null)) return;
    throw damaged(copy, 'state/bad-copy', 'it is not the same as what it was made from; nothing was changed.');
  } finally {
    db.close();
  }
}

/** Puts a copy under another key beside a file: sound, durable, and with the deed in its audit log where there is one. */
function copyUnder(
  db: Database.Database,
  copy: string,
  from: StateKey | null,
  given: { to: StateKey | null; deed: Deed | null },
): void {
  const { to, deed } = given;
  rmSync(copy, { force: true });
  db.prepare('VACUUM INTO ?').run(copy);
  chmodSync(copy, 0o600);
  const own = new Database(copy);
  try {
    unlock(own, from);
    relock(own, to);
  } finally {
    own.close();
  }
  verify(copy, to, fingerprint(db));
  if (deed !== null) note(copy, to, deed);
  syncFile(copy);
}

function note(copy: string, key: StateKey | null, deed: Deed): void {
  const db = new Database(copy);
  try {
    unlock(db, key);
    db.pragma('journal_mode = MEMORY');
    inTransaction(db, () => auditTable(baseOf(db, copy)).add(deed));
  } finally {
    db.close();
  }
}

function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r');
    fsyncSync(fd);
    closeSync(fd);
  } catch {
    // Windows cannot open folders; there the name is durable with the file.
  }
}

const isUnder = (file: string, to: StateKey | null): boolean => {
  const kind = kindOfFile(file);
  return kind === 'empty' || (to === null ? kind === 'plain' : kind === 'other' && opens(file, to));
};

async function rewriteBackup(file: string, { keys, to }: Rewriting): Promise<boolean> {
  if (isUnder(file, to)) return false;
  const from = await keyFor(file, async () => keys);
  const db = new Database(file);
  try {
    unlock(db, from);
    copyUnder(db, `${file}${ending}`, from, { to, deed: null });
  } finally {
    db.close();
  }
  renameSync(`${file}${ending}`, file);
  return true;
}

/**
 * Rewrites a state and its backups under another key, the state last. Each is copied, the copy is checked against it and
 * then takes its place, so that a crash leaves the old or the new file whole, both of which the keys of the workspace open.
 * @returns how many files were rewritten; 0 where all of them were as they should be
 * @throws Fault `state` when another process has the state open, or a copy is not sound; nothing is lost then
 */
export async function rewriteState(file: string, rewriting: Rewriting): Promise<number> {
  const { keys, to, deed } = rewriting;
  try {
    if (kindOfFile(file) === 'empty') return 0;
    // Before the lock is taken: a process that closes a file loses every lock that it has on it.
    const isDone = isUnder(file, to);
    const from = await keyFor(file, async () => keys);
    const db = alone(file, from);
    try {
      sweepRewritten(file);
      let done = 0;
      for (const backup of backupsOf(file)) if (await rewriteBackup(backup, rewriting)) done += 1;
      syncFolder(join(dirname(file), 'backups'));
      if (isDone) return done;
      const copy = `${file}${ending}`;
      copyUnder(db, copy, from, { to, deed });
      if (closesFirst) {
        db.close();
        dropJournal(file);
      }
      renameSync(copy, file);
      syncFolder(dirname(file));
      if (db.open) markMoved(db);
      return done + 1;
    } finally {
      db.close();
    }
  } catch (error) {
    throw asFault(error, file);
  }
}
