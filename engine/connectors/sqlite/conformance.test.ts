import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Fields, Value } from '../../model/value.ts';
import type { PersonField, System, Traits } from '../../testing/conformance/people.ts';
import { conformance } from '../conformance.ts';
import { sqlite } from './sqlite.ts';

const fields: readonly PersonField[] = [
  'name',
  'email',
  'note',
  'age',
  'balance',
  'born',
  'seenAt',
  'active',
  'updatedAt',
];

/** Tables that hold the same people under different kinds of keys. */
const tables = {
  'rowid key': { key: 'id integer primary key', end: '' },
  'integer key without rowid': { key: 'id bigint not null primary key', end: 'without rowid' },
} as const;

const rawOf = (value: Value | undefined): string | number | null => {
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' ? Number(value) : String(value);
};

function valueIn(field: string, raw: unknown): Value {
  if (raw === null) return null;
  if (field === 'active') return raw === 1n;
  const text = String(raw);
  if (field === 'seenAt' || field === 'updatedAt') return `${text.slice(0, 10)}T${text.slice(11)}Z`;
  return text;
}

/** Times as most programs leave them in SQLite. */
const timesIn = (values: Fields): Fields =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      (name === 'seenAt' || name === 'updatedAt') && typeof value === 'string'
        ? value.replace('T', ' ').replace('Z', '')
        : value,
    ]),
  );

function open(table: (typeof tables)[keyof typeof tables]): System {
  const workspace = mkdtempSync(join(tmpdir(), 'tandem-sqlite-'));
  const folder = join(workspace, 'connections');
  const ambient = { now: () => '2026-06-01T00:00:00Z', folder };
  mkdirSync(folder);
  const db = new Database(join(workspace, 'crm.sqlite'));
  db.defaultSafeIntegers(true);
  db.pragma('journal_mode = wal');
  db.exec(
    `create table people (${table.key}, name text not null, email text, note text, age integer, balance decimal(30,10),
     born date, seenAt datetime, active boolean, updatedAt timestamp, kept text default 'left alone') ${table.end}`,
  );
  const names = ['id', ...fields];
  const insert = db.prepare(`insert or replace into people (${names.join()}) values (${names.map(() => '?').join()})`);
  return {
    object: 'people',
    open: () => sqlite.open({ file: '../crm.sqlite' }, {}, ambient),
    probe: (writes, lost = false) =>
      sqlite.probe({ settings: { file: lost ? '../none.sqlite' : '../crm.sqlite' }, secrets: {}, writes }, ambient),
    behind: {
      async insert(people) {
        db.transaction(() => {
          for (const one of people) {
            const values = timesIn(one.fields);
            insert.run(BigInt(one.key), ...fields.map((field) => rawOf(values[field])));
          }
        })();
      },
      async update(key, values) {
        const stored = Object.entries(timesIn(values));
        const sets = stored.map(([name]) => `${name} = ?`).join();
        db.prepare(`update people set ${sets} where id = ?`).run(
          ...stored.map(([, value]) => rawOf(value)),
          BigInt(key),
        );
      },
      async remove(key) {
        db.prepare('delete from people where id = ?').run(BigInt(key));
      },
      async fetch(key) {
        const row: unknown[] | undefined = db
          .prepare<unknown[], unknown[]>(`select ${fields.join()} from people where id = ?`)
          .raw(true)
          .get(BigInt(key));
        if (row === undefined) return null;
        return Object.fromEntries(fields.map((field, at) => [field, valueIn(field, row[at])]));
      },
    },
    drop: async (field) => {
      db.exec(`alter table people drop column ${field}`);
    },
    async dispose() {
      db.close();
      rmSync(workspace, { recursive: true });
    },
  };
}

/** DECIMAL is kept as an integer or a floating point number by SQLite. */
const holds: Traits['holds'] = (field, value) =>
  field !== 'balance' || typeof value !== 'string' || value.replace(/\D/g, '').length <= 15;

for (const [name, table] of Object.entries(tables)) {
  conformance(`sqlite (${name})`, async () => open(table), { fields, many: 2500, holds });
}
