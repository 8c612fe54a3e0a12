import { z } from 'zod';
import { FlowId, LinkId, RecordKey, SyncId } from '../../model/ids.ts';
import { call } from '../call.ts';

/** A record that was found: a pair that is known to be one thing. */
export const RecordFound = z.object({
  flow: FlowId,
  /** What the flow is called, or its sync where it has several. */
  label: z.string(),
  sync: SyncId,
  link: LinkId,
  left: RecordKey.nullable(),
  right: RecordKey.nullable(),
  title: z.string(),
  /** The value that fits the search, where the title does not; else empty. */
  met: z.string(),
});
export type RecordFound = z.infer<typeof RecordFound>;

/** Finds linked records of all syncs by their keys and by the values that both sides agreed on last; the systems are not asked. */
export const findRecords = call(
  'records.find',
  z.object({ search: z.string().min(1).max(200), limit: z.int().min(1).max(50) }),
  z.object({
    records: z.array(RecordFound),
    /** False: there are too many to look at all of them in the time that a person waits, or more fit than were asked for. */
    isWhole: z.boolean(),
  }),
);
