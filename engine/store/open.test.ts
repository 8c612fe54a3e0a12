import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { Fault } from '../model/fault.ts';
import { freshStore, testFolder } from '../testing/fresh-store.ts';
import { anEntry, anIntent, aShadow, keys, linked, linkId, people, startOfTests } from '../testing/state-samples.ts';
import type { Mark } from './contract/mark.ts';
import type { Lease, Store } from './contract.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { type OpenOptions, openStore } from './open.ts';

const stateIn = (folder: string): string => join(folder, '.tandem', 'state.sqlite');

async function open(file: string, options: Partial<OpenOptions> = {}) {
  const opened = await openStore(file, { now: () => startOfTests, ...options });
  onTestFinished(() => opened.store.close());
  return opened;
}

async function problemOf(work: Promise<unknown>): Promise<Fault['problem']> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Fault && error.kind === 'state') return error.problem;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

const lease = (holder: string, over: Partial<Lease> = {}): Lease => ({
  holder,
  pid: 1000,
  boot: 'boot-1',
  heartbeatAt: '2026-03-31T10:00:00Z',
  ...over,
});

/** As SQLite tools see it, beside the store. */
function change(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

test('a state is made for this account alone, and is there when it is opened again', async () => {
  const file = stateIn(testFolder());
  const { store, notices } = await open(file);
  await store.commit(linked('a'));
  await store.close();
  await store.close();
  expect(notices).toEqual([]);
  expect(readdirSync(dirname(file)).sort()).toEqual(['state.epoch', 'state.sqlite']);
  if (process.platform !== 'win32') {
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(dirname(file))) expect(statSync(join(dirname(file), name)).mode & 0o777).toBe(0o600);
  }
  const again = await open(file);
  expect(again.notices).toEqual([]);
  expect(await again.store.shadows(people, [linkId('a')])).toEqual(new Map([['a', aShadow('a')]]));
});

test('R3: a commit that fails half-way leaves nothing behind, and the store goes on', async () => {
  const { store } = await freshStore();
  const unknown: Mark = { put: 'prints', scope: { ...people, flow: people.flow }, link: linkId('z'), left: 'p' };
  await expect(store.commit([...linked('a'), unknown])).rejects.toThrow('R2');
  expect(await store.countLinks(people, ['live'])).toBe(0);
  await store.commit(linked('a'));
  expect(await store.countLinks(people, ['live'])).toBe(1);
});

test('R3: a full disk is a fault with a remedy, and nothing is half-written', async () => {
  const { store, file } = await freshStore({ maxPages: 80 });
  const fill = async (): Promise<void> => {
    for (let batch = 0; batch < 1000; batch += 1) {
      const names = Array.from({ length: 20 }, (_, at) => `${batch}-${at}-${'x'.repeat(200)}`);
      await store.commit(names.flatMap((name) => linked(name)));
    }
  };
  const problem = await problemOf(fill());
  expect(problem.code).toBe('state/full');
  expect(problem.message).toContain(file);
  expect((await store.countLinks(people, ['live'])) % 20).toBe(0);
  expect(await store.countLinks(people, ['live'])).toBeGreaterThan(0);
  await store.close();
  const more = await open(file);
  await more.store.commit(linked('room-again'));
});

test('R4: a shadow whose checksum does not hold is not used', async () => {
  const { store, file } = await freshStore();
  await store.commit([...linked('a'), ...linked('b')]);
  change(
    file,
    `UPDATE shadow SET slots = replace(slots, '"a"', '"x"') WHERE link = (SELECT seq FROM link WHERE id = 'a')`,
  );
  const problem = await problemOf(store.shadows(people, [linkId('a')]));
  expect([problem.code, problem.message.includes('link a')]).toEqual(['state/damaged-shadow', true]);
  expect((await store.shadows(people, [linkId('b')])).size).toBe(1);
  change(
    file,
    `UPDATE shadow SET (slots, sum) = (SELECT slots, sum FROM shadow WHERE link = (SELECT seq FROM link WHERE id = 'b'))
     WHERE link = (SELECT seq FROM link WHERE id = 'a')`,
  );
  expect((await problemOf(store.shadows(people, [linkId('a')]))).code).toBe('state/damaged-shadow');
});

