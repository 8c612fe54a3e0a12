import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import type { KeyAnswer, KeyQuestion } from '../engine/protocol/desktop.ts';

/** The part of Electron's safe storage that is used: the one that waits for nobody. */
export type Safe = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

const KeyFile = z.strictObject({ format: z.literal(1), sealed: z.base64() });

const locked = (message: string, error: unknown): KeyAnswer => ({
  is: 'problem',
  problem: {
    code: 'vault/keychain',
    message,
    fix: 'Unlock the keychain of your account, allow Tandem to use it, and try again.',
    cause: error instanceof Error ? error.message : String(error),
  },
});

/** @returns null where there is no key yet */
function readSealed(file: string): Buffer | null {
  try {
    return Buffer.from(KeyFile.parse(JSON.parse(readFileSync(file, 'utf8'))).sealed, 'base64');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function writeSealed(file: string, sealed: Buffer): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const text = `${JSON.stringify({ format: 1, sealed: sealed.toString('base64') })}\n`;
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/**
 * Answers the engine's questions for the key that secrets are encrypted under. The key is sealed by the keychain of the account
 * and lies sealed in a file; secrets themselves never come here.
 */
export function keychainOf(
  safe: Safe,
  file: string,
  platform: NodeJS.Platform,
): (question: KeyQuestion) => Promise<KeyAnswer> {
  // Without a keychain, Linux would "encrypt" under a word that everybody knows: a private key file is better.
  const isThere = async (): Promise<boolean> =>
    (await safe.isAsyncEncryptionAvailable()) &&
    (platform !== 'linux' || !['basic_text', 'unknown'].includes(safe.getSelectedStorageBackend()));
  const seal = async (key: string): Promise<void> => writeSealed(file, await safe.encryptStringAsync(key));
  const read = async (): Promise<KeyAnswer> => {
    const sealed = readSealed(file);
    if (sealed === null) return (await isThere()) ? { is: 'key', key: null } : { is: 'nowhere' };
    const { result, shouldReEncrypt } = await safe.decryptStringAsync(sealed);
    if (shouldReEncrypt) await seal(result);
    return { is: 'key', key: result };
  };
  const keep = async (key: string): Promise<KeyAnswer> => {
    await seal(key);
    return { is: 'kept' };
  };
  return async (question) => {
    try {
      return question.want === 'read' ? await read() : await keep(question.key);
    } catch (error) {
      const did = question.want === 'read' ? 'open' : 'keep';
      return locked(`The keychain of this computer did not ${did} the key of Tandem's secrets.`, error);
    }
  };
}
