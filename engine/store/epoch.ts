import { hash, randomUUID } from 'node:crypto';
import { closeSync, constants, fdatasyncSync, fstatSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';

/**
 * The state counts the commits that matter (its epoch) and a small file beside it keeps the highest count seen. A state
 * that is older than the file was restored or rolled back: what it calls agreed may be long outdated
 * (engine-model.md 1.19). The state may be newer, because the file is written after the commit.
 */
export interface Mark {
  /** Which state this is; a new one is made with every fresh state. */
  readonly lineage: string;
  readonly epoch: number;
}

export const epochFileOf = (file: string): string => file.replace(/(\.sqlite)?$/, '.epoch');

/** Length of one of the two records, in bytes. They are written in turn, so that a torn write spoils only one. */
const recordBytes = 96;

function encode(mark: Mark): string {
  const text = `tandem-epoch ${mark.lineage} ${mark.epoch}`;
  return `${`${text} ${hash('sha256', text, 'hex').slice(0, 16)}`.padEnd(recordBytes - 1)}\n`;
}

function decode(line: string): Mark | null {
  const [name, lineage, epoch, sum] = line.trim().split(' ');
  if (name !== 'tandem-epoch' || lineage === undefined || epoch === undefined) return null;
  if (sum !== hash('sha256', `${name} ${lineage} ${epoch}`, 'hex').slice(0, 16)) return null;
  return { lineage, epoch: Number(epoch) };
}

/** The highest epoch on record; null when there is no file or nothing in it can be read. */
export function readEpochFile(file: string): Mark | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const marks = text
    .split('\n')
    .map(decode)
    .filter((mark) => mark !== null);
  return marks.reduce<Mark | null>((best, mark) => (best === null || mark.epoch > best.epoch ? mark : best), null);
}

export interface EpochFile {
  /** Durable when it returns. */
  write(mark: Mark): void;
  close(): void;
}

/** Opens the file for writing; makes it when it is not there. */
export function openEpochFile(file: string): EpochFile {
  const fd = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  if (fstatSync(fd).size === 0) syncFolder(dirname(file));
  return {
    write(mark) {
      writeSync(fd, encode(mark), (mark.epoch % 2) * recordBytes);
      fdatasyncSync(fd);
    },
    close: () => closeSync(fd),
  };
}

/** Makes a new name in a folder durable, where the system can. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r');
    fsyncSync(fd);
    closeSync(fd);
  } catch {
    // Windows cannot open folders; there the name is durable with the file.
  }
}

/** The epoch inside the state. */
export function epochTable(db: Database) {
  const get = db.prepare<[], Mark>('SELECT lineage, epoch FROM meta');
  const add = db.prepare('INSERT OR IGNORE INTO meta (one, lineage, epoch) VALUES (1, ?, 0)');
  const raise = db.prepare<[], Mark>('UPDATE meta SET epoch = epoch + 1 RETURNING lineage, epoch');
  const set = db.prepare('UPDATE meta SET epoch = ?');
  return {
    /** The epoch; a new state gets its lineage here. */
    get(): Mark {
      return get.get() ?? { lineage: '', epoch: 0 };
    },
    begin(): void {
      add.run(randomUUID());
    },
    /** Inside the transaction that it counts. */
    raise(): Mark {
      return raise.get() ?? this.get();
    },
    set(epoch: number): void {
      set.run(epoch);
    },
  };
}
