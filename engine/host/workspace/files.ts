import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { type Issue, issueWords } from '../../core/flow/issue.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';

/** What kind of file it is: begins the codes of its problems, and its name for people. */
export interface FileKind {
  readonly code: string;
  readonly name: string;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The text of a file without a byte order mark, or why it cannot be read. */
export function readText(file: string, kind: FileKind): Result<string, Problem> {
  try {
    return ok(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return err(unreadable(file, kind, error));
  }
}

function unreadable(file: string, kind: FileKind, error: unknown): Problem {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return {
        code: `${kind.code}/no-file`,
        message: `There is no ${kind.name} ${file}.`,
        fix: 'Check the path; it is taken from the current folder unless it starts at the root.',
      };
    case 'EISDIR':
      return {
        code: `${kind.code}/no-file`,
        message: `${file} is a folder, not a ${kind.name}.`,
        fix: `Name the file of the ${kind.name} in it.`,
      };
    default:
      return {
        code: `${kind.code}/unreadable`,
        message: `The ${kind.name} ${file} cannot be read.`,
        fix: 'Give the account that runs Tandem permission to read the file.',
        cause: wordsOf(error),
      };
  }
}

/**
 * Where a text stops being JSON, as "line 3, column 14"; null when it is JSON.
 * The words of the parser are left out: they quote the text.
 */
export function jsonFault(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const found = /at position (\d+)/.exec(wordsOf(error))?.[1];
    const before = text.slice(0, found === undefined ? text.length : Number(found)).split('\n');
    return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
  }
}

export const notJson = (file: string, kind: FileKind, where: string): Problem => ({
  code: `${kind.code}/not-json`,
  message: `The ${kind.name} ${file} is not JSON: it breaks off at ${where}.`,
  fix: 'Mend the text there; a missing or superfluous comma or quote is the usual reason.',
});

/** The place of a value in its file, as `objects.people.fields[3].type`. */
export const pathWords = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((words, part) => {
    if (typeof part === 'number') return `${words}[${part}]`;
    return words === '' ? String(part) : `${words}.${String(part)}`;
  }, '');

/** Reads a JSON file through its schema; every wrong part is reported with the file and its path. */
export function readJson<T>(file: string, kind: FileKind, schema: z.ZodType<T>): Result<T, readonly Problem[]> {
  const text = readText(file, kind);
  if (!text.ok) return err([text.error]);
  const where = jsonFault(text.value);
  if (where !== null) return err([notJson(file, kind, where)]);
  const checked = schema.safeParse(JSON.parse(text.value));
  if (checked.success) return ok(checked.data);
  const issues: readonly Issue[] = checked.error.issues;
  return err(
    issues.map((issue) => ({
      code: `${kind.code}/misshapen`,
      message: `${file}: ${issue.path.length === 0 ? 'the whole' : pathWords(issue.path)}: ${issueWords(issue)}`,
      fix: 'Mend this part of the file.',
    })),
  );
}

/**
 * Replaces a file as a whole: after a crash it is the old or the new one. A file that already has this text is not touched.
 * @throws the error of the system, when the folder cannot be written
 */
export function writeText(file: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true, mode: mode === 0o600 ? 0o700 : 0o755 });
  if (!sameText(file, text)) replace(file, Buffer.from(text, 'utf8'), mode);
}

/**
 * The same for a file that is not text.
 * @throws the error of the system, when the folder cannot be written
 */
export function writeBytes(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  replace(file, bytes, 0o644);
}

/**
 * Writes a file that is not there yet, as a whole.
 * @returns false where there is one already, which is left as it is, also if another process makes it at the same time
 * @throws the error of the system, when the folder cannot be written
 */
export function writeNew(file: string, text: string): boolean {
  mkdirSync(dirname(file), { recursive: true });
  return besideIt(file, Buffer.from(text, 'utf8'), 0o644, (partial) => {
    try {
      linkSync(partial, file);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // Some file systems (FAT, network drives) have no links; a copy is not atomic, but never takes a name that is taken.
      return copyNew(partial, file);
    }
    return true;
  });
}

function copyNew(from: string, to: string): boolean {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function replace(file: string, bytes: Uint8Array, mode: number): void {
  besideIt(file, bytes, mode, (partial) => renameSync(partial, file));
}

/** Writes the bytes into a file beside the one that is meant, safe from a crash, and lets `then` put it in its place. */
function besideIt<T>(file: string, bytes: Uint8Array, mode: number, then: (partial: string) => T): T {
  const partial = `${file}.${process.pid}.partial`;
  try {
    const fd = openSync(partial, 'w', mode);
    try {
      writeFileSync(fd, bytes);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    return then(partial);
  } finally {
    rmSync(partial, { force: true });
  }
}

function sameText(file: string, text: string): boolean {
  try {
    return readFileSync(file, 'utf8') === text;
  } catch {
    return false;
  }
}

/** Files of a folder that end so, as full paths by name; none when there is no such folder. */
export function filesIn(folder: string, ending: string): readonly string[] {
  try {
    const names = readdirSync(folder, { withFileTypes: true }).filter((one) => !one.isDirectory());
    return names
      .map((one) => one.name)
      .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
