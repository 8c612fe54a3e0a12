import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RecordKey } from '../../model/ids.ts';
import { storiesOf } from '../../run/explain.ts';
import { undoRun } from '../../run/undo.ts';
import { type PostgresServer, startPostgres } from '../systems/postgres.ts';
import { type Workbench, workbench } from '../workbench.ts';

const rows = 2_000;
const wrong = 500;
const later = 30;

const table = `
  CREATE TABLE people (id int PRIMARY KEY, email text, phone text, city text);
  INSERT INTO people SELECT n, 'p' || n || '@example.com', '030 ' || n, 'Bonn' FROM generate_series(1, ${rows}) AS n;`;
const line = (name: string) => ({ id: name, left: name, right: name });
const flow = {
  format: 1,
  id: 'people',
  syncs: [
    {
      id: 'people',
      left: { connection: 'crm', object: 'people', newKey: { from: 'field' } },
      right: { connection: 'erp', object: 'people', newKey: { from: 'field' } },
      match: { tiers: [{ left: ['email'], right: ['email'] }] },
      fields: [line('email'), line('phone'), line('city')],
      rules: { create: { left: 'wait', right: 'wait' } },
      brakes: { massUpdate: false },
    },
  ],
};

let server: PostgresServer;
let crm: string;
let erp: string;
let folder: string;
let bench: Workbench;

beforeAll(async () => {
  server = await startPostgres();
  [crm, erp] = [await server.freshDatabase(), await server.freshDatabase()];
  await server.query(crm, table);
  await server.query(erp, table);
  folder = mkdtempSync(join(tmpdir(), 'tandem-wrong-'));
  const connection = (database: string) => ({
    kind: 'postgres',
    settings: { host: server.host, port: server.port, user: server.user, database },
    secrets: { password: server.password },
  });
  bench = await workbench({ folder, connections: { crm: connection(crm), erp: connection(erp) }, flow });
});

afterAll(async () => {
  await bench?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const all = async (database: string) =>
  (await server.query(database, 'SELECT id, phone, city FROM people ORDER BY id')).map((row) => Object.values(row));

test('U6, X1: a wrong edit of 500 records that was carried over is explained, and undone on both sides around 30 later edits', async () => {
  await bench.run();
  await server.query(crm, `UPDATE people SET phone = 'n/a' WHERE id <= ${wrong}`);
  const carried = await bench.run();
  expect(carried.syncs['people']).toMatchObject({ right: { updated: wrong } });
  // Half of the later edits mend one of the wrong values, the others are about something else.
  await server.query(erp, `UPDATE people SET phone = '040 ' || id WHERE id <= ${later / 2}`);
  await server.query(crm, `UPDATE people SET city = 'Ulm' WHERE id > ${later / 2} AND id <= ${later}`);
  await bench.run();

  const [sync] = (await bench.plan()).syncs;
  if (sync === undefined) throw new Error('There is a sync.');
  const scope = { flow: (await bench.plan()).flow, sync: sync.id };
  const key = RecordKey.parse('77');
  const link = (await bench.store.linksByKeys(scope, 'right', [key])).get(key);
  if (link === undefined) throw new Error('The record is linked.');
  const shadow = (await bench.store.shadows(scope, [link.id])).get(link.id) ?? { left: {}, right: {} };
  const entries = await bench.store.journalOfRecord(scope, { link: link.id }, 100);
  const stories = storiesOf(sync, link, { shadow, entries });
  expect(stories.find((one) => one.label === 'phone')).toMatchObject({
    right: { phone: 'n/a' },
    origin: { from: 'left', run: carried.id, why: 'edited' },
    versions: [{ side: 'right', before: { phone: '030 77' }, after: { phone: 'n/a' } }],
  });
  expect(stories.find((one) => one.label === 'city')?.origin).toMatchObject({ from: 'met' });

  const undone = await undoRun(carried.id, await bench.plan(), await bench.world(), { both: true });
  expect(undone.run.state).toBe('done');
  expect(undone.skipped).toHaveLength(later / 2);
  const last = await bench.run();
  const none = { created: 0, updated: 0, removed: 0 };
  expect(last.syncs['people']).toMatchObject({ conflicts: 0, left: none, right: none });
  const wanted = Array.from({ length: rows }, (_, at) => {
    const id = at + 1;
    return [id, id <= later / 2 ? `040 ${id}` : `030 ${id}`, id > later / 2 && id <= later ? 'Ulm' : 'Bonn'];
  });
  expect(await all(crm)).toEqual(wanted);
  expect(await all(erp)).toEqual(wanted);
});
