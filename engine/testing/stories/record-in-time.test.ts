import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf, momentsOf } from '../../core/past/life.ts';
import { RecordKey, SyncId } from '../../model/ids.ts';
import { lifeOfRecord } from '../../run/record-life.ts';
import { replay } from '../../run/replay.ts';
import { restore } from '../../run/restore.ts';
import { tryRoundTrips } from '../../run/round-trips.ts';
import { type PostgresServer, startPostgres } from '../systems/postgres.ts';
import { type Workbench, workbench } from '../workbench.ts';

const rows = 300;
const sync = SyncId.parse('people');
const text = (name: string) => ({ id: name, left: name, right: name });
const flow = {
  format: 1,
  id: 'people',
  syncs: [
    {
      id: sync,
      left: { connection: 'crm', object: 'people', modifiedAt: 'changed', capture: 'cursor' },
      right: { connection: 'list', object: 'list', newKey: { from: 'field' } },
      match: { tiers: [{ left: ['email'], right: ['email'] }] },
      fields: [
        text('email'),
        { id: 'name', left: 'name', right: 'name', steps: [{ id: 's', use: 'case', settings: { to: 'upper' } }] },
        text('city'),
      ],
      rules: { create: { left: 'wait', right: 'wait' } },
    },
  ],
};

let server: PostgresServer;
let crm: string;
let folder: string;
let bench: Workbench;

beforeAll(async () => {
  server = await startPostgres();
  crm = await server.freshDatabase();
  await server.query(
    crm,
    `CREATE TABLE people (id int PRIMARY KEY, email text, name text, city text, changed timestamptz NOT NULL DEFAULT now());
     INSERT INTO people SELECT n, 'p' || n || '@example.com', CASE WHEN n % 3 = 0 THEN 'Anna' ELSE 'ANNA' END, 'Bonn'
     FROM generate_series(1, ${rows}) AS n;`,
  );
  folder = mkdtempSync(join(tmpdir(), 'tandem-time-'));
  const lines = Array.from({ length: rows }, (_, at) => `p${at + 1}@example.com;ANNA;Bonn`);
  writeFileSync(join(folder, 'list.csv'), `email;name;city\n${lines.join('\n')}\n`);
  const { host, port, user, password } = server;
  bench = await workbench({
    folder,
    connections: {
      crm: { kind: 'postgres', settings: { host, port, user, database: crm }, secrets: { password } },
      list: { kind: 'csv', settings: { file: 'list.csv', key: ['email'] } },
    },
    flow,
  });
});

afterAll(async () => {
  await bench?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const inCrm = async (id: number) =>
  (await server.query(crm, `SELECT name, city FROM people WHERE id = ${id}`)).map((row) => Object.values(row))[0];
const inList = (id: number) =>
  readFileSync(join(folder, 'list.csv'), 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`p${id}@`))
    ?.split(';')
    .slice(1);

test('X2, X3, W1, W4 and W5: a record of a database and a file is told, restored and replayed in time', async () => {
  const first = await bench.run();
  await server.query(crm, "UPDATE people SET name = 'Berta', city = 'Ulm', changed = now() WHERE id = 7");
  const second = await bench.run();
  const file = join(folder, 'list.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace('p7@example.com;BERTA;Ulm', 'p7@example.com;CLARA;Ulm'));
  await bench.run();
  expect([await inCrm(7), inList(7)]).toEqual([
    ['CLARA', 'Ulm'],
    ['CLARA', 'Ulm'],
  ]);
  const plan = await bench.plan();
  const [people] = plan.syncs;
  if (people === undefined) throw new Error('There is a sync.');
  const scope = { flow: plan.flow, sync };
  const key = RecordKey.parse('7');
  const told = await lifeOfRecord(bench.store, scope, people, { side: 'left', key, terms: 'own' });
  if (told === null) throw new Error('It is linked.');
  const at = (when: string | null) => {
    const { left, right } = asOf(told.life, when);
    return [left.fields['name']?.value, left.fields['city']?.value, right.fields['name']?.value];
  };
  expect(at(first.endedAt)).toEqual(['ANNA', 'Bonn', 'ANNA']);
  expect(at(second.endedAt)).toEqual(['Berta', 'Ulm', 'BERTA']);
  expect(at(null)).toEqual(['CLARA', 'Ulm', 'CLARA']);
  const moments = momentsOf(told.life);
  expect(moments.map((one) => [one.side, one.by])).toEqual([
    ['left', 'people'],
    ['right', 'tandem'],
    ['right', 'people'],
    ['left', 'tandem'],
  ]);
  expect(moments[0]?.modifiedAt).toMatch(/^\d{4}-/);

  const ask = { sync, side: 'right', key: RecordKey.parse('p7@example.com'), here: false, why: null } as const;
  const done = await restore(plan, await bench.world(), { ...ask, fields: ['name'], to: { at: second.endedAt ?? '' } });
  expect(done.run.state).toBe('done');
  expect([await inCrm(7), inList(7)]).toEqual([
    ['BERTA', 'Ulm'],
    ['BERTA', 'Ulm'],
  ]);
  const none = { created: 0, updated: 0, removed: 0 };
  expect((await bench.run()).syncs['people']).toMatchObject({ conflicts: 0, left: none, right: none });

  const trips = await tryRoundTrips(plan, await bench.world(), { rows: null });
  const name = trips.lines.find((line) => line.map === 'name' && line.from === 'left');
  expect(name?.losses.map((group) => [group.loss, group.rows])).toEqual([['case', rows / 3]]);

  // Without a session nothing can be asked.
  await bench.disconnect();
  const replayed = await replay(plan, bench.store, { since: first.startedAt, until: null });
  expect(replayed['people']).toMatchObject({ unlike: 0, endDifferently: 0, counts: { same: 3, different: 0 } });
});
