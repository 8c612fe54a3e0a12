import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Fault } from '../../model/fault.ts';
import { IntentId, RecordKey } from '../../model/ids.ts';
import type { Fields } from '../../model/value.ts';
import { asNobody, hasSmallDisk, isRoot, smallDisk } from '../../testing/machine.ts';
import type { Outcome, Session, View, Write } from '../contract.ts';
import { sqlite } from './sqlite.ts';

let workspace = '';
let db: Database.Database;
const sessions: Session[] = [];

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'tandem-sqlite-'));
  mkdirSync(join(workspace, 'connections'));
  db = new Database(join(workspace, 'crm.sqlite'));
});

afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close();
  db.close();
  rmSync(workspace, { recursive: true });
});

async function open(settings: Record<string, unknown> = {}): Promise<Session> {
  const ambient = { now: () => '2026-06-01T00:00:00Z', folder: join(workspace, 'connections') };
  const session = await sqlite.open({ file: '../crm.sqlite', ...settings }, {}, ambient);
  sessions.push(session);
  return session;
}

async function viewOf(session: Session, table: string, fields?: readonly string[]): Promise<View> {
  const shape = await session.shape(table);
  return { shape, fields: fields ?? shape.fields.map((field) => field.name), modifiedAt: null };
}

const key = (text: string): RecordKey => RecordKey.parse(text);
const intent = IntentId.parse('i1');
const update = (at: string, fields: Fields, expected: Fields = {}): Write => ({
  op: 'update',
  intent,
  key: key(at),
  fields,
  expect: { fields: expected },
});
const create = (at: string | null, fields: Fields): Write => ({
  op: 'create',
  intent,
  correlation: 'link',
  key: at === null ? null : key(at),
  fields,
});

async function all(session: Session, view: View) {
  const snapshots = [];
  for await (const page of session.scan(view)) snapshots.push(...page.snapshots);
  return snapshots;
}

async function faultOf(work: () => Promise<unknown>): Promise<Fault> {
  const thrown: unknown = await work().then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof Fault) return thrown;
  throw new Error(`A fault was expected, not ${String(thrown)}.`);
}

const problemOf = (outcome: Outcome | undefined) => (outcome?.kind === 'refused' ? outcome.problem : null);

test('discovery knows keys, types, defaults, generated columns, choices and what is required', async () => {
  db.exec(`
    create table orders (
      id integer primary key, code varchar(20) not null unique, status text not null default 'new' check (status in ('new', 'it''s paid')),
      net decimal(10,2), gross real generated always as (net * 1.19), placed timestamp, due date, paid boolean, meta json,
      scan blob, anything, ref uuid);
    create table lines (order_id integer, no integer, text text, primary key (order_id, no)) without rowid;
    create table notes (text text);
    create table tags (name text primary key);
    create table odd (k primary key, v text);
    create view paid as select * from orders;
  `);
  const session = await open();
  expect(await session.objects()).toEqual(['lines', 'notes', 'odd', 'orders', 'tags']);
  const orders = await session.shape('orders');
  expect(orders).toMatchObject({
    key: ['id'],
    keyFrom: 'system',
    can: { reservesKeys: true, create: true, since: true },
  });
  expect(Object.fromEntries(orders.fields.map((field) => [field.name, field.type]))).toEqual({
    id: { kind: 'integer', min: '-9223372036854775808', max: '9223372036854775807' },
    code: { kind: 'text', maxLength: 20 },
    status: { kind: 'choice', options: ['new', "it's paid"] },
    net: { kind: 'decimal', precision: 10, scale: 2 },
    gross: { kind: 'decimal' },
    placed: { kind: 'instant', digits: 9 },
    due: { kind: 'date' },
    paid: { kind: 'boolean' },
    meta: { kind: 'json' },
    scan: { kind: 'file' },
    anything: { kind: 'text' },
    ref: { kind: 'text' },
  });
  const named = Object.fromEntries(orders.fields.map((field) => [field.name, field]));
  expect(named['id']).toMatchObject({ required: false, writable: 'on-create', unique: true });
  expect(named['code']).toMatchObject({ required: true, nullable: false, unique: true, writable: 'always' });
  expect(named['status']).toMatchObject({ required: false, nullable: false, unique: false });
  expect(named['gross']).toMatchObject({ writable: 'never', required: false });
  expect(named['scan']).toMatchObject({ writable: 'never' });
  expect(await session.shape('lines')).toMatchObject({
    key: ['order_id', 'no'],
    keyFrom: 'field',
    can: { reservesKeys: false },
  });
  expect(await session.shape('tags')).toMatchObject({
    key: ['name'],
    keyFrom: 'field',
    can: { create: true, reservesKeys: false },
  });
  for (const keyless of ['notes', 'odd']) {
    expect(await session.shape(keyless)).toMatchObject({
      key: [],
      can: { create: false, update: false, remove: false },
    });
  }
});

