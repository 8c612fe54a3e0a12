import { z } from 'zod';
import { type LinkId, RecordKey, type RunId, type Side } from './ids.ts';
import { Fields } from './value.ts';

/** The last authoritative read of a record: canonical values of the fields asked for. */
export const Snapshot = z.object({
  key: RecordKey,
  fields: Fields,
  /** Version token of the system (etag, row version), where it has one. */
  token: z.string().optional(),
  /** Canonical instant of the last modification by the system's clock, where known. */
  modifiedAt: z.string().optional(),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** What a side holds under a key. `gone` is authoritative: the system was asked for this key and said there is no such record. */
export const Sighting = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), snapshot: Snapshot }),
  z.object({ kind: z.literal('gone'), key: RecordKey }),
]);
export type Sighting = z.infer<typeof Sighting>;

/**
 * A reading of a record that brought something new, kept for good. `link` is the link that it belongs to, or the one that a
 * record without a twin would get. What a run wrote itself is in the journal, not here.
 */
export interface Sighted {
  readonly seq: number;
  readonly link: LinkId;
  readonly side: Side;
  readonly run: RunId;
  /** When the run saw it; when it was changed is known only where the system tells, by the snapshot's `modifiedAt`. */
  readonly at: string;
  /** The last journal entry that was there before it; 0 for none. */
  readonly after: number;
  readonly sighting: Sighting;
  /** In the first reading of a side: what was known of its mapped fields until then. */
  readonly before: Fields | null;
}

/**
 * What a write was merged against. `fields` decide; the token only where fields cannot be compared.
 * A field that is not in `fields` is not compared.
 */
export const Expect = z.object({ fields: Fields, token: z.string().optional() });
export type Expect = z.infer<typeof Expect>;
