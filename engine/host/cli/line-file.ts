import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { FileKind } from '../workspace/files.ts';
import { Failure } from './failure.ts';

/** A file that is written line by line; it is there, whole, once `end` was called. */
export interface LineFile {
  put(line: string): void;
  end(): void;
  /** Leaves nothing behind, unless `end` was called. */
  abandon(): void;
}

const linesAtOnce = 500;

/**
 * Begins a file for this account alone; what was there stays until the new one is whole.
 * @throws Failure when it cannot be written
 */
export function lineFile(file: string, kind: FileKind): LineFile {
  const partial = `${file}.${process.pid}.partial`;
  const fd = openOrFail(partial, file, kind);
  let gathered: string[] = [];
  const flush = (): void => {
    writeSync(fd, gathered.map((line) => `${line}\n`).join(''));
    gathered = [];
  };
  return {
    put: (line) => {
      gathered.push(line);
      if (gathered.length >= linesAtOnce) flush();
    },
    end: () => {
      flush();
      fsyncSync(fd);
      closeSync(fd);
      renameSync(partial, file);
    },
    abandon: () => rmSync(partial, { force: true }),
  };
}

function openOrFail(partial: string, file: string, kind: FileKind): number {
  try {
    return openSync(partial, 'w', 0o600);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Failure({
      code: `${kind.code}/not-writable`,
      message: `The ${kind.name} ${file} cannot be written.`,
      fix: 'Name a file in a folder that exists and may be written.',
      cause,
    });
  }
}
