import { inQuarrel, writeQuarrel } from '../engine/testing/quarrel.ts';
import { type Served, servePrepared } from './served.ts';

type Side = 'left' | 'right';

/** Changes records of a side; `{n}` stands for its table, `{id}` for the number of a record as both sides have it. */
export type Change = readonly [Side, string];

const numberOf = { left: 'CAST(id AS INTEGER)', right: 'CAST(substr(id, 3) AS INTEGER)' } as const;

/** Makes changes in both systems behind Tandem's back. */
export function changeQuarrel(folder: string, changes: readonly Change[]): void {
  for (const [side, sql] of changes) inQuarrel(folder, side, sql.replaceAll('{id}', numberOf[side]));
}

/** Two systems with the same people, linked by a first run; then `changes` are made, and a second run asks about them. */
export async function prepareQuarrel(served: Served, people: number, changes: readonly Change[]): Promise<void> {
  writeQuarrel(served.folder, { people });
  await served.command('run', 'people', '--quiet');
  changeQuarrel(served.folder, changes);
  await served.command('run', 'people', '--quiet');
}

/** Serves a workspace of `prepareQuarrel`. */
export const serveQuarrel = (
  people: number,
  changes: readonly Change[],
): Promise<Served & { readonly remove: () => Promise<void> }> =>
  servePrepared('empty', (served) => prepareQuarrel(served, people, changes));

/** Job titles that people changed on both sides, of so many records from the first on. */
export const jobsOf = (count: number): readonly Change[] => [
  ['left', `UPDATE {n} SET job = 'Head ' || {id} WHERE {id} < ${10_000 + count}`],
  ['right', `UPDATE {n} SET job = 'Senior ' || {id} WHERE {id} < ${10_000 + count}`],
];
