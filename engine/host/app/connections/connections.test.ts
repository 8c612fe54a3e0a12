import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ConnectionId } from '../../../model/ids.ts';
import {
  browseObject,
  checkConnection,
  copyConnection,
  createConnection,
  listConnections,
  listObjects,
  listSystems,
  openConnection,
  removeConnection,
  renameConnection,
  saveConnection,
  systemForm,
  type TestRow,
  testConnection,
  tryConnection,
} from '../../../protocol/calls/connections.ts';
import { sampleWindow, windowInto } from '../../../testing/open-window.ts';
import { type PostgresServer, startPostgres } from '../../../testing/systems/postgres.ts';

let server: PostgresServer;
let database: string;

beforeAll(async () => {
  server = await startPostgres();
  database = await server.freshDatabase();
  const statements = [
    'create table price_list (id integer primary key, name text not null, price numeric(10,2))',
    "insert into price_list select n, 'Part ' || n, n * 1.5 from generate_series(1, 250) as n",
    'create table plain (a text)',
    'create view cheap as select * from price_list where price < 10',
    "create role reader login password 'read-only'",
    'grant select on all tables in schema public to reader',
  ];
  for (const sql of statements) await server.query(database, sql);
});
afterAll(() => server.stop());

const settingsOf = (user = server.user) => ({ host: server.host, port: server.port, database, user });
const states = (rows: readonly TestRow[]) => rows.map((row) => [row.check, row.state]);
const entered = () => ({
  kind: 'postgres',
  label: 'Price database',
  settings: settingsOf(),
  secrets: { password: server.password },
});

async function withPrices() {
  const window = await sampleWindow();
  const { saved } = await window.ask(createConnection, entered());
  if (saved === null) throw new Error('The connection was not saved.');
  return { window, id: saved };
}

const deedsIn = ({ open }: Awaited<ReturnType<typeof sampleWindow>>) => open.house.engine.store.auditPage(0, 100);

describe('the gallery', () => {
  test('shows every kind that this build can reach, and the form of each comes from its own schema', async () => {
    const window = await sampleWindow();
    const { systems } = await window.ask(listSystems, {});
    expect(systems.map((one) => [one.kind, one.group])).toEqual([
      ['csv', 'Files'],
      ['postgres', 'Database'],
      ['sqlite', 'Database'],
    ]);
    for (const { kind } of systems) {
      const { fields } = await window.ask(systemForm, { kind });
      for (const field of fields) expect([field.label, field.help], `${kind} ${field.name}`).not.toContain('');
    }
    const form = await window.ask(systemForm, { kind: 'postgres' });
    expect(form.fields.slice(0, 4).map((one) => [one.as, one.label, one.required])).toEqual([
      ['text', 'Server', false],
      ['number', 'Port', false],
      ['text', 'Database', true],
      ['text', 'User', true],
    ]);
    expect(form.secrets).toMatchObject([{ name: 'password', required: true }]);
  });
});

