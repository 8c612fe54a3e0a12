import { z } from 'zod';
import { NodeId, SyncId } from './ids.ts';

/** What of a flow a difference is about. `fields`: what an object offers, as it was discovered. */
export const DifferenceAbout = z.enum([
  'flow',
  'sync',
  'side',
  'fields',
  'filter',
  'match',
  'map',
  'step',
  'group',
  'rules',
  'brakes',
  'triggers',
  'note',
]);
export type DifferenceAbout = z.infer<typeof DifferenceAbout>;

/** One thing that two versions of a flow draw differently. */
export const FlowDifference = z.strictObject({
  kind: z.enum(['added', 'removed', 'changed']),
  what: DifferenceAbout,
  /** The part of the flow, as problems name it: `people`, `people/left`, `people/phone/format`; `flow` for the whole. */
  node: NodeId,
  /** The sync that it belongs to; null for what belongs to none. */
  sync: SyncId.nullable(),
  /** All of it in one sentence for people. */
  words: z.string(),
  /** What was said of it before; null where it was not there. */
  before: z.string().nullable(),
  /** What is said of it now; null where it is gone. */
  after: z.string().nullable(),
});
export type FlowDifference = z.infer<typeof FlowDifference>;
