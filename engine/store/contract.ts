import type { AuditEntry, Deed } from '../model/audit.ts';
import type { Change, Intent, IntentState, JournalEntry } from '../model/change.ts';
import type { Conflict } from '../model/conflict.ts';
import type { ConflictId, FlowId, IntentId, LinkId, RecordKey, RunId, Side, SyncId } from '../model/ids.ts';
import type { Care, Decision, DecisionState, InboxGroup, InboxPlace, InboxQuery } from '../model/inbox.ts';
import type { Link, LinkState, Shadow } from '../model/link.ts';
import type { Sighted, Sighting, Snapshot } from '../model/record.ts';
import type { Run } from '../model/run.ts';
import type { Retired } from '../model/settings.ts';

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

/** A journal row without its values. */
export interface EffectHead {
  readonly seq: number;
  readonly sync: SyncId;
  readonly side: Side;
  readonly op: JournalEntry['op'];
  readonly at: string;
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

/** A sync of a flow: state is kept under both ids. */
export interface Scope {
  readonly flow: FlowId;
  readonly sync: SyncId;
}

/**
 * What is known of a record on one side that no live link holds.
 * `new`: to be matched. `asked`: in a match question. `waiting`: seen, nothing to do by rule. `unread`: a field that decides
 * about it was not read (MISSING). `kept`: a person parted it;
 * not created by itself. `undone`: its create was undone; becomes `new` when its print changes. `excluded`: a person took it
 * out; neither linked nor created by itself, until taken back. `again`: kept, and to be matched once more; kept again after that.
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

export interface Lease {
  readonly holder: string;
  readonly pid: number;
  readonly boot: string;
  readonly heartbeatAt: string;
}

/** The state of a workspace. Calls are batch-sized; nothing above `run` knows what is behind it. Every call may throw a `Fault` of kind `state`. */
export interface Store {
  commit(marks: readonly Mark[]): Promise<void>;
  /**
   * Records decided changes of a run that only link two lone records which agree, `limit` at most: their links and shadows are
   * put, their records are no longer lone, the changes are dropped. One transaction, durable when it returns. A change whose
   * link is known already is left, to be concluded by itself.
   * @returns how many; 0 when none is left
   */
  linkPlain(scope: Scope, run: RunId, limit: number): Promise<number>;

  /** Prints of the live and half links that hold these keys on this side. */
  linksByKeys(scope: Scope, side: Side, keys: readonly RecordKey[]): Promise<ReadonlyMap<RecordKey, Link>>;
  links(scope: Scope, ids: readonly LinkId[]): Promise<ReadonlyMap<LinkId, Link>>;
  /** @throws Fault `state` when a shadow's checksum does not hold. */
  shadows(scope: Scope, ids: readonly LinkId[]): Promise<ReadonlyMap<LinkId, Shadow>>;
  /** In order of id, after `after`. */
  linkPage(scope: Scope, states: readonly LinkState[], after: LinkId | null, limit: number): Promise<readonly Link[]>;
  countLinks(scope: Scope, states: readonly LinkState[]): Promise<number>;
  /** The run that was the last one when a link came about; none where there was none, or it is not known. */
  births(scope: Scope, ids: readonly LinkId[]): Promise<ReadonlyMap<LinkId, RunId>>;
  /** Links of a record that ended, the last first. */
  formerLinks(scope: Scope, side: Side, key: RecordKey): Promise<readonly Link[]>;

  /** Remembers which keys a scan or census saw; forgotten when the process ends or `forgetSeen` is called. */
  noteSeen(scope: Scope, side: Side, keys: readonly RecordKey[]): Promise<number>;
  /** Keys of live links, and of lone records, that the scan did not see. In order of key, after `after`. */
  unseenLinked(scope: Scope, side: Side, after: RecordKey | null, limit: number): Promise<readonly RecordKey[]>;
  unseenLone(scope: Scope, side: Side, after: RecordKey | null, limit: number): Promise<readonly RecordKey[]>;
  forgetSeen(scope: Scope, side: Side): Promise<void>;

