import type { LinkId, RecordKey, Side } from '../../model/ids.ts';
import type { Snapshot } from '../../model/record.ts';

/**
 * What is known of a record on one side that no live link holds.
 * - `new`: to be matched. `asked`: in a match question. `waiting`: seen, nothing to do by rule.
 * - `unread`: a field that decides about it was not read (MISSING).
 * - `kept`: a person parted it; not created by itself. `again`: the same, and to be matched once more.
 * - `undone`: its create was undone; becomes `new` when its print changes.
 * - `excluded`: a person took it out; neither linked nor created by itself, until taken back.
 */
export type LoneState = 'new' | 'asked' | 'waiting' | 'unread' | 'kept' | 'undone' | 'excluded' | 'again';

export interface Lone {
  readonly side: Side;
  readonly key: RecordKey;
  readonly state: LoneState;
  readonly snapshot: Snapshot;
  readonly print: string;
}

/** A match key of a record: the tier it belongs to (from 0) and the normalised value. */
export interface MatchValue {
  readonly tier: number;
  readonly value: string;
}

/** One member of a cluster: lone with its snapshot (`met`: an earlier tier of this run has dealt with it), or held by a live or half link. */
export type Member =
  | { readonly side: Side; readonly key: RecordKey; readonly link: LinkId }
  | { readonly side: Side; readonly key: RecordKey; readonly lone: Lone; readonly met: boolean };

/** All records of both sides with one match value in one tier. */
export interface Cluster {
  readonly value: string;
  readonly members: readonly Member[];
}
