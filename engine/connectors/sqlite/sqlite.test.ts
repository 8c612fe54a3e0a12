import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { faultOf } from '../../testing/conformance/writes.ts';
import { add, all, type Desk, deskOf, key, problemOf, set, viewOf } from '../../testing/desk.ts';
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
  const session = await desk.open('crm.sqlite');
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
  const session = await desk.open('crm.sqlite');
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
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 't');
  expect((await all(session, view))[0]?.fields).toMatchObject({
    zoned: '2026-03-31T08:00:00Z',
    ms: '2026-03-31T23:33:20.123Z',
  });
  const at = '2026-04-01T00:00:00.5Z';
  const fields = { s: at, ms: at, iso: at, zoned: at, d: '2026-04-01', tf: false };
  const outcomes = await session.write(view, [set('1', fields), set('2', fields)]);
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
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 't');
  const keys = ['["-1",""]', '["9007199254740993","x\\"y"]'];
  expect((await all(session, view)).map((one) => one.key)).toEqual(keys);
  const outcomes = await session.write(view, [set(keys[1] ?? '', { v: 'new' }, { v: 'one' })]);
  expect(outcomes[0]).toMatchObject({ kind: 'done', snapshot: { key: keys[1], fields: { v: 'new', b: 'x"y' } } });
  const made = await session.write(view, [
    add(null, { a: '5', b: 'k', v: 'three' }),
    add('["6","k"]', { v: 'four' }),
    add('["6","k"]', {}),
  ]);
  expect(made.map((one) => one.kind)).toEqual(['done', 'done', 'moved-on']);
  expect(made[0]).toMatchObject({ snapshot: { key: '["5","k"]' } });
  expect((await session.read(view, [key('["6","k"]'), key('6'), key('["6","k","l"]')])).map((one) => one.kind)).toEqual(
    ['found', 'gone', 'gone'],
  );
});

test('a key of another case is another record, whatever the collation', async () => {
  db.exec(`create table t (k text primary key collate nocase, v text); insert into t values ('Ann', 'x')`);
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 't');
  expect((await session.read(view, [key('ann'), key('Ann')])).map((one) => one.kind)).toEqual(['gone', 'found']);
  expect(problemOf((await session.write(view, [add('ANN', { v: 'y' })]))[0])).toMatchObject({
    code: 'sqlite/not-unique',
  });
});

test('a row without a key value is a fault, and never left out', async () => {
  db.exec(`create table t (k text primary key, v text); insert into t values ('a', 'x'), (null, 'y')`);
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 't');
  const fault = await faultOf(() => all(session, view));
  expect(fault).toMatchObject({ kind: 'setting', problem: { code: 'sqlite/no-key-value' } });
});

test('a table without a key can be read and not written', async () => {
  db.exec(`create table t (v text); insert into t values ('a'), ('a')`);
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 't');
  expect((await all(session, view)).map((one) => one.fields)).toEqual([{ v: 'a' }, { v: 'a' }]);
  expect((await faultOf(() => session.write(view, [add(null, { v: 'b' })]))).problem.code).toBe('sqlite/no-key');
});

test('constraints refuse one record, with their name and the record in the way, and nothing is replaced', async () => {
  db.exec(`
    create table groups (id integer primary key);
    create table people (id integer primary key, email text unique on conflict replace, name text not null on conflict ignore,
      age integer constraint adult check (age > 17) , grp integer references groups (id));
    create trigger no_bob before update on people when new.name = 'Bob' begin select raise(abort, 'no Bobs here'); end;
    insert into people values (1, 'a@x', 'Ann', 30, null), (2, 'b@x', 'Ben', 30, null);
  `);
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 'people');
  const outcomes = await session.write(view, [
    set('2', { email: 'a@x' }),
    set('2', { name: null }),
    set('2', { age: '3' }),
    set('2', { grp: '9' }),
    set('2', { name: 'Bob' }),
    set('2', { id: '7' }),
    set('2', { age: '9223372036854775808' }),
    set('2', { name: 'Benno' }),
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

test('a key of the wrong type, and a trigger that cannot run, cost their own record only', async () => {
  db.exec(`
    create table t (id integer primary key, v text);
    create trigger parses after insert on t when new.v like '{%' begin select json(new.v); end;
  `);
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 't');
  const outcomes = await session.write(view, [
    add('abc', { v: 'x' }),
    add('5', { v: '{bad' }),
    add('6', { v: 'fine' }),
  ]);
  expect(outcomes.map((one) => problemOf(one)?.code ?? one.kind)).toEqual(['sqlite/refused', 'sqlite/refused', 'done']);
  expect(problemOf(outcomes[1])?.message).toContain('malformed JSON');
  expect(db.prepare('select id from t').pluck().all()).toEqual([6]);
});

test('a trigger that rolls back and a deferred constraint cost their own record only', async () => {
  db.exec(`
    create table groups (id integer primary key);
    create table people (id integer primary key, name text, grp integer references groups (id) deferrable initially deferred);
    create trigger no_bob before insert on people when new.name = 'Bob' begin select raise(rollback, 'no Bobs here'); end;
  `);
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 'people');
  const outcomes = await session.write(view, [
    add(null, { name: 'Ann' }),
    add(null, { name: 'Bob' }),
    add(null, { name: 'Cem', grp: '5' }),
    add(null, { name: 'Dan' }),
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
  const session = await desk.open('crm.sqlite');
  const view = await viewOf(session, 't');
  expect(view.shape.keyFrom).toBe('system');
  const [outcome] = await session.write(view, [add(null, { name: 'Ann' })]);
  expect(outcome).toMatchObject({ kind: 'done', snapshot: { fields: { name: 'Ann', slug: 'ann', state: 'new' } } });
  expect(outcome?.kind === 'done' && outcome.snapshot?.key).toMatch(/^[0-9a-f]{16}$/);
});

test('keys of AUTOINCREMENT tables are never those of removed records', async () => {
  db.exec(
    `create table t (id integer primary key autoincrement, v text); insert into t values (41, 'x'); delete from t`,
  );
  const session = await desk.open('crm.sqlite');
  expect(await session.reserve(await viewOf(session, 't'), 2)).toEqual(['42', '43']);
});
