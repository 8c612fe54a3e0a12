import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshSeed } from '../seeds.ts';
import { type PostgresServer, startPostgres } from '../systems/postgres.ts';
import { type Workbench, workbench } from '../workbench.ts';
import { random } from '../world/random.ts';

const seed = freshSeed();
const companies = 4_000;
const contacts = 16_000;
const patience = 240_000;

const left = (object: string) => ({ connection: 'crm', object, ...(object === 'contacts' ? stamped : {}) });
const stamped = { modifiedAt: 'changed' };
const plain = (name: string) => ({ id: name, left: name, right: name });
const flow = {
  format: 1,
  id: 'house',
  syncs: [
    {
      id: 'contacts',
      left: left('contacts'),
      right: { connection: 'erp', object: 'people' },
      match: { tiers: [{ left: ['email'], right: ['email'], normalise: ['trim', 'case'] }] },
      fields: [
        plain('email'),
        plain('name'),
        plain('phone'),
        { id: 'company', left: 'company_id', right: 'firm', reference: 'companies' },
      ],
    },
    {
      id: 'companies',
      left: left('companies'),
      right: { connection: 'erp', object: 'firms' },
      match: { tiers: [{ left: ['name'], right: ['label'] }] },
      fields: [{ id: 'name', left: 'name', right: 'label' }, plain('city')],
    },
  ],
};

/** The CRM has all but every tenth company and contact, the ERP all but every seventh; each numbers them in its own way. */
const crmTables = `
  CREATE TABLE companies (id bigserial PRIMARY KEY, name text NOT NULL, city text);
  CREATE TABLE contacts (id bigserial PRIMARY KEY, email text, name text, phone text, company_id bigint REFERENCES companies,
    changed timestamptz NOT NULL DEFAULT now());
  CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.changed := clock_timestamp(); RETURN NEW; END';
  CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION stamp();
  INSERT INTO companies (name, city) SELECT 'Company ' || n, 'City ' || n % 90 FROM generate_series(1, ${companies}) AS n WHERE n % 10 <> 0;
  INSERT INTO contacts (email, name, phone, company_id)
  SELECT 'p' || n || '@example.com', 'Person ' || n, '030 ' || n, c.id
  FROM generate_series(1, ${contacts}) AS n LEFT JOIN companies AS c ON c.name = 'Company ' || (n * 7 % ${companies} + 1) WHERE n % 10 <> 0;`;
const erpTables = `
  CREATE TABLE firms (no INTEGER PRIMARY KEY, label TEXT NOT NULL, city TEXT);
  CREATE TABLE people (no INTEGER PRIMARY KEY, email TEXT, name TEXT, phone TEXT, firm INTEGER REFERENCES firms);
  WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${companies})
  INSERT INTO firms SELECT 90000 - n, 'Company ' || n, 'City ' || (n % 90) FROM s WHERE n % 7 <> 0;
  WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${contacts})
  INSERT INTO people SELECT 500000 - n, ' P' || n || '@Example.com', 'Person ' || n, '030 ' || n, f.no
  FROM s LEFT JOIN firms AS f ON f.label = 'Company ' || (n * 7 % ${companies} + 1) WHERE n % 7 <> 0;`;

let server: PostgresServer;
let crm: string;
let erp: Database.Database;
let bench: Workbench;
let folder: string;

beforeAll(async () => {
  server = await startPostgres();
  crm = await server.freshDatabase();
  await server.query(crm, crmTables);
  folder = mkdtempSync(join(tmpdir(), 'tandem-references-'));
  erp = new Database(join(folder, 'erp.db'));
  erp.pragma('journal_mode = WAL');
  erp.pragma('foreign_keys = ON');
  erp.exec(erpTables);
  bench = await workbench({
    folder,
    connections: {
      crm: {
        kind: 'postgres',
        settings: { host: server.host, port: server.port, user: server.user, database: crm },
        secrets: { password: server.password },
      },
      erp: { kind: 'sqlite', settings: { file: join(folder, 'erp.db') } },
    },
    flow,
  });
});

