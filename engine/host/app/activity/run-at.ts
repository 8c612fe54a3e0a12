import { Fault } from '../../../model/fault.ts';
import type { RunId } from '../../../model/ids.ts';
import type { Plan, SyncPlan } from '../../../model/plan.ts';
import type { Run } from '../../../model/run.ts';
import type { Store } from '../../../store/contract.ts';
import { namesIn } from '../../cli/planned.ts';
import type { SideNames } from '../../cli/run-words.ts';
import { savedPlan } from '../../cli/saved-plan.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** A run with the plan that it followed, as far as that is kept. */
export interface RunAt {
  readonly run: Run;
  readonly plan: Plan | null;
  readonly names: SideNames;
  syncOf(id: string): SyncPlan | null;
}

/** @throws Fault `setting` when the workspace has no such run */
export async function runAt(store: Store, place: Workspace, id: RunId): Promise<RunAt> {
  const run = await store.run(id);
  if (run === null)
    throw new Fault('setting', {
      code: 'run/unknown',
      message: 'This run is not in the workspace any more.',
      fix: 'Look at the list of runs.',
    });
  const plan = await savedPlan(store, run.planHash);
  return {
    run,
    plan,
    names: namesIn(place),
    syncOf: (sync) => plan?.syncs.find((one) => one.id === sync) ?? null,
  };
}