test('a value that is not of the declared type is left out of its record, and the others are read', async () => {
  db.exec(
    `create table t (id integer primary key, n integer, d date, at datetime, b boolean, j json, txt text, x decimal(5,2));`,
  );
  db.exec(`insert into t values (1, 'many', '31.3.2026', 'soon', 'maybe', '{', x'ff', 'a lot'),
    (2, 1.5, 20260331, 1.5, 7, x'00', cast(x'ff41' as text), 9e999),
    (3, '12', '2026-03-31 00:00:00', 1775000000, 't', 5, 'fine' || char(65533), '1.50'),
    (4, null, null, null, null, null, null, null)`);
  const session = await open();
  const snapshots = await all(session, await viewOf(session, 't'));
  expect(snapshots.map((one) => one.fields)).toEqual([
    { id: '1' },
    { id: '2' },
    { id: '3', n: '12', d: '2026-03-31', at: '2026-03-31T23:33:20Z', b: true, j: '5', txt: 'fine\ufffd', x: '1.5' },
    { id: '4', n: null, d: null, at: null, b: null, j: null, txt: null, x: null },
  ]);
});

test('times, dates and truth values are stored in the form that the column has', async () => {
  db.exec(
    `create table t (id integer primary key, s timestamp, ms datetime, iso datetime, zoned datetime, d date, tf boolean);`,
  );
  db.exec(`insert into t values (1, 1775000000, 1775000000123, '2026-03-31T10:00:00', '2026-03-31 10:00:00+02:00', '2026-03-31 00:00:00', 't'),
    (2, null, null, null, null, null, null)`);
  const session = await open();
  const view = await viewOf(session, 't');
  expect((await all(session, view))[0]?.fields).toMatchObject({
    zoned: '2026-03-31T08:00:00Z',
    ms: '2026-03-31T23:33:20.123Z',
  });
  const at = '2026-04-01T00:00:00.5Z';
  const fields = { s: at, ms: at, iso: at, zoned: at, d: '2026-04-01', tf: false };
  const outcomes = await session.write(view, [update('1', fields), update('2', fields)]);
  expect(outcomes.map((one) => one.kind)).toEqual(['done', 'done']);
  const stored = {
    s: 1775001600,
    ms: 1775001600500,
    iso: '2026-04-01T00:00:00.5',
    zoned: '2026-04-01 00:00:00.5+00:00',
    tf: 'f',
  };
  expect(db.prepare('select * from t').all()).toMatchObject([
    { ...stored, d: '2026-04-01 00:00:00' },
    { ...stored, d: '2026-04-01 00:00:00' },
  ]);
});

test('composite keys are JSON arrays of their parts, in reading, writing and creating', async () => {
  db.exec('create table t (b text, a integer, v text, primary key (a, b)) without rowid');
  db.exec(`insert into t values ('x"y', 9007199254740993, 'one'), ('', -1, 'two')`);
  const session = await open();
  const view = await viewOf(session, 't');
  const keys = ['["-1",""]', '["9007199254740993","x\\"y"]'];
  expect((await all(session, view)).map((one) => one.key)).toEqual(keys);
  const outcomes = await session.write(view, [update(keys[1] ?? '', { v: 'new' }, { v: 'one' })]);
  expect(outcomes[0]).toMatchObject({ kind: 'done', snapshot: { key: keys[1], fields: { v: 'new', b: 'x"y' } } });
  const made = await session.write(view, [
    create(null, { a: '5', b: 'k', v: 'three' }),
    create('["6","k"]', { v: 'four' }),
    create('["6","k"]', {}),
  ]);
  expect(made.map((one) => one.kind)).toEqual(['done', 'done', 'moved-on']);
  expect(made[0]).toMatchObject({ snapshot: { key: '["5","k"]' } });
  expect((await session.read(view, [key('["6","k"]'), key('6'), key('["6","k","l"]')])).map((one) => one.kind)).toEqual(
    ['found', 'gone', 'gone'],
  );
});

test('a key of another case is another record, whatever the collation', async () => {
  db.exec(`create table t (k text primary key collate nocase, v text); insert into t values ('Ann', 'x')`);
  const session = await open();
  const view = await viewOf(session, 't');
  expect((await session.read(view, [key('ann'), key('Ann')])).map((one) => one.kind)).toEqual(['gone', 'found']);
  expect(problemOf((await session.write(view, [create('ANN', { v: 'y' })]))[0])).toMatchObject({
    code: 'sqlite/not-unique',
  });
});

