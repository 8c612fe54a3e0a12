import { z } from 'zod';
import type { AuditAction, AuditEntry } from '../../../model/audit.ts';
import { RunId } from '../../../model/ids.ts';
import { auditRows } from '../../../run/audit.ts';
import { deedMark } from '../../../run/deed.ts';
import { holding } from '../../../run/lease.ts';
import type { World } from '../../../run/world.ts';
import type { Scope } from '../../../store/contract/scope.ts';
import type { Store } from '../../../store/contract.ts';
import { Deed } from './deeds.ts';

/** What a row of the audit log says about decisions of a review. `run`: the one that taking a decision back took. */
const Says = z.union([z.object({ decided: Deed }), z.object({ takenBack: z.string(), run: RunId.nullable() })]);
type Says = z.infer<typeof Says>;

const runActions: ReadonlySet<AuditAction> = new Set(['run', 'release', 'undo', 'restore', 'split', 'merge']);

/** Keeps what was decided, or taken back, in the audit log: values may be personal, and only the state may hold those. */
export function noteDeed(world: World, scope: Scope, says: Says): Promise<void> {
  const about = 'decided' in says ? says.decided.decision.id : says.takenBack;
  return holding(world, () => world.store.commit([deedMark(world, scope, { action: 'review', about, says })]));
}

/** Null where retention took it away. */
function readSays({ says }: AuditEntry): Says | null {
  if (says === null) return null;
  const read = Says.safeParse(JSON.parse(says));
  return read.success ? read.data : null;
}

/** Decisions that stand, and the runs that were begun here. */
export interface Noted {
  readonly deeds: readonly Deed[];
  readonly written: readonly RunId[];
}

/** What was decided in the reviews of a sync since a run of its flow carried the decisions before it out. */
export async function notedDeeds(store: Store, scope: Scope): Promise<Noted> {
  const rows: AuditEntry[] = [];
  for await (const row of auditRows(store)) {
    const isMine = row.action === 'review' && row.sync === scope.sync;
    if (row.flow === scope.flow && (isMine || runActions.has(row.action))) rows.push(row);
  }
  const said = new Map(rows.flatMap((row) => (row.action === 'review' ? [[row, readSays(row)] as const] : [])));
  const runOf = (says: Says | null): RunId | null =>
    says === null ? null : 'decided' in says ? says.decided.decision.run : says.run;
  const own = new Set<string>([...said.values()].flatMap((says) => runOf(says) ?? []));
  let deeds: Deed[] = [];
  let written: RunId[] = [];
  for (const row of rows) {
    const says = said.get(row) ?? null;
    if (row.action !== 'review') {
      if (own.has(row.about)) continue;
      deeds = [];
      written = [];
    } else if (says !== null) {
      if ('decided' in says) deeds.push(says.decided);
      else deeds = deeds.filter(({ decision }) => decision.id !== says.takenBack);
      const run = runOf(says);
      if (run !== null) written.push(run);
    }
  }
  return { deeds, written };
}
