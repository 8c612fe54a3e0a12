import { z } from 'zod';
import { RecordKey } from './ids.ts';
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
 * What a write was merged against. `fields` decide; the token only where fields cannot be compared.
 * A field that is not in `fields` is not compared.
 */
export const Expect = z.object({ fields: Fields, token: z.string().optional() });
export type Expect = z.infer<typeof Expect>;
