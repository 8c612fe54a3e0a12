import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testFolder } from '../engine/testing/fresh-store.ts';
import { keychainOf, type Safe } from './keychain.ts';

const key = Buffer.alloc(32, 7).toString('base64');

/** A safe storage that turns bytes around. */
function safe(given: Partial<Safe> = {}): Safe {
  return {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptStringAsync: async (text) => Buffer.from(text).reverse(),
    decryptStringAsync: async (sealed) => ({
      result: Buffer.from(sealed).reverse().toString(),
      shouldReEncrypt: false,
    }),
    ...given,
  };
}

function at(given?: Partial<Safe>, platform: NodeJS.Platform = 'linux', file = join(testFolder(), 'data', 'key.json')) {
  return { file, ask: keychainOf(safe(given), file, platform) };
}

test('the key is kept sealed in a private file, and read back', async () => {
  const { ask, file } = at();
  expect(await ask({ want: 'read' })).toEqual({ is: 'key', key: null });
  expect(await ask({ want: 'keep', key })).toEqual({ is: 'kept' });
  expect(readFileSync(file, 'utf8')).not.toContain(key);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await at(undefined, 'linux', file).ask({ want: 'read' })).toEqual({ is: 'key', key });
});

test('where Linux has no keychain nothing is sealed under a word that everybody knows', async () => {
  expect(await at({ getSelectedStorageBackend: () => 'basic_text' }).ask({ want: 'read' })).toEqual({ is: 'nowhere' });
  expect(await at({ isAsyncEncryptionAvailable: async () => false }, 'darwin').ask({ want: 'read' })).toEqual({
    is: 'nowhere',
  });
  const windows = at({ getSelectedStorageBackend: () => 'unknown' }, 'win32');
  expect(await windows.ask({ want: 'read' })).toEqual({ is: 'key', key: null });
});

test('a key that the system wants sealed anew is', async () => {
  const { ask, file } = at({
    encryptStringAsync: async (text) => Buffer.from(`new ${text}`),
    decryptStringAsync: async () => ({ result: key, shouldReEncrypt: true }),
  });
  await ask({ want: 'keep', key });
  writeFileSync(file, JSON.stringify({ format: 1, sealed: 'b2xk' }));
  expect(await ask({ want: 'read' })).toEqual({ is: 'key', key });
  expect(readFileSync(file, 'utf8')).toContain(Buffer.from(`new ${key}`).toString('base64'));
});

test('a keychain that does not open is a problem with a remedy, and nothing is lost', async () => {
  const { ask, file } = at({ decryptStringAsync: () => Promise.reject(new Error('denied')) });
  await ask({ want: 'keep', key });
  const before = readFileSync(file, 'utf8');
  expect(await ask({ want: 'read' })).toMatchObject({
    is: 'problem',
    problem: { code: 'vault/keychain', cause: 'denied' },
  });
  expect(readFileSync(file, 'utf8')).toBe(before);
  const refusing = at({ encryptStringAsync: () => Promise.reject(new Error('denied')) });
  expect(await refusing.ask({ want: 'keep', key })).toMatchObject({ is: 'problem' });
  expect(existsSync(refusing.file)).toBe(false);
  writeFileSync(file, 'broken');
  expect(await ask({ want: 'read' })).toMatchObject({ is: 'problem' });
});
