import { z } from 'zod';
import { ConflictId, FlowId, SyncId } from '../../model/ids.ts';
import { call } from '../call.ts';

/** How people decided on conflicts of a field map or group lately, by who won. Decisions taken back or overtaken do not count. */
export const pastConflicts = call(
  'conflicts.past',
  z.object({
    flow: FlowId,
    sync: SyncId,
    /** The field map or group that they were about. */
    unit: z.string(),
    days: z.int().min(1).max(366),
  }),
  z.object({
    left: z.int(),
    right: z.int(),
    /** A value of their own, or the one that both sides had when they last agreed. */
    other: z.int(),
    /** The question of each kind that was decided last; null: none, or not for whoever asks to see. */
    last: z.object({
      left: ConflictId.nullable(),
      right: ConflictId.nullable(),
      other: ConflictId.nullable(),
    }),
  }),
);
