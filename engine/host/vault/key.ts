import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '../../model/fault.ts';
import type { Problem } from '../../model/problem.ts';
import type { Environment } from './environment.ts';

const keyBytes = 32;

/** Keeps a key in the keychain of the account, for the desktop app. */
export interface KeyKeeper {
  /**
   * @returns the key that is kept, null where there is none yet, or 'nowhere' where the account has no keychain
   * @throws Fault `sign-in` when the keychain does not open
   */
  read(): Promise<Buffer | null | 'nowhere'>;
  /** Keeps a key. It is durable when this settles. @throws Fault `sign-in` */
  keep(key: Buffer): Promise<void>;
}

/** Where the key comes from that secrets are encrypted under. */
export interface KeyPlace {
  /** `TANDEM_KEY`: the key itself, in base64; `TANDEM_KEY_FILE`: the file that holds it. */
  readonly environment: Environment;
  /** The home folder of the account, for `~/.config/tandem/key`. */
  readonly home: string;
  /** Asked where neither a variable nor a file gives a key. */
  readonly keeper?: KeyKeeper | undefined;
}

const fault = (problem: Problem, cause?: unknown): Fault => new Fault('sign-in', problem, { cause });

export const keyFileOf = ({ environment, home }: KeyPlace): string =>
  environment['TANDEM_KEY_FILE'] || join(home, '.config', 'tandem', 'key');

/**
 * Every key that secrets may have been encrypted under: the command line keeps it in a file, the desktop app in the keychain,
 * and both work in the same workspaces.
 * @throws Fault `sign-in`
 */
export async function keysAt(place: KeyPlace): Promise<readonly Buffer[]> {
  const given = readKey(place);
  const kept = await place.keeper?.read();
  return [given, kept].filter((one): one is Buffer => Buffer.isBuffer(one));
}

/**
 * The key to encrypt a first secret under, made now if there is none.
 * @throws Fault `sign-in`
 */
export async function keyToKeep(place: KeyPlace): Promise<Buffer> {
  const given = readKey(place);
  if (given !== null || place.keeper === undefined) return given ?? readOrMakeKey(place);
  const kept = await place.keeper.read();
  if (kept === 'nowhere') return readOrMakeKey(place);
  if (kept !== null) return kept;
  const made = randomBytes(keyBytes);
  await place.keeper.keep(made);
  return made;
}

/**
 * The key of the variable or the file.
 * @returns null when there is none yet
 * @throws Fault `sign-in` when it is not a key, or its file can be read by others
 */
function readKey(place: KeyPlace): Buffer | null {
  const given = place.environment['TANDEM_KEY'];
  if (given !== undefined && given !== '') {
    return keyFrom(given, {
      code: 'vault/bad-key',
      message: 'The variable TANDEM_KEY does not hold a key: 32 bytes in base64.',
      fix: 'Set it to the key that the secrets were kept under, or unset it to use the key file.',
    });
  }
  const file = keyFileOf(place);
  const text = readIfThere(file);
  if (text === null) return null;
  checkPrivate(file);
  return keyFrom(text, {
    code: 'vault/bad-key',
    message: `The key file ${file} does not hold a key: 32 bytes in base64.`,
    fix: 'Put the right key file there, or name it with the variable TANDEM_KEY_FILE.',
  });
}

/**
 * The key of the file, made now if there is none.
 * @throws Fault `sign-in`
 */
function readOrMakeKey(place: KeyPlace): Buffer {
  const known = readKey(place);
  if (known !== null) return known;
  const file = keyFileOf(place);
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    makeKeyFile(file);
  } catch (error) {
    throw fault(
      {
        code: 'vault/no-key',
        message: `The key file ${file} cannot be made.`,
        fix: 'Let the account that runs Tandem write there, or name another file with the variable TANDEM_KEY_FILE.',
        ...(error instanceof Error && { cause: error.message }),
      },
      error,
    );
  }
  const made = readKey(place);
  if (made === null) throw fault({ code: 'vault/no-key', message: `The key file ${file} is gone.`, fix: 'Try again.' });
  return made;
}

/** Makes the file unless another process just did. */
function makeKeyFile(file: string): void {
  try {
    writeFileSync(file, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw fault(
      {
        code: 'vault/no-key',
        message: `The key file ${file} cannot be read.`,
        fix: 'Let the account that runs Tandem read it, or name another file with the variable TANDEM_KEY_FILE.',
        ...(error instanceof Error && { cause: error.message }),
      },
      error,
    );
  }
}

/** Windows has no such bits; there the user's profile folder is private. */
function checkPrivate(file: string): void {
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return;
  throw fault({
    code: 'vault/open-key-file',
    message: `Other accounts of this computer can read the key file ${file}; it was not used.`,
    fix: `Run: chmod 600 '${file}'. If others may have read it, set new passwords in your systems and keep those.`,
  });
}

function keyFrom(text: string, problem: Problem): Buffer {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, 'base64');
  if (key.length !== keyBytes || key.toString('base64').replace(/=+$/, '') !== trimmed.replace(/=+$/, '')) {
    throw fault(problem);
  }
  return key;
}
