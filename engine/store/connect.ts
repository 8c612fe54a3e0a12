import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { kindOfFile, type StateKey, unlock } from './cipher.ts';
import { asFault, damaged, isUnreadable } from './faults.ts';

const busyTimeoutMs = 5000;
/** In pages of `pageBytes`. SQLite's own 1,000 pages of 4 KB make it write the pages of a big batch twice. */
const checkpointPages = 4000;
const pageBytes = 8192;
/** SQLite's own 2 MB make a first run of 100,000 records three times as slow. */
const cacheKib = 40 * 1024;
/** Records of a first scan are looked up here at random: with 16 MB that takes twice as long. */
const tempCacheKib = 20 * 1024;
const walBytes = 64 * 1024 * 1024;

/** Makes the file, for this account alone, and its folder, if they are not there. */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
}

/** @throws Fault `state` when the file is not empty and does not begin as a SQLite file does */
function checkHeader(file: string): void {
  if (kindOfFile(file) === 'other') throw damaged(file, 'state/damaged', 'it is not a SQLite file.');
}

/** How a state is opened. */
export interface Opening {
  /** False for throw-away copies, which need not survive anything. */
  readonly durable: boolean;
  /** Null: it is not encrypted. */
  readonly key: StateKey | null;
  /** Throws for a file that is not ours, before anything is changed in it. */
  readonly check: (db: Database.Database) => void;
}

/**
 * Opens a state with the settings of engine-model.md 1.19.
 * @throws Fault `state`
 */
export function connect(file: string, opening: Opening): Database.Database {
  const { durable, key, check } = opening;
  let db: Database.Database | null = null;
  let wasEmpty = false;
  try {
    makeFile(file);
    if (key === null) checkHeader(file);
    wasEmpty = kindOfFile(file) === 'empty';
    db = new Database(file, { timeout: busyTimeoutMs });
    unlock(db, key);
    check(db);
    db.pragma(`page_size = ${pageBytes}`);
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`);
    db.pragma('foreign_keys = ON');
    db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
    db.pragma(`journal_size_limit = ${walBytes}`);
    db.pragma('trusted_schema = OFF');
    db.pragma('mmap_size = 0');
    db.pragma(`cache_size = -${cacheKib}`);
    db.pragma(`temp.page_size = ${pageBytes}`);
    db.pragma(`temp.cache_size = -${tempCacheKib}`);
    return db;
  } catch (error) {
    db?.close();
    // The cipher takes the size of pages from an encrypted file as it was found: of one that another process made meanwhile, it has a wrong one.
    if (wasEmpty && isUnreadable(error) && kindOfFile(file) !== 'empty') return connect(file, opening);
    throw asFault(error, file);
  }
}

/**
 * Looks through the whole file, a third of a second for 340 MB; done after a process ended without closing the state.
 * @throws Fault `state` when it is damaged
 */
export function quickCheck(db: Database.Database, file: string): void {
  const answer = db.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw damaged(file, 'state/damaged', `the check after an unclean stop says: ${String(answer)}.`);
}
