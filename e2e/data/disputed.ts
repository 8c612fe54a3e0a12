import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inQuarrel, writeQuarrel } from '../../engine/testing/quarrel.ts';
import type { Served } from '../served.ts';

interface Field {
  readonly id: string;
  direction?: string;
  steps?: readonly object[];
  conflict?: object;
}

function draw(folder: string, change: (field: Field) => void): void {
  const file = join(folder, 'flows', 'people.json');
  const flow = JSON.parse(readFileSync(file, 'utf8'));
  const fields: Field[] = flow.syncs[0].fields;
  for (const field of fields) change(field);
  writeFileSync(file, `${JSON.stringify(flow, null, 2)}\n`);
}

/**
 * People whose jobs, towns and phones were edited on both sides over three runs of a published version, and a draft after
 * it: towns go to HubSpot only, job titles are written in capitals and asked about, phones are not asked about any more.
 */
export async function disputed({ folder, command }: Pick<Served, 'folder' | 'command'>): Promise<void> {
  writeQuarrel(folder, { people: 40 });
  draw(folder, (field) => {
    if (field.id === 'job') field.conflict = { rule: 'left-wins' };
  });
  await command('publish', 'people', '--note', 'The first one');
  await command('run', 'people');
  const on = (table: string, first: number, last: number): string =>
    `WHERE id BETWEEN '${table}${10_000 + first}' AND '${table}${10_000 + last}'`;
  inQuarrel(
    folder,
    'left',
    `UPDATE {n} SET job = 'Head of Buying' ${on('', 0, 7)}`,
    `UPDATE {n} SET city = 'Graz' ${on('', 4, 11)}`,
    `UPDATE {n} SET phone = '910 111 ' || substr(id, 2) ${on('', 20, 23)}`,
    `UPDATE {n} SET job = 'Purchasing Lead' ${on('', 14, 16)}`,
  );
  inQuarrel(
    folder,
    'right',
    `UPDATE {n} SET phone = '910 222 ' || substr(id, 4) ${on('C-', 20, 23)}`,
    `UPDATE {n} SET job = 'Junior Buyer' ${on('C-', 14, 16)}`,
  );
  await command('run', 'people').catch(() => undefined);
  inQuarrel(folder, 'right', `UPDATE {n} SET job = 'Senior Buyer' ${on('C-', 30, 34)}`);
  await command('run', 'people').catch(() => undefined);
  draw(folder, (field) => {
    if (field.id === 'city') field.direction = 'to-left';
    if (field.id === 'phone') field.conflict = { rule: 'left-wins' };
    if (field.id !== 'job') return;
    field.steps = [{ id: 'capitals', use: 'case', settings: { to: 'upper' } }];
    delete field.conflict;
  });
}
