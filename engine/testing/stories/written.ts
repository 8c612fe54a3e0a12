import { type ChangeLine, lineOfEntry, linesOfChange } from '../../host/cli/change-lines.ts';
import type { Change } from '../../model/change.ts';
import type { Run } from '../../model/run.ts';
import { effectsOf } from '../../run/history.ts';
import type { Store } from '../../store/contract.ts';

/** Only the run knows the keys that are given on the way; a preview cannot. */
const withoutNewKey = (line: ChangeLine): ChangeLine => (line.op === 'create' ? { ...line, key: null } : line);

/** What a run wrote, write for write, in the order in which it wrote. */
export async function writtenBy(store: Store, run: Run): Promise<readonly ChangeLine[]> {
  const lines: ChangeLine[] = [];
  for await (const { entry } of effectsOf({ store }, run.id)) lines.push(withoutNewKey(lineOfEntry(entry)));
  return lines;
}

/** What a preview said would be written, in the same form. */
export const plannedIn = (changes: readonly Change[]): readonly ChangeLine[] =>
  changes.flatMap(linesOfChange).map(withoutNewKey);

/** How many records a run wrote, on both sides of all syncs. */
export const writesOf = (run: Run): number =>
  Object.values(run.syncs)
    .flatMap(({ left, right }) => [left, right])
    .reduce((sum, { created, updated, removed }) => sum + created + updated + removed, 0);
