import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Run } from '../../model/run.ts';
import { type Workbench, workbench } from '../workbench.ts';
import { type GermanCsv, germanCsv } from './german-csv.ts';
import { plannedIn, writesOf, writtenBy } from './written.ts';

const rows = 1200;
const header = 'Kunde;Vorname;Nachname;Mail;Seit;Limit;Stufe;Notiz';
const two = (n: number) => String(n).padStart(2, '0');
const tiers = ['A', 'B', 'C'];
const line = (n: number) =>
  [
    n,
    `Zoë ${n}`,
    n % 2 === 0 ? `"von Größe"` : `Maier${n % 40}`,
    `kunde${n}@example.com`,
    `${two((n % 28) + 1)}.${two((n % 12) + 1)}.2${two(n % 20).padStart(3, '0')}`,
    n % 2 === 0 ? `${n},50` : `${n},5`,
    tiers[n % 3],
    n % 3 === 0 ? '"a; ""b"""' : ' überall ',
  ].join(';');

/** What the tiers are called in the CRM. */
const names: { readonly [tier: string]: string } = { A: 'Gold', B: 'Silver', C: 'Bronze' };

const flow = {
  format: 1,
  id: 'kunden',
  syncs: [
    {
      id: 'kunden',
      left: { connection: 'crm', object: 'contacts' },
      right: { connection: 'liste', object: 'kunden', newKey: { from: 'next-number' } },
      match: { tiers: [{ left: ['email'], right: ['Mail'], normalise: ['trim', 'case'] }] },
      fields: [
        {
          id: 'name',
          left: 'name',
          right: ['Vorname', 'Nachname'],
          steps: [{ id: 'split', use: 'split', settings: { separator: ', ', parts: 2 } }],
        },
        { id: 'email', left: 'email', right: 'Mail' },
        { id: 'since', left: 'since', right: 'Seit' },
        { id: 'limit', left: 'credit', right: 'Limit' },
        {
          id: 'tier',
          left: 'tier',
          right: 'Stufe',
          steps: [
            {
              id: 'codes',
              use: 'value-map',
              settings: { pairs: tiers.map((tier) => ({ from: names[tier], to: tier })) },
            },
          ],
        },
      ],
    },
  ],
};

let folder: string;
let csv: GermanCsv;
let bench: Workbench;
let first: Run;
let original: Buffer;

const inCrm = (text: string, ...params: readonly unknown[]): readonly { readonly [field: string]: unknown }[] => {
  const db = new Database(join(folder, 'crm.sqlite'));
  try {
    const statement = db.prepare<unknown[], { readonly [field: string]: unknown }>(text);
    if (statement.reader) return statement.all(...params);
    statement.run(...params);
    return [];
  } finally {
    db.close();
  }
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-liste-'));
  csv = germanCsv(join(folder, 'kunden.csv'), { encoding: 'utf8', bom: true, lineEnd: '\n' });
  csv.save([header, ...Array.from({ length: rows }, (_, at) => line(at + 1))]);
  original = csv.bytes();
  inCrm(`CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT, email TEXT, since DATE, credit DECIMAL(10, 2),
    tier TEXT CHECK (tier IN ('Gold', 'Silver', 'Bronze')), own TEXT DEFAULT 'crm')`);
  inCrm(`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${rows})
    INSERT INTO contacts (name, email, since, credit, tier)
    SELECT 'Zoë ' || n || ', ' || iif(n % 2 = 0, 'von Größe', 'Maier' || (n % 40)), '  KUNDE' || n || '@Example.com',
      printf('20%02d-%02d-%02d', n % 20, n % 12 + 1, n % 28 + 1), n + 0.5, iif(n % 3 = 0, 'Gold', iif(n % 3 = 1, 'Silver', 'Bronze'))
    FROM n`);
  bench = await workbench({
    folder,
    connections: {
      crm: { kind: 'sqlite', settings: { file: 'crm.sqlite' } },
      liste: {
        kind: 'csv',
        settings: {
          file: 'kunden.csv',
          key: 'Kunde',
          types: { Seit: 'date', Limit: 'decimal' },
          dateFormat: 'DD.MM.YYYY',
          decimalComma: true,
        },
      },
    },
    flow,
  });
  first = await bench.run();
});

