import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RecordKey } from '../../model/ids.ts';
import type { Snapshot } from '../../model/record.ts';
import { at, faultOf } from '../../testing/conformance/writes.ts';
import { type PostgresServer, startPostgres } from '../../testing/systems/postgres.ts';
import { openDatabase } from '../../testing/systems/postgres-people.ts';
import type { Cursor, Session, View } from '../contract.ts';
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

async function make(schema: string): Promise<Made> {
  const database = await server.freshDatabase();
  await server.query(database, schema);
  const session = await openDatabase(postgres, server, database, { applicationName: database });
  const shape = await session.shape('t');
  const view = { shape, fields: shape.fields.map((field) => field.name), modifiedAt: 'at' };
  return { session, view, database, sql: (text) => server.query(database, text) };
}

async function since(made: Made, cursor: Cursor | null): Promise<{ keys: string[]; all: Snapshot[]; cursor: Cursor }> {
  const all: Snapshot[] = [];
  let kept: Cursor | undefined;
  for await (const page of made.session.since(made.view, cursor, 0)) {
    all.push(...page.snapshots);
    kept = page.cursor;
  }
  return { keys: all.map((one) => one.key).sort(), all, cursor: kept ?? 'none' };
}

test('what a transaction stamped with its start and stored later is not passed over', async () => {
  const made = await make('create table t (id int primary key, at timestamptz default now())');
  const slow = new pg.Client({ ...server, password: server.password, database: made.database });
  await slow.connect();
  await slow.query('begin; insert into t (id) values (1)');
  await made.sql('insert into t (id) values (2)');
  const first = await since(made, null);
  expect(first.keys).toEqual(['2']);
  await slow.query('commit');
  await slow.end();
  expect((await since(made, first.cursor)).keys).toContain('1');
  await made.session.close();
});

test('a time in the future does not hide what changes until then', async () => {
  const made = await make('create table t (id int primary key, at timestamptz default now())');
  await made.sql(`insert into t values (1, '2999-01-01'), (2, 'infinity'), (3, now())`);
  const first = await since(made, null);
  expect(first.keys).toEqual(['1', '2', '3']);
  await made.sql('insert into t (id) values (4)');
  expect((await since(made, first.cursor)).keys).toEqual(expect.arrayContaining(['1', '4']));
  await made.session.close();
});

test('a column without a zone serves as a cursor, but tells no time to compare with other systems', async () => {
  const made = await make('create table t (id int primary key, at timestamp)');
  await made.sql(`insert into t values (1, '2026-03-01 10:00'), (2, '2026-03-02 10:00')`);
  const first = await since(made, null);
  expect(first.all.map((one) => one.modifiedAt)).toEqual([undefined, undefined]);
  expect((await since(made, first.cursor)).keys).toEqual(['2']);
  await made.session.close();
});

test('a column that is no time cannot say when a record was modified', async () => {
  const made = await make('create table t (id int primary key, at text)');
  const fault = await faultOf(() => since(made, null));
  expect(fault).toMatchObject({ kind: 'setting', problem: { code: 'postgres/modified-at' } });
  await made.session.close();
});

test('a scan whose connection is killed ends with a fault, never as if it were whole', async () => {
  const made = await make(`create table t (id int primary key, at timestamptz, v text);
    insert into t select n, now(), repeat('x', 200) from generate_series(1, 50000) n`);
  let records = 0;
  const fault = await faultOf(async () => {
    for await (const page of made.session.scan(made.view)) {
      records += page.snapshots.length;
      await made.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${made.database}'`,
      );
    }
  });
  expect(fault).toMatchObject({ kind: 'transient', problem: { code: 'postgres/connection-lost' } });
  expect(records).toBeLessThan(50_000);
  const sightings = await made.session.read(made.view, [RecordKey.parse('1')]);
  expect(at(sightings, 0).kind).toBe('found');
  await made.session.close();
});

test('long records make small pages', async () => {
  const made = await make(`create table t (id int primary key, at timestamptz, v text);
    insert into t select n, now(), repeat('x', case when n > 400 then 1000000 else 10 end) from generate_series(1, 600) n`);
  const sizes: number[] = [];
  for await (const page of made.session.scan(made.view)) sizes.push(page.snapshots.length);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(600);
  expect(Math.max(...sizes.slice(1))).toBeLessThan(20);
  await made.session.close();
});
