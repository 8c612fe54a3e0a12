import { join } from 'node:path';
import { inQuarrel, writeQuarrel } from '../../engine/testing/quarrel.ts';
import type { Served } from '../served.ts';
import { editSheet, type SheetCells } from './edit-sheet.ts';

const inHubSpot = ['Analyst', 'Sales Rep', 'Agent', 'Tech', 'Nurse', 'Owner', 'Planner', 'CEO'] as const;
const inErp = [
  'Head of Finance',
  'Regional Lead',
  'Category Manager',
  'Site Engineer',
  'Ward Manager',
  'Managing Director',
  'Site Manager',
  'Chairman',
] as const;

/** A title for each record by its number, as SQL. */
const titled = (titles: readonly string[]): string =>
  `CASE CAST(substr(id, -5) AS INTEGER) % 8 ${titles.map((one, at) => `WHEN ${at} THEN '${one}'`).join(' ')} END`;

/** People change the job titles of these records on both sides. */
function quarrelOver(folder: string, from: number, to: number): void {
  const between = `CAST(substr(id, -5) AS INTEGER) BETWEEN ${10_000 + from} AND ${9_999 + to}`;
  inQuarrel(folder, 'left', `UPDATE {n} SET job = ${titled(inHubSpot)} WHERE ${between}`);
  inQuarrel(folder, 'right', `UPDATE {n} SET job = ${titled(inErp)} WHERE ${between}`);
}

/** Now and then people took ERP's title: mostly where an import had written it. */
const isOther = (nr: number): boolean => nr % 21 === 8 || nr % 67 === 5;
const isImported = (nr: number): boolean => isOther(nr) && nr % 4 !== 0;

/** Tells in the ERP that the import was the last to change these records. */
function importInto(folder: string, numbers: readonly number[]): void {
  const ids = numbers.map((nr) => `'C-${10_000 + nr}'`).join(', ');
  inQuarrel(folder, 'right', `UPDATE {n} SET changed_by = 'hr_import' WHERE id IN (${ids})`);
}

/** Mostly HubSpot; now and then ERP, and then with a reason. */
function decision(nr: number): SheetCells {
  if (!isOther(nr)) return { Decision: 'left' };
  const reason = nr % 8 === 0 ? 'HubSpot said n/a' : 'Typed by K. Osei';
  return { Decision: 'right', Why: isImported(nr) ? 'HR import' : reason };
}

/** A published flow in which people decided so many job titles, mostly alike, and some more are open: the second of them imported. */
export async function decidedAlike(
  { folder, command }: Served,
  { decided, open }: { readonly decided: number; readonly open: number },
): Promise<void> {
  writeQuarrel(folder, { people: decided + open + 8, editors: true });
  await command('publish', 'people');
  await command('run', 'people');
  quarrelOver(folder, 0, decided);
  importInto(folder, Array.from({ length: decided }, (_, nr) => nr).filter(isImported));
  await command('run', 'people');
  const file = join(folder, 'decided.xlsx');
  await command('conflicts', 'people', '-o', file);
  await editSheet(file, file, (cells) => decision(Number(cells['Left key']) - 10_000));
  await command('resolve', '--from', file, '--by', 'Moses');
  await command('run', 'people');
  quarrelOver(folder, decided, decided + open);
  importInto(folder, [decided + 1]);
  await command('run', 'people');
}
