import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { Fault } from '../model/fault.ts';
import { isUnreadable } from './faults.ts';

/** 32 bytes that a state is encrypted under. */
export type StateKey = Buffer;

/** ChaCha20 with Poly1305 over every page; the key is used as it is, so nothing is derived from it at each opening. */
const cipher = 'chacha20';
const pageBytes = 8192;

const asKey = (key: StateKey): string => Buffer.from(`raw:${key.toString('hex')}`).toString('hex');

/** Tells a connection its key; before anything is read through it. Sorting and temporary tables stay in memory then. */
export function unlock(db: Database.Database, key: StateKey | null): void {
  if (key === null) return;
  db.pragma(`cipher = '${cipher}'`);
  db.pragma(`hexkey = '${asKey(key)}'`);
  db.pragma('temp_store = MEMORY');
}

/** Encrypts a file that nobody else looks at under another key, or, with null, takes its encryption away. */
export function relock(db: Database.Database, key: StateKey | null): void {
  db.pragma('journal_mode = MEMORY');
  db.pragma('temp_store = MEMORY');
  db.pragma(`cipher = '${cipher}'`);
  db.pragma(key === null ? "rekey = ''" : `hexrekey = '${asKey(key)}'`);
}

/** What a file is by its first bytes: `other` is encrypted or no SQLite file at all. */
export function kindOfFile(file: string): 'empty' | 'plain' | 'other' {
  const begin = Buffer.alloc(16);
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return 'empty';
  const fd = openSync(file, 'r');
  const bytes = readSync(fd, begin, 0, begin.length, 0);
  closeSync(fd);
  if (bytes === 0) return 'empty';
  return begin.toString('latin1') === 'SQLite format 3\0' ? 'plain' : 'other';
}

/** Whether a file can be an encrypted state: made of whole pages. */
export const mayBeEncrypted = (file: string): boolean => statSync(file).size % pageBytes === 0;

/**
 * Whether a key opens a file.
 * @throws the error of SQLite where that cannot be told: the file is locked, or the disk failed
 */
export function opens(file: string, key: StateKey): boolean {
  const db = new Database(file, { readonly: true });
  try {
    unlock(db, key);
    db.pragma('schema_version');
    return true;
  } catch (error) {
    if (isUnreadable(error)) return false;
    throw error;
  } finally {
    db.close();
  }
}

const noKey = (file: string): Fault =>
  new Fault('state', {
    code: 'state/no-key',
    message: `The state ${file} is encrypted, and this workspace has no key for it.`,
    fix: 'Bring the file "keys.json" back that was beside it, from a backup of the workspace. Without the key nobody can read the state; moved away, a fresh one is started: links are found again by match, and fields that differ are asked.',
  });

const wrongKey = (file: string): Fault =>
  new Fault('state', {
    code: 'state/wrong-key',
    message: `The state ${file} is encrypted under another key than those of this workspace, or damaged.`,
    fix: 'Bring back the "keys.json" that belongs to it, from the same backup as the state; or copy a backup of the folder "backups" over the state.',
  });

/**
 * The key that a state is opened with; null: it is not encrypted.
 * @param keys those of the workspace, the newest first; asked for only where one is needed
 * @throws Fault `state` when the state is encrypted and none of them opens it
 */
export async function keyFor(file: string, keys: () => Promise<readonly StateKey[]>): Promise<StateKey | null> {
  const kind = kindOfFile(file);
  if (kind === 'plain') return null;
  const known = await keys();
  if (kind === 'empty') return known[0] ?? null;
  const found = known.find((key) => opens(file, key));
  if (found !== undefined) return found;
  if (known.length > 0) throw wrongKey(file);
  if (mayBeEncrypted(file)) throw noKey(file);
  return null;
}
