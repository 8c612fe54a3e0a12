import type { AuditEntry, Deed } from '../model/audit.ts';
import type { Change, Intent, IntentState, JournalEntry } from '../model/change.ts';
import type { Conflict } from '../model/conflict.ts';
import type { ConflictId, FlowId, LinkId, RecordKey, RunId, Side, SyncId } from '../model/ids.ts';
import type { Decision, InboxGroup, InboxPlace, InboxQuery } from '../model/inbox.ts';
import type { Link, LinkState, Shadow } from '../model/link.ts';
import type { Sighted } from '../model/record.ts';
import type { Run } from '../model/run.ts';
import type { DecisionsOf, InboxCount, InboxEntry, InboxRow, Opened } from './contract/inbox.ts';
import type { Cluster, Lone, LoneState } from './contract/lone.ts';
import type { Mark } from './contract/mark.ts';
import type { Forgotten, Retiring } from './contract/retention.ts';
import type { Scope } from './contract/scope.ts';
import type { CursorRow, DirtyLink, SyncFacts } from './contract/sync-state.ts';

/** A journal row without its values. */
export interface EffectHead {
  readonly seq: number;
  readonly sync: SyncId;
  readonly side: Side;
  readonly op: JournalEntry['op'];
  readonly at: string;
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
