import type { Deed } from '../../model/audit.ts';
import type { Retired } from '../../model/settings.ts';

/** What retention is to take away, and what the audit log says of it. */
export interface Retiring {
  readonly what: Retired;
  /** Only what is older than this instant. */
  readonly before: string;
  readonly now: string;
  /** Rows at a time. */
  readonly limit: number;
  /** Recorded in the same transaction where anything was taken away, with its number as `removed`. */
  readonly deed: Deed;
}

/** What was blanked of a record that is to be forgotten, and what of it is still needed. */
export interface Forgotten {
  readonly journal: number;
  readonly readings: number;
  readonly conflicts: number;
  readonly audit: number;
  readonly runs: number;
  /** It is still linked, so its current values and key stay. */
  readonly linked: boolean;
  /** Questions about it, and writes to it, that are still open. */
  readonly open: number;
}
