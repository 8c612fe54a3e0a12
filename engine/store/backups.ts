import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { StateKey } from './cipher.ts';
import { backupsOf } from './faults.ts';

const backupsKept = 7;
const dayMs = 24 * 60 * 60 * 1000;
const pagesPerStep = 10_000;

/** Makes what is in a file durable. */
export function syncFile(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** An encrypted state is copied whole under its own key; one that is not page by page, so that others are not kept waiting. */
async function copyPages(db: Database, to: string, key: StateKey | null): Promise<void> {
  if (key === null) {
    await db.backup(to, { progress: () => pagesPerStep });
    return;
  }
  db.prepare('VACUUM INTO ?').run(to);
  syncFile(to);
}

/**
 * A consistent copy of a state, while it is in use. The copy is whole or not there.
 * @param key the state's own, which is the copy's too
 */
export async function copyState(db: Database, to: string, key: StateKey | null): Promise<void> {
  const partial = `${to}.${process.pid}.partial`;
  try {
    rmSync(partial, { force: true });
    await copyPages(db, partial, key);
    chmodSync(partial, 0o600);
    renameSync(partial, to);
  } finally {
    rmSync(partial, { force: true });
  }
}

const stampOf = (now: string): string => now.replace(/\.\d+/, '').replace(/[-:]/g, '');

/** Whether the newest backup is more than a day old by the given clock; true when there is none. */
export function backupIsDue(file: string, now: string): boolean {
  const newest = backupsOf(file)[0];
  if (newest === undefined) return true;
  const stamp = /state-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(newest);
  if (stamp === null) return Date.parse(now) - statSync(newest).mtimeMs > dayMs;
  const [, year, month, day, hour, minute, second] = stamp;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Math.abs(Date.parse(now) - at) >= dayMs;
}

export interface BackupOptions {
  readonly now: string;
  readonly key: StateKey | null;
  /** How many stay, this one among them. */
  readonly keep?: number | undefined;
}

/** Puts a backup beside the state, `backups/state-20260331T140506Z.sqlite`, and removes all but the newest, seven unless it is said. */
export async function backUp(
  db: Database,
  file: string,
  { now, key, keep = backupsKept }: BackupOptions,
): Promise<void> {
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await copyState(db, join(folder, `state-${stampOf(now)}.sqlite`), key);
  for (const old of backupsOf(file).slice(keep)) rmSync(old, { force: true });
}
