import { z } from 'zod';
import { FlowId, RunId, SyncId } from '../../model/ids.ts';
import { Run } from '../../model/run.ts';
import { VersionNumber } from '../../model/version.ts';
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

/** Asks the run in progress to end at its next checkpoint; a paused one ends where it stands. To pause one is to pause its flow. */
export const cancelRun = call('run.cancel', z.object({ flow: FlowId }), z.object({}));

/** Lets exactly the changes of a held run through. */
export const releaseRun = call(
  'run.release',
  z.object({ flow: FlowId, run: RunId, hash: z.string() }),
  z.object({ run: RunId }),
);

/** What people call runs: their number among those of their flow, and the version that they followed; null for a draft. */
export const nameRuns = call(
  'runs.names',
  z.object({ runs: z.array(RunId).max(500) }),
  z.object({
    names: z.array(z.object({ run: RunId, number: z.int(), version: VersionNumber.nullable() })),
  }),
);

export const listRuns = call(
  'runs.list',
  z.object({ flow: FlowId.nullable(), limit: z.int().min(1).max(500) }),
  z.object({ runs: z.array(Run) }),
);
