import { chmodSync, copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultOf } from '../../testing/conformance/writes.ts';
import { add, all, type Desk, deskOf, key, set, viewOf } from '../../testing/desk.ts';
import { asNobody, hasSmallDisk, isRoot, smallDisk } from '../../testing/machine.ts';
import { sqlite } from './sqlite.ts';

let desk: Desk;
let db: Database.Database;

beforeEach(() => {
  desk = deskOf(sqlite);
  db = new Database(desk.path('crm.sqlite'));
});

afterEach(async () => {
  db.close();
  await desk.dispose();
});

test('a database that another program holds is waited for, and then the batch may come again later', async () => {
  db.exec(`create table t (id integer primary key, v text); insert into t values (1, 'a')`);
  const session = await desk.open('crm.sqlite', { busyTimeoutMs: 1 });
  const view = await viewOf(session, 't');
  db.exec('begin immediate');
  expect((await session.write(view, [set('1', { v: 'b' }), set('2', { v: 'b' })])).map((one) => one.kind)).toEqual([
    'later',
    'later',
  ]);
  db.exec('commit; begin exclusive');
  expect(await faultOf(() => session.read(view, [key('1')]))).toMatchObject({
    kind: 'transient',
    problem: { code: 'sqlite/busy' },
  });
  db.exec('commit');
  expect((await session.write(view, [set('1', { v: 'b' })])).map((one) => one.kind)).toEqual(['done']);
});

// A disk of its own can only be made by root on Linux.
test.skipIf(!hasSmallDisk)(
  'a full disk stores nothing of the batch, says so, and is over when there is room',
  async () => {
    const disk = smallDisk('1m');
    if (disk === null) throw new Error('The small disk is gone.');
    try {
      const path = join(disk.folder, 'crm.sqlite');
      const other = new Database(path);
      other.exec(`create table t (id integer primary key, v text); insert into t values (1, 'a')`);
      writeFileSync(join(disk.folder, 'ballast'), Buffer.alloc(500_000));
      const session = await desk.open('', { file: path });
      const view = await viewOf(session, 't');
      const batch = [set('1', { v: 'b' }), add(null, { v: 'x'.repeat(600_000) })];
      const fault = await faultOf(() => session.write(view, batch));
      expect(fault).toMatchObject({ kind: 'transient', problem: { code: 'sqlite/disk-full' } });
      expect(fault.afterMs).toBeGreaterThan(0);
      expect(other.prepare('select * from t').all()).toEqual([{ id: 1, v: 'a' }]);
      rmSync(join(disk.folder, 'ballast'));
      expect((await session.write(view, batch)).map((one) => one.kind)).toEqual(['done', 'done']);
      await session.close();
      other.close();
    } finally {
      disk.dispose();
    }
  },
);

test.skipIf(!isRoot)(
  'rights are respected: a file that may not be read or not be written is a fault of sign-in',
  async () => {
    db.exec(`create table t (id integer primary key, v text); insert into t values (1, 'a')`);
    db.close();
    db = new Database(':memory:');
    chmodSync(desk.path('.'), 0o755);
    const script = (mode: string): string => `
    import { sqlite } from ${JSON.stringify(join(import.meta.dirname, 'sqlite.ts'))};
    try {
      const session = await sqlite.open({ file: '../crm.sqlite' }, {}, { now: () => '2026-06-01T00:00:00Z', folder: ${JSON.stringify(desk.path('connections'))} });
      const shape = await session.shape('t');
      const write = { op: 'update', intent: 'i', key: '1', fields: { v: 'b' }, expect: { fields: {} } };
      console.log(JSON.stringify(await session.write({ shape, fields: ['v'], modifiedAt: null }, [write])), '${mode}');
    } catch (error) {
      console.log(error.kind, error.problem?.code, error.problem?.fix.length > 10);
    }`;
    chmodSync(desk.path('crm.sqlite'), 0o600);
    expect(asNobody(script('secret'))).toBe('sign-in sqlite/no-permission true');
    chmodSync(desk.path('crm.sqlite'), 0o644);
    expect(asNobody(script('read-only'))).toBe('sign-in sqlite/no-permission true');
  },
);

