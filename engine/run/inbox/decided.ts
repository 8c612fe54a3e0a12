import { refusedOn } from '../../core/merge/refused.ts';
import type { LinkId } from '../../model/ids.ts';
import type { Decision } from '../../model/inbox.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Scope } from '../../store/contract/scope.ts';
import type { Store } from '../../store/contract.ts';
import { conflictId } from '../ids.ts';

const decisionsMax = 1_000;

/** What people decided about the fields of a linked pair, by field map or group, oldest first. */
export async function decisionsAbout(
  store: Store,
  scope: Scope,
  link: LinkId,
  sync: SyncPlan,
): Promise<readonly Decision[]> {
  const found: Decision[] = [];
  for (const about of [...sync.units.map((unit) => unit.id), refusedOn('left'), refusedOn('right')]) {
    const conflict = conflictId(scope, link, about);
    const page = await store.decisions({ conflict }, 0, decisionsMax);
    found.push(...page.map((one) => one.decision));
  }
  return found;
}
