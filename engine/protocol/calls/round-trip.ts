import { z } from 'zod';
import { FlowId, MapId, RecordKey, Side, SyncId } from '../../model/ids.ts';
import { stream } from '../call.ts';

/** A value that does not come back as it was; texts by end of the line, null for a blank. */
const TripSample = z.object({
  key: RecordKey,
  before: z.array(z.string().nullable()),
  /** What arrives on the other side; null where nothing does. */
  there: z.array(z.string().nullable()).nullable(),
  /** What would come back; null where it cannot. */
  back: z.array(z.string().nullable()).nullable(),
  /** The words of a step that cannot take it. */
  detail: z.string().nullable(),
});
export type TripSample = z.infer<typeof TripSample>;

const TripLoss = z.object({
  loss: z.string(),
  /** "digits are lost" */
  words: z.string(),
  /** The one thing to do about it. */
  remedy: z.string(),
  /** It cannot go at all; otherwise it comes back different. */
  isStuck: z.boolean(),
  rows: z.int(),
  /** The first of them. */
  keys: z.array(RecordKey),
  samples: z.array(TripSample),
});
export type TripLoss = z.infer<typeof TripLoss>;

/** What became of all rows of one side on one line. */
export const LineTrip = z.object({
  map: MapId,
  label: z.string(),
  from: Side,
  way: z.enum(['there', 'there-and-back']),
  /** Labels of the ends on that side, and on the other. */
  fields: z.array(z.string()),
  others: z.array(z.string()),
  rows: z.int(),
  unchanged: z.int(),
  /** They point at records that have no twin yet. */
  waiting: z.int(),
  unread: z.int(),
  losses: z.array(TripLoss),
});
export type LineTrip = z.infer<typeof LineTrip>;

/** Sends the values of real rows along the lines of a draft and back, as a run would, and tells what comes back different. Only reads. */
export const tryRoundTrip = stream(
  'round-trip.try',
  z.object({
    flow: FlowId,
    sync: SyncId,
    /** One field map; null: all of them. */
    map: MapId.nullable(),
    /** Rows of each side; null: all. */
    rows: z.int().min(1).nullable(),
  }),
  z.discriminatedUnion('is', [
    z.object({ is: z.literal('working'), side: Side, done: z.int(), of: z.int().nullable() }),
    z.object({
      is: z.literal('done'),
      names: z.object({ left: z.string(), right: z.string() }),
      rows: z.object({ left: z.int(), right: z.int() }),
      lines: z.array(LineTrip),
    }),
  ]),
);
