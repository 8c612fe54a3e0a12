import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Run } from '../../model/run.ts';
import { type PostgresServer, startPostgres } from '../systems/postgres.ts';
import { type Workbench, workbench } from '../workbench.ts';
import { type GermanCsv, germanCsv } from './german-csv.ts';
import { plannedIn, writesOf, writtenBy } from './written.ts';

const rows = 1500;
const header = 'Nr;Anrede;Vorname;Nachname;E-Mail;Geburtstag;Guthaben;Bemerkung;Aktiv';
const two = (n: number) => String(n).padStart(2, '0');
/** Two people in a row have the same style; then it changes. */
const balanceOf = (n: number) => (n % 4 < 2 ? `${n % 9}.${two(n % 100)}0,50` : `${n % 9}${two(n % 100)}0,5`);
const noteOf = (n: number) => (n % 3 === 0 ? `"Straße ${n}; Ecke ""Am Tor"""` : n % 3 === 1 ? '' : `Größe ${n} €`);
const line = (n: number) =>
  [
    n,
    n % 2 === 0 ? 'Frau' : 'Herr',
    n % 5 === 0 ? `"Jörg ${n}"` : `Änne Marie ${n}`,
    `Müller${n % 70}`,
    `Person${n}@Example.com`,
    `${two((n % 28) + 1)}.${two((n % 12) + 1)}.19${two((n % 60) + 40)}`,
    balanceOf(n),
    noteOf(n),
    n % 2 === 0 ? 'ja' : 'nein',
  ].join(';');

const table = `
  CREATE TABLE customers (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, salutation text, name text, mail text UNIQUE, birthday date,
    balance numeric(12, 2), own text DEFAULT 'erp');
  INSERT INTO customers (salutation, name, mail, birthday, balance)
  SELECT CASE WHEN n % 2 = 0 THEN 'f' ELSE 'm' END,
    CASE WHEN n % 5 = 0 THEN 'Jörg ' || n ELSE 'Änne Marie ' || n END || ' Müller' || n % 70,
    ' person' || n || '@EXAMPLE.com', make_date(1900 + n % 60 + 40, n % 12 + 1, n % 28 + 1),
    ((n % 9) * 1000 + (n % 100) * 10) + 0.5
  FROM (SELECT (i * 7) % ${rows} + 1 AS n FROM generate_series(0, ${rows - 1}) AS i) AS numbers;`;

const flow = {
  format: 1,
  id: 'kunden',
  syncs: [
    {
      id: 'kunden',
      left: { connection: 'buero', object: 'kunden', newKey: { from: 'next-number' } },
      right: { connection: 'erp', object: 'customers' },
      match: { tiers: [{ left: ['E-Mail'], right: ['mail'], normalise: ['email'] }] },
      fields: [
        {
          id: 'salutation',
          left: 'Anrede',
          right: 'salutation',
          steps: [
            {
              id: 'codes',
              use: 'value-map',
              settings: {
                pairs: [
                  { from: 'Herr', to: 'm' },
                  { from: 'Frau', to: 'f' },
                ],
              },
            },
          ],
        },
        { id: 'name', left: ['Vorname', 'Nachname'], right: 'name', steps: [{ id: 'join', use: 'join' }] },
        { id: 'mail', left: 'E-Mail', right: 'mail' },
        {
          id: 'birthday',
          left: 'Geburtstag',
          right: 'birthday',
          steps: [{ id: 'date', use: 'text-to-date', settings: { pattern: 'DD.MM.YYYY' } }],
        },
        {
          id: 'balance',
          left: 'Guthaben',
          right: 'balance',
          steps: [{ id: 'number', use: 'number-parse', settings: { style: 'de' } }],
        },
      ],
    },
  ],
};

let server: PostgresServer;
let erp: string;
let folder: string;
let csv: GermanCsv;
let bench: Workbench;
let original: Buffer;
let first: Run;

beforeAll(async () => {
  server = await startPostgres();
  erp = await server.freshDatabase();
  await server.query(erp, table);
  folder = mkdtempSync(join(tmpdir(), 'tandem-kunden-'));
  csv = germanCsv(join(folder, 'kunden.csv'), { encoding: 'windows-1252', bom: false, lineEnd: '\r\n' });
  csv.save([header, ...Array.from({ length: rows }, (_, at) => line(at + 1))]);
  original = csv.bytes();
  bench = await workbench({
    folder,
    connections: {
      buero: { kind: 'csv', settings: { file: 'kunden.csv', key: 'Nr' } },
      erp: {
        kind: 'postgres',
        settings: { host: server.host, port: server.port, user: server.user, database: erp },
        secrets: { password: server.password },
      },
    },
    flow,
  });
  first = await bench.run();
});

