import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { type FileHandle, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, parse } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { codeOf, type Place } from '../files/place.ts';
import { editedTwice, severalNames } from './faults.ts';

/** A lock is held for the instant of a rename. One that is older was left by a machine that went down in that instant. */
const lockMaxMs = 10_000;
/** A new version of another machine that nobody has touched for so long was left behind by a crash. */
const leftOverMs = 600_000;

/** Names this machine within the name of a file. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const draftName = new RegExp(`-${machine}-(\\d+)-[0-9a-f]+\\.tmp$`);

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
  const path = besides(place, `${machine}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`);
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
    const owner = draftName.exec(name)?.[1];
    const orphaned = owner !== undefined && isGone(Number(owner));
    if (name.endsWith('.tmp') && (orphaned || now - there.ctimeMs > leftOverMs)) await rm(path, { force: true });
    if (name.endsWith('.old')) await underLock(place, () => rm(path, { force: true }));
  }
}

/** Does `work` while no other session replaces the file; null when one does just now. */
async function underLock<T>(place: Place, work: () => Promise<T>): Promise<T | null> {
  const path = besides(place, 'lock');
  if (!takeLock(path) && !(breakLock(path) && takeLock(path))) return null;
  try {
    return await work();
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

const statOf = (path: string): fs.BigIntStats => fs.statSync(path, { bigint: true });

/** The version of the file that a draft was made from. */
export interface Origin {
  readonly stamp: fs.BigIntStats;
  /** SHA-256 of its bytes, in hex. */
  readonly digest: string;
}

/**
 * Puts the draft in the place of the file, if the file is still the version it was made from. The look and the rename go
 * without waiting in between; what somebody wrote into the old version all the same is found afterwards.
 * @returns false when somebody wrote the file or is replacing it; then it is as they left it
 * @throws Fault `unknown` when both versions were edited and only people can bring them together
 */
export async function replace(place: Place, draft: Draft, origin: Origin): Promise<boolean> {
  const done = await underLock(place, async () => {
    const old = besides(place, `${randomBytes(8).toString('hex')}.old`);
    const ours = statOf(draft.path);
    try {
      const renamed = rename(place, { draft: draft.path, old, stamp: origin.stamp });
      if (renamed === 'no') return false;
      syncFolder(dirname(place.path));
      if (renamed === 'bare') return true;
      const busy = Date.now() - Number(origin.stamp.mtimeMs) < busyMs;
      if (busy) await setTimeout(stragglersMs);
      return await settle(place, { old, ours, origin });
    } finally {
      forget(old);
    }
  });
  return done === true;
}

/** A file written so lately may have somebody at it, who is given a moment to finish what he began on the old version. */
const busyMs = 2_000;
const stragglersMs = 15;

function rename(
  place: Place,
  { draft, old, stamp }: { readonly draft: string; readonly old: string; readonly stamp: fs.BigIntStats },
): 'no' | 'kept' | 'bare' {
  const now = statOf(place.path);
  if (!untouched(now, stamp) || now.ctimeNs !== stamp.ctimeNs) return 'no';
  const kept = keep(place.path, old);
  if (kept && !untouched(statOf(old), stamp)) return 'no';
  fs.renameSync(draft, place.path);
  return kept ? 'kept' : 'bare';
}

/**
 * Looks whether somebody who had the old version open wrote into it after it was replaced.
 * @returns false when the old version was put back, edit and all
 */
export async function settle(
  place: Place,
  { old, ours, origin }: { readonly old: string; readonly ours: fs.BigIntStats; readonly origin: Origin },
): Promise<boolean> {
  if (untouched(statOf(old), origin.stamp)) return true;
  if (untouched(statOf(place.path), ours)) {
    fs.renameSync(old, place.path);
    return false;
  }
  const added = await addedTo(old, origin);
  if (added !== null) {
    fs.appendFileSync(place.path, added);
    return true;
  }
  const { dir, name, ext } = parse(place.path);
  const copy = join(dir, `${name} (edited ${randomBytes(4).toString('hex')})${ext}`);
  fs.renameSync(old, copy);
  throw editedTwice(place, basename(copy));
}

/** What was appended to the old version; null when it was edited otherwise. */
async function addedTo(old: string, { stamp, digest }: Origin): Promise<Buffer | null> {
  const bytes = await readFile(old);
  const size = Number(stamp.size);
  if (bytes.length <= size) return null;
  const before = createHash('sha256').update(bytes.subarray(0, size)).digest('hex');
  return before === digest ? bytes.subarray(size) : null;
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
