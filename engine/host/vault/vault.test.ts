import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SecretSpec } from '../../connectors/contract.ts';
import { Fault } from '../../model/fault.ts';
import { ConnectionId } from '../../model/ids.ts';
import { testFolder } from '../../testing/fresh-store.ts';
import { environmentVault, variableOf } from './environment.ts';
import type { KeyKeeper, KeyPlace } from './key.ts';
import { keyVault } from './key-vault.ts';
import { promptVault } from './prompt.ts';
import { secretsOf } from './vault.ts';

const crm = ConnectionId.parse('my-crm.2');
const shop = ConnectionId.parse('shop');
const password: SecretSpec = { name: 'password', label: 'password', required: true };
const token: SecretSpec = { name: 'api token', label: 'API token', required: false };

function freshPlace(environment: KeyPlace['environment'] = {}) {
  const folder = testFolder();
  const place: KeyPlace = { environment, home: join(folder, 'home') };
  return {
    place,
    file: join(folder, 'workspace', '.tandem', 'secrets.json'),
    keyFile: join(folder, 'home', '.config', 'tandem', 'key'),
  };
}

async function problemOf(work: Promise<unknown>): Promise<Fault['problem']> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault && error.kind === 'sign-in') return error.problem;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

test('a secret comes from the first vault that has it: environment, file, then a person', async () => {
  const { file, place } = freshPlace();
  const kept = keyVault(file, place);
  const asked: string[] = [];
  const person = promptVault(async ({ connection, secret }) => {
    asked.push(`${connection} ${secret.name}`);
    return 'typed';
  });
  const variables: { [name: string]: string } = {};
  const vaults = [environmentVault(variables), kept, person];
  const got = async () => {
    const result = await secretsOf(crm, [password, token], vaults);
    return result.ok ? result.value : result.error;
  };
  expect(await got()).toEqual({ password: 'typed' });
  expect(await got()).toEqual({ password: 'typed' });
  expect(asked).toEqual(['my-crm.2 password']);
  await kept.put(crm, 'password', 'from the file');
  await kept.put(crm, 'api token', 'also');
  expect(await got()).toEqual({ password: 'from the file', 'api token': 'also' });
  variables['TANDEM_SECRET_MY_CRM_2_PASSWORD'] = 'from the environment';
  variables['TANDEM_SECRET_MY_CRM_2_API_TOKEN'] = '';
  expect(await got()).toEqual({ password: 'from the environment', 'api token': 'also' });
});

test('a required secret that nobody has is a problem that names the connection, the command and the variable', async () => {
  const result = await secretsOf(crm, [password, token], [environmentVault({}), promptVault(async () => null)]);
  expect(result.ok ? [] : result.error).toEqual([
    {
      code: 'vault/missing-secret',
      message: 'The connection "my-crm.2" needs its password ("password"), and none is kept.',
      fix: 'Keep it with "tandem connections secret my-crm.2 password", or set the variable TANDEM_SECRET_MY_CRM_2_PASSWORD.',
    },
  ]);
  expect(variableOf(shop, 'api token')).toBe('TANDEM_SECRET_SHOP_API_TOKEN');
});

