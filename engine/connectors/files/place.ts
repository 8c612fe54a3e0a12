import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { Fault } from '../../model/fault.ts';

/** A file that a connection points at. */
export interface Place {
  /** The connector's kind; the area of its problem codes. */
  readonly kind: string;
  /** As the connection names it; for messages. */
  readonly name: string;
  /** Absolute, without symbolic links. */
  readonly path: string;
  /**
   * Where the file is: relative to the workspace when it lies in it, else absolute. Nothing inside a file tells an
   * original from its copy, so its place is what makes it this file; moving the whole workspace does not change it.
   */
  readonly identity: string;
}

/**
 * Finds the file a connection names. `folder` is the one of the connection's file, directly below the workspace.
 * @throws Fault `setting` when there is no such file, `sign-in` when it may not be seen
 */
export async function placeOf(kind: string, file: string, folder: string): Promise<Place> {
  const asked = { kind, name: file };
  try {
    const path = await realpath(resolve(folder, file));
    const workspace = dirname(await realpath(folder));
    if (!(await stat(path)).isFile()) {
      throw new Fault('setting', {
        code: `${kind}/not-a-file`,
        message: `"${file}" is not a file.`,
        fix: 'Choose the file itself in the connection.',
      });
    }
    const inside = relative(workspace, path);
    const outside = inside.startsWith('..') || isAbsolute(inside);
    return { ...asked, path, identity: `${kind}:${(outside ? path : inside).split(sep).join('/')}` };
  } catch (error) {
    throw fileFault(asked, error);
  }
}

/** The code of a system error ("ENOENT"), or of an SQLite error; empty for any other value. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * A file error in words, with the remedy. Reading and writing files has no outcome that is not known: nothing was processed.
 * @throws the error itself when it is none of the file system: a bug of ours
 */
export function fileFault(place: Pick<Place, 'kind' | 'name'>, error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (codeOf(error) === '') throw error;
  const { kind, name } = place;
  const options = { cause: error };
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Fault(
        'setting',
        {
          code: `${kind}/no-file`,
          message: `There is no file "${name}".`,
          fix: 'Put the file back, or choose another one in the connection.',
        },
        options,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Fault(
        'sign-in',
        {
          code: `${kind}/no-permission`,
          message: `The file "${name}" or its folder may not be read or written by the account that Tandem runs under.`,
          fix: 'Give that account the right to read and write the file and its folder, or close the program that locks it.',
        },
        options,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new Fault(
        'transient',
        {
          code: `${kind}/disk-full`,
          message: `There is no room left on the disk of "${name}"; the file was left as it was.`,
          fix: 'Free some space; the change is tried again.',
        },
        { ...options, afterMs: 60_000 },
      );
    default:
      return new Fault(
        'transient',
        {
          code: `${kind}/file-error`,
          message: `The file "${name}" could not be read or written; it was left as it was.`,
          fix: 'Look at the disk or the network drive; it is tried again.',
          cause: error instanceof Error ? error.message : String(error),
        },
        { ...options, afterMs: 5_000 },
      );
  }
}
