import type { Deed } from '../../model/audit.ts';
import type { Change, Intent, JournalEntry } from '../../model/change.ts';
import type { Conflict } from '../../model/conflict.ts';
import type { ConflictId, FlowId, IntentId, LinkId, RecordKey, RunId, Side } from '../../model/ids.ts';
import type { Care, Decision, DecisionState } from '../../model/inbox.ts';
import type { Link, Shadow } from '../../model/link.ts';
import type { Sighted } from '../../model/record.ts';
import type { Run } from '../../model/run.ts';
import type { Lone, LoneState, MatchValue } from './lone.ts';
import type { Scope } from './scope.ts';
import type { CursorRow, Dirty, SyncFacts } from './sync-state.ts';

/** One thing to record. A commit takes a list of them, in order, and is one transaction: all or none, durable when it returns. */
export type Mark =
  | { readonly put: 'link'; readonly scope: Scope; readonly link: Link }
  | { readonly put: 'shadow'; readonly scope: Scope; readonly link: LinkId; readonly shadow: Shadow }
  | {
      readonly put: 'prints';
      readonly scope: Scope;
      readonly link: LinkId;
      readonly left?: string | null;
      readonly right?: string | null;
    }
  | { readonly put: 'dirty'; readonly scope: Scope; readonly dirty: Dirty }
  | { readonly drop: 'dirty'; readonly scope: Scope; readonly link: LinkId }
  | { readonly put: 'lone'; readonly scope: Scope; readonly lone: Lone }
  | {
      readonly put: 'lone-state';
      readonly scope: Scope;
      readonly side: Side;
      readonly key: RecordKey;
      readonly state: LoneState;
    }
  | { readonly drop: 'lone'; readonly scope: Scope; readonly side: Side; readonly key: RecordKey }
  /** Replaces the match values of a record; an empty list forgets them. */
  | {
      readonly put: 'match-values';
      readonly scope: Scope;
      readonly side: Side;
      readonly key: RecordKey;
      readonly values: readonly MatchValue[];
    }
  /**
   * What a first scan saw of a side that nothing was known of, with its match values: as `lone` and `match-values`, but gone
   * when the process ends before the run has, so only for what is scanned again. Not in one commit with marks of those kinds.
   */
  | { readonly put: 'fresh'; readonly scope: Scope; readonly lone: Lone; readonly values: readonly MatchValue[] }
  /** Two records that a person declared not to be the same. */
  | { readonly put: 'apart'; readonly scope: Scope; readonly left: RecordKey; readonly right: RecordKey }
  | { readonly drop: 'apart'; readonly scope: Scope; readonly left: RecordKey; readonly right: RecordKey }
  /**
   * Marks a lone record as dealt with by this run's matching, so that later tiers leave it alone; gone when the process ends.
   * Records that a decided change of the run links need no mark.
   */
  | { readonly put: 'met'; readonly scope: Scope; readonly side: Side; readonly key: RecordKey; readonly run: RunId }
  | { readonly put: 'cursor'; readonly scope: Scope; readonly side: Side; readonly cursor: CursorRow }
  | { readonly put: 'facts'; readonly scope: Scope; readonly facts: SyncFacts }
  /** A decided change of a run, not yet applied; gone when the process ends. `rank` orders: 0 no write, 1 create, 2 update, 3 remove; then `seq`. */
  | {
      readonly put: 'change';
      readonly scope: Scope;
      readonly run: RunId;
      readonly seq: number;
      readonly rank: number;
      readonly change: Change;
    }
  | { readonly drop: 'change'; readonly scope: Scope; readonly run: RunId; readonly rank: number; readonly seq: number }
  /** Whatever is left of a run's decided changes, and what it has met. */
  | { readonly drop: 'changes'; readonly run: RunId }
  | { readonly put: 'intent'; readonly scope: Scope; readonly intent: Intent }
  | { readonly drop: 'intent'; readonly id: IntentId }
  /** The store gives `seq`. */
  | { readonly put: 'journal'; readonly scope: Scope; readonly entry: Omit<JournalEntry, 'seq'> }
  /** A reading that brought something new; the store gives `seq` and `after`. */
  | { readonly put: 'sighted'; readonly scope: Scope; readonly sighted: Omit<Sighted, 'seq' | 'after'> }
  | { readonly put: 'conflict'; readonly scope: Scope; readonly conflict: Conflict }
  /** What people keep beside a question. */
  | { readonly put: 'care'; readonly conflict: ConflictId; readonly care: Care }
  /** The store gives `seq`. */
  | { readonly put: 'decision'; readonly scope: Scope; readonly decision: Omit<Decision, 'seq'> }
  /** What became of the decision about a question that waits for a run, or of one by its number. */
  | {
      readonly put: 'decided';
      readonly of: { readonly waiting: ConflictId } | { readonly seq: number };
      readonly to: DecisionState;
      readonly run: RunId | null;
    }
  /** A row of the audit log; the store chains it to the one before. */
  | { readonly put: 'audit'; readonly deed: Deed }
  | { readonly put: 'run'; readonly run: Run }
  | { readonly put: 'plan'; readonly hash: string; readonly text: string }
  | { readonly put: 'control'; readonly flow: FlowId; readonly ask: 'pause' | 'cancel' | null; readonly at: string };
