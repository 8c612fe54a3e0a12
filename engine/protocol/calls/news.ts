import { z } from 'zod';
import { ConflictId, FlowId, RunId, Side, SyncId } from '../../model/ids.ts';
import { Problem } from '../../model/problem.ts';
import { Run } from '../../model/run.ts';
import { stream } from '../call.ts';

/** How far the engine is with the run it works on. Counts are records; null where the total is not known beforehand. */
export const RunProgress = z.object({
  run: RunId,
  flow: FlowId,
  label: z.string(),
  sync: SyncId.nullable(),
  phase: z.enum(['start', 'recover', 'capture', 'match', 'settle', 'apply']),
  side: Side.nullable(),
  done: z.int(),
  of: z.int().nullable(),
  perSecond: z.number(),
  secondsLeft: z.number().nullable(),
  startedAt: z.string(),
  /** It was asked to stop at its next checkpoint. */
  stopping: z.enum(['pause', 'cancel']).nullable(),
  /** Whether it can be paused; else it can only be cancelled. */
  canPause: z.boolean(),
});
export type RunProgress = z.infer<typeof RunProgress>;

/** What the status bar shows. */
export const EngineState = z.discriminatedUnion('is', [
  z.object({ is: z.literal('idle'), next: z.object({ flow: FlowId, label: z.string(), at: z.string() }).nullable() }),
  z.object({ is: z.literal('running'), progress: RunProgress }),
]);
export type EngineState = z.infer<typeof EngineState>;

/** Something changed that windows show; they ask again for what they need. */
export const News = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('engine'), state: EngineState }),
  /** Flows came, went, were paused, published or renamed: the list of syncs is to be asked for anew. */
  z.object({ kind: z.literal('flows') }),
  /** A draft was edited, by this window or another. */
  z.object({ kind: z.literal('draft'), flow: FlowId, revision: z.int(), window: z.string() }),
  z.object({ kind: z.literal('versions'), flow: FlowId }),
  z.object({ kind: z.literal('connections') }),
  /** Somebody may sign in or not any more, or in another role. */
  z.object({ kind: z.literal('people') }),
  z.object({ kind: z.literal('settings') }),
  z.object({ kind: z.literal('conflicts'), flow: FlowId, conflict: ConflictId.nullable() }),
  z.object({ kind: z.literal('run'), run: Run }),
  z.object({ kind: z.literal('problem'), problem: Problem }),
]);
export type News = z.infer<typeof News>;

/** Everything new from now on; the engine's state comes first. */
export const news = stream('news', z.object({}), News);
