import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Served, servePrepared } from './served.ts';

/** A system of the workspace: its file, its object, and what its fields are called. */
const systems = {
  left: { id: 'crm', label: 'HubSpot', table: 'contacts', fields: ['name', 'mail', 'city', 'phone'] },
  right: { id: 'erp', label: 'ERP', table: 'customers', fields: ['full_name', 'email', 'town', 'telephone'] },
} as const;
const labels = ['Name', 'E-mail', 'City', 'Phone'] as const;
const first = ['Ana', 'Tomasz', 'Priyanka', 'Oliver', 'Lucía', 'Sven', 'Meera', 'Karl'] as const;
const last = ['Ruiz', 'Wolny', 'Nair', 'Brandt', 'Ferrer', 'Aalto', 'Joshi'] as const;

type SideName = keyof typeof systems;

/** A workspace of two SQLite files with the same people in both. */
export interface PeopleWorkspace {
  /** Runs SQL in one of the systems. */
  change(side: SideName, sql: string): void;
}

function fill(folder: string, side: SideName, people: number): void {
  const { id, table, fields } = systems[side];
  const db = new Database(join(folder, 'data', `${id}.sqlite`));
  db.exec(`CREATE TABLE ${table} (id INTEGER PRIMARY KEY, ${fields.map((name) => `${name} TEXT`).join(', ')})`);
  const put = db.prepare(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?)`);
  db.transaction(() => {
    for (let one = 1; one <= people; one++) {
      const name = `${first[one % first.length]} ${last[one % last.length]} ${one}`;
      put.run(one, name, `p${one}@example.com`, 'Bonn', `+49 228 ${one}`);
    }
  })();
  db.close();
  const settings = { file: `../data/${id}.sqlite` };
  writeFileSync(
    join(folder, 'connections', `${id}.json`),
    JSON.stringify({ format: 1, id, kind: 'sqlite', label: systems[side].label, settings }),
  );
}

function writeFlowFile(folder: string): void {
  const { left, right } = systems;
  const fields = labels.map((label, at) => ({
    id: left.fields[at],
    label,
    left: left.fields[at],
    right: right.fields[at],
  }));
  const sync = {
    id: 'people',
    label: 'People',
    left: { connection: left.id, object: left.table },
    right: { connection: right.id, object: right.table },
    match: { tiers: [{ left: ['mail'], right: ['email'], normalise: ['email'] }] },
    brakes: { massUpdate: false },
    fields,
  };
  writeFileSync(
    join(folder, 'flows', 'people.json'),
    JSON.stringify({ format: 1, id: 'people', label: 'People', syncs: [sync] }),
  );
}

/** Makes two systems with the same people, links them by a first run, lets `edit` change them, and serves the workspace. */
export const servePeople = (
  people: number,
  edit: (workspace: PeopleWorkspace) => void,
): Promise<Served & { readonly remove: () => Promise<void> }> =>
  servePrepared('empty', async ({ folder, command }) => {
    for (const part of ['flows', 'connections', 'data']) mkdirSync(join(folder, part), { recursive: true });
    fill(folder, 'left', people);
    fill(folder, 'right', people);
    writeFlowFile(folder);
    await command('run', 'people');
    edit({
      change(side, sql) {
        const db = new Database(join(folder, 'data', `${systems[side].id}.sqlite`));
        db.exec(sql);
        db.close();
      },
    });
  });
