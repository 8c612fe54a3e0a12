import { afterAll, beforeAll, expect, test } from 'vitest';
import { RecordKey } from '../../model/ids.ts';
import type { Fields } from '../../model/value.ts';
import { at, create, faultOf, found, remove, stored, update, writeOne } from '../../testing/conformance/writes.ts';
import { type PostgresServer, startPostgres } from '../../testing/systems/postgres.ts';
import { openDatabase } from '../../testing/systems/postgres-people.ts';
import type { Session, View } from '../contract.ts';
import { postgres } from './postgres.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

interface Made {
  readonly session: Session;
  readonly database: string;
  sql(text: string): Promise<readonly Record<string, unknown>[]>;
  view(object: string, fields?: readonly string[]): Promise<View>;
}

async function make(schema: string, settings: { readonly [name: string]: unknown } = {}): Promise<Made> {
  const database = await server.freshDatabase();
  await server.query(database, schema);
  const session = await openDatabase(postgres, server, database, settings);
  return {
    session,
    database,
    sql: (text) => server.query(database, text),
    view: async (object, fields) => {
      const shape = await session.shape(object);
      return { shape, fields: fields ?? shape.fields.map((field) => field.name), modifiedAt: null };
    },
  };
}

const key = (text: string): RecordKey => RecordKey.parse(text);

async function only(made: Made, object: string): Promise<Fields> {
  const view = await made.view(object);
  for await (const page of made.session.scan(view)) return at(page.snapshots, 0).fields;
  throw new Error(`${object} is empty.`);
}

test('types are discovered with their limits, and what a create must or cannot give', async () => {
  const made = await make(`
    create type mood as enum ('happy', 'sad', 'so so');
    create domain short as varchar(5) not null;
    create extension citext;
    create table t (id int generated always as identity primary key, code varchar(20) not null unique, fixed char(4),
      name text not null default 'x', small smallint, big numeric(12, 2), whole numeric(5), ratio float8, price money,
      at timestamp(3), clock time, uid uuid, how mood, doc jsonb, raw bytea, words text[], nick citext, dom short,
      double int generated always as (small * 2) stored, span interval, net inet)`);
  const shape = await made.session.shape('t');
  const types = Object.fromEntries(shape.fields.map((field) => [field.name, field.type]));
  expect(types).toMatchObject({
    id: { kind: 'integer', min: '-2147483648', max: '2147483647' },
    code: { kind: 'text', maxLength: 20 },
    fixed: { kind: 'text', maxLength: 4 },
    name: { kind: 'text' },
    small: { kind: 'integer', max: '32767' },
    big: { kind: 'decimal', precision: 12, scale: 2 },
    whole: { kind: 'decimal', precision: 5, scale: 0 },
    ratio: { kind: 'decimal' },
    price: { kind: 'decimal' },
    at: { kind: 'local-date-time', digits: 3 },
    clock: { kind: 'time', digits: 6 },
    uid: { kind: 'text', maxLength: 36 },
    how: { kind: 'choice', options: ['happy', 'sad', 'so so'] },
    doc: { kind: 'json' },
    raw: { kind: 'file' },
    words: { kind: 'list' },
    nick: { kind: 'text' },
    dom: { kind: 'text', maxLength: 5 },
    span: { kind: 'text' },
    net: { kind: 'text' },
  });
  const named = (test: (field: (typeof shape.fields)[number]) => boolean) =>
    shape.fields.filter(test).map((field) => field.name);
  expect(named((field) => field.required)).toEqual(['code', 'dom']);
  expect(named((field) => field.writable === 'never')).toEqual(['raw', 'double', 'span', 'net']);
  expect(named((field) => field.writable === 'on-create')).toEqual(['id']);
  expect(named((field) => field.unique)).toEqual(['id', 'code']);
  expect(named((field) => !field.nullable)).toEqual(['id', 'code', 'name', 'dom']);
  expect(shape).toMatchObject({ key: ['id'], keyFrom: 'system', can: { reservesKeys: true, since: true } });
  await made.session.close();
});

