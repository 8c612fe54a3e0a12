import { type AddressInfo, connect as connectTo, createServer } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RecordKey } from '../../model/ids.ts';
import { at, create, faultOf, remove, stored, update } from '../../testing/conformance/writes.ts';
import { type PostgresServer, startPostgres } from '../../testing/systems/postgres.ts';
import { openDatabase } from '../../testing/systems/postgres-people.ts';
import type { Outcome, Session, View } from '../contract.ts';
import { postgres } from './postgres.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

interface Made {
  readonly session: Session;
  readonly view: View;
  readonly database: string;
  sql(text: string): Promise<readonly Record<string, unknown>[]>;
}

async function make(schema: string, settings: { readonly [name: string]: unknown } = {}): Promise<Made> {
  const database = await server.freshDatabase();
  await server.query(database, schema);
  const session = await openDatabase(postgres, server, database, settings);
  const shape = await session.shape('t');
  const view = { shape, fields: shape.fields.map((field) => field.name), modifiedAt: null };
  return { session, view, database, sql: (text) => server.query(database, text) };
}

/** Somebody else's connection, with a transaction of their own. */
async function somebody(database: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: server.user,
    password: server.password,
    database,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

const key = (text: string): RecordKey => RecordKey.parse(text);
const kinds = (outcomes: readonly Outcome[]) => outcomes.map((one) => one.kind);
const problemOf = (outcome: Outcome | undefined) =>
  outcome !== undefined && 'problem' in outcome ? outcome.problem : null;

test('of a thousand records with one bad one, the others are written and the bad one is refused by name of the rule', async () => {
  const made = await make(`create table t (id int primary key, v text, n int constraint small_enough check (n < 5000));
    insert into t select n, 'v' || n, n from generate_series(1, 1000) n`);
  const outcomes = await made.session.write(
    made.view,
    Array.from({ length: 1000 }, (_, index) =>
      update(key(String(index + 1)), { n: index === 617 ? '9999' : '1' }, { v: `v${index + 1}` }),
    ),
  );
  expect(outcomes.filter((one) => one.kind === 'done')).toHaveLength(999);
  expect(problemOf(outcomes[617])).toMatchObject({
    code: 'postgres/rule',
    message: expect.stringContaining('small_enough'),
  });
  expect(await made.sql('select count(*)::int as n from t where n = 1')).toEqual([{ n: 999 }]);
  await made.session.close();
});

test('a value that somebody else has is refused with the key of who has it, and without the value', async () => {
  const made = await make(`create table t (id int primary key, email text unique, a int, b int, unique (a, b));
    insert into t values (1, 'ann@example.com', 1, 1), (2, 'bob@example.com', 1, 2), (3, null, 2, 2)`);
  const outcomes = await made.session.write(made.view, [
    update(key('2'), { email: 'ann@example.com' }, {}),
    update(key('3'), { a: '1' }, {}),
  ]);
  expect(problemOf(outcomes[0])?.message).toBe('Another record (key 1) of t already has this "email".');
  expect(problemOf(outcomes[1])?.message).toBe('Another record (key 2) of t already has this "a", "b".');
  const [made9] = await made.session.write(made.view, [create(key('9'), { email: 'bob@example.com' })]);
  expect(problemOf(made9)).toMatchObject({ code: 'postgres/taken', message: expect.stringContaining('key 2') });
  expect(JSON.stringify([...outcomes, made9])).not.toContain('example.com');
  await made.session.close();
});

test('values that change places within a batch, and parents created beside their children, are not refused', async () => {
  const made = await make(`create table t (id int primary key, code text unique, parent int references t);
    insert into t values (1, 'b'), (2, 'a')`);
  const moved = await made.session.write(made.view, [
    update(key('1'), { code: 'a' }, { code: 'b' }),
    update(key('2'), { code: 'c' }, { code: 'a' }),
  ]);
  expect(kinds(moved)).toEqual(['done', 'done']);
  const family = await made.session.write(made.view, [
    create(key('10'), { parent: '30' }),
    create(key('20'), { code: 'x' }),
    create(key('30'), { parent: '20' }),
  ]);
  expect(kinds(family)).toEqual(['done', 'done', 'done']);
  await made.session.close();
});

test('foreign keys, empty required columns, triggers and read-only columns refuse one record in plain words', async () => {
  const made =
    await make(`create table t (id int primary key, name text not null, parent int constraint to_parent references t,
      computed int generated always as (1) stored);
    insert into t values (1, 'one', null), (2, 'two', 1), (3, 'three', 1), (4, 'four', 1), (5, 'five', 1), (6, 'six', 1);
    create function judge() returns trigger language plpgsql as $$ begin
      if new.name = 'no' then raise exception 'Names must be polite.'; end if;
      if new.name = 'ignore' then return null; end if;
      return new; end $$;
    create trigger judge before insert or update on t for each row execute function judge()`);
  const outcomes = await made.session.write(made.view, [
    update(key('1'), { parent: '77' }, {}),
    update(key('2'), { name: null }, {}),
    update(key('3'), { name: 'no' }, {}),
    update(key('4'), { name: 'ignore' }, { name: 'four' }),
    update(key('5'), { computed: '5' }, {}),
    update(key('6'), { name: 'fine' }, {}),
  ]);
  expect(kinds(outcomes)).toEqual([...Array.from({ length: 5 }, () => 'refused'), 'done']);
  const messages = outcomes.map((one) => problemOf(one)?.message ?? '');
  for (const [index, word] of ['to_parent', '"name"', 'Names must be polite', 'trigger', '"computed"'].entries()) {
    expect(messages[index]).toContain(word);
  }
  const [removed] = await made.session.write(made.view, [remove(key('1'), {})]);
  expect(problemOf(removed)).toMatchObject({ code: 'postgres/referenced' });
  await made.session.close();
});

test('the raw words of PostgreSQL come with its code, and without a value that it quotes', async () => {
  const made = await make(`create table t (id int primary key, v text constraint short check (length(v) < 6), n int);
    insert into t values (1, 'one', 1), (2, 'two', 2);
    create function numbered() returns trigger language plpgsql as $$ begin
      if new.n = 7 then new.n = (new.v || ' Main Street')::int; end if; return new; end $$;
    create trigger numbered before update on t for each row execute function numbered()`);
  const outcomes = await made.session.write(made.view, [
    update(key('1'), { v: 'too long for it' }, {}),
    update(key('2'), { n: '7' }, {}),
  ]);
  expect(outcomes.map((one) => problemOf(one)?.cause)).toEqual([
    'SQLSTATE 23514: new row for relation "t" violates check constraint "short"',
    'SQLSTATE 22P02: invalid input syntax for type integer: "…"',
  ]);
  await made.session.close();
});

test('a rule that is checked only at the end of a transaction refuses one record, not the batch', async () => {
  const made = await make(`create table t (id int primary key, parent int references t deferrable initially deferred);
    insert into t values (1, null), (2, null)`);
  const outcomes = await made.session.write(made.view, [
    update(key('1'), { parent: '99' }, {}),
    update(key('2'), { parent: '1' }, {}),
  ]);
  expect(kinds(outcomes)).toEqual(['refused', 'done']);
  await made.session.close();
});

test('a row security policy that forbids a record refuses that record alone', async () => {
  const made = await make(`create table t (id int primary key, team text); insert into t values (1, 'a'), (2, 'a');
    alter table t enable row level security; drop role if exists member; create role member login password 'only-for-tests';
    grant all on t to member; create policy mine on t to member using (true) with check (team <> 'b')`);
  const member = await openDatabase(postgres, server, made.database, { user: 'member' });
  const outcomes = await member.write(made.view, [
    update(key('1'), { team: 'b' }, { team: 'a' }),
    update(key('2'), { team: 'c' }, { team: 'a' }),
  ]);
  expect(kinds(outcomes)).toEqual(['refused', 'done']);
  expect(problemOf(outcomes[0])?.code).toBe('postgres/row-security');
  await member.close();
  await made.session.close();
});

test('a record that somebody holds in an open transaction is for later; the others are written', async () => {
  const made = await make(
    `create table t (id int primary key, v text); insert into t select n, 'v' from generate_series(1, 50) n`,
    { lockTimeoutMs: 100 },
  );
  const holder = await somebody(made.database);
  await holder.query(`begin; update t set v = 'held' where id = 7`);
  const outcomes = await made.session.write(
    made.view,
    Array.from({ length: 50 }, (_, index) => update(key(String(index + 1)), { v: 'new' }, { v: 'v' })),
  );
  expect(outcomes.filter((one) => one.kind === 'done')).toHaveLength(49);
  expect(at(outcomes, 6)).toMatchObject({ kind: 'later', problem: { code: 'postgres/in-use' } });
  await holder.query('commit');
  await holder.end();
  const [again] = await made.session.write(made.view, [update(key('7'), { v: 'new' }, { v: 'v' })]);
  expect(again).toMatchObject({ kind: 'moved-on', now: { snapshot: { fields: { v: 'held' } } } });
  await made.session.close();
});

test('two sessions that need the same records in opposite order both end, and each record is written once', async () => {
  const made = await make(`create table t (id int primary key, a text, b text);
    insert into t select n, 'a', 'b' from generate_series(1, 200) n`);
  const other = await openDatabase(postgres, server, made.database);
  const numbers = Array.from({ length: 200 }, (_, index) => String(index + 1));
  // Different fields in turn, so that each batch is several statements whose order the two sessions do not share.
  const batch = (who: string, order: readonly string[]) =>
    order.map((n, index) =>
      index % 2 === 0 ? update(key(n), { a: who }, { a: 'a', b: 'b' }) : update(key(n), { b: who }, { a: 'a', b: 'b' }),
    );
  const [mine, yours] = await Promise.all([
    made.session.write(made.view, batch('mine', numbers)),
    other.write(made.view, batch('yours', numbers.toReversed())),
  ]);
  const theirs = yours.toReversed();
  for (const [index] of numbers.entries()) {
    const both = [at(mine, index).kind, at(theirs, index).kind];
    expect(both.filter((kind) => kind === 'done').length).toBeLessThanOrEqual(1);
  }
  await other.close();
  await made.session.close();
});

test('a connection that is killed before anything was stored is replaced, and the batch is written once', async () => {
  const made = await make(`create table t (id int primary key, v text); insert into t values (1, 'old'), (2, 'old')`, {
    lockTimeoutMs: 60_000,
  });
  const holder = await somebody(made.database);
  await holder.query(`begin; select from t where id = 2 for update`);
  const writing = made.session.write(made.view, [
    update(key('1'), { v: 'new' }, { v: 'old' }),
    update(key('2'), { v: 'new' }, { v: 'old' }),
  ]);
  const waiting = `from pg_stat_activity where datname = '${made.database}' and wait_event_type = 'Lock'`;
  while ((await made.sql(`select pid ${waiting}`)).length === 0);
  await made.sql(`select pg_terminate_backend(pid) ${waiting}`);
  await holder.query('commit');
  expect(kinds(await writing)).toEqual(['done', 'done']);
  expect(await made.sql('select id, v from t order by id')).toEqual([
    { id: 1, v: 'new' },
    { id: 2, v: 'new' },
  ]);
  await holder.end();
  await made.session.close();
});

/** A way to the server that breaks right after the request to commit has gone through. */
async function cutAtCommit(): Promise<{ port: number; cut: () => void; close: () => void }> {
  let armed = false;
  const proxy = createServer((client) => {
    const upstream = connectTo(server.port, server.host);
    for (const socket of [client, upstream]) socket.on('error', () => {});
    let isCommitting = false;
    client.on('data', (data) => {
      isCommitting ||= armed && data.includes('commit\0');
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (isCommitting) client.destroy();
      else client.write(data);
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return { port: (address satisfies AddressInfo).port, cut: () => (armed = true), close: () => proxy.close() };
}

test('a connection that breaks while the batch is being stored makes the outcome unknown, and nothing is sent again', async () => {
  const made = await make(
    `create table t (id int primary key, v text, n int default 0); insert into t values (1, 'old')`,
  );
  const way = await cutAtCommit();
  const session = await openDatabase(postgres, server, made.database, { port: way.port });
  await session.read(made.view, [key('1')]);
  way.cut();
  const fault = await faultOf(() => session.write(made.view, [update(key('1'), { v: 'new' }, { v: 'old' })]));
  expect(fault).toMatchObject({ kind: 'unknown', problem: { code: 'postgres/unknown-outcome' } });
  const [now] = await made.session.read(made.view, [key('1')]);
  expect(now).toMatchObject({ kind: 'found', snapshot: { fields: { v: 'new' } } });
  way.close();
  await session.close();
  await made.session.close();
});

test('a statement that takes too long leaves nothing behind and is for later', async () => {
  const made = await make(
    `create table t (id int primary key, v text); insert into t values (1, 'old'), (2, 'old');
     create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return new; end $$;
     create trigger slow before update on t for each row when (new.v = 'slow') execute function slow()`,
    { statementTimeoutMs: 2000 },
  );
  const outcomes = await made.session.write(made.view, [
    update(key('1'), { v: 'new' }, {}),
    update(key('2'), { v: 'slow' }, {}),
  ]);
  expect(outcomes[0]).toMatchObject({ kind: 'later', problem: { code: 'postgres/too-slow' } });
  expect(await made.sql(`select count(*)::int as n from t where v = 'old'`)).toEqual([{ n: 2 }]);
  await made.session.close();
});

test('a user or server that may only read is a sign-in fault in plain words', async () => {
  const made = await make(`create table t (id int primary key, v text); insert into t values (1, 'old');
    drop role if exists looker; create role looker login password 'only-for-tests'; grant select on t to looker`);
  const looker = await openDatabase(postgres, server, made.database, { user: 'looker' });
  const write = () => looker.write(made.view, [update(key('1'), { v: 'new' }, { v: 'old' })]);
  expect(await faultOf(write)).toMatchObject({ kind: 'sign-in', problem: { code: 'postgres/no-right' } });
  await looker.close();
  await made.sql('grant update on t to looker');
  const again = await openDatabase(postgres, server, made.database, { user: 'looker' });
  await again.shape('t');
  await made.sql('revoke update on t from looker');
  const revoked = () => again.write(made.view, [update(key('1'), { v: 'new' }, { v: 'old' })]);
  expect(await faultOf(revoked)).toMatchObject({ kind: 'sign-in', problem: { code: 'postgres/no-right' } });
  await again.close();
  await made.sql(`alter database ${made.database} set default_transaction_read_only = on`);
  const standby = await openDatabase(postgres, server, made.database);
  expect((await standby.shape('t')).can).toMatchObject({ create: false, update: false, remove: false });
  await standby.close();
  await made.session.close();
});

test('records are told apart from what a trigger makes of them, and the reply says what is stored', async () => {
  const made =
    await make(`create table t (id int primary key, name text, at timestamptz(0), price numeric(6, 2), code char(3));
    create function tidy() returns trigger language plpgsql as $$ begin
      new.name = lower(trim(new.name)); if new.id = 3 then new.id = 300; end if; return new; end $$;
    create trigger tidy before insert or update on t for each row execute function tidy()`);
  const outcomes = await made.session.write(
    made.view,
    [1, 2, 3, 4].map((n) =>
      create(key(String(n)), { name: ` Name ${n} `, price: '1.005', at: '2026-03-01T00:00:00.6Z' }),
    ),
  );
  expect(outcomes.map((one) => stored(one).key)).toEqual(['1', '2', '300', '4']);
  expect(stored(at(outcomes, 1)).fields).toMatchObject({ name: 'name 2', price: '1.01' });
  expect(await made.sql('select count(*)::int as n from t')).toEqual([{ n: 4 }]);
  await made.session.close();
});
