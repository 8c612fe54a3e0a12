import { z } from 'zod';
import { RecordKey, RunId, Side, SyncId } from '../../model/ids.ts';
import { Operation } from '../../model/operation.ts';
import { Problem } from '../../model/problem.ts';
import { call, stream } from '../call.ts';
import { ValueShift } from './activity.ts';

/** A preview of an undo that the engine holds; forgotten when others are made, and when the engine closes. */
export const UndoId = z.string().min(1).brand<'UndoId'>();
export type UndoId = z.infer<typeof UndoId>;

/** Why a record is left alone by an undo. */
export const LeftAlone = z.enum([
  'edited-since',
  'gone-since',
  'there-again',
  'unknown-outcome',
  'linked-since',
  'values-removed',
]);
export type LeftAlone = z.infer<typeof LeftAlone>;

/** What an undo writes on a side: records removed that the run made, put back to what they were, made again. */
const SideUndo = z.object({ created: z.int(), updated: z.int(), removed: z.int() });

export const UndoSummary = z.object({
  id: UndoId,
  run: RunId,
  both: z.boolean(),
  left: SideUndo,
  right: SideUndo,
  /** Records that it puts back, and records of which it leaves something alone. */
  back: z.int(),
  alone: z.int(),
  reasons: z.array(z.object({ reason: LeftAlone, count: z.int() })),
  /** What kept it from being worked out. */
  problem: Problem.nullable(),
});
export type UndoSummary = z.infer<typeof UndoSummary>;

/** Nothing but these is taken back; with a field, that field alone. Absent: all that a run wrote. */
export const UndoTargets = z
  .array(z.object({ sync: SyncId, side: Side, key: RecordKey, field: z.string().nullable() }))
  .min(1)
  .max(500)
  .optional();
export type UndoTargets = z.infer<typeof UndoTargets>;

/** Works out what taking a run back would do now, with nothing written. */
export const previewUndo = stream(
  'undo.preview',
  z.object({ run: RunId, both: z.boolean(), only: UndoTargets }),
  z.discriminatedUnion('is', [
    z.object({ is: z.literal('working'), done: z.int() }),
    z.object({ is: z.literal('done'), undo: UndoSummary }),
  ]),
);

/** A record of an undo. Of what is left alone, `before` is what the run left and `after` what is there now. */
export const UndoRow = z.object({
  sync: SyncId,
  side: Side,
  /** What is done to it; null where it is left alone. */
  op: Operation.nullable(),
  reason: LeftAlone.nullable(),
  key: RecordKey.nullable(),
  title: z.string(),
  /** Labels of the fields that are left alone. */
  fields: z.array(z.string()),
  shifts: z.array(ValueShift),
});
export type UndoRow = z.infer<typeof UndoRow>;

export const undoRows = call(
  'undo.rows',
  z.object({
    undo: UndoId,
    list: z.enum(['back', 'alone']),
    offset: z.int().min(0),
    limit: z.int().min(1).max(500),
  }),
  z.object({ total: z.int(), rows: z.array(UndoRow) }),
);

/** Takes a run back, as a run of its own; news tell how it goes on. */
export const startUndo = call(
  'undo.start',
  z.object({ run: RunId, both: z.boolean(), only: UndoTargets }),
  z.object({ run: RunId }),
);

/** What an undo left alone, as long as the engine is open; null where that is not known any more. */
export const leftAlone = call(
  'undo.alone',
  z.object({ undo: RunId }),
  z.object({ rows: z.array(UndoRow).nullable(), total: z.int() }),
);
