import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { codeOf, type Place } from '../files/place.ts';
import { severalNames } from './faults.ts';

/** A lock is held for the instant of a rename. One that is older was left by a machine that went down in that instant. */
const lockMaxMs = 10_000;
/** A new version that nobody has touched for so long was left behind by a crash. */
const leftOverMs = 600_000;

const besides = (place: Place, suffix: string): string =>
  join(dirname(place.path), `.${basename(place.path)}.tandem-${suffix}`);

/** A new version of the file, beside it, that nobody reads yet. */
export interface Draft {
  readonly path: string;
  readonly write: (bytes: Buffer) => Promise<void>;
  /** On disk, with the mode and owner of the file. */
  readonly finish: (like: fs.BigIntStats) => Promise<void>;
  /** Removes it; does nothing when it has taken the file's place. */
  readonly drop: () => Promise<void>;
}

/** Starts a new version. Checks first that the file may be written, since its folder alone would let us replace it. */
export async function draftOf(place: Place, stamp: fs.BigIntStats): Promise<Draft> {
  fs.accessSync(place.path, fs.constants.W_OK);
  await clearLeftOvers(place);
  const links = (await stat(place.path)).nlink;
  if (links > 1 && stamp.nlink > 1n) throw severalNames(place);
  const path = besides(place, `${randomBytes(8).toString('hex')}.tmp`);
  const handle = await open(path, 'wx', 0o600);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await handle.close();
  };
  return {
    path,
    write: (bytes) => writeAll(handle, bytes),
    finish: async (like) => {
      await handle.chmod(Number(like.mode & 0o7777n));
      await takeOwner(handle, like);
      await handle.sync();
      await close();
    },
    drop: async () => {
      await close();
      await rm(path, { force: true });
    },
  };
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

/** Only root can give a file away. Anyone else keeps at least its group, where allowed. */
async function takeOwner(handle: FileHandle, like: fs.BigIntStats): Promise<void> {
  const mine = await handle.stat();
  const [uid, gid] = [Number(like.uid), Number(like.gid)];
  for (const owner of [uid, mine.uid]) {
    if (mine.uid === uid && mine.gid === gid) return;
    try {
      return await handle.chown(owner, gid);
    } catch (error) {
      if (codeOf(error) !== 'EPERM') throw error;
    }
  }
}

/** Removes what crashes of this or of other sessions left beside the file. */
async function clearLeftOvers(place: Place): Promise<void> {
  const start = basename(besides(place, ''));
  const now = Date.now();
  for (const name of await readdir(dirname(place.path))) {
    if (!name.startsWith(start)) continue;
    const path = join(dirname(place.path), name);
    const there = await stat(path).catch(() => null);
    if (there === null) continue;
    if (name.endsWith('.tmp') && now - there.ctimeMs > leftOverMs) await rm(path, { force: true });
    if (name.endsWith('.old')) underLock(place, () => fs.rmSync(path, { force: true }));
  }
}

/** Does `work` while no other session replaces the file; null when one does just now. */
function underLock<T>(place: Place, work: () => T): T | null {
  const path = besides(place, 'lock');
  if (!takeLock(path) && !(breakLock(path) && takeLock(path))) return null;
  try {
    return work();
  } finally {
    forget(path);
  }
}

function takeLock(path: string): boolean {
  try {
    fs.writeFileSync(path, `${hostname()} ${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock whose owner is no more. */
function breakLock(path: string): boolean {
  try {
    const [host, pid] = fs.readFileSync(path, 'utf8').split(' ');
    const old = Date.now() - fs.statSync(path).mtimeMs > lockMaxMs;
    if (!old && !(host === hostname() && pid !== undefined && isGone(Number(pid)))) return false;
    fs.rmSync(path, { force: true });
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
}

function isGone(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

const untouched = (now: fs.BigIntStats, then: fs.BigIntStats): boolean =>
  now.ino === then.ino && now.dev === then.dev && now.size === then.size && now.mtimeNs === then.mtimeNs;

/**
 * Puts the draft in the place of the file, if the file is still the version that `stamp` describes. All in one go and
 * without waiting, so that hardly an edit fits in between; one that does all the same is found afterwards and put back.
 * What is left: a program that opened the file before and writes it after the look that follows the rename.
 * @returns false when somebody wrote the file or is replacing it; then it is as they left it
 */
export function replace(place: Place, draft: Draft, stamp: fs.BigIntStats): boolean {
  const done = underLock(place, () => {
    const now = fs.statSync(place.path, { bigint: true });
    if (!untouched(now, stamp) || now.ctimeNs !== stamp.ctimeNs) return false;
    const old = besides(place, `${randomBytes(8).toString('hex')}.old`);
    const kept = keep(place.path, old);
    try {
      if (kept && !untouched(fs.statSync(old, { bigint: true }), stamp)) return false;
      const ours = fs.statSync(draft.path, { bigint: true });
      fs.renameSync(draft.path, place.path);
      syncFolder(dirname(place.path));
      if (!kept || untouched(fs.statSync(old, { bigint: true }), stamp)) return true;
      // Edits of both versions cannot both be kept; then the newer version is the one that people see.
      if (!untouched(fs.statSync(place.path, { bigint: true }), ours)) return true;
      fs.renameSync(old, place.path);
      return false;
    } finally {
      forget(old);
    }
  });
  return done === true;
}

/** Gives the old version a second name for the instant of the rename. Not every file system can. */
function keep(path: string, old: string): boolean {
  try {
    fs.linkSync(path, old);
    return true;
  } catch {
    return false;
  }
}

/** Removes a file of our own. What cannot be removed is removed by a later write; the rename has happened and must not look failed. */
function forget(path: string): void {
  try {
    fs.rmSync(path, { force: true });
  } catch {
    // Left over; see clearLeftOvers.
  }
}

/** Makes the rename itself last through a power failure, where the file system has a way to ask for it. */
function syncFolder(folder: string): void {
  try {
    const handle = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    // Windows and some network drives refuse; the new version itself is on disk already.
  }
}