async function used(file: string): Promise<void> {
  const { store } = await open(file);
  await store.commit([...linked('a'), ...linked('t', { state: 'tombstone' })]);
  await store.close();
}

async function grow(file: string): Promise<void> {
  const { store } = await open(file);
  await store.commit([
    { put: 'shadow', scope: people, link: linkId('a'), shadow: aShadow('later') },
    { put: 'intent', scope: people, intent: anIntent('i1') },
    { put: 'journal', scope: people, entry: anEntry() },
  ]);
  await store.close();
}

async function whatIsAgreed(store: Store): Promise<unknown> {
  return {
    shadows: (await store.shadows(people, [linkId('a'), linkId('t')])).size,
    dirty: (await store.dirtyPage(people, null, 10)).map((one) => [
      one.link.id,
      one.left,
      one.right,
      one.link.leftPrint,
    ]),
    links: await store.countLinks(people, ['live', 'tombstone']),
    intents: (await store.intents(null, ['sent'], 10)).length,
  };
}
const forgotten = { shadows: 0, dirty: [['a', null, null, null]], links: 2, intents: 0 };

test('R5: a state that was restored from a copy forgets what was agreed and keeps the rest (P35)', async () => {
  const file = stateIn(testFolder());
  await used(file);
  copyFileSync(file, `${file}.copy`);
  await grow(file);
  copyFileSync(`${file}.copy`, file);
  const { store, notices } = await open(file);
  expect(notices.map((one) => one.code)).toEqual(['state/restored']);
  expect(await whatIsAgreed(store)).toEqual(forgotten);
  await store.close();
  expect((await open(file)).notices).toEqual([]);
});

test('R5: a state without its epoch file, or with that of another one, forgets what was agreed', async () => {
  const file = stateIn(testFolder());
  const epochFile = join(dirname(file), 'state.epoch');
  await used(file);
  rmSync(epochFile);
  const first = await open(file);
  expect(first.notices.map((one) => one.code)).toEqual(['state/restored']);
  expect(await whatIsAgreed(first.store)).toEqual(forgotten);
  await first.store.close();
  const other = stateIn(testFolder());
  await used(other);
  await grow(file);
  copyFileSync(join(dirname(other), 'state.epoch'), epochFile);
  const second = await open(file);
  expect(second.notices.map((one) => one.code)).toEqual(['state/restored']);
  expect(await whatIsAgreed(second.store)).toEqual({ ...forgotten, intents: 1 });
  await second.store.close();
  writeFileSync(epochFile, 'garbage');
  expect((await open(file)).notices.map((one) => one.code)).toEqual(['state/restored']);
});

test('R5: a state that is newer than its epoch file is what a crash between the two leaves; nothing is forgotten', async () => {
  const file = stateIn(testFolder());
  const epochFile = join(dirname(file), 'state.epoch');
  await used(file);
  const before = readFileSync(epochFile);
  await grow(file);
  writeFileSync(epochFile, before);
  const { store, notices } = await open(file);
  expect(notices).toEqual([]);
  expect((await store.shadows(people, [linkId('a')])).get(linkId('a'))).toEqual(aShadow('later'));
});

test('R5: a torn write of the epoch file costs nothing, because the record before it stays', async () => {
  const file = stateIn(testFolder());
  const epochFile = join(dirname(file), 'state.epoch');
  await used(file);
  await grow(file);
  const text = readFileSync(epochFile, 'utf8');
  const latest = text.indexOf(' 2 ') < 96 ? 0 : 96;
  writeFileSync(epochFile, `${text.slice(0, latest + 20)}????${text.slice(latest + 24)}`);
  expect((await open(file)).notices).toEqual([]);
});

test('R5: a state that is gone starts afresh and says so', async () => {
  const file = stateIn(testFolder());
  await used(file);
  rmSync(file);
  const { store, notices } = await open(file);
  expect(notices.map((one) => one.code)).toEqual(['state/fresh']);
  expect(await store.countLinks(people, ['live'])).toBe(0);
  await store.close();
  expect((await open(file)).notices).toEqual([]);
});