test('secrets are kept encrypted, for this account alone, and are read back whatever they are', async () => {
  const { file, place, keyFile } = freshPlace();
  const vault = keyVault(file, place);
  const secret = 'pässwörd "1"\n😀';
  await vault.put(crm, 'password', secret);
  await vault.put(crm, 'token', '');
  await vault.put(shop, 'password', 'hunter2');
  await vault.put(crm, 'password', secret);
  expect(await vault.get(crm, password)).toBe(secret);
  expect(await keyVault(file, place).get(shop, password)).toBe('hunter2');
  expect(await vault.get(shop, token)).toBeNull();
  expect(await vault.names(crm)).toEqual(['password', 'token']);
  const text = readFileSync(file, 'utf8');
  for (const clear of ['hunter2', Buffer.from('hunter2').toString('base64').slice(0, 8), 'swörd']) {
    expect(text).not.toContain(clear);
  }
  if (process.platform !== 'win32') {
    expect([file, keyFile].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
  }
});

test('a dropped secret is gone, and the last one of a connection takes its entry along', async () => {
  const { file, place } = freshPlace();
  const vault = keyVault(file, place);
  expect(await vault.drop(crm, 'password')).toBe(false);
  await vault.put(crm, 'password', 'x');
  expect(await vault.drop(crm, 'password')).toBe(true);
  expect(await vault.drop(crm, 'password')).toBe(false);
  expect(await vault.get(crm, password)).toBeNull();
  expect(readFileSync(file, 'utf8')).not.toContain('my-crm');
});

test('reading secrets makes no key and no file', async () => {
  const { file, place, keyFile } = freshPlace();
  expect(await keyVault(file, place).get(crm, password)).toBeNull();
  expect([existsSync(file), existsSync(keyFile)]).toEqual([false, false]);
});

test('a wrong key, a lost key and a bad key are told apart, and none makes a new key', async () => {
  const { file, place, keyFile } = freshPlace();
  await keyVault(file, place).put(crm, 'password', 'hunter2');
  const other = Buffer.alloc(32, 7).toString('base64');
  const under = (environment: KeyPlace['environment']) => keyVault(file, { ...place, environment });
  expect((await problemOf(under({ TANDEM_KEY: other }).get(crm, password))).code).toBe('vault/wrong-key');
  expect((await problemOf(under({ TANDEM_KEY: other }).put(crm, 'token', 'x'))).code).toBe('vault/wrong-key');
  expect((await problemOf(under({ TANDEM_KEY: 'short' }).get(crm, password))).code).toBe('vault/bad-key');
  const elsewhere = join(place.home, 'elsewhere');
  const lost = under({ TANDEM_KEY_FILE: elsewhere });
  expect((await problemOf(lost.get(crm, password))).code).toBe('vault/no-key');
  expect((await problemOf(lost.put(crm, 'token', 'x'))).message).toContain(elsewhere);
  expect(existsSync(elsewhere)).toBe(false);
  writeFileSync(keyFile, 'not a key');
  expect((await problemOf(under({}).get(crm, password))).message).toContain(keyFile);
});

test('the key may come from the environment; then no key file is made', async () => {
  const { file, place, keyFile } = freshPlace({ TANDEM_KEY: Buffer.alloc(32, 7).toString('base64') });
  await keyVault(file, place).put(crm, 'password', 'hunter2');
  expect(await keyVault(file, place).get(crm, password)).toBe('hunter2');
  expect(existsSync(keyFile)).toBe(false);
});

test('a key file that others can read is refused with the command that closes it', async () => {
  if (process.platform === 'win32') return;
  const { file, place, keyFile } = freshPlace();
  const vault = keyVault(file, place);
  await vault.put(crm, 'password', 'hunter2');
  chmodSync(keyFile, 0o640);
  const problem = await problemOf(vault.get(crm, password));
  expect([problem.code, problem.fix]).toEqual([
    'vault/open-key-file',
    expect.stringContaining(`chmod 600 '${keyFile}'`),
  ]);
  chmodSync(keyFile, 0o600);
  expect(await vault.get(crm, password)).toBe('hunter2');
});

test('a key file that cannot be made or read is a problem that names it', async () => {
  const { file, place } = freshPlace();
  mkdirSync(join(place.home, 'folder'), { recursive: true });
  writeFileSync(join(place.home, 'plain'), '');
  const within = { ...place, environment: { TANDEM_KEY_FILE: join(place.home, 'plain', 'key') } };
  expect((await problemOf(keyVault(file, within).put(crm, 'password', 'x'))).message).toContain('cannot be made');
  const folder = { ...place, environment: { TANDEM_KEY_FILE: join(place.home, 'folder') } };
  expect((await problemOf(keyVault(file, folder).put(crm, 'password', 'x'))).message).toContain('cannot be read');
});

test('a secret that was changed, cut or moved in the file is not used', async () => {
  const { file, place } = freshPlace();
  const vault = keyVault(file, place);
  await vault.put(crm, 'password', 'hunter2');
  await vault.put(shop, 'password', 'other');
  const whole = readFileSync(file, 'utf8');
  const sealed = [...whole.matchAll(/"password": "([^"]+)"/g)].map((match) => match[1] ?? '');
  const [one = '', two = ''] = sealed;
  const flipped = `${one.slice(0, -6)}${one.at(-6) === 'A' ? 'B' : 'A'}${one.slice(-5)}`;
  for (const bad of [flipped, one.slice(0, 20), '', two]) {
    writeFileSync(file, whole.replace(one, bad));
    const problem = await problemOf(vault.get(crm, password));
    expect([problem.code, problem.message.includes('my-crm.2')]).toEqual(['vault/tampered', true]);
  }
  for (const bad of [whole.slice(0, 40), whole.replace('"format": 1', '"format": 2')]) {
    writeFileSync(file, bad);
    const problem = await problemOf(vault.get(crm, password));
    expect([problem.code.split('/')[0], problem.fix.includes('tandem connections secret')]).toEqual(['vault', true]);
  }
});

/** A keychain in memory. */
function keychain(): KeyKeeper & { readonly kept: Buffer[] } {
  const kept: Buffer[] = [];
  return { kept, read: async () => kept[0] ?? null, keep: async (key) => void kept.push(key) };
}

test('with a keychain the key is kept there and no file is made; without one the file is', async () => {
  const { file, place, keyFile } = freshPlace();
  const keeper = keychain();
  const vault = keyVault(file, { ...place, keeper });
  await vault.put(crm, 'password', 'hidden');
  await vault.put(shop, 'password', 'too');
  expect([keeper.kept.length, existsSync(keyFile)]).toEqual([1, false]);
  expect(await keyVault(file, { ...place, keeper }).get(crm, password)).toBe('hidden');
  expect(await problemOf(keyVault(file, place).get(crm, password))).toMatchObject({ code: 'vault/no-key' });
  const nowhere: KeyKeeper = { read: async () => 'nowhere', keep: async () => {} };
  await keyVault(`${file}.other`, { ...place, keeper: nowhere }).put(crm, 'password', 'in the file');
  expect(existsSync(keyFile)).toBe(true);
});

test('secrets that the command line kept under its key file open in the desktop app, and the other way with both keys', async () => {
  const { file, place } = freshPlace();
  const keeper = keychain();
  await keyVault(`${file}.desktop`, { ...place, keeper }).put(crm, 'password', 'of the desktop');
  await keyVault(file, place).put(crm, 'password', 'of the command line');
  const both = { ...place, keeper };
  expect(await keyVault(file, both).get(crm, password)).toBe('of the command line');
  expect(await keyVault(`${file}.desktop`, both).get(crm, password)).toBe('of the desktop');
});
