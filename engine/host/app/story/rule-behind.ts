import { exceptionsOf } from '../../../core/compile/exceptions.ts';
import { endsOf } from '../../../core/merge/pair.ts';
import type { RunId, Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { ToldException } from '../../../protocol/told-exception.ts';
import { keptPlan } from '../../../run/kept-plan.ts';
import type { House } from '../house.ts';
import { labelIn } from '../inbox/asked.ts';
import type { StoryRecord } from './story-record.ts';

/** The sync as the runs knew it that wrote a record; those whose plan is not kept are missing. */
export type PlansOfRuns = ReadonlyMap<RunId, SyncPlan>;

/** Reads the plans of the runs that wrote by a rule. */
export async function plansBehind(
  { engine: { store } }: House,
  { scope, life }: Pick<StoryRecord, 'scope' | 'life'>,
): Promise<PlansOfRuns> {
  const runs = new Set(life.moments.filter((one) => one.by === 'tandem').map((one) => one.run));
  const plans = new Map<string, SyncPlan | undefined>();
  const found = new Map<RunId, SyncPlan>();
  for (const id of runs) {
    const hash = (await store.run(id))?.planHash;
    if (hash == null) continue;
    if (!plans.has(hash))
      plans.set(
        hash,
        (await keptPlan(store, hash))?.syncs.find((one) => one.id === scope.sync),
      );
    const sync = plans.get(hash);
    if (sync !== undefined) found.set(id, sync);
  }
  return found;
}

/** The conditions of the rule by which a field was written: none of them held, else a person would have been asked. */
export function conditionsBehind(
  sync: SyncPlan | undefined,
  side: Side,
  { field, why }: { readonly field: string; readonly why: string | undefined },
): readonly ToldException[] {
  const unit = sync?.units.find((one) => one.maps.some((map) => endsOf(map, side).includes(field)));
  if (sync === undefined || unit === undefined || unit.conflict.rule !== why) return [];
  return exceptionsOf(unit.conflict).map((one) => ({ ...one, label: labelIn(sync, one.side, one.field) }));
}