afterAll(async () => {
  await bench?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const sql = (text: string) => server.query(erp, text);
const customer = async (n: number) =>
  (
    await sql(
      `SELECT salutation, name, mail, birthday::text, balance::text, own FROM customers WHERE lower(trim(mail)) = 'person${n}@example.com'`,
    )
  )[0];
const edit = (n: number, what: string) =>
  sql(`UPDATE customers SET ${what} WHERE lower(trim(mail)) = 'person${n}@example.com'`);
const versions = async () => [
  csv.version(),
  ...(await sql(`SELECT md5(string_agg(id || ' ' || xmin, ',' ORDER BY id)) AS all FROM customers`)),
];

/** Everything both sides agree on was agreed without a write: the file is the same to the byte, and not even replaced. */
test('A16: customers of a German spreadsheet are linked with those of a database, and no byte changes where all is equal', async () => {
  expect(first.problem).toBeNull();
  const none = { created: 0, updated: 0, removed: 0, unchanged: rows };
  expect(first).toMatchObject({
    state: 'done',
    syncs: { kunden: { linked: rows, conflicts: 0, failed: 0, parked: 0, left: none, right: none } },
  });
  expect(csv.bytes().equals(original)).toBe(true);
});

test('A12: the next run writes nothing on either side', async () => {
  const before = await versions();
  expect(writesOf(await bench.run())).toBe(0);
  expect(await versions()).toEqual(before);
});

test('V11: edits in the database arrive in the cells as the file writes them, and no other byte changes', async () => {
  await edit(10, `balance = 99.9, birthday = '2001-02-03'`);
  const expected = csv.bytesWith(10, { Guthaben: '99,9', Geburtstag: '03.02.2001' });
  const run = await bench.run();
  expect(run.syncs['kunden']).toMatchObject({ left: { updated: 1 }, right: { updated: 0 } });
  expect(csv.row(10)).toMatchObject({ 5: '03.02.2001' });
  expect(csv.bytes().toString('latin1')).toBe(expected.toString('latin1'));
  await edit(11, `name = 'Änne Marie 11 Schmidt', salutation = 'f'`);
  const then = csv.bytesWith(11, { Nachname: 'Schmidt', Anrede: 'Frau' });
  await bench.run();
  expect(csv.bytes().toString('latin1')).toBe(then.toString('latin1'));
  expect(writesOf(await bench.run())).toBe(0);
});

test('V11: edits in the file arrive in the database as dates, numbers, codes and one name', async () => {
  csv.edit(20, {
    Guthaben: '"-3.000,25"',
    Geburtstag: '31.12.1999',
    Anrede: 'Herr',
    Vorname: 'Jürgen',
    Nachname: 'Groß',
  });
  const typed = csv.bytes();
  await bench.run();
  expect(await customer(20)).toEqual({
    salutation: 'm',
    name: 'Jürgen Groß',
    mail: ' person20@EXAMPLE.com',
    birthday: '1999-12-31',
    balance: '-3000.25',
    own: 'erp',
  });
  expect(csv.bytes().equals(typed)).toBe(true);
});

test('G15, G16: different fields of one record flow both ways; the same field waits in the inbox', async () => {
  csv.edit(30, { Anrede: 'Herr', Guthaben: '1,00' });
  await edit(30, `birthday = '1990-01-02', balance = 2`);
  const expected = csv.bytesWith(30, { Geburtstag: '02.01.1990' });
  const run = await bench.run();
  expect(run).toMatchObject({ state: 'done', syncs: { kunden: { conflicts: 1, parked: 1 } } });
  expect(csv.bytes().equals(expected)).toBe(true);
  expect(await customer(30)).toMatchObject({ salutation: 'm', birthday: '1990-01-02', balance: '2.00' });
  expect(await bench.conflicts()).toMatchObject([{ question: { unit: 'balance', reason: 'both-edited' } }]);
  expect(writesOf(await bench.run())).toBe(0);
});

test('G14: a cell that is no number asks and is left alone, and the other cells of its row flow', async () => {
  csv.edit(31, { Guthaben: 'viel', Nachname: 'Neu' });
  const typed = csv.bytes();
  const run = await bench.run();
  expect(run).toMatchObject({ state: 'done', syncs: { kunden: { conflicts: 2 } } });
  expect((await customer(31))?.['name']).toBe('Änne Marie 31 Neu');
  expect(csv.bytes().equals(typed)).toBe(true);
  csv.edit(31, { Guthaben: '31,50' });
  expect((await bench.run()).syncs['kunden']).toMatchObject({ conflicts: 1 });
  expect((await customer(31))?.['balance']).toBe('31.50');
});

test('D10: new rows go to the other side; in the file they come last, under the next number', async () => {
  await sql(
    `INSERT INTO customers (salutation, name, mail, birthday, balance) VALUES ('f', 'Zoë Weiß', 'zoe@example.com', '1980-05-06', 1234.5)`,
  );
  const before = csv.lines();
  csv.save([...before, `${rows + 1};Herr;Max;Neumann;max@example.com;01.01.1970;0,00;;ja`]);
  const run = await bench.run();
  expect(run.syncs['kunden']).toMatchObject({ linked: rows + 2, left: { created: 1 }, right: { created: 1 } });
  const lines = csv.lines();
  expect(lines.slice(0, -2)).toEqual(before);
  expect(lines.at(-1)).toBe(`${rows + 2};Frau;Zoë;Weiß;zoe@example.com;06.05.1980;1.234,5;;`);
  expect(await sql(`SELECT name, balance::text, birthday::text FROM customers WHERE mail = 'max@example.com'`)).toEqual(
    [{ name: 'Max Neumann', balance: '0.00', birthday: '1970-01-01' }],
  );
  expect(writesOf(await bench.run())).toBe(0);
});

test('A10: a character that the file cannot hold sets one record aside; the others are written', async () => {
  await edit(40, `name = '李 Wang'`);
  await edit(41, `name = 'Änne Marie 41 Zhang'`);
  const expected = csv.bytesWith(41, { Nachname: 'Zhang' });
  const run = await bench.run();
  expect(run).toMatchObject({ state: 'partial', syncs: { kunden: { failed: 1, left: { updated: 1 } } } });
  expect(csv.bytes().equals(expected)).toBe(true);
  await edit(40, `name = 'Li Wang'`);
  expect((await bench.run()).state).toBe('done');
  expect(csv.row(40).slice(2, 4)).toEqual(['"Li"', 'Wang']);
});

test('D3: a row that was deleted asks, and its customer stays', async () => {
  csv.save(csv.lines().filter((text) => !text.startsWith('50;')));
  const run = await bench.run();
  expect(run.state).toBe('done');
  expect((await bench.conflicts()).filter((one) => one.question.about === 'removal')).toHaveLength(1);
  expect(await customer(50)).toBeDefined();
});

test('A13: a preview changes no byte, and the run after it does exactly that', async () => {
  await edit(60, `balance = 60, name = 'Jörg 60 Preview'`);
  csv.edit(61, { Guthaben: '61,00' });
  await sql(`INSERT INTO customers (name, mail) VALUES ('Only Name', 'only.name@example.com')`);
  const before = await versions();
  const preview = await bench.preview();
  expect(await versions()).toEqual(before);
  const run = await bench.run();
  expect(plannedIn(preview.changes)).toHaveLength(3);
  expect(await writtenBy(bench.store, run)).toEqual(plannedIn(preview.changes));
  expect(run.changesHash).toBe(preview.changesHash);
});

test('U1: an undo gives the file back its bytes, except where people typed since', async () => {
  const before = csv.bytes();
  for (let n = 70; n < 80; n += 1) await edit(n, `balance = ${n}, birthday = '2000-01-01', name = 'New Name'`);
  const run = await bench.run();
  expect(run.syncs['kunden']).toMatchObject({ left: { updated: 10 } });
  csv.edit(75, { Guthaben: '7,5' });
  const { run: undo, skipped } = await bench.undo(run);
  expect([undo.state, undo.problem]).toEqual(['done', null]);
  expect(skipped).toMatchObject([{ side: 'left', key: '75', reason: 'edited-since', fields: ['Guthaben'] }]);
  const typed = csv.row(75)[6];
  expect(typed).toBe('7,5');
  csv.save(csv.lines().map((text) => (text.startsWith('75;') ? line(75) : text)));
  expect(csv.bytes().toString('latin1')).toBe(before.toString('latin1'));
  expect((await customer(76))?.['name']).toBe('New Name');
});
