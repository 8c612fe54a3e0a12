import { z } from 'zod';
import { ConflictReason } from '../../model/conflict.ts';
import { ConflictId, FlowId, LinkId, MapId, RecordKey, RunId, Side, SyncId } from '../../model/ids.ts';
import { Care, Pattern } from '../../model/inbox.ts';
import { Problem } from '../../model/problem.ts';
import { call } from '../call.ts';
import { ToldException } from '../told-exception.ts';
import { InboxSides } from './inbox.ts';

/** A value as it stands on one side, with whose doing it was as far as the system tells. */
export const Standing = z.object({
  /** The name of its field, which never changes, and the one for people. */
  field: z.string(),
  label: z.string(),
  /** The kind of its type: how a value is typed for it. */
  kind: z.string(),
  text: z.string().nullable(),
  /** When it was changed where the system tells, else when a run saw it. */
  at: z.string().nullable(),
  by: z.enum(['linked', 'seen', 'people', 'tandem']).nullable(),
  run: RunId.nullable(),
});
export type Standing = z.infer<typeof Standing>;

/** One field map of a question. */
export const AskedMap = z.object({
  map: MapId,
  label: z.string(),
  /** The kind of the left value, for its icon. */
  kind: z.string(),
  direction: z.enum(['both', 'to-right', 'to-left', 'to-right-on-create', 'to-left-on-create']),
  /** The steps on the line. */
  steps: z.array(z.object({ use: z.string(), settings: z.record(z.string(), z.unknown()) })),
  left: z.array(Standing),
  right: z.array(Standing),
  /** What both had when they last agreed, in left terms and in right terms; null: they never did. */
  agreed: z.object({ left: z.string().nullable(), right: z.string().nullable() }).nullable(),
  /** When that came about, as far as it is known. */
  agreedAt: z.string().nullable(),
  /** What both edits make together, where they do. */
  merged: z.object({ left: z.string().nullable(), right: z.string().nullable() }).nullable(),
});
export type AskedMap = z.infer<typeof AskedMap>;

/** A record that could be the twin. */
export const Candidate = z.object({
  key: RecordKey,
  title: z.string(),
  fields: z.array(z.object({ label: z.string(), text: z.string().nullable() })),
  /** The record that it is linked with already. */
  twin: RecordKey.nullable(),
});
export type Candidate = z.infer<typeof Candidate>;

/** A value that no pair of a value map has, and where a pair can be added. */
export const Unmapped = z.object({
  map: MapId,
  /** Its place among the steps of the line. */
  step: z.int(),
  /** The side that the value is on. */
  side: Side,
  value: z.string(),
  /** What values of the other end the map knows. */
  known: z.array(z.string()),
});
export type Unmapped = z.infer<typeof Unmapped>;

export const AskedWhat = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('unit'),
    unit: z.string(),
    label: z.string(),
    maps: z.array(AskedMap),
    hasAgreed: z.boolean(),
    suggest: Side.nullable(),
    /** The words of a step that failed. */
    detail: z.string().nullable(),
    /** The rule of the field map, and which condition of it left the question to a person; `unread`: it could not be told. */
    unless: z.object({ rule: z.string(), condition: ToldException, unread: z.boolean() }).optional(),
    unmapped: Unmapped.nullable(),
  }),
  z.object({
    about: z.literal('removal'),
    gone: Side,
    kept: z.array(Standing),
    suggest: z.enum(['keep', 'remove', 'unlink']),
  }),
  z.object({
    about: z.literal('match'),
    value: z.string(),
    left: z.array(Candidate),
    right: z.array(Candidate),
  }),
  z.object({
    about: z.literal('refused'),
    side: Side,
    op: z.enum(['create', 'update', 'remove']),
    fields: z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        kind: z.string(),
        sent: z.string().nullable(),
        before: z.string().nullable(),
      }),
    ),
    /** What the other side holds of the same field maps. */
    from: z.array(z.object({ label: z.string(), text: z.string().nullable() })),
    problem: Problem,
  }),
]);
export type AskedWhat = z.infer<typeof AskedWhat>;

/** A decision about a question, as it was made. */
export const Decided = z.object({
  by: z.string(),
  at: z.string(),
  why: z.string().nullable(),
  choose: z.string(),
  batch: z.string(),
  state: z.enum(['waiting', 'done', 'lapsed', 'replaced', 'taken-back']),
  run: RunId.nullable(),
});
export type Decided = z.infer<typeof Decided>;

export const Asked = z.object({
  id: ConflictId,
  revision: z.int(),
  state: z.enum(['open', 'answered', 'closed']),
  reason: ConflictReason,
  pattern: Pattern,
  openedAt: z.string(),
  openedIn: RunId.nullable(),
  closedAt: z.string().nullable(),
  outcome: z.string().nullable(),
  answer: z.object({ by: z.string(), at: z.string(), choose: z.string() }).nullable(),
  what: AskedWhat,
  /** How many open questions are like it, itself included. */
  alike: z.int(),
  decisions: z.array(Decided),
});
export type Asked = z.infer<typeof Asked>;

/** A field map that nothing is asked about. */
export const QuietMap = z.object({
  unit: z.string(),
  label: z.string(),
  left: z.array(Standing),
  right: z.array(Standing),
  agreed: z.string().nullable(),
  /** Which sides hold something else than what was agreed on. */
  changed: z.enum(['none', 'left', 'right', 'both']),
  direction: z.enum(['both', 'to-right', 'to-left', 'to-right-on-create', 'to-left-on-create']),
});
export type QuietMap = z.infer<typeof QuietMap>;

/** Something that happened to the record. */
export const Happened = z.object({
  at: z.string(),
  /** Null: it was linked. */
  side: Side.nullable(),
  by: z.enum(['people', 'tandem']),
  run: RunId,
  became: z.enum(['changed', 'there', 'gone', 'linked']),
  fields: z.array(z.object({ label: z.string(), text: z.string().nullable() })),
});
export type Happened = z.infer<typeof Happened>;

const HowLinked = z.discriminatedUnion('by', [
  z.object({ by: z.literal('fields'), labels: z.array(z.string()) }),
  z.object({ by: z.enum(['person', 'suggestion', 'create']) }),
]);
export type HowLinked = z.infer<typeof HowLinked>;

/** A record whole, with all that is asked about it. */
export const inboxRecord = call(
  'inbox.record',
  z.object({ id: ConflictId }),
  z.object({
    id: ConflictId,
    flow: FlowId,
    sync: SyncId,
    flowLabel: z.string(),
    syncLabel: z.string(),
    sides: InboxSides,
    title: z.string(),
    link: LinkId.nullable(),
    linkedAt: z.string().nullable(),
    /** How they were linked: by the fields that match, by somebody, or as one was made from the other; null: not known, or not linked. */
    how: HowLinked.nullable(),
    keys: z.object({ left: RecordKey.nullable(), right: RecordKey.nullable() }),
    /** The one asked for first, then all others about the record that are not over. */
    questions: z.array(Asked),
    quiet: z.array(QuietMap),
    /** Newest first. */
    history: z.array(Happened),
    /** Of the question asked for; comments are those on all questions about the record, oldest first. */
    care: Care,
    /** Names that could be meant by "assign". */
    people: z.array(z.string()),
  }),
);
export type InboxRecord = z.output<typeof inboxRecord.answer>;