test('values of every type travel without loss, also those that JavaScript cannot hold', async () => {
  const made = await make(`create type mood as enum ('happy', 'so so'); create extension citext;
    create table t (id int primary key, fixed char(4), big numeric(30, 10), r4 float4, r8 float8, price money,
      at timestamp, clock time, uid uuid, how mood, doc jsonb, plain json, raw bytea, words text[], nick citext,
      span interval)`);
  await made.sql(`insert into t values (1, 'ab', 12345678901234567890.0123456789, 0.1, 1e-7, 12.34, '2026-03-29 02:30:00.000001',
    '23:59:59.5', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', 'so so', '{"b": 12345678901234567890.10, "a": [1, null]}', '{"z":1, "y":2}',
    '\\x00ff', array['NULL', null, 'a"b\\c', 'ö'], 'MiXed', '1 day 2 hours')`);
  const fields = await only(made, 't');
  expect(fields).toEqual({
    id: '1',
    fixed: 'ab',
    big: '12345678901234567890.0123456789',
    r4: '0.1',
    r8: '0.0000001',
    price: '12.34',
    at: '2026-03-29T02:30:00.000001',
    clock: '23:59:59.5',
    uid: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
    how: 'so so',
    doc: '{"a":[1,null],"b":12345678901234567890.10}',
    plain: '{"y":2,"z":1}',
    raw: { digest: 'sha256:06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8', bytes: '2' },
    words: ['NULL', null, 'a"b\\c', 'ö'],
    nick: 'MiXed',
    span: 'P1DT2H',
  });
  const view = await made.view('t');
  const change = { fixed: 'xyz', big: '-0.5', r8: '1.5', price: '-7', at: '0001-01-01T00:00:00', clock: '00:00:00' };
  const more = { how: 'happy', doc: '[]', plain: '{"a":"\\u0001"}', words: [], nick: 'mixed', uid: null };
  const [outcome] = await made.session.write(view, [update(key('1'), { ...change, ...more }, fields)]);
  expect(outcome).toEqual({
    kind: 'done',
    snapshot: { key: '1', fields: { ...fields, ...change, ...more } },
  });
  const now = { ...fields, ...change, ...more };
  expect((await writeOne(made.session, view, update(key('1'), { r4: '2' }, now))).kind).toBe('done');
  await made.session.close();
});

test('what PostgreSQL holds and no calendar or number does is missing, and leaves the record readable', async () => {
  const made = await make(
    `create table t (id int primary key, d date, at timestamptz, n numeric, f float8, name text)`,
  );
  await made.sql(
    `insert into t values (1, 'infinity', '-infinity', 'NaN', 'Infinity', 'Ann'), (2, '0044-03-15 BC', '10000-01-01', 1, 1, 'Bob')`,
  );
  const view = await made.view('t');
  const [one, two] = await made.session.read(view, [key('1'), key('2')]);
  expect(one).toEqual({ kind: 'found', snapshot: { key: '1', fields: { id: '1', name: 'Ann' } } });
  expect(two).toEqual({ kind: 'found', snapshot: { key: '2', fields: { id: '2', n: '1', f: '1', name: 'Bob' } } });
  await made.session.close();
});

test('a composite key is the JSON array of its parts, and works in every call', async () => {
  const made = await make(`create table "Odd ""Table" (a text, "b B" int, v text, primary key ("b B", a))`);
  await made.sql(`insert into "Odd ""Table" values ('x"1', 1, 'one'), ('ö', 2, 'two'), ('x"1', 2, 'three')`);
  const view = await made.view('Odd "Table');
  expect(view.shape).toMatchObject({ key: ['b B', 'a'], keyFrom: 'field', can: { reservesKeys: false } });
  const keys: string[] = [];
  for await (const page of made.session.keys(view)) keys.push(...page);
  expect([...keys].sort()).toEqual(['["1","x\\"1"]', '["2","x\\"1"]', '["2","ö"]']);
  const asked = ['["2","ö"]', '["1","ö"]', '[2,"ö"]', '["02","ö"]', '["2"]', 'x'].map(key);
  const sightings = await made.session.read(view, asked);
  expect(sightings.map((one) => one.kind)).toEqual(['found', 'gone', 'gone', 'gone', 'gone', 'gone']);
  expect(found(at(sightings, 0)).fields).toEqual({ a: 'ö', 'b B': '2', v: 'two' });
  const outcomes = await made.session.write(view, [
    update(key('["1","x\\"1"]'), { v: 'uno' }, { v: 'one' }),
    update(key('["2","x\\"1"]'), { v: 'tre' }, { v: 'not three' }),
  ]);
  expect(outcomes.map((one) => one.kind)).toEqual(['done', 'moved-on']);
  const made2 = await made.session.write(view, [
    create(key('["7","n"]'), { v: 'new' }),
    create(null, { a: 'm', 'b B': '8' }),
  ]);
  expect(made2.map((one) => stored(one).key)).toEqual(['["7","n"]', '["8","m"]']);
  const [removed] = await made.session.write(view, [remove(key('["7","n"]'), { v: 'new' })]);
  expect(removed).toEqual({ kind: 'done', snapshot: null });
  await made.session.close();
});