test('a page that is damaged is a fault, and no record is made up', async () => {
  db.exec('create table t (id integer primary key, v text)');
  db.transaction(() => {
    for (let n = 0; n < 500; n += 1) db.prepare('insert into t (v) values (?)').run('x'.repeat(500));
  })();
  db.close();
  const path = desk.path('crm.sqlite');
  const bytes = readFileSync(path);
  bytes.fill(0xee, 4096 * 20, 4096 * 30);
  writeFileSync(path, bytes);
  db = new Database(':memory:');
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 't');
  expect(await faultOf(() => all(session, view))).toMatchObject({
    kind: 'setting',
    problem: { code: 'sqlite/damaged' },
  });
});

test('an edit of another process in the middle of a scan is seen or not, and no record is lost or doubled', async () => {
  db.exec('create table t (id integer primary key, v text)');
  const insert = db.prepare('insert into t values (?, ?)');
  db.transaction(() => {
    for (let n = 1; n <= 3000; n += 1) insert.run(n, 'old');
  })();
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 't');
  const seen = [];
  for await (const page of session.scan(view)) {
    seen.push(...page.snapshots.map((one) => one.key));
    db.exec(`update t set v = 'new'; delete from t where id = ${seen.length}; insert into t (v) values ('more')`);
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThanOrEqual(3000);
});

test('a missing file, a folder, another kind of file and a damaged one are told apart, with the remedy', async () => {
  writeFileSync(
    desk.path('text.sqlite'),
    'this is no database, but it is long enough to be looked at as one\n'.repeat(20),
  );
  db.exec(`create table t (id integer primary key, v text); insert into t values (1, hex(zeroblob(5000)))`);
  db.close();
  const codes = [];
  for (const file of ['missing.sqlite', 'connections', 'text.sqlite']) {
    const fault = await faultOf(() => desk.open(file));
    expect(fault.kind).toBe('setting');
    expect(fault.problem.fix).not.toBe('');
    codes.push(fault.problem.code);
  }
  expect(codes).toEqual(['sqlite/no-file', 'sqlite/not-a-file', 'sqlite/not-a-database']);
  expect((await faultOf(() => desk.open('crm.sqlite', { busyTimeoutMs: -1 }))).problem.code).toBe('sqlite/settings');
  db = new Database(':memory:');
});

test('a connection that is set to be read only reads and never writes', async () => {
  db.exec(`create table t (id integer primary key, v text); insert into t values (1, 'a')`);
  const session = await desk.open('crm.sqlite', { readOnly: true });
  const view = await viewOf(session, 't');
  expect(view.shape.can).toMatchObject({ create: false, update: false, remove: false });
  expect(await all(session, view)).toHaveLength(1);
  expect((await faultOf(() => session.write(view, [set('1', { v: 'b' })]))).problem.code).toBe('sqlite/read-only');
});

test('a database that is replaced while it is open is not written, since nobody would see it', async () => {
  db.exec(`create table t (id integer primary key, v text); insert into t values (1, 'a')`);
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 't');
  copyFileSync(desk.path('crm.sqlite'), desk.path('new.sqlite'));
  renameSync(desk.path('new.sqlite'), desk.path('crm.sqlite'));
  expect(await faultOf(() => session.write(view, [set('1', { v: 'b' })]))).toMatchObject({
    kind: 'transient',
    problem: { code: 'sqlite/replaced' },
  });
  const again = await desk.open('crm.sqlite');
  expect((await again.write(view, [set('1', { v: 'b' })])).map((one) => one.kind)).toEqual(['done']);
});

test('the identity stays when the file is edited or the whole workspace moves, and differs for another file', async () => {
  db.exec('create table t (id integer primary key)');
  const identity = await (await desk.open('crm.sqlite')).identity();
  db.exec('create table u (id integer primary key); insert into t values (1)');
  expect(await (await desk.open('crm.sqlite')).identity()).toBe(identity);
  new Database(desk.path('other.sqlite')).exec('create table t (id integer primary key)').close();
  expect(await (await desk.open('other.sqlite')).identity()).not.toBe(identity);
  db.close();
  await desk.move();
  db = new Database(desk.path('crm.sqlite'));
  expect(await (await desk.open('crm.sqlite')).identity()).toBe(identity);
});
