import { z } from 'zod';
import { LinkMove } from './change.ts';
import { FlowId, LinkId, RecordKey, Side, SyncId } from './ids.ts';
import { Operation } from './operation.ts';
import { Value } from './value.ts';

/** The newest format of change sets that this build reads. */
export const changeSetFormat = 1;

/** The first line of a change set: what it was made from. */
export const ChangeSetHead = z.strictObject({
  changeSet: z.literal(changeSetFormat),
  flow: FlowId,
  /** Hash of the plan that decided; another version of the flow may decide otherwise. */
  plan: z.string(),
  /** Values in it are hidden: it is for looking at. */
  masked: z.literal(true).optional(),
});
export type ChangeSetHead = z.infer<typeof ChangeSetHead>;

const BeforeAndAfter = z.strictObject({ before: Value, after: Value });

export const ChangeSetWrite = z.strictObject({
  side: Side,
  op: Operation,
  key: RecordKey.nullable(),
  fields: z.record(z.string(), BeforeAndAfter),
  /** Which rule or person decided, by field. */
  why: z.record(z.string(), z.string()),
});
export type ChangeSetWrite = z.infer<typeof ChangeSetWrite>;

/** One change: all that was decided about one link. `id` is the same for the same decision, whenever it is made. */
export const ChangeSetEntry = z.strictObject({
  id: z.string(),
  sync: SyncId,
  link: LinkId,
  move: LinkMove,
  left: RecordKey.nullable(),
  right: RecordKey.nullable(),
  writes: z.array(ChangeSetWrite),
  /** Questions that it opens: by unit, or `removal` or `match`. */
  asks: z.array(z.string()),
  /** Units that a person left out of it: they are not in its writes. */
  leftOut: z.array(z.string()).optional(),
});
export type ChangeSetEntry = z.infer<typeof ChangeSetEntry>;

const SideCount = z.strictObject({
  created: z.int(),
  updated: z.int(),
  removed: z.int(),
  /** Calls that these writes take, at least. */
  calls: z.int(),
});
const SyncTotals = z.strictObject({ linked: z.int(), conflicts: z.int(), left: SideCount, right: SideCount });
export type SyncTotals = z.infer<typeof SyncTotals>;

/** The last line: totals by sync, and the SHA-256 of all lines before it. */
export const ChangeSetEnd = z.strictObject({
  changes: z.int(),
  syncs: z.record(z.string(), SyncTotals),
  sha256: z.string(),
});
export type ChangeSetEnd = z.infer<typeof ChangeSetEnd>;
