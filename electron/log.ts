import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const bytesMax = 1024 * 1024;

/** Writes lines into a file that never gets longer than a megabyte; the one before it is kept beside it. */
export const logTo =
  (file: string, now: () => Date) =>
  (text: string): void => {
    mkdirSync(dirname(file), { recursive: true });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > bytesMax) renameSync(file, `${file}.1`);
    appendFileSync(file, `${now().toISOString()} ${text.trimEnd()}\n`, { mode: 0o600 });
  };
