import { z } from 'zod';
import { FlowId, RunId, SyncId } from '../../model/ids.ts';
import { Run } from '../../model/run.ts';
import { call } from '../call.ts';

/** Starts a run of what is live (or of the draft, where nothing was published) and answers at once; news tell how it goes on. */
export const startRun = call(
  'run.start',
  z.object({
    flow: FlowId,
    syncs: z.array(SyncId).optional(),
    full: z.boolean().optional(),
  }),
  z.object({ run: RunId }),
);

/** Asks the run in progress to stop at its next checkpoint. */
export const cancelRun = call('run.cancel', z.object({ flow: FlowId }), z.object({}));

/** Lets exactly the changes of a held run through. */
export const releaseRun = call(
  'run.release',
  z.object({ flow: FlowId, run: RunId, hash: z.string() }),
  z.object({ run: RunId }),
);

export const listRuns = call(
  'runs.list',
  z.object({ flow: FlowId.nullable(), limit: z.int().min(1).max(500) }),
  z.object({ runs: z.array(Run) }),
);
