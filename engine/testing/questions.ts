import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inQuarrel, writeQuarrel } from './quarrel.ts';

const long = {
  agreed: 'Please deliver on Monday, ring twice at the gate',
  left: 'Please deliver on Friday, ring twice at the gate',
  right: 'Please deliver on Monday, ring twice at the back door',
} as const;

/** Phone and city are decided together; everything else of the flow stays. */
function withGroup(folder: string): void {
  const path = join(folder, 'flows/people.json');
  const flow: { syncs: { groups?: object[] }[] } = JSON.parse(readFileSync(path, 'utf8'));
  for (const sync of flow.syncs) sync.groups = [{ id: 'reach', label: 'Where to find them', maps: ['phone', 'city'] }];
  writeFileSync(path, `${JSON.stringify(flow, null, 2)}\n`);
}

/** A workspace in which two databases hold the same eight people: nothing was run yet. */
export function writeQuestions(folder: string): void {
  writeQuarrel(folder, { people: 8 });
  withGroup(folder);
  for (const side of ['left', 'right'] as const)
    inQuarrel(folder, side, `UPDATE {n} SET job = '${long.agreed}' WHERE id IN ('10001', 'C-10001')`);
}

/** After a first run: what people do on both sides from which questions of all kinds come, one for each record. */
export function askEverything(folder: string): void {
  inQuarrel(
    folder,
    'left',
    `UPDATE {n} SET job = 'Head of Purchasing', phone = '910 555 014', city = 'Toledo' WHERE id = '10000'`,
    `UPDATE {n} SET job = '${long.left}' WHERE id = '10001'`,
    `UPDATE {n} SET status = 'Partner' WHERE id = '10002'`,
    `UPDATE {n} SET job = 'Head of Sales' WHERE id = '10003'`,
    `UPDATE {n} SET job = 'No such job' WHERE id = '10004'`,
    `INSERT INTO {n} VALUES ('20000', 'Jon Smith', 'smith@example.test', 'Owner', '020 7946 0958', 'London', 'Customer')`,
    `INSERT INTO {n} VALUES ('20001', 'John Smith', 'smith@example.test', 'Buyer', '020 7946 0958', 'Leeds', 'Lead')`,
  );
  inQuarrel(
    folder,
    'right',
    `UPDATE {n} SET job = 'Senior Buyer', phone = '+34 910 555 200', city = 'Getafe' WHERE id = 'C-10000'`,
    `UPDATE {n} SET job = '${long.right}' WHERE id = 'C-10001'`,
    `DELETE FROM {n} WHERE id = 'C-10003'`,
    `CREATE TRIGGER known_jobs BEFORE UPDATE OF job ON {n} WHEN NEW.job LIKE 'No such%'
      BEGIN SELECT RAISE(ABORT, 'there is no such job'); END`,
    `INSERT INTO {n} VALUES ('C-20000', 'Smith, Jon', 'smith@example.test', 'Owner', '020 7946 0958', 'London', 'ACTIVE')`,
  );
}
