import { z } from 'zod';
import { Flow } from './flow.ts';
import { FlowId } from './ids.ts';
import { Shapes } from './shape.ts';
import { Table } from './table.ts';

/** The newest format of published versions that this build reads. */
export const versionFormat = 1;

/** The place of a version in the history of its flow: from 1, without gaps. */
export const VersionNumber = z.int().min(1);
export type VersionNumber = z.infer<typeof VersionNumber>;

/** Remarks are for people who choose among versions. */
export const noteMax = 2000;

/** A published version without what it holds: when, by whom and what for. */
export const VersionHead = z.strictObject({
  format: z.literal(versionFormat),
  /** The flow that it is a version of. */
  id: FlowId,
  version: VersionNumber,
  publishedAt: z.string(),
  by: z.string(),
  note: z.string().max(noteMax).nullable(),
  /** The plan that its flow compiled to when it was published. */
  planHash: z.string(),
  /** The version that this one brings back; null where it was published from the draft. */
  of: VersionNumber.nullable(),
});
export type VersionHead = z.infer<typeof VersionHead>;

/**
 * A flow as it was published: frozen, with the shapes that it was compiled for. Kept as `versions/FLOW/0001.json`, which is
 * never written again; see docs/versions.md.
 */
export const Version = VersionHead.extend({
  flow: Flow,
  shapes: Shapes,
  /** The CSV files that its steps look values up in, as they were; absent where there are none, and in versions of before. */
  tables: z.record(z.string(), Table).optional(),
  /** SHA-256 of all the rest, so that an edited file is noticed. */
  sum: z.string(),
});
export type Version = z.infer<typeof Version>;