  /** Whether nothing is known of a side's records: no live or half link in the scope, no lone record on the side. */
  isBlank(scope: Scope, side: Side): Promise<boolean>;
  lone(scope: Scope, side: Side, keys: readonly RecordKey[]): Promise<ReadonlyMap<RecordKey, Lone>>;
  lonePage(
    scope: Scope,
    states: readonly LoneState[],
    side: Side | null,
    after: { side: Side; key: RecordKey } | null,
    limit: number,
  ): Promise<readonly Lone[]>;
  /** Keys of a side's records in state `unread`, in order, after `after`. */
  unreadLone(scope: Scope, side: Side, after: RecordKey | null, limit: number): Promise<readonly RecordKey[]>;
  /** Clusters of a tier that hold at least one lone record in state `new`, `asked` or `again` not met in this run when the first page was asked for; in an order that stays, after the value `after`. */
  clusters(scope: Scope, run: RunId, tier: number, after: string | null, limit: number): Promise<readonly Cluster[]>;
  /** Lone records in state `new`, `asked` or `again` that this run has not met; left before right, then by key. */
  unmet(
    scope: Scope,
    run: RunId,
    after: { side: Side; key: RecordKey } | null,
    limit: number,
  ): Promise<readonly Lone[]>;
  /**
   * Puts a few of the records that a first scan saw among the lone ones: every question about those puts all of them there
   * at once, which takes long. Tells whether there are more.
   * @param unmetBy only those of the scope that this run has not met, as `unmet` does; null: all, as the others do
   */
  settleSome(scope: Scope, unmetBy: RunId | null): Promise<boolean>;
  /** Keys of the records of a side, linked or not, that have this match value in this tier. In order. */
  keysByMatch(scope: Scope, side: Side, tier: number, value: string): Promise<readonly RecordKey[]>;
  /** Of these pairs, those declared apart. They are only gone through where any are. */
  apart(
    scope: Scope,
    pairs: Iterable<{ left: RecordKey; right: RecordKey }>,
  ): Promise<readonly { left: RecordKey; right: RecordKey }[]>;

  /** All pairs declared apart, in order, after `after`. */
  apartPage(
    scope: Scope,
    after: { left: RecordKey; right: RecordKey } | null,
    limit: number,
  ): Promise<readonly { left: RecordKey; right: RecordKey }[]>;

  dirtyPage(scope: Scope, after: LinkId | null, limit: number): Promise<readonly DirtyLink[]>;
  countDirty(scope: Scope): Promise<number>;

  cursor(scope: Scope, side: Side): Promise<CursorRow>;
  facts(scope: Scope): Promise<SyncFacts>;

  /** Decided changes of a run, by rank then seq, after `after`. */
  changePage(
    scope: Scope,
    run: RunId,
    after: { rank: number; seq: number } | null,
    limit: number,
  ): Promise<readonly { rank: number; seq: number; change: Change }[]>;

  /** Intents in these states, oldest first. Scope null: of the whole workspace. */
  intents(
    scope: Scope | null,
    states: readonly IntentState[],
    limit: number,
  ): Promise<readonly { scope: Scope; intent: Intent }[]>;
  intentsOfLinks(scope: Scope, links: readonly LinkId[]): Promise<readonly Intent[]>;

  /** Journal rows of a run in order of `seq`, after `after`, or before it when `backwards`. */
  journalOfRun(
    run: RunId,
    after: number | null,
    limit: number,
    backwards: boolean,
  ): Promise<readonly { scope: Scope; entry: JournalEntry }[]>;
  /** Which records a run wrote, by journal row in order. `text`: only those of which a value, or what their pair agrees on, holds it. */
  effectHeads(run: RunId, text: string | null): Promise<readonly EffectHead[]>;
  /** These journal rows, in order of `seq`. */
  journalRows(seqs: readonly number[]): Promise<readonly { scope: Scope; entry: JournalEntry }[]>;
  /** Newest first. */
  journalOfRecord(
    scope: Scope,
    by: { link: LinkId } | { side: Side; key: RecordKey },
    limit: number,
  ): Promise<readonly JournalEntry[]>;
  /** All journal rows of these links, oldest first. */
  journalOfLinks(scope: Scope, links: readonly LinkId[]): Promise<ReadonlyMap<LinkId, readonly JournalEntry[]>>;
  /** All recorded readings of these links, oldest first. */
  sighted(scope: Scope, links: readonly LinkId[]): Promise<ReadonlyMap<LinkId, readonly Sighted[]>>;
  /** The last one of each side. */
  lastSighted(
    scope: Scope,
    links: readonly LinkId[],
  ): Promise<ReadonlyMap<LinkId, { readonly [side in Side]?: Sighted }>>;
  /** Effects per side and operation since `since`, for sliding windows. Removals of an undo are not counted. */
  effectsSince(
    scope: Scope,
    since: string,
  ): Promise<{
    readonly [side in Side]: { readonly created: number; readonly updated: number; readonly removed: number };
  }>;
  /** The last `runs` runs' writes on these links, oldest first. */
  writesLately(
    scope: Scope,
    links: readonly LinkId[],
    runs: number,
  ): Promise<ReadonlyMap<LinkId, readonly JournalEntry[]>>;