test('R6: what is no state is refused and left as it is', async () => {
  const folder = testFolder();
  const refused = async (name: string, make: (file: string) => void | Promise<void>) => {
    const file = stateIn(join(folder, name));
    mkdirSync(dirname(file), { recursive: true });
    await make(file);
    const before = readFileSync(file);
    const problem = await problemOf(openStore(file, { now: () => startOfTests }));
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(problem.fix).not.toBe('');
    return problem.code;
  };
  expect(await refused('garbage', (file) => writeFileSync(file, 'not a database at all, but long enough'))).toBe(
    'state/damaged',
  );
  expect(await refused('short', (file) => writeFileSync(file, 'x'))).toBe('state/damaged');
  expect(await refused('other', (file) => change(file, 'CREATE TABLE guests (name TEXT)'))).toBe('state/not-ours');
  const cut = await refused('cut', async (file) => {
    await used(file);
    truncateSync(file, 3 * 8192 + 100);
  });
  expect(cut).toBe('state/damaged');
});

test('R6: after an unclean stop a damaged state is refused, with its backups named', async () => {
  const file = stateIn(testFolder());
  await used(file);
  const { store } = await open(file);
  await store.takeLease(lease('killed', { pid: 4_000_000, boot: 'boot-1' }), startOfTests);
  await store.commit(Array.from({ length: 200 }, (_, at) => linked(`n${at}`)).flat());
  copyFileSync(file, `${file}.killed`);
  copyFileSync(`${file}-wal`, `${file}.killed-wal`);
  await store.close();
  change(`${file}.killed`, 'PRAGMA wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(`${file}.killed`);
  bytes.fill(0x5a, bytes.length - 3 * 8192 + 40, bytes.length - 8192);
  writeFileSync(file, bytes);
  const problem = await problemOf(openStore(file, { now: () => startOfTests, bootId: 'boot-1' }));
  expect(problem.code).toBe('state/damaged');
  expect(problem.fix).toContain(join('backups', 'state-20260331T100000Z.sqlite'));
});

test('R6: after an unclean stop a sound state opens, is checked once, and keeps its lease', async () => {
  const file = stateIn(testFolder());
  const { store } = await open(file, { bootId: 'boot-1' });
  await store.takeLease(lease('killed', { pid: 4_000_000 }), startOfTests);
  const second = await open(file, { bootId: 'boot-1', isAlive: () => false });
  expect(await second.store.takeLease(lease('next', { boot: 'boot-2' }), startOfTests)).toEqual(
    lease('killed', { pid: 4_000_000 }),
  );
});

const withSecond = [...migrations, { version: migrations.length + 1, sql: 'ALTER TABLE plan ADD COLUMN note TEXT' }];

/** A state as an earlier build would have left it. */
function stateOfVersion(file: string, version: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  migrate(db, migrations.slice(0, version));
  db.exec(`INSERT INTO meta (one, lineage, epoch) VALUES (1, 'made-for-a-test', 0);
    INSERT INTO plan (hash, text) VALUES ('h', 'kept')`);
  db.close();
}

test('R7: an older state is backed up, brought to this version step by step, and keeps what it holds', async () => {
  for (let version = 1; version <= migrations.length; version += 1) {
    const file = stateIn(testFolder());
    stateOfVersion(file, version);
    const { store } = await open(file, { migrations: withSecond });
    expect(await store.plan('h')).toBe('kept');
    const backups = readdirSync(join(dirname(file), 'backups'));
    expect(backups).toEqual(['state-20260331T100000Z.sqlite']);
    const backup = new Database(join(dirname(file), 'backups', backups[0] ?? ''));
    expect(backup.pragma('user_version', { simple: true })).toBe(version);
    backup.close();
    await store.close();
  }
});

test('R7: a migration that fails leaves the state at the version before it', async () => {
  const file = stateIn(testFolder());
  await used(file);
  const broken = [...migrations, { version: migrations.length + 1, sql: 'CREATE TABLE more (x); DROP TABLE nothing' }];
  await expect(openStore(file, { now: () => startOfTests, migrations: broken })).rejects.toThrow('nothing');
  const { store } = await open(file);
  expect(await store.countLinks(people, ['live'])).toBe(1);
});

test('R7: a state written by a newer build is refused and left as it is', async () => {
  const file = stateIn(testFolder());
  await (await open(file, { migrations: withSecond })).store.close();
  const before = readFileSync(file);
  const problem = await problemOf(openStore(file, { now: () => startOfTests }));
  expect([problem.code, problem.fix]).toEqual(['state/newer', expect.stringContaining('Update Tandem')]);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('R7: a state is backed up once a day and seven backups are kept, each a state that opens', async () => {
  const file = stateIn(testFolder());
  await used(file);
  const backups = join(dirname(file), 'backups');
  for (let hour = 0; hour < 24 * 10; hour += 8) {
    const now = new Date(Date.UTC(2026, 3, 1, hour)).toISOString();
    await (await open(file, { now: () => now })).store.close();
  }
  expect(readdirSync(backups)).toEqual(
    [4, 5, 6, 7, 8, 9, 10].map((day) => `state-202604${`${day}`.padStart(2, '0')}T000000Z.sqlite`),
  );
  copyFileSync(join(backups, 'state-20260404T000000Z.sqlite'), file);
  const { store } = await open(file);
  expect(await store.countLinks(people, ['live'])).toBe(1);
});

test('R8: the lease is taken when it is free, ours, expired, or of a process that has ended', async () => {
  const { store } = await freshStore({ isAlive: (pid) => pid === 1000 });
  const before = '2026-03-31T09:59:00Z';
  expect(await store.takeLease(lease('one'), before)).toBeNull();
  expect(await store.takeLease(lease('one'), before)).toBeNull();
  expect(await store.takeLease(lease('two', { pid: 1 }), before)).toEqual(lease('one'));
  expect(await store.takeLease(lease('two', { boot: 'boot-2' }), before)).toEqual(lease('one'));
  expect(await store.takeLease(lease('two', { boot: 'boot-2', pid: 2000 }), '2026-03-31T10:00:01Z')).toBeNull();
  expect(await store.beat(lease('one'))).toBe(false);
  expect(await store.takeLease(lease('three'), before)).toMatchObject({ holder: 'two' });
  expect(await store.takeLease(lease('three', { boot: 'boot-2' }), before)).toBeNull();
  expect(await store.beat(lease('three', { heartbeatAt: '2026-03-31T11:00:00Z' }))).toBe(true);
  await store.dropLease('two');
  expect(await store.takeLease(lease('four', { boot: 'boot-3' }), before)).toMatchObject({
    holder: 'three',
    heartbeatAt: '2026-03-31T11:00:00Z',
  });
  await store.dropLease('three');
  expect(await store.takeLease(lease('four'), before)).toBeNull();
});

test('R9: an overlay starts as the state is, reaches nothing of it, and is gone when closed', async () => {
  const { store, file } = await freshStore();
  await store.commit(linked('a'));
  await store.noteSeen(people, 'left', keys('l-a'));
  const overlay = await store.overlay();
  expect(await overlay.unseenLinked(people, 'left', null, 10)).toEqual(['l-a']);
  await overlay.commit([...linked('b'), { put: 'shadow', scope: people, link: linkId('a'), shadow: aShadow('z') }]);
  const nested = await overlay.overlay();
  expect(await nested.countLinks(people, ['live'])).toBe(2);
  await nested.close();
  await store.commit(linked('c'));
  expect(await overlay.countLinks(people, ['live'])).toBe(2);
  expect(await store.countLinks(people, ['live'])).toBe(2);
  expect((await store.shadows(people, [linkId('a')])).get(linkId('a'))).toEqual(aShadow('a'));
  const ofOverlays = () => readdirSync(dirname(file)).filter((name) => name.startsWith('overlay-'));
  expect(ofOverlays()).toHaveLength(1);
  await overlay.close();
  expect(ofOverlays()).toEqual([]);
});

test('R9: overlays that a killed process left are removed when the state is opened', async () => {
  const file = stateIn(testFolder());
  await used(file);
  const left = join(dirname(file), 'overlay-4000000-abc');
  mkdirSync(left);
  writeFileSync(join(left, 'state.sqlite'), '');
  mkdirSync(join(dirname(file), `overlay-${process.pid}-abc`));
  await open(file);
  expect(readdirSync(dirname(file)).filter((name) => name.startsWith('overlay-'))).toEqual([
    `overlay-${process.pid}-abc`,
  ]);
});

test('a folder that cannot be written is a fault with a remedy', async () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'taken'), '');
  const problem = await problemOf(openStore(join(folder, 'taken', 'state.sqlite'), { now: () => startOfTests }));
  expect(problem.code).toBe('state/cannot-open');
});
