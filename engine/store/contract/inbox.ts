import type { Conflict } from '../../model/conflict.ts';
import type { ConflictId, LinkId, RecordKey } from '../../model/ids.ts';
import type { Care } from '../../model/inbox.ts';
import type { Scope } from './scope.ts';

/** A question that somebody looks at, as it is then. */
export interface Opened {
  readonly id: ConflictId;
  readonly revision: number;
}

/** A question as the inbox has it: with what people keep beside it, and the keys of its records. */
export interface InboxRow {
  readonly scope: Scope;
  readonly conflict: Conflict;
  readonly care: Care;
  readonly keys: { readonly left: RecordKey | null; readonly right: RecordKey | null };
}

/** What of a question is needed to list it among thousands. */
export interface InboxEntry {
  readonly id: ConflictId;
  readonly scope: Scope;
  readonly link: LinkId | null;
  readonly about: string;
  readonly reason: string;
  /** The field map or group; empty: it is about none. */
  readonly unit: string;
  readonly pattern: string;
  readonly revision: number;
  readonly assignee: string | null;
}

/** How many questions of a sync have one value of what is counted by. */
export interface InboxCount {
  readonly scope: Scope;
  readonly value: string;
  readonly count: number;
}

/** Decisions by what they were about, who made them in one go, or where. */
export type DecisionsOf = { readonly conflict: ConflictId } | { readonly batch: string } | { readonly scope: Scope };
