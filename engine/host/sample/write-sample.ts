import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { connectionText, flowText } from '../../core/flow/text.ts';
import { Connection } from '../../model/connection.ts';
import { Flow } from '../../model/flow.ts';
import { sampleConnections, sampleFlow } from './parts.ts';
import { type CrmRow, type ErpRow, erpColumns, sampleRecords } from './records.ts';

const byteOrderMark = '\ufeff';

const cell = (text: string): string => (/[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The ERP's export: semicolons, Windows line ends, a byte-order mark, as German office software writes it. */
export function erpText(rows: readonly ErpRow[]): string {
  const lines = [erpColumns.join(';'), ...rows.map((row) => erpColumns.map((column) => cell(row[column])).join(';'))];
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

const table = `
  CREATE TABLE contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    first_name TEXT,
    last_name TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    company TEXT,
    street TEXT,
    zip TEXT,
    city TEXT,
    country TEXT,
    birthday DATE,
    credit_limit_cents INTEGER,
    status TEXT NOT NULL CHECK (status IN ('active', 'lead', 'blocked', 'former')),
    newsletter BOOLEAN,
    erp_number TEXT,
    updated_at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
  );
  CREATE TRIGGER contacts_touch AFTER UPDATE ON contacts WHEN new.updated_at IS old.updated_at
  BEGIN
    UPDATE contacts SET updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE id = new.id;
  END;`;

const crmColumns = [
  'first_name',
  'last_name',
  'email',
  'phone',
  'company',
  'street',
  'zip',
  'city',
  'country',
  'birthday',
  'credit_limit_cents',
  'status',
  'newsletter',
] as const satisfies readonly (keyof CrmRow)[];

function writeCrm(file: string, rows: readonly CrmRow[]): void {
  const db = new Database(file);
  try {
    db.exec(table);
    const marks = crmColumns.map(() => '?').join(', ');
    const insert = db.prepare(
      `INSERT INTO contacts (${crmColumns.join(', ')}, updated_at) VALUES (${marks}, '2026-03-31T08:00:00.000Z')`,
    );
    db.transaction(() => {
      for (const row of rows) insert.run(...crmColumns.map((column) => row[column]));
    })();
  } finally {
    db.close();
  }
}

/**
 * Writes a workspace with two small systems and a flow that is ready to run.
 * @param folder exists and has none of these files
 * @returns what was written, relative to the folder
 */
export async function writeSample(folder: string): Promise<readonly string[]> {
  const { crm, erp } = sampleRecords();
  for (const part of ['data', 'connections', 'flows']) await mkdir(join(folder, part), { recursive: true });
  writeCrm(join(folder, 'data', 'crm.sqlite'), crm);
  await writeFile(join(folder, 'data', 'erp.csv'), erpText(erp));
  const connections = sampleConnections.map((one) => Connection.parse(one));
  for (const one of connections) await writeFile(join(folder, 'connections', `${one.id}.json`), connectionText(one));
  const flow = Flow.parse(sampleFlow);
  await writeFile(join(folder, 'flows', `${flow.id}.json`), flowText(flow));
  return [
    'data/crm.sqlite',
    'data/erp.csv',
    ...connections.map((one) => `connections/${one.id}.json`),
    `flows/${flow.id}.json`,
  ];
}
