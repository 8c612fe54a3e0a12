import type { LinkId, Side } from '../../model/ids.ts';
import type { Link, Shadow } from '../../model/link.ts';
import type { Sighting } from '../../model/record.ts';

/** A side's reading of a record that awaits a decision. `null`: read it first. */
export interface Dirty {
  readonly link: LinkId;
  readonly side: Side;
  readonly sighting: Sighting | null;
  readonly reason: string;
}

export interface DirtyLink {
  readonly link: Link;
  readonly shadow: Shadow;
  /** Undefined: this side has nothing new. Null: must be read. */
  readonly left: Sighting | null | undefined;
  readonly right: Sighting | null | undefined;
}

export interface CursorRow {
  readonly position: string | null;
  /** When the last complete census or scan of this side ended, and how many records it saw. */
  readonly countedAt: string | null;
  readonly count: number | null;
}

/** Facts about a sync that outlive runs. */
export interface SyncFacts {
  /** Runs that ended done or partial. */
  readonly runs: number;
  readonly planHash: string | null;
  readonly leftIdentity: string | null;
  readonly rightIdentity: string | null;
  /** Hash of each side's mapped shape. */
  readonly leftShape: string | null;
  readonly rightShape: string | null;
  /** Effects before this instant count for no brake: a first run, or one that a person released, made them. */
  readonly windowFrom: string | null;
}
