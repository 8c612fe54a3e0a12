import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** How a workspace begins in which two databases hold the same people. */
export interface Quarrel {
  readonly people: number;
  /** The ERP tells who changed a record last, and the CRM is told. */
  readonly editors?: boolean;
}

const table = (name: string): string =>
  `CREATE TABLE ${name} (id TEXT PRIMARY KEY, name TEXT, email TEXT, job TEXT, phone TEXT, city TEXT, status TEXT)`;

const files = { left: ['crm.sqlite', 'contacts'], right: ['erp.sqlite', 'customers'] } as const;
type Side = keyof typeof files;

const firsts = ['Ana', 'Tomasz', 'Priyanka', 'Oliver', 'Lucía', 'Hanne', 'Bo', 'Meera', 'Karl', 'Elif'] as const;
const lasts = ['Ruiz', 'Wolny', 'Nair', 'Brandt', 'Ferrer', 'Vik', 'Lindqvist', 'Joshi', 'Unger', 'Demir'] as const;
const towns = ['Madrid', 'Poznan', 'Pune', 'Bremen', 'Sevilla', 'Oslo', 'Malmö', 'Delhi', 'Ulm', 'Izmir'] as const;

const personAt = (at: number): readonly string[] => [
  `${firsts[at % 10]} ${lasts[Math.floor(at / 10) % 10]}${at < 100 ? '' : ` ${at}`}`,
  `p${at}@example.test`,
  'Buyer',
  `910 555 ${String(at).padStart(4, '0')}`,
  towns[at % 10] ?? 'Oslo',
];

const pathOf = (folder: string, side: Side): string => join(folder, 'data', files[side][0]);

/** Changes the records of one side, in one step; `{n}` in a statement stands for the table. */
export function inQuarrel(folder: string, side: Side, ...statements: readonly string[]): void {
  const db = new Database(pathOf(folder, side));
  try {
    db.transaction(() => {
      for (const sql of statements) db.exec(sql.replaceAll('{n}', files[side][1]));
    })();
  } finally {
    db.close();
  }
}

/** One value of a record, as it is in its database now. */
export function valueIn(folder: string, side: Side, id: string, field: string): unknown {
  const db = new Database(pathOf(folder, side), { readonly: true });
  try {
    return db.prepare(`SELECT ${field} FROM ${files[side][1]} WHERE id = ?`).pluck().get(id);
  } finally {
    db.close();
  }
}

/** How many records of a side have this value in a field. */
export function countIn(folder: string, side: Side, where: string): number {
  const db = new Database(pathOf(folder, side), { readonly: true });
  try {
    return Number(db.prepare(`SELECT count(*) FROM ${files[side][1]} WHERE ${where}`).pluck().get());
  } finally {
    db.close();
  }
}

const connection = (label: string, file: string) => ({
  format: 1,
  id: label.toLowerCase(),
  kind: 'sqlite',
  label,
  settings: { file: `../data/${file}` },
});

const statusPairs = [
  { from: 'Customer', to: 'ACTIVE' },
  { from: 'Lead', to: 'OPEN' },
];

const flow = {
  format: 1,
  id: 'people',
  label: 'Contacts and customers',
  syncs: [
    {
      id: 'people',
      left: {
        connection: 'hubspot',
        object: 'contacts',
        newKey: { from: 'uuid' },
        personal: ['name', 'email', 'job', 'phone'],
      },
      right: { connection: 'erp', object: 'customers', newKey: { from: 'uuid' } },
      match: { tiers: [{ left: ['email'], right: ['email'] }] },
      brakes: { conflictStorm: false, massUpdate: false, removes: false, massBlanking: false, planChange: false },
      fields: [
        { id: 'name', label: 'Name', left: 'name', right: 'name' },
        { id: 'job', label: 'Job title', left: 'job', right: 'job' },
        { id: 'email', label: 'Email', left: 'email', right: 'email' },
        { id: 'phone', label: 'Phone number', left: 'phone', right: 'phone' },
        { id: 'city', label: 'City', left: 'city', right: 'city' },
        {
          id: 'status',
          label: 'Lifecycle stage',
          left: 'status',
          right: 'status',
          steps: [{ id: 'stage', use: 'value-map', settings: { pairs: statusPairs } }],
        },
      ],
    },
  ],
};

const editor = { id: 'editor', label: 'Changed by', left: 'changed_by', right: 'changed_by', direction: 'to-left' };
const withEditors = {
  ...flow,
  syncs: flow.syncs.map((sync) => ({ ...sync, fields: [...sync.fields, editor] })),
};

/** Makes a workspace in which two databases hold the same people: nothing was run yet. */
export function writeQuarrel(folder: string, { people, editors = false }: Quarrel): void {
  for (const name of ['data', 'connections', 'flows']) mkdirSync(join(folder, name), { recursive: true });
  for (const side of ['left', 'right'] as const) {
    const db = new Database(pathOf(folder, side));
    db.exec(table(files[side][1]));
    const put = db.prepare(`INSERT INTO ${files[side][1]} VALUES (?, ?, ?, ?, ?, ?, ?)`);
    db.transaction(() => {
      for (let at = 0; at < people; at++)
        put.run(
          `${side === 'left' ? '' : 'C-'}${10_000 + at}`,
          ...personAt(at),
          side === 'left' ? 'Customer' : 'ACTIVE',
        );
    })();
    if (editors) db.exec(`ALTER TABLE ${files[side][1]} ADD COLUMN changed_by TEXT DEFAULT 'app'`);
    db.close();
  }
  const write = (path: string, content: object): void =>
    writeFileSync(join(folder, path), `${JSON.stringify(content, null, 2)}\n`);
  write('connections/hubspot.json', connection('HubSpot', files.left[0]));
  write('connections/erp.json', connection('ERP', files.right[0]));
  write('flows/people.json', editors ? withEditors : flow);
}