afterAll(async () => {
  await bench?.close();
  rmSync(folder, { recursive: true, force: true });
});

const contact = (n: number) =>
  inCrm(
    `SELECT name, email, since, credit, tier, own FROM contacts WHERE lower(trim(email)) = ?`,
    `kunde${n}@example.com`,
  )[0];
const edit = (n: number, what: string) =>
  inCrm(`UPDATE contacts SET ${what} WHERE lower(trim(email)) = ?`, `kunde${n}@example.com`);
const everything = (): readonly unknown[] => [csv.version(), ...inCrm('SELECT * FROM contacts ORDER BY id')];
/** Bytes as text that shows where they differ. */
const shown = (bytes: Buffer): string => bytes.toString('latin1');

test('A16: contacts of a database are linked with the rows of a German spreadsheet, and no byte changes where all is equal', async () => {
  expect(first.problem).toBeNull();
  const none = { created: 0, updated: 0, removed: 0, unchanged: rows };
  expect(first).toMatchObject({
    state: 'done',
    syncs: { kunden: { linked: rows, conflicts: 0, failed: 0, parked: 0, left: none, right: none } },
  });
  expect(csv.bytes().equals(original)).toBe(true);
  const before = everything();
  expect(writesOf(await bench.run())).toBe(0);
  expect(everything()).toEqual(before);
});

test('V11: edits in the database arrive in the style of the file: digits, comma, quotes, dates and codes; no other byte changes', async () => {
  edit(10, `credit = 12.5, name = 'Zoë Anna, von Groß', since = '2020-02-29', tier = 'Gold'`);
  const expected = csv.bytesWith(10, {
    Limit: '12,50',
    Vorname: 'Zoë Anna',
    Nachname: '"von Groß"',
    Seit: '29.02.2020',
    Stufe: 'A',
  });
  const run = await bench.run();
  expect(run.syncs['kunden']).toMatchObject({ left: { updated: 0 }, right: { updated: 1 } });
  expect(shown(csv.bytes())).toBe(shown(expected));
  expect(writesOf(await bench.run())).toBe(0);
});

test('V11: edits in the file arrive in the database, with parts joined again', async () => {
  csv.edit(20, { Nachname: 'Straße', Seit: '31.12.1999', Limit: '-7,25', Stufe: 'C' });
  const typed = csv.bytes();
  await bench.run();
  expect(contact(20)).toEqual({
    name: 'Zoë 20, Straße',
    email: '  KUNDE20@Example.com',
    since: '1999-12-31',
    credit: -7.25,
    tier: 'Bronze',
    own: 'crm',
  });
  expect(shown(csv.bytes())).toBe(shown(typed));
});

test('G15, G16: different fields of one record flow both ways; the same field waits in the inbox', async () => {
  csv.edit(30, { Stufe: 'C', Limit: '1,00' });
  edit(30, `since = '1990-01-02', credit = 2`);
  const expected = csv.bytesWith(30, { Seit: '02.01.1990' });
  const run = await bench.run();
  expect(run).toMatchObject({ state: 'done', syncs: { kunden: { conflicts: 1, parked: 1 } } });
  expect(shown(csv.bytes())).toBe(shown(expected));
  expect(contact(30)).toMatchObject({ tier: 'Bronze', since: '1990-01-02', credit: 2 });
  expect(await bench.conflicts()).toMatchObject([{ question: { unit: 'limit', reason: 'both-edited' } }]);
  expect(writesOf(await bench.run())).toBe(0);
});