afterAll(async () => {
  await bench?.close();
  erp?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Everybody with the name of their company: what both sides must agree on, whatever their keys are. */
async function staffOfCrm(): Promise<readonly string[]> {
  const rows = await server.query(
    crm,
    `SELECT lower(trim(p.email)) AS email, p.name, p.phone, c.name AS company FROM contacts AS p LEFT JOIN companies AS c ON c.id = p.company_id`,
  );
  return rows.map((row) => JSON.stringify([row['email'], row['name'], row['phone'], row['company']])).sort();
}
function staffOfErp(): readonly string[] {
  const rows = erp
    .prepare(
      'SELECT lower(trim(p.email)), p.name, p.phone, f.label FROM people AS p LEFT JOIN firms AS f ON f.no = p.firm',
    )
    .raw()
    .all();
  return rows.map((row) => JSON.stringify(row)).sort();
}
const firmsOf = async (): Promise<{ crm: unknown; erp: unknown }> => ({
  crm: (await server.query(crm, 'SELECT name, city FROM companies ORDER BY name COLLATE "C"')).map((row) =>
    Object.values(row),
  ),
  erp: erp.prepare('SELECT label, city FROM firms ORDER BY label').raw().all(),
});

test(`A22, A23, seed ${seed}: companies and their contacts, edited on both sides while runs go on, end equal on PostgreSQL and SQLite`, {
  timeout: patience,
}, async () => {
  const chance = random(String(seed));
  /** By e-mail, the name that was typed last. */
  const typed = new Map<string, string>();
  let made = 0;
  /** On the left people edit names and join companies; on the right they edit telephones and cities, and hire. */
  const typeOnce = async (): Promise<void> => {
    const n = 1 + chance.int(contacts);
    made += 1;
    switch (chance.int(5)) {
      case 0:
        {
          const name = `Renamed ${n}-${made}`;
          const email = `p${n}@example.com`;
          const hit = await server.query(
            crm,
            'UPDATE contacts SET name = $1 WHERE lower(trim(email)) = $2 RETURNING id',
            [name, email],
          );
          if (hit.length > 0) typed.set(email, name);
        }
        return;
      case 1:
        await server.query(
          crm,
          `UPDATE contacts SET company_id = (SELECT id FROM companies ORDER BY id OFFSET ${chance.int(3_000)} LIMIT 1) WHERE email = 'p${n}@example.com'`,
        );
        return;
      case 2:
        erp.prepare('UPDATE people SET phone = ? WHERE no = ?').run(`040 ${n}-${made}`, 500_000 - n);
        return;
      case 3:
        erp.prepare('UPDATE firms SET city = ? WHERE no = ?').run(`Town ${made}`, 90_000 - (n % companies));
        return;
      case 4: {
        const firm = erp.prepare('INSERT INTO firms (label, city) VALUES (?, ?)').run(`New firm ${made}`, 'Ulm');
        erp
          .prepare('INSERT INTO people (email, name, phone, firm) VALUES (?, ?, ?, ?)')
          .run(`new${made}@example.com`, `New ${made}`, '1', firm.lastInsertRowid);
      }
    }
  };
  const first = await bench.run();
  expect(first).toMatchObject({ state: 'done', syncs: { companies: { conflicts: 0 }, contacts: { conflicts: 0 } } });
  expect(staffOfErp()).toEqual(await staffOfCrm());
  let isRunning = true;
  const people = (async (): Promise<void> => {
    while (isRunning) {
      await typeOnce();
      await new Promise((next) => setImmediate(next));
    }
  })();
  for (let round = 0; round < 3; round += 1) {
    const run = await bench.run();
    expect(run.problem).toBeNull();
  }
  isRunning = false;
  await people;
  expect(made).toBeGreaterThan(20);
  // Once nobody types, one run brings over what is left, and the next has nothing to do.
  await bench.run();
  const last = await bench.run();
  const none = { created: 0, updated: 0, removed: 0 };
  expect(last).toMatchObject({
    state: 'done',
    syncs: {
      companies: { conflicts: 0, left: none, right: none },
      contacts: { conflicts: 0, left: none, right: none },
    },
  });
  const [ofCrm, ofErp] = [await staffOfCrm(), staffOfErp()];
  expect(ofCrm.length).toBeGreaterThan(contacts * 0.95);
  expect(ofErp).toEqual(ofCrm);
  const firms = await firmsOf();
  expect(firms.erp).toEqual(firms.crm);
  const names = new Map(ofCrm.map((row): [unknown, unknown] => JSON.parse(row)));
  expect([...typed].filter(([email, name]) => names.get(email) !== name)).toEqual([]);
});
