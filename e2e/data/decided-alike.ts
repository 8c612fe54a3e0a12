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

const reasons = ['HR import', 'HR import', 'HR import', 'HubSpot said n/a', 'Typed by K. Osei'] as const;

/** Mostly HubSpot; now and then ERP, and then with a reason. */
function decision(at: number): SheetCells {
  const isOther = at % 21 === 8 || at % 67 === 5;
  return isOther ? { Decision: 'right', Why: reasons[at % 5] ?? '' } : { Decision: 'left' };
}

/** A published flow in which people decided so many job titles, mostly alike, and some more are open. */
export async function decidedAlike(
  { folder, command }: Served,
  { decided, open }: { readonly decided: number; readonly open: number },
): Promise<void> {
  writeQuarrel(folder, { people: decided + open + 8 });
  await command('publish', 'people');
  await command('run', 'people');
  quarrelOver(folder, 0, decided);
  await command('run', 'people');
  const file = join(folder, 'decided.xlsx');
  await command('conflicts', 'people', '-o', file);
  await editSheet(file, file, (_, at) => decision(at));
  await command('resolve', '--from', file, '--by', 'Moses');
  await command('run', 'people');
  quarrelOver(folder, decided, decided + open);
  await command('run', 'people');
}
