import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { brokenAt, chainStart } from '../core/values/chain.ts';
import type { Deed } from '../model/audit.ts';
import { Fault } from '../model/fault.ts';
import { testFolder } from '../testing/fresh-store.ts';
import { aLone, aShadow, linked, linkId, people, key as recordKey, startOfTests } from '../testing/state-samples.ts';
import type { StateKey } from './cipher.ts';
import { checkKind } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { type OpenOptions, openStore } from './open.ts';
import { rewriteState } from './rewrite.ts';

const key: StateKey = Buffer.alloc(32, 7);
const another: StateKey = Buffer.alloc(32, 9);
const deed: Deed = {
  at: startOfTests,
  by: 'dana',
  action: 'encryption',
  flow: null,
  sync: null,
  about: '',
  why: null,
  says: { encrypted: true },
};
const stateIn = (): string => join(testFolder(), '.tandem', 'state.sqlite');
const later = '2026-04-02T10:00:00Z';

async function open(file: string, keys: readonly StateKey[] = [], options: Partial<OpenOptions> = {}) {
  const opened = await openStore(file, { now: () => startOfTests, keys: async () => keys, ...options });
  onTestFinished(() => opened.store.close());
  return opened;
}

const marker = 'MARKERVALUE';
const marked = { left: { s1: [marker] }, right: { s1: [marker] } };

/** A state that holds the marker in its tables, its log and a backup. */
async function filled(file: string, keys: readonly StateKey[] = []): Promise<void> {
  const { store } = await open(file, keys);
  await store.commit([...linked('a'), { put: 'shadow', scope: people, link: linkId('a'), shadow: marked }]);
  await store.close();
  const { store: again } = await open(file, keys, { now: () => later });
  await again.close();
}

/** The files below a folder that hold the marker as it is. */
function telling(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(marker));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault) return error.problem.code;
    throw error;
  }
  return 'nothing';
}

const encrypt = (file: string, keys: readonly StateKey[] = [key]) =>
  rewriteState(file, { keys, to: keys[0] ?? null, deed });

test('K4: an encrypted state and its backups hold no value as it is, and lose nothing', async () => {
  const file = stateIn();
  await filled(file);
  expect(telling(dirname(file)).length).toBe(2);
  expect(await encrypt(file)).toBe(2);
  expect(telling(dirname(file))).toEqual([]);
  const files = readdirSync(dirname(file), { recursive: true });
  expect(
    files.filter((name) => !/^(?:state\.(?:sqlite|epoch)|backups(?:.state-[\dTZ]+\.sqlite)?)$/.test(String(name))),
  ).toEqual([]);
  const { store, notices } = await open(file, [key]);
  expect(notices).toEqual([]);
  expect((await store.shadows(people, [linkId('a')])).get(linkId('a'))).toEqual(marked);
  const [row] = await store.auditPage(0, 10);
  expect(row).toMatchObject({ action: 'encryption', by: 'dana' });
  if (row !== undefined) expect(brokenAt({ seq: 0, hash: chainStart }, row)).toBeNull();
});

test('K4: neither its log nor a throw-away copy nor a new backup holds a value as it is, while it is in use', async () => {
  const file = stateIn();
  await filled(file, [key]);
  const { store } = await open(file, [key], { now: () => '2026-04-05T10:00:00Z' });
  await store.commit([
    ...linked('b'),
    { put: 'shadow', scope: people, link: linkId('b'), shadow: marked },
    {
      put: 'lone',
      scope: people,
      lone: aLone('left', 'k1', { snapshot: { key: recordKey('k1'), fields: { name: marker } } }),
    },
  ]);
  const overlay = await store.overlay();
  await overlay.commit([
    {
      put: 'lone',
      scope: people,
      lone: aLone('left', 'k2', { snapshot: { key: recordKey('k2'), fields: { name: marker } } }),
    },
  ]);
  expect((await overlay.shadows(people, [linkId('b')])).get(linkId('b'))).toEqual(marked);
  expect(readdirSync(dirname(file)).filter((name) => /-wal$|^overlay-|^backups/.test(name)).length).toBe(3);
  expect(telling(dirname(file))).toEqual([]);
  await overlay.close();
});

test('K5: without its key, or with another one, a state is not opened and not touched', async () => {
  const file = stateIn();
  await filled(file, [key]);
  const before = readFileSync(file);
  expect(await codeOf(open(file))).toBe('state/no-key');
  expect(await codeOf(open(file, [another]))).toBe('state/wrong-key');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(await codeOf(open(file, [another, key]))).toBe('nothing');
});

test('K6: a new key rewrites all, and the old one opens nothing any more; without encryption any tool reads it', async () => {
  const file = stateIn();
  await filled(file, [key]);
  expect(await encrypt(file, [another, key])).toBe(2);
  expect(await codeOf(open(file, [key]))).toBe('state/wrong-key');
  expect(await encrypt(file, [another])).toBe(0);
  expect(await rewriteState(file, { keys: [another], to: null, deed })).toBe(2);
  expect(telling(dirname(file)).length).toBe(2);
  const { store, notices } = await open(file);
  expect(notices).toEqual([]);
  expect((await store.auditPage(0, 10)).map((row) => row.seq)).toEqual([1, 2]);
  await store.close();
  const db = new Database(file);
  expect(db.prepare('SELECT count(*) FROM link').pluck().get()).toBe(1);
  db.close();
});

test('K6: a state that another command uses is left as it is', async () => {
  const file = stateIn();
  await filled(file);
  const { store } = await open(file);
  await store.commit(linked('c'));
  expect(await codeOf(encrypt(file))).toBe('state/in-use');
  expect((await store.links(people, [linkId('c')])).size).toBe(1);
  await store.close();
  expect(await encrypt(file)).toBe(3);
});

test('K6: who had the old file open when it was replaced is told so, and writes nothing into it', async () => {
  const file = stateIn();
  await filled(file);
  const waiting = new Database(file);
  await encrypt(file);
  expect(() => checkKind(waiting, file, migrations)).toThrow('was just rewritten');
  waiting.close();
});

test('K6: a backup that is copied over an encrypted state is opened, and what it calls agreed is forgotten', async () => {
  const file = stateIn();
  await filled(file, [key]);
  const { store } = await open(file, [key]);
  await store.commit([...linked('d'), { put: 'shadow', scope: people, link: linkId('d'), shadow: aShadow('d') }]);
  await store.close();
  const [backup] = readdirSync(join(dirname(file), 'backups'));
  copyFileSync(join(dirname(file), 'backups', backup ?? ''), file);
  const { notices } = await open(file, [key]);
  expect(notices.map((one) => one.code)).toEqual(['state/restored']);
});

test('K5: a file that is no state at all is still told to be damaged', async () => {
  const file = stateIn();
  await filled(file);
  writeFileSync(file, 'this is no database');
  expect(await codeOf(open(file, []))).toBe('state/damaged');
});

test('K5: a page that somebody changed in an encrypted state is not believed', async () => {
  const file = stateIn();
  await filled(file, [key]);
  const bytes = readFileSync(file);
  for (let page = 1; page * 8192 < bytes.length; page += 1)
    bytes.writeUInt8(bytes.readUInt8(page * 8192 + 100) ^ 1, page * 8192 + 100);
  writeFileSync(file, bytes);
  expect(await codeOf(open(file, [key]))).toBe('state/damaged');
});