test('G14: a code that nobody knows, and a cell of another type, are left alone, and the other cells of their rows flow', async () => {
  csv.edit(31, { Stufe: 'X', Nachname: 'Neu' });
  csv.edit(32, { Seit: 'gestern', Nachname: 'Neu' });
  const typed = csv.bytes();
  const run = await bench.run();
  expect(run).toMatchObject({ state: 'done', syncs: { kunden: { conflicts: 2 } } });
  expect(contact(31)).toMatchObject({ name: 'Zoë 31, Neu', tier: 'Silver' });
  expect(contact(32)).toMatchObject({ name: 'Zoë 32, Neu', since: '2012-09-05' });
  expect(shown(csv.bytes())).toBe(shown(typed));
  csv.edit(31, { Stufe: 'B' });
  expect((await bench.run()).syncs['kunden']).toMatchObject({ conflicts: 1 });
});

test('D10: new records go to the other side; in the file they come last, under the next number', async () => {
  inCrm(
    `INSERT INTO contacts (name, email, since, credit, tier) VALUES ('Max, Neu', 'max@example.com', '2026-01-31', 0.5, 'Gold')`,
  );
  const before = csv.lines();
  csv.save([...before, `${rows + 1};Eva;Lang;eva@example.com;01.02.2026;3,00;B;`]);
  const run = await bench.run();
  expect(run.syncs['kunden']).toMatchObject({ linked: rows + 2, left: { created: 1 }, right: { created: 1 } });
  expect(csv.lines().slice(0, -2)).toEqual(before);
  expect(csv.lines().at(-1)).toMatch(/^1202;Max;"?Neu"?;max@example.com;31.01.2026;0,50?;A;(?:"")?$/);
  expect(inCrm(`SELECT name, since, credit, tier FROM contacts WHERE email = 'eva@example.com'`)).toEqual([
    { name: 'Eva, Lang', since: '2026-02-01', credit: 3, tier: 'Silver' },
  ]);
  expect(writesOf(await bench.run())).toBe(0);
});

test('D3: a contact that was deleted asks, and its row stays', async () => {
  inCrm(`DELETE FROM contacts WHERE id = 50`);
  const typed = csv.bytes();
  expect((await bench.run()).state).toBe('done');
  expect((await bench.conflicts()).filter((one) => one.question.about === 'removal')).toHaveLength(1);
  expect(shown(csv.bytes())).toBe(shown(typed));
});

test('A13: a preview changes no byte, and the run after it does exactly that', async () => {
  edit(60, `credit = 60, name = 'Eva, Preview'`);
  csv.edit(61, { Limit: '61,00' });
  inCrm(`INSERT INTO contacts (name, email) VALUES ('Only', 'only@example.com')`);
  const before = everything();
  const preview = await bench.preview();
  expect(everything()).toEqual(before);
  const run = await bench.run();
  expect(plannedIn(preview.changes)).toHaveLength(3);
  expect(await writtenBy(bench.store, run)).toEqual(plannedIn(preview.changes));
  expect(run.changesHash).toBe(preview.changesHash);
});

test('U1: an undo gives the file back its bytes, and leaves alone what people typed since', async () => {
  const before = csv.bytes();
  for (let n = 70; n < 80; n += 1) edit(n, `credit = ${n} + 0.2, since = '2000-01-01', name = 'Neu, Neuer'`);
  const run = await bench.run();
  expect(run.syncs['kunden']).toMatchObject({ right: { updated: 10 } });
  csv.edit(75, { Limit: '7,50' });
  const { run: undo, skipped } = await bench.undo(run);
  expect([undo.state, undo.problem]).toEqual(['done', null]);
  expect(skipped).toMatchObject([{ side: 'right', key: '75', reason: 'edited-since', fields: ['Limit'] }]);
  expect(csv.row(75)[5]).toBe('7,50');
  csv.edit(75, { Limit: '75,5' });
  expect(shown(csv.bytes())).toBe(shown(before));
  expect(contact(76)?.['name']).toBe('Neu, Neuer');
});