  conflicts(
    scope: Scope | null,
    filter: { readonly flow?: FlowId; readonly states: readonly Conflict['state'][]; readonly link?: LinkId },
    after: ConflictId | null,
    limit: number,
  ): Promise<readonly { scope: Scope; conflict: Conflict }[]>;
  conflictsOfLinks(scope: Scope, links: readonly LinkId[]): Promise<readonly Conflict[]>;
  conflict(id: ConflictId): Promise<{ scope: Scope; conflict: Conflict } | null>;
  countConflicts(scope: Scope): Promise<{ readonly open: number; readonly parkedMaps: number }>;

  /** The conflicts with these ids, closed ones too; those that are not there are left out. */
  conflictsById(ids: readonly ConflictId[]): Promise<ReadonlyMap<ConflictId, InboxRow>>;
  /** Questions that fit, in the order of asking. `now`: what is snoozed and overdue. */
  inbox(query: InboxQuery, now: string, after: InboxPlace | null, limit: number): Promise<readonly InboxRow[]>;
  /** The same questions in short; the newest ones where there are more than `limit`. */
  inboxIndex(query: InboxQuery, now: string, limit: number): Promise<readonly InboxEntry[]>;
  countInbox(query: InboxQuery, now: string): Promise<number>;
  groupInbox(query: InboxQuery, now: string, by: InboxGroup): Promise<readonly InboxCount[]>;
  /** Of these questions, those that a person has looked at, with the newest revision that they saw. */
  openedBy(person: string, ids: readonly ConflictId[]): Promise<ReadonlyMap<ConflictId, number>>;
  /** Notes that a person looks at questions. It is forgotten once they are over. */
  noteOpened(person: string, seen: readonly Opened[]): Promise<void>;
  /** In the order in which they were made, after `after`. */
  decisions(
    of: DecisionsOf,
    after: number,
    limit: number,
  ): Promise<readonly { readonly scope: Scope; readonly decision: Decision }[]>;

  /** Rows of the audit log in order, after `after`. */
  auditPage(after: number, limit: number): Promise<readonly AuditEntry[]>;

  /**
   * Takes away the values of a kind of rows that are too old, as many as the limit says; keeps what runs still look at. Asked
   * again until it answers 0. One transaction each.
   */
  retire(retiring: Retiring): Promise<number>;
  /** What `retire` would take away in all, with nothing changed. */
  retirable(retiring: Retiring): Promise<number>;
  /** When retention was last through; null: never. */
  tidiedAt(): Promise<string | null>;
  noteTidied(at: string): Promise<void>;
  /** Takes the values of one record out of all that is over; `deed` is recorded with it, in one transaction. */
  forget(scope: Scope, record: { side: Side; key: RecordKey }, deed: Deed): Promise<Forgotten>;
  /** Gives back the room of what was taken away, so that its bytes are in no file of the state any more. Nobody else may use it meanwhile. */
  squeeze(): Promise<void>;

  run(id: RunId): Promise<Run | null>;
  /** Newest first. */
  runs(flow: FlowId, limit: number): Promise<readonly Run[]>;
  /** The place of a run among those of its flow, from 1; null where it is not known. */
  runNumber(id: RunId): Promise<number | null>;
  plan(hash: string): Promise<string | null>;
  control(flow: FlowId): Promise<'pause' | 'cancel' | null>;

  /** Takes the lease if it is free, ours, or expired. Answers who holds it otherwise. */
  takeLease(lease: Lease, expiredBefore: string): Promise<Lease | null>;
  beat(lease: Lease): Promise<boolean>;
  dropLease(holder: string): Promise<void>;

  /** A throw-away copy of the whole state, for a preview; `close` removes it. */
  overlay(): Promise<Store>;
  close(): Promise<void>;
}