describe('a connection', () => {
  test('is told by field what is wrong with it, and nothing is saved', async () => {
    const window = await sampleWindow();
    const wrong = {
      ...entered(),
      label: ' ',
      settings: { ...settingsOf(), port: 99_999, user: undefined },
      secrets: {},
    };
    const { saved, issues } = await window.ask(createConnection, wrong);
    expect(saved).toBeNull();
    expect(issues.map((one) => one.field).sort()).toEqual(['label', 'port', 'secrets.password', 'user']);
    expect((await window.ask(listConnections, {})).cards).toHaveLength(2);
    const checked = await window.ask(checkConnection, { kind: 'sqlite', settings: { file: 'a', speed: 1 } });
    expect(checked.issues).toMatchObject([{ message: expect.stringContaining('speed') }]);
  });

  test('gets an id from its label, keeps its secret where no window can read it, and is in the audit log', async () => {
    const { window, id } = await withPrices();
    expect(id).toBe('price-database');
    const file = readFileSync(join(window.folder, 'connections/price-database.json'), 'utf8');
    expect(file).not.toContain(server.password);
    const opened = await window.ask(openConnection, { connection: id });
    expect(opened.secrets).toMatchObject([
      { name: 'password', from: 'vault', since: expect.stringMatching(/^20\d\d-/) },
    ]);
    expect(JSON.stringify(opened)).not.toContain(server.password);
    expect(opened.card).toMatchObject({ about: `PostgreSQL, ${server.host}`, health: null, uses: [] });
    const deeds = await deedsIn(window);
    expect(deeds.at(-1)).toMatchObject({ action: 'connect', about: id, by: 'dana' });
    expect(JSON.stringify(deeds)).not.toContain(server.password);
  });

  test('is tested check by check without writing, and the list remembers how it did', async () => {
    const { window, id } = await withPrices();
    const told = await window.listen((one) => one.kind === 'connections');
    const rows = await window.collect(testConnection, { connection: id });
    expect(states(rows)).toEqual([
      ['reach', 'fine'],
      ['sign-in', 'fine'],
      ['read', 'fine'],
      ['write', 'fine'],
      ['limit', 'fine'],
    ]);
    expect(rows[2]?.words).toBe('2 tables, 1 view: cheap, plain, price_list');
    expect(rows[3]?.words).toContain('Only to be read: cheap, plain');
    await told.next;
    const card = (await window.ask(listConnections, {})).cards.find((one) => one.connection === id);
    expect(card?.health?.rows).toEqual(rows);
  });

  test('is tested before it is saved: a right that is missing, a wrong password, a server that is not there', async () => {
    const window = await sampleWindow();
    const tried = {
      connection: null,
      kind: 'postgres',
      settings: settingsOf('reader'),
      secrets: { password: 'read-only' },
    };
    const reading = await window.collect(tryConnection, tried);
    expect(reading[3]).toMatchObject({ check: 'write', state: 'failed', words: expect.stringContaining('price_list') });
    expect(reading[3]?.problem?.fix).toBe(
      'Ask the owner of the database to allow it: GRANT INSERT, UPDATE, DELETE ON "public"."price_list" TO "reader";',
    );
    const wrong = await window.collect(tryConnection, { ...tried, secrets: { password: 'guess' } });
    expect(states(wrong).slice(0, 3)).toEqual([
      ['reach', 'fine'],
      ['sign-in', 'failed'],
      ['read', 'skipped'],
    ]);
    expect(JSON.stringify(wrong)).not.toContain('guess');
    const without = await window.collect(tryConnection, { ...tried, secrets: {} });
    expect(without[1]).toMatchObject({ state: 'failed', problem: { code: 'connection/no-secret' } });
    const nowhere = await window.collect(tryConnection, { ...tried, settings: { ...settingsOf(), port: 1 } });
    expect(nowhere[0]).toMatchObject({ state: 'failed', problem: { code: 'postgres/unreachable' } });
    expect((await window.ask(listConnections, {})).cards).toHaveLength(2);
  });

  test('is tried with the secret that is kept, as long as none is entered', async () => {
    const { window, id } = await withPrices();
    const tried = { connection: id, kind: 'postgres', settings: settingsOf() };
    expect(states(await window.collect(tryConnection, { ...tried, secrets: {} }))).toContainEqual(['sign-in', 'fine']);
    const gone = await window.collect(tryConnection, { ...tried, secrets: { password: null } });
    expect(states(gone)).toContainEqual(['sign-in', 'failed']);
  });

  test('is changed: name, settings and secrets, each told in the log without what it is', async () => {
    const { window, id } = await withPrices();
    await server.query(database, "alter role reader password 'read-only'");
    const changed = {
      connection: id,
      label: 'Prices',
      settings: settingsOf('reader'),
      secrets: { password: 'read-only' },
    };
    expect(await window.ask(saveConnection, changed)).toEqual({ saved: id, issues: [] });
    expect(states(await window.collect(testConnection, { connection: id }))).toContainEqual(['write', 'failed']);
    await window.ask(renameConnection, { connection: id, label: 'Price list' });
    expect(await window.refused(renameConnection, { connection: id, label: '' })).toBe('connection/name');
    const deeds = (await deedsIn(window)).slice(-3);
    expect(deeds.map((one) => [one.action, JSON.parse(one.says ?? '')])).toEqual([
      ['secret', { label: 'Prices', secrets: ['password'] }],
      ['reconnect', { label: 'Prices', settings: ['user'] }],
      ['reconnect', { label: 'Price list', settings: [] }],
    ]);
  });

  test('is copied with its secret, and removed with all of it', async () => {
    const { window, id } = await withPrices();
    const { connection: copy } = await window.ask(copyConnection, { connection: id });
    expect(copy).toBe('price-database-copy');
    expect(states(await window.collect(testConnection, { connection: copy }))).toContainEqual(['sign-in', 'fine']);
    await window.ask(removeConnection, { connection: copy });
    expect(existsSync(join(window.folder, 'connections/price-database-copy.json'))).toBe(false);
    expect(readFileSync(join(window.folder, '.tandem/secrets.json'), 'utf8')).not.toContain(copy);
  });

  test('that syncs use is not removed, and says which', async () => {
    const window = await sampleWindow();
    const [card] = (await window.ask(listConnections, {})).cards;
    expect(card?.uses).toMatchObject([{ flow: 'contacts', writes: true }]);
    const connection = ConnectionId.parse(card?.connection);
    expect(await window.refused(removeConnection, { connection })).toBe('connection/in-use');
    expect(existsSync(join(window.folder, 'connections', `${connection}.json`))).toBe(true);
  });

  test('is changed by nobody who may only look, whose eyes see no values', async () => {
    const { window, id } = await withPrices();
    const viewer = windowInto(window.open, { by: 'vera', role: 'viewer' });
    onTestFinished(viewer.close);
    expect(await viewer.refused(removeConnection, { connection: id })).toBe('role/not-allowed');
    expect(await viewer.refused(createConnection, entered())).toBe('role/not-allowed');
    await expect(viewer.collect(tryConnection, { ...entered(), connection: null })).rejects.toThrow();
    expect(await viewer.collect(testConnection, { connection: id })).toHaveLength(5);
    const { rows } = await viewer.ask(browseObject, { connection: id, object: 'price_list', limit: 2 });
    expect(rows[0]?.fields['name']).toBe('•••');
  });

  test('whose file is broken is told beside the others', async () => {
    const window = await sampleWindow();
    writeFileSync(join(window.folder, 'connections/odd.json'), '{');
    const { cards, problems } = await window.ask(listConnections, {});
    expect(cards).toHaveLength(2);
    expect(problems).toHaveLength(1);
  });
});

describe('the objects of a connection', () => {
  test('come with their fields, key, rights and number of records', async () => {
    const { window, id } = await withPrices();
    const objects = await window.collect(listObjects, { connection: id });
    expect(objects.map(({ object, fields, key, can, records }) => [object, fields, key, can.update, records])).toEqual([
      ['cheap', 3, [], false, { records: 6, exact: true }],
      ['plain', 1, [], false, { records: 0, exact: true }],
      ['price_list', 3, ['id'], true, { records: 250, exact: true }],
    ]);
  });

  test('can be browsed: the first rows, and whether there are more', async () => {
    const { window, id } = await withPrices();
    const some = await window.ask(browseObject, { connection: id, object: 'price_list', limit: 20 });
    expect(some.rows).toHaveLength(20);
    expect({ ...some, rows: some.rows.slice(0, 1) }).toMatchObject({
      more: true,
      key: ['id'],
      rows: [{ key: '1', fields: { name: 'Part 1', price: '1.5' } }],
    });
    const all = await window.ask(browseObject, { connection: id, object: 'price_list', limit: 500 });
    expect([all.rows.length, all.more]).toEqual([250, false]);
  });
});
