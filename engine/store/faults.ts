import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { Fault } from '../model/fault.ts';
import type { Problem } from '../model/problem.ts';

/** Backups beside a state, newest first, as full paths; none where their folder cannot be read. */
export function backupsOf(file: string): readonly string[] {
  const folder = join(dirname(file), 'backups');
  try {
    const names = readdirSync(folder).filter((name) => /^state-\d.*\.sqlite$/.test(name));
    return names
      .sort()
      .reverse()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The state cannot be trusted. Names the backups that could take its place. */
export function damaged(file: string, code: string, what: string, cause?: unknown): Fault {
  const backups = backupsOf(file);
  const restore =
    backups.length === 0
      ? 'There is no backup of it.'
      : `Close Tandem and copy one of its backups over it: ${backups.join(', ')}.`;
  const fresh = `Or move it away to start with a fresh state: links are found again by match, and fields that differ are asked.`;
  return new Fault(
    'state',
    withCause({ code, message: `The state ${file} is damaged: ${what}`, fix: `${restore} ${fresh}` }, cause),
    { cause },
  );
}

function withCause(problem: Problem, cause: unknown): Problem {
  return cause instanceof Error ? { ...problem, cause: cause.message } : problem;
}

interface Known {
  /** How the codes begin, of SQLite and of the system's file calls. */
  readonly codes: readonly string[];
  readonly problem: (file: string) => Problem;
}

/** What each kind of failure means for people. */
const known: readonly Known[] = [
  {
    codes: ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'],
    problem: (file) => ({
      code: 'state/full',
      message: `The state ${file} could not grow: the disk is full. What was being recorded was rolled back; nothing is half-written.`,
      fix: 'Free space on that disk, then run again.',
    }),
  },
  {
    codes: ['SQLITE_READONLY', 'SQLITE_PERM', 'EACCES', 'EPERM', 'EROFS'],
    problem: (file) => ({
      code: 'state/read-only',
      message: `The state ${file} cannot be written: the file or its folder is read-only.`,
      fix: 'Give the account that runs Tandem write permission on the file and its folder, then run again.',
    }),
  },
  {
    codes: ['SQLITE_CANTOPEN'],
    problem: (file) => ({
      code: 'state/cannot-open',
      message: `The state ${file} cannot be opened.`,
      fix: 'Check that its folder exists and that the account that runs Tandem may read and write it.',
    }),
  },
  {
    codes: ['SQLITE_IOERR', 'EIO'],
    problem: (file) => ({
      code: 'state/disk',
      message: `The disk failed while reading or writing the state ${file}. What was being recorded was rolled back.`,
      fix: 'Check the disk and the connection to it, then run again.',
    }),
  },
  {
    codes: ['SQLITE_BUSY', 'SQLITE_LOCKED'],
    problem: (file) => ({
      code: 'state/busy',
      message: `Another process kept the state ${file} locked for more than five seconds.`,
      fix: 'Wait for it to finish or stop it, then run again.',
    }),
  },
];

const cannotOpen = known.filter((one) => one.codes.includes('SQLITE_CANTOPEN'));

/** The code of a failure of SQLite or of the system; null for anything else, which is a bug of ours. */
function codeOf(error: Error): string | null {
  if (error instanceof Database.SqliteError) return error.code;
  return 'syscall' in error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Whether SQLite says that a file is none of its own: damaged, or encrypted under another key. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB';

/**
 * Turns what a call to the state threw into a `Fault` of kind `state` that names the remedy. Constraint failures are
 * bugs of the engine and stay plain errors.
 */
export function asFault(error: unknown, file: string): unknown {
  if (error instanceof Fault || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === null) return error;
  if (code.startsWith('SQLITE_CORRUPT') || isUnreadable(error)) {
    return damaged(file, 'state/damaged', 'SQLite cannot read it.', error);
  }
  const isSystem = !code.startsWith('SQLITE_');
  const found = known.find((one) => one.codes.some((begin) => code.startsWith(begin))) ?? (isSystem && cannotOpen[0]);
  if (found) return new Fault('state', withCause(found.problem(file), error), { cause: error });
  const rule = brokenRule({ code, message: error.message });
  if (rule === null) return error;
  return new Error(`Broken rule ${rule}. This is a bug in the engine; the run was stopped.`, { cause: error });
}

function brokenRule({ code, message }: { readonly code: string; readonly message: string }): string | null {
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' && message.includes('link.')) {
    return 'R1: a record is held by at most one live or half link of a sync';
  }
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return 'R2: shadows, prints and readings are kept only for a link that exists';
  }
  return null;
}
