import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A column as it is written in CREATE TABLE, behind its name. */
export type Columns = { readonly [name: string]: string };
export type Cell = string | number | null;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Writes a SQLite file with one table. Rows name the columns they fill. */
export function writeTable(
  file: string,
  table: {
    readonly name: string;
    readonly columns: Columns;
    readonly rows: Iterable<{ readonly [column: string]: Cell }>;
  },
): void {
  const db = new Database(file);
  const columns = Object.entries(table.columns).map(([name, words]) => `${quoted(name)} ${words}`);
  db.exec(`CREATE TABLE ${quoted(table.name)} (${columns.join(', ')})`);
  const filled = Object.entries(table.columns)
    .filter(([, words]) => !words.includes('GENERATED'))
    .map(([name]) => name);
  const insert = db.prepare(
    `INSERT INTO ${quoted(table.name)} (${filled.map(quoted).join(', ')}) VALUES (${filled.map(() => '?').join(', ')})`,
  );
  db.transaction(() => {
    for (const row of table.rows) insert.run(filled.map((name) => row[name] ?? null));
  })();
  db.close();
}

const json = (file: string, content: object): void => writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);

/** The folders of a workspace with two SQLite systems. */
export function writeSystems(
  folder: string,
  systems: readonly { readonly id: string; readonly label: string }[],
): void {
  for (const name of ['flows', 'connections', 'data']) mkdirSync(join(folder, name), { recursive: true });
  for (const { id, label } of systems)
    json(join(folder, 'connections', `${id}.json`), {
      format: 1,
      id,
      kind: 'sqlite',
      label,
      settings: { file: `../data/${id}.sqlite` },
    });
}

export const writeFlowFile = (folder: string, flow: { readonly id: string }): void =>
  json(join(folder, 'flows', `${flow.id}.json`), flow);