test('a row without a key value is a fault, and never left out', async () => {
  db.exec(`create table t (k text primary key, v text); insert into t values ('a', 'x'), (null, 'y')`);
  const session = await open();
  const view = await viewOf(session, 't');
  const fault = await faultOf(() => all(session, view));
  expect(fault).toMatchObject({ kind: 'setting', problem: { code: 'sqlite/no-key-value' } });
});

test('a table without a key can be read and not written', async () => {
  db.exec(`create table t (v text); insert into t values ('a'), ('a')`);
  const session = await open();
  const view = await viewOf(session, 't');
  expect((await all(session, view)).map((one) => one.fields)).toEqual([{ v: 'a' }, { v: 'a' }]);
  expect((await faultOf(() => session.write(view, [create(null, { v: 'b' })]))).problem.code).toBe('sqlite/no-key');
});

test('constraints refuse one record, with their name and the record in the way, and nothing is replaced', async () => {
  db.exec(`
    create table groups (id integer primary key);
    create table people (id integer primary key, email text unique on conflict replace, name text not null on conflict ignore,
      age integer constraint adult check (age > 17) , grp integer references groups (id));
    create trigger no_bob before update on people when new.name = 'Bob' begin select raise(abort, 'no Bobs here'); end;
    insert into people values (1, 'a@x', 'Ann', 30, null), (2, 'b@x', 'Ben', 30, null);
  `);
  const session = await open();
  const view = await viewOf(session, 'people');
  const outcomes = await session.write(view, [
    update('2', { email: 'a@x' }),
    update('2', { name: null }),
    update('2', { age: '3' }),
    update('2', { grp: '9' }),
    update('2', { name: 'Bob' }),
    update('2', { id: '7' }),
    update('2', { age: '9223372036854775808' }),
    update('2', { name: 'Benno' }),
  ]);
  expect(outcomes.map((one) => problemOf(one)?.code ?? one.kind)).toEqual([
    'sqlite/not-unique',
    'sqlite/not-null',
    'sqlite/check',
    'sqlite/foreign-key',
    'sqlite/trigger',
    'sqlite/fixed-key',
    'sqlite/not-storable',
    'done',
  ]);
  expect(problemOf(outcomes[0])?.message).toContain('The record 1 of "people" has the same value in email');
  expect(problemOf(outcomes[1])?.message).toContain('"name"');
  expect(problemOf(outcomes[2])?.message).toContain('adult');
  expect(problemOf(outcomes[4])?.message).toContain('no Bobs here');
  expect(db.prepare('select * from people').all()).toEqual([
    { id: 1, email: 'a@x', name: 'Ann', age: 30, grp: null },
    { id: 2, email: 'b@x', name: 'Benno', age: 30, grp: null },
  ]);
});

test('a trigger that rolls back and a deferred constraint cost their own record only', async () => {
  db.exec(`
    create table groups (id integer primary key);
    create table people (id integer primary key, name text, grp integer references groups (id) deferrable initially deferred);
    create trigger no_bob before insert on people when new.name = 'Bob' begin select raise(rollback, 'no Bobs here'); end;
  `);
  const session = await open();
  const view = await viewOf(session, 'people');
  const outcomes = await session.write(view, [
    create(null, { name: 'Ann' }),
    create(null, { name: 'Bob' }),
    create(null, { name: 'Cem', grp: '5' }),
    create(null, { name: 'Dan' }),
  ]);
  expect(outcomes.map((one) => one.kind)).toEqual(['done', 'refused', 'refused', 'done']);
  expect(db.prepare('select name from people').pluck().all()).toEqual(['Ann', 'Dan']);
  expect((await all(session, view)).map((one) => one.key)).toEqual(
    [outcomes[0], outcomes[3]].map((one) => (one?.kind === 'done' ? one.snapshot?.key : null)),
  );
});

test('the answer is what is stored after triggers and defaults', async () => {
  db.exec(`
    create table t (id text primary key default (lower(hex(randomblob(8)))), name text, slug text, state text not null default 'new');
    create trigger slugs after insert on t begin update t set slug = lower(new.name) where id = new.id; end;
  `);
  const session = await open();
  const view = await viewOf(session, 't');
  expect(view.shape.keyFrom).toBe('system');
  const [outcome] = await session.write(view, [create(null, { name: 'Ann' })]);
  expect(outcome).toMatchObject({ kind: 'done', snapshot: { fields: { name: 'Ann', slug: 'ann', state: 'new' } } });
  expect(outcome?.kind === 'done' && outcome.snapshot?.key).toMatch(/^[0-9a-f]{16}$/);
});

test('keys of AUTOINCREMENT tables are never those of removed records', async () => {
  db.exec(
    `create table t (id integer primary key autoincrement, v text); insert into t values (41, 'x'); delete from t`,
  );
  const session = await open();
  expect(await session.reserve(await viewOf(session, 't'), 2)).toEqual(['42', '43']);
});

