import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConflictRule } from '../model/flow.ts';
import { writeQuarrel } from './quarrel.ts';

/** A workspace in which two databases hold the same people, whose job titles are decided by a rule: nothing was run yet. */
export function writeRuled(folder: string, rule: ConflictRule): void {
  writeQuarrel(folder, { people: 8, editors: true });
  const path = join(folder, 'flows/people.json');
  const flow: { syncs: { fields: { id: string; conflict?: ConflictRule }[] }[] } = JSON.parse(
    readFileSync(path, 'utf8'),
  );
  for (const field of flow.syncs.flatMap((sync) => sync.fields)) if (field.id === 'job') field.conflict = rule;
  writeFileSync(path, `${JSON.stringify(flow, null, 2)}\n`);
}
