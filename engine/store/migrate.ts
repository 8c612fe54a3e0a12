import type { Database } from 'better-sqlite3';
import { Fault } from '../model/fault.ts';
import { inTransaction } from './transaction.ts';

/** One step from a version of the state to the next. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Marks a SQLite file as a state of Tandem: "TAND". */
const applicationId = 0x54414e44;
/** Marks a file that another one has taken the place of while it was open: "TANM". */
const movedId = 0x54414e4d;

/** For who still has a file open that another one has taken the place of: what it would write would be lost. */
export function markMoved(db: Database): void {
  db.pragma(`application_id = ${movedId}`);
}

function checkMoved(id: number, file: string): void {
  if (id !== movedId) return;
  throw new Fault('state', {
    code: 'state/moved',
    message: `The state ${file} was just rewritten by "tandem encrypt" or "tandem decrypt".`,
    fix: 'Do it again.',
  });
}

const pragmaNumber = (db: Database, name: string): number => Number(db.pragma(name, { simple: true }));

export const versionOf = (db: Database): number => pragmaNumber(db, 'user_version');

/**
 * @throws Fault `state` when the file holds something else, or a state written by a newer build
 */
export function checkKind(db: Database, file: string, migrations: readonly Migration[]): void {
  const version = versionOf(db);
  const isEmpty = pragmaNumber(db, 'schema_version') === 0;
  checkMoved(pragmaNumber(db, 'application_id'), file);
  if (!isEmpty && pragmaNumber(db, 'application_id') !== applicationId) {
    throw new Fault('state', {
      code: 'state/not-ours',
      message: `The file ${file} is a SQLite database, but not a state of Tandem; it was left as it is.`,
      fix: 'Choose another workspace folder, or move that file away.',
    });
  }
  const newest = migrations.at(-1)?.version ?? 0;
  if (version > newest) {
    throw new Fault('state', {
      code: 'state/newer',
      message: `The state ${file} was written by a newer Tandem (its version is ${version}, this Tandem reads up to ${newest}); it was left as it is.`,
      fix: 'Update Tandem on this computer, or restore a backup from before the update.',
    });
  }
}

/**
 * Brings a state to the newest version, each step in a transaction of its own. Safe when two processes do it at once.
 * @param migrations in order of version, from 1, without gaps
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  for (const migration of migrations) {
    inTransaction(db, () => {
      if (versionOf(db) >= migration.version) return;
      db.exec(migration.sql);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${migration.version}`);
    });
  }
}