test('keys of text, char(n), citext and time find exactly their record', async () => {
  const made = await make(`create extension citext;
    create table t1 (k text primary key); create table t2 (k char(5) primary key); create table t3 (k citext primary key);
    create table t4 (k timestamptz primary key); create table t5 (k numeric primary key)`);
  await made.sql(`insert into t1 values ('a'), ('A'), (' a'), ('e\u0301'), (''); insert into t2 values ('ab');
    insert into t3 values ('Ab'); insert into t4 values ('2026-03-01 10:00+01'); insert into t5 values (1.50)`);
  const kinds = async (object: string, keys: readonly string[]) => {
    const view = await made.view(object);
    return (await made.session.read(view, keys.map(key))).map((one) => one.kind).join(' ');
  };
  expect(await kinds('t1', ['a', ' a', 'a ', 'e\u0301', 'é', ''])).toBe('found found gone found gone found');
  expect(await kinds('t2', ['ab', 'ab ', 'AB'])).toBe('found gone gone');
  expect(await kinds('t3', ['Ab', 'ab'])).toBe('found gone');
  expect(await kinds('t4', ['2026-03-01T09:00:00Z', '2026-03-01T10:00:00+01:00'])).toBe('found gone');
  expect(await kinds('t5', ['1.5', '1.50'])).toBe('found gone');
  await made.session.close();
});

test('a table without a key cannot be kept in step; a unique index of columns never empty is one', async () => {
  const made = await make(`create table plain (a int, b int unique); create table indexed (a int not null, b int);
    create unique index on indexed (b); create unique index on indexed (a)`);
  expect(await made.session.shape('plain')).toMatchObject({
    key: [],
    can: { create: false, update: false, remove: false },
  });
  expect((await made.session.shape('indexed')).key).toEqual(['a']);
  const view = await made.view('plain');
  const fault = await faultOf(() => made.session.read(view, [key('1')]));
  expect(fault.problem).toMatchObject({ code: 'postgres/no-key', fix: expect.stringContaining('"keys"') });
  await made.session.close();
});

test('a view is kept in step by the columns named as its key, and a named key that is none is noticed', async () => {
  const made = await make(
    `create table t (id int primary key, name text, hidden text default 'h'); create view v as select id, name from t where id < 100;
     create table loose (a int, v text); insert into t values (1, 'one'); insert into loose values (1, 'x'), (1, 'y')`,
    { keys: { v: ['id'], loose: ['a'] } },
  );
  const view = await made.view('v');
  expect(view.shape).toMatchObject({ key: ['id'], can: { update: true, create: true, cas: { update: 'strong' } } });
  const outcomes = await made.session.write(view, [update(key('1'), { name: 'uno' }, { id: '1', name: 'one' })]);
  expect(stored(at(outcomes, 0)).fields).toEqual({ id: '1', name: 'uno' });
  expect(stored(at(await made.session.write(view, [create(key('5'), { name: 'five' })]), 0)).key).toBe('5');
  const loose = await made.view('loose');
  const fault = await faultOf(async () => {
    for await (const page of made.session.scan(loose)) expect(page.snapshots).toEqual([]);
  });
  expect(fault.problem.code).toBe('postgres/key-not-unique');
  await made.session.close();
});