test('a database that another program holds is waited for, and then the batch may come again later', async () => {
  db.exec(`create table t (id integer primary key, v text); insert into t values (1, 'a')`);
  const session = await open({ busyTimeoutMs: 1 });
  const view = await viewOf(session, 't');
  db.exec('begin immediate');
  expect(
    (await session.write(view, [update('1', { v: 'b' }), update('2', { v: 'b' })])).map((one) => one.kind),
  ).toEqual(['later', 'later']);
  db.exec('commit; begin exclusive');
  expect(await faultOf(() => session.read(view, [key('1')]))).toMatchObject({
    kind: 'transient',
    problem: { code: 'sqlite/busy' },
  });
  db.exec('commit');
  expect((await session.write(view, [update('1', { v: 'b' })])).map((one) => one.kind)).toEqual(['done']);
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
      const session = await open({ file: path });
      const view = await viewOf(session, 't');
      const batch = [update('1', { v: 'b' }), create(null, { v: 'x'.repeat(600_000) })];
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
    chmodSync(workspace, 0o755);
    const script = (mode: string): string => `
    import { sqlite } from ${JSON.stringify(join(import.meta.dirname, 'sqlite.ts'))};
    try {
      const session = await sqlite.open({ file: '../crm.sqlite' }, {}, { now: () => '2026-06-01T00:00:00Z', folder: ${JSON.stringify(join(workspace, 'connections'))} });
      const shape = await session.shape('t');
      const write = { op: 'update', intent: 'i', key: '1', fields: { v: 'b' }, expect: { fields: {} } };
      console.log(JSON.stringify(await session.write({ shape, fields: ['v'], modifiedAt: null }, [write])), '${mode}');
    } catch (error) {
      console.log(error.kind, error.problem?.code, error.problem?.fix.length > 10);
    }`;
    chmodSync(join(workspace, 'crm.sqlite'), 0o600);
    expect(asNobody(script('secret'))).toBe('sign-in sqlite/no-permission true');
    chmodSync(join(workspace, 'crm.sqlite'), 0o644);
    expect(asNobody(script('read-only'))).toBe('sign-in sqlite/no-permission true');
  },
);

test('a page that is damaged is a fault, and no record is made up', async () => {
  db.exec('create table t (id integer primary key, v text)');
  db.transaction(() => {
    for (let n = 0; n < 500; n += 1) db.prepare('insert into t (v) values (?)').run('x'.repeat(500));
  })();
  db.close();
  const path = join(workspace, 'crm.sqlite');
  const bytes = readFileSync(path);
  bytes.fill(0xee, 4096 * 20, 4096 * 30);
  writeFileSync(path, bytes);
  db = new Database(':memory:');
  const session = await open();
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
  const session = await open();
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
    join(workspace, 'text.sqlite'),
    'this is no database, but it is long enough to be looked at as one\n'.repeat(20),
  );
  db.exec(`create table t (id integer primary key, v text); insert into t values (1, hex(zeroblob(5000)))`);
  db.close();
  const codes = [];
  for (const file of ['../missing.sqlite', '../connections', '../text.sqlite']) {
    const fault = await faultOf(() => open({ file }));
    expect(fault.kind).toBe('setting');
    expect(fault.problem.fix).not.toBe('');
    codes.push(fault.problem.code);
  }
  expect(codes).toEqual(['sqlite/no-file', 'sqlite/not-a-file', 'sqlite/not-a-database']);
  expect((await faultOf(() => open({ file: 5 }))).problem.code).toBe('sqlite/settings');
  db = new Database(':memory:');
});

test('a connection that is set to be read only reads and never writes', async () => {
  db.exec(`create table t (id integer primary key, v text); insert into t values (1, 'a')`);
  const session = await open({ readOnly: true });
  const view = await viewOf(session, 't');
  expect(view.shape.can).toMatchObject({ create: false, update: false, remove: false });
  expect(await all(session, view)).toHaveLength(1);
  expect((await faultOf(() => session.write(view, [update('1', { v: 'b' })]))).problem.code).toBe('sqlite/read-only');
});

test('the identity stays when the file is edited or the whole workspace moves, and differs for another file', async () => {
  db.exec('create table t (id integer primary key)');
  const identity = await (await open()).identity();
  db.exec('create table u (id integer primary key); insert into t values (1)');
  expect(await (await open()).identity()).toBe(identity);
  new Database(join(workspace, 'other.sqlite')).exec('create table t (id integer primary key)').close();
  expect(await (await open({ file: '../other.sqlite' })).identity()).not.toBe(identity);
  for (const session of sessions.splice(0)) await session.close();
  db.close();
  const moved = `${workspace}-moved`;
  renameSync(workspace, moved);
  workspace = moved;
  db = new Database(join(workspace, 'crm.sqlite'));
  expect(await (await open()).identity()).toBe(identity);
});
