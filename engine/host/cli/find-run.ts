import { RunId } from '../../model/ids.ts';
import type { Run } from '../../model/run.ts';
import type { Store } from '../../store/contract.ts';
import { usage } from './failure.ts';

/** @throws Failure when the workspace has no such run */
export async function runOf(store: Store, id: string): Promise<Run> {
  const parsed = RunId.safeParse(id);
  const run = parsed.success ? await store.run(parsed.data) : null;
  if (run !== null) return run;
  throw usage(
    'unknown-run',
    `This workspace has no run "${id}".`,
    'List the runs of a flow with "tandem status FLOW".',
  );
}