test('only what this user may read is shown, and what it may not write is said beforehand', async () => {
  const made =
    await make(`create table open (id int primary key, name text, secret text); create table closed (id int primary key);
    create table "fixed" (id int primary key, name text)`);
  await made.sql(`drop role if exists reader; create role reader login password 'only-for-tests';
    grant select (id, name) on open to reader; grant select on fixed to reader; grant update (name) on fixed to reader`);
  const reader = await openDatabase(postgres, server, made.database, { user: 'reader' });
  expect(await reader.objects()).toEqual(['fixed', 'open']);
  const shape = await reader.shape('open');
  expect(shape.fields.map((field) => [field.name, field.writable])).toEqual([
    ['id', 'never'],
    ['name', 'never'],
  ]);
  expect(shape.can).toMatchObject({ create: false, update: false, remove: false });
  expect((await reader.shape('fixed')).can).toMatchObject({ create: false, update: true, remove: false });
  expect((await faultOf(() => reader.shape('closed'))).problem.message).toContain('closed');
  expect(await reader.identity()).toBe(await made.session.identity());
  await reader.close();
  await made.session.close();
});

test('a column that was retyped or dropped during a session is a fault that names it', async () => {
  const made = await make('create table t (id int primary key, a text, b text)');
  const view = await made.view('t');
  await made.sql('alter table t drop column b');
  const dropped = await faultOf(() => made.session.read(view, [key('1')]));
  expect(dropped).toMatchObject({ kind: 'setting', problem: { message: expect.stringContaining('"b"') } });
  const written = await faultOf(() => made.session.write(view, [update(key('1'), { b: 'x' }, {})]));
  expect(written).toMatchObject({ kind: 'setting', problem: { message: expect.stringContaining('"b"') } });
  await made.sql('alter table t alter column a type date using null');
  await made.session.close();
  const again = await openDatabase(postgres, server, made.database);
  const retyped = await faultOf(() => again.read({ ...view, fields: ['a'] }, [key('1')]));
  expect(retyped).toMatchObject({ kind: 'setting', problem: { message: expect.stringContaining('"a"') } });
  await again.close();
});

test('moments near the change of summer time are read as they happened, whatever zone server and user prefer', async () => {
  const made = await make('create table t (id int primary key, at timestamptz)');
  await made.sql(`alter role postgres set timezone = 'Europe/Berlin'; alter role postgres set datestyle = 'German'`);
  await made.sql(
    `insert into t values (1, '2026-10-25 02:30:00+02'), (2, '2026-10-25 02:30:00+01'), (3, '2026-03-29 03:00:00+02')`,
  );
  const session = await openDatabase(postgres, server, made.database);
  const view = await made.view('t');
  const sightings = await session.read(view, ['1', '2', '3'].map(key));
  expect(sightings.map((one) => found(one).fields['at'])).toEqual([
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:30:00Z',
    '2026-03-29T01:00:00Z',
  ]);
  await made.sql('alter role postgres reset all');
  await session.close();
  await made.session.close();
});

test('keys of new records come from the sequence even where it lags behind, from the default, or are made here', async () => {
  const made = await make(`create table numbered (id int generated always as identity primary key, v text);
    create table old (id serial primary key, v text); create table uids (id uuid primary key default gen_random_uuid(), v text);
    create table own (id uuid primary key, v text); insert into numbered overriding system value select n from generate_series(1, 5000) n`);
  for (const object of ['numbered', 'old', 'uids', 'own']) {
    const view = await made.view(object, ['v']);
    const keys = await made.session.reserve(view, 3);
    const outcomes = await made.session.write(
      view,
      keys.map((one, index) => create(one, { v: `v${index}` })),
    );
    expect(outcomes.map((one) => stored(one).key)).toEqual(keys);
    const [unknown] = await made.session.write(
      view,
      [create(null, { v: 'given by the server' })].slice(0, object === 'own' ? 0 : 1),
    );
    if (unknown !== undefined) expect(stored(unknown).fields).toEqual({ v: 'given by the server' });
  }
  await made.session.close();
});
