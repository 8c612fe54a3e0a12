import type { Database } from 'better-sqlite3';
import { Fault } from '../model/fault.ts';
import type { Problem } from '../model/problem.ts';
import { type BackupOptions, backUp, backupIsDue } from './backups.ts';
import { baseOf } from './base.ts';
import { keyFor, type StateKey } from './cipher.ts';
import { connect, quickCheck } from './connect.ts';
import type { Lease, Store } from './contract.ts';
import { type EpochFile, epochFileOf, openEpochFile } from './epoch.ts';
import { asFault } from './faults.ts';
import { checkKind, type Migration, migrate, versionOf } from './migrate.ts';
import { migrations as shipped } from './migrations/list.ts';
import { openOverlay, sweepOverlays } from './overlay.ts';
import { isAlive, thisBoot } from './process.ts';
import { settleEpoch } from './restored.ts';
import { sweepRewritten } from './rewrite.ts';
import { storeOver } from './store.ts';

export interface OpenOptions {
  /** The time as a canonical instant. */
  readonly now: () => string;
  /** Names the boot of this machine; leases of the same boot whose process has ended are free. */
  readonly bootId?: string;
  readonly isAlive?: (pid: number) => boolean;
  /** Keys of an encrypted workspace, the newest first; asked for only where one is needed. */
  readonly keys?: () => Promise<readonly StateKey[]>;
  /** How many daily backups stay; 7 unless it is said. */
  readonly backupsKept?: number;
  /** For tests: the state may not grow beyond this many pages. */
  readonly maxPages?: number;
  /** For tests: the steps to the version of this build. */
  readonly migrations?: readonly Migration[];
}

/** Whether a process that ran here ended without closing the state. */
function stoppedUncleanly(db: Database, bootId: string, alive: (pid: number) => boolean): boolean {
  const unclean = db.prepare<[], { unclean: string | null }>('SELECT unclean FROM meta').get()?.unclean ?? null;
  if (unclean === null) return false;
  const held = db.prepare<[], Pick<Lease, 'holder' | 'pid' | 'boot'>>('SELECT holder, pid, boot FROM lease').get();
  return held === undefined || held.holder !== unclean || held.boot !== bootId || !alive(held.pid);
}

/** A backup before a migration must be made; the daily one may fail, and says so. */
async function backUpIfDue(
  db: Database,
  file: string,
  given: BackupOptions & { readonly mustBe: boolean },
): Promise<readonly Problem[]> {
  if (!given.mustBe && !backupIsDue(file, given.now)) return [];
  try {
    await backUp(db, file, given);
    return [];
  } catch (error) {
    const fault = asFault(error, file);
    if (given.mustBe || !(fault instanceof Fault)) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    return [{ ...noBackup, cause }];
  }
}

const noBackup: Problem = {
  code: 'state/no-backup',
  message: 'The daily backup of the state could not be made.',
  fix: 'Look at the folder "backups" beside the state: it must be a folder with room that this account may write to.',
};

const noKeys = async (): Promise<readonly StateKey[]> => [];

async function prepare(
  db: Database,
  file: string,
  options: OpenOptions,
  key: StateKey | null,
): Promise<readonly Problem[]> {
  const migrations = options.migrations ?? shipped;
  const now = options.now();
  const bootId = options.bootId ?? thisBoot(Date.parse(now));
  const version = versionOf(db);
  if (version > 0 && stoppedUncleanly(db, bootId, options.isAlive ?? isAlive)) {
    quickCheck(db, file);
    db.prepare('UPDATE meta SET unclean = NULL').run();
  }
  const mustBe = version > 0 && version < (migrations.at(-1)?.version ?? 0);
  const notices = version > 0 ? await backUpIfDue(db, file, { now, mustBe, key, keep: options.backupsKept }) : [];
  migrate(db, migrations);
  return notices;
}

/**
 * Opens the state of a workspace; makes it if there is none. Checks it after an unclean stop, backs it up daily and before
 * migrations, and forgets what was agreed when it was restored from a backup.
 * @returns the store, and notices for people
 * @throws Fault `state` when it cannot be opened, is damaged, is not a state, or was written by a newer build
 */
export async function openStore(
  file: string,
  options: OpenOptions,
): Promise<{ readonly store: Store; readonly notices: readonly Problem[] }> {
  const alive = options.isAlive ?? isAlive;
  let db: Database | null = null;
  let sidecar: EpochFile | null = null;
  try {
    const key = await keyFor(file, options.keys ?? noKeys);
    const check = (fresh: Database): void => checkKind(fresh, file, options.migrations ?? shipped);
    const opened = connect(file, { durable: true, key, check });
    db = opened;
    const ofBackups = await prepare(opened, file, options, key);
    sweepOverlays(file, alive);
    sweepRewritten(file);
    const epochFile = openEpochFile(epochFileOf(file));
    sidecar = epochFile;
    const ofEpoch = settleEpoch(opened, file, epochFile);
    if (options.maxPages !== undefined) opened.pragma(`max_page_count = ${options.maxPages}`);
    const store = storeOver(baseOf(opened, file), {
      sidecar: epochFile,
      isAlive: alive,
      overlay: () => openOverlay(opened, file, alive, key),
      closed: () => epochFile.close(),
    });
    return { store, notices: [...ofBackups, ...ofEpoch] };
  } catch (error) {
    sidecar?.close();
    db?.close();
    throw asFault(error, file);
  }
}
