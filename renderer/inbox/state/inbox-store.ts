import { create } from 'zustand';
import type { ConflictId } from '../../../engine/model/ids.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import type {
  InboxFilter,
  InboxGrouping,
  InboxList,
  InboxRow,
  InboxSaid,
  InboxView,
  TakenBackInbox,
} from '../../../engine/protocol/calls/inbox.ts';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';

/** Answers that this window gave in one step, and that one step takes back. */
export interface Batch {
  readonly id: string;
  readonly questions: number;
}

/** The filter that shows everything. */
export const noFilter: InboxFilter = {
  flow: null,
  reason: null,
  pattern: null,
  assignee: null,
  overdue: false,
  olderThanDays: null,
};

export interface InboxState {
  readonly view: InboxView;
  readonly grouping: InboxGrouping;
  readonly text: string;
  readonly filter: InboxFilter;
  /** Null until it was told for the first time. */
  readonly list: InboxList | null;
  /** Why there is no list. */
  readonly problem: Problem | null;
  /** Syncs and parts of the list that are folded, by the names of their lines. */
  readonly folded: ReadonlySet<string>;
  /** Rows that were read. */
  readonly rows: ReadonlyMap<ConflictId, InboxRow>;
  /** The line that has the cursor: a record's by its question, a head's by its name. */
  readonly cursor: string | null;
  /** Records that are chosen together. */
  readonly marked: ReadonlySet<ConflictId>;
  /** The question whose record is shown. */
  readonly at: ConflictId | null;
  /** The record of `at`; null while it is on its way. */
  readonly record: InboxRecord | null;
  /** Why the record is not there. */
  readonly recordProblem: Problem | null;
  /** What was chosen for its questions, and not confirmed. */
  readonly said: ReadonlyMap<ConflictId, InboxSaid>;
  /** The question that keys answer. */
  readonly focus: ConflictId | null;
  /** The question that a value is typed for. */
  readonly typing: ConflictId | null;
  /** Questions whose values moved on while they were looked at: what was chosen for them was dropped. */
  readonly moved: ReadonlySet<ConflictId>;
  /** Why an answer was refused. */
  readonly refused: Problem | null;
  /** Answers of this window that can be taken back, the newest last. */
  readonly batches: readonly Batch[];
  /** The question all whose likes are looked at. */
  readonly alike: ConflictId | null;
  /** Answers that would be taken back, and what that would write. */
  readonly back: { readonly id: string; readonly told: TakenBackInbox } | null;
  readonly isResolving: boolean;
}

export const freshInbox: InboxState = {
  view: 'open',
  grouping: 'about',
  text: '',
  filter: noFilter,
  list: null,
  problem: null,
  folded: new Set(),
  rows: new Map(),
  cursor: null,
  marked: new Set(),
  at: null,
  record: null,
  recordProblem: null,
  said: new Map(),
  focus: null,
  typing: null,
  moved: new Set(),
  refused: null,
  batches: [],
  alike: null,
  back: null,
  isResolving: false,
};

/** The inbox as this window shows it. */
export const useInbox = create<InboxState>(() => freshInbox);
