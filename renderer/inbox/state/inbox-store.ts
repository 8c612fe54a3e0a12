import { create } from 'zustand';
import type { ConflictId } from '../../../engine/model/ids.ts';
import type { Problem } from '../../../engine/model/problem.ts';
import type {
  InboxFilter,
  InboxGrouping,
  InboxList,
  InboxRow,
  InboxSaid,
  InboxSides,
  InboxView,
  TakenBackInbox,
} from '../../../engine/protocol/calls/inbox.ts';
import type { Asked, InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';

/** Answers that this window gave in one step, and that one step takes back. */
export interface Batch {
  readonly id: string;
  readonly questions: number;
}

/** Questions that get the same answer in one step. */
export interface Mass {
  /** What all of them ask about; null: whatever was chosen in the list. */
  readonly asked: Asked | null;
  readonly questions: readonly { readonly id: ConflictId; readonly revision: number }[];
  readonly said: InboxSaid;
  readonly sides: InboxSides | null;
}

/** What keys lead to: what is kept beside a record, and the reason for an answer. */
export type CareKind = 'assign' | 'snooze' | 'due' | 'comment' | 'why';

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
  /** Questions that were looked at in this window, each as it was then: the host knows of it, rows read before do not. */
  readonly opened: ReadonlyMap<ConflictId, number>;
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
  /** Why an answer was refused. */
  readonly refused: Problem | null;
  /** Answers of this window that can be taken back, the newest last. */
  readonly batches: readonly Batch[];
  /** Questions that are looked at to be answered together. */
  readonly mass: Mass | null;
  /** Why, in the words of the person; kept with the next answers. */
  readonly why: string;
  /** Answers that would be taken back, and what that would write. */
  readonly back: { readonly id: string; readonly told: TakenBackInbox } | null;
  readonly isResolving: boolean;
  /** What a key has just led to beside the record, or is open there. */
  readonly caring: CareKind | null;
  /** In a narrow window: whether what stands beside the record is out. */
  readonly isBesideOut: boolean;
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
  opened: new Map(),
  cursor: null,
  marked: new Set(),
  at: null,
  record: null,
  recordProblem: null,
  said: new Map(),
  focus: null,
  typing: null,
  refused: null,
  batches: [],
  mass: null,
  why: '',
  back: null,
  isResolving: false,
  caring: null,
  isBesideOut: false,
};

/** The inbox as this window shows it. */
export const useInbox = create<InboxState>(() => freshInbox);
