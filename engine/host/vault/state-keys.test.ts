import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testFolder } from '../../testing/fresh-store.ts';
import { inTandem, people, resultOf, type SmallWorkspace, smallWorkspace, startTandem } from '../../testing/tandem.ts';

const marker = 'Qx0marker';

/** The files of the workspace's state that hold a marker as it is. */
const telling = (folder: string): readonly string[] =>
  readdirSync(join(folder, '.tandem'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(marker));

async function ran(): Promise<SmallWorkspace> {
  const both = people(40).map((one) => ({ ...one, city: `${marker}${one.id}` }));
  const small = smallWorkspace({ shop: both, crm: both.slice(1) });
  expect((await small.tandem('run')).code).toBe(0);
  return small;
}

const statusOf = async (small: SmallWorkspace) => resultOf(await small.tandem('status', '--json'));

test('K4: tandem encrypt leaves no value readable in .tandem, and every command goes on as before', async () => {
  const small = await ran();
  const before = await statusOf(small);
  expect(telling(small.folder).length).toBeGreaterThan(0);
  expect(resultOf(await small.tandem('encrypt', '--json'))).toMatchObject({ encrypted: true });
  expect(telling(small.folder)).toEqual([]);
  expect(await statusOf(small)).toEqual(before);
  small.shop(people(41).map((one) => ({ ...one, city: `${marker}again${one.id}` })));
  expect((await small.tandem('run')).code).toBe(0);
  expect(telling(small.folder)).toEqual([]);
  const history = await small.tandem('history', 'people', 'people', 'left', '7');
  expect(history.out).toContain(`${marker}again7`);
});

test('K5: without the key file a command says what is missing, and with it all is well again', async () => {
  const small = await ran();
  await small.tandem('encrypt');
  const keyFile = join(small.folder, '.config', 'tandem', 'key');
  const kept = readFileSync(keyFile, 'utf8');
  rmSync(keyFile);
  const lost = await small.tandem('status', '--json');
  expect(resultOf(lost)).toMatchObject({ error: { code: 'state/locked' } });
  expect(lost.err).toContain('TANDEM_KEY_FILE');
  writeFileSync(keyFile, Buffer.alloc(32, 1).toString('base64'), { mode: 0o600 });
  expect(resultOf(await small.tandem('status', '--json'))).toMatchObject({ error: { code: 'state/locked' } });
  writeFileSync(keyFile, kept, { mode: 0o600 });
  expect((await small.tandem('status')).code).toBe(0);
  rmSync(join(small.folder, '.tandem', 'keys.json'));
  expect(resultOf(await small.tandem('status', '--json'))).toMatchObject({ error: { code: 'state/no-key' } });
});

test('K6: a new key, and decrypting, keep everything', async () => {
  const small = await ran();
  await small.tandem('encrypt');
  const before = await statusOf(small);
  const keys = readFileSync(join(small.folder, '.tandem', 'keys.json'), 'utf8');
  expect((await small.tandem('encrypt', '--rotate')).code).toBe(0);
  expect(readFileSync(join(small.folder, '.tandem', 'keys.json'), 'utf8')).not.toBe(keys);
  expect(await statusOf(small)).toEqual(before);
  expect((await small.tandem('decrypt')).code).toBe(0);
  expect(await statusOf(small)).toEqual(before);
  expect(telling(small.folder).length).toBeGreaterThan(0);
});

test('K6: a command that is killed while it encrypts loses nothing, and ends its work when it is given again', {
  timeout: 180_000,
}, async () => {
  const small = await ran();
  const before = await statusOf(small);
  const home = testFolder();
  for (const afterMs of [350, 420, 480, 540, 600, 700]) {
    const folder = join(home, String(afterMs));
    cpSync(small.folder, folder, { recursive: true });
    const { child, ended } = startTandem(['encrypt'], { cwd: folder });
    await wait(afterMs);
    child.kill('SIGKILL');
    await ended;
    const status = resultOf(await inTandem(['status', '--json'], { cwd: folder }));
    expect({ ...status, workspace: '' }).toEqual({ ...before, workspace: '' });
    expect((await inTandem(['encrypt'], { cwd: folder })).code).toBe(0);
    expect(telling(folder)).toEqual([]);
  }
});

test('K4: a workspace that is encrypted before its first run never has a value readable', async () => {
  const both = people(10).map((one) => ({ ...one, city: `${marker}${one.id}` }));
  const small = smallWorkspace({ shop: both, crm: both.slice(1) });
  expect((await small.tandem('encrypt')).code).toBe(0);
  expect((await small.tandem('run')).code).toBe(0);
  expect(telling(small.folder)).toEqual([]);
});
