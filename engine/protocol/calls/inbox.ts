import { z } from 'zod';
import { ConflictReason } from '../../model/conflict.ts';
import { ConflictId, FlowId, RecordKey, RunId, SyncId } from '../../model/ids.ts';
import { Pattern } from '../../model/inbox.ts';
import { Problem } from '../../model/problem.ts';
import { call } from '../call.ts';

export const About = z.enum(['unit', 'removal', 'match', 'refused']);
export type About = z.infer<typeof About>;

/** Which questions a window shows. `resolved`: answered, or over. */
export const InboxView = z.enum(['open', 'mine', 'snoozed', 'resolved']);
export type InboxView = z.infer<typeof InboxView>;

/** By what the questions of a sync stand together. */
export const InboxGrouping = z.enum(['about', 'unit', 'pattern', 'assignee']);
export type InboxGrouping = z.infer<typeof InboxGrouping>;

/** What of a view is shown; null does not narrow. */
export const InboxFilter = z.object({
  flow: FlowId.nullable(),
  reason: ConflictReason.nullable(),
  pattern: Pattern.nullable(),
  /** A person; the empty text: nobody. */
  assignee: z.string().nullable(),
  overdue: z.boolean(),
  /** Only what waits longer than so many days. */
  olderThanDays: z.int().min(1).max(3650).nullable(),
});
export type InboxFilter = z.infer<typeof InboxFilter>;

export const InboxSides = z.object({
  left: z.object({ name: z.string(), object: z.string() }),
  right: z.object({ name: z.string(), object: z.string() }),
});
export type InboxSides = z.infer<typeof InboxSides>;

/** Questions that stand together. */
export const InboxPart = z.object({
  /** The value of what they are grouped by; the names of fields where it is a field map. */
  value: z.string(),
  label: z.string(),
  count: z.int(),
  /** A question for each record, oldest first: the first one about it. */
  rows: z.array(ConflictId),
});
export type InboxPart = z.infer<typeof InboxPart>;

/** Counts of all views, and the questions of one. */
export const listInbox = call(
  'inbox.list',
  z.object({
    view: InboxView,
    grouping: InboxGrouping,
    /** Part of a record's name, a key, a value, or the name of a field. */
    text: z.string().max(200),
    filter: InboxFilter,
  }),
  z.object({
    counts: z.object({ open: z.int(), mine: z.int(), snoozed: z.int() }),
    /** Flows with answers that their next run takes up, and how many. */
    waiting: z.array(z.object({ flow: FlowId, label: z.string(), count: z.int() })),
    syncs: z.array(
      z.object({ flow: FlowId, sync: SyncId, label: z.string(), sides: InboxSides, parts: z.array(InboxPart) }),
    ),
    /** How many fit in all; more than are listed where there are very many. */
    total: z.int(),
    /** People that questions were assigned to. */
    people: z.array(z.string()),
  }),
);
export type InboxList = z.output<typeof listInbox.answer>;

/** A question as a row of the list. */
export const InboxRow = z.object({
  id: ConflictId,
  revision: z.int(),
  about: About,
  reason: ConflictReason,
  pattern: Pattern,
  /** What the record is called. */
  title: z.string(),
  /** The field, or what several records have in common. */
  label: z.string(),
  /** Null: nothing there; of a record that is gone, too. */
  left: z.string().nullable(),
  right: z.string().nullable(),
  /** How many records of either side could be the same, where that is asked. */
  several: z.object({ left: z.int(), right: z.int() }).nullable(),
  /** The open questions about the same record, itself included where it is open: what choosing the record means. */
  open: z.array(z.object({ id: ConflictId, revision: z.int(), about: About })),
  openedAt: z.string(),
  state: z.enum(['open', 'answered', 'closed']),
  answeredBy: z.string().nullable(),
  assignee: z.string().nullable(),
  due: z.string().nullable(),
  comments: z.int(),
  /** An open question of it was not looked at by whoever asks, or has other values since. */
  isNew: z.boolean(),
});
export type InboxRow = z.infer<typeof InboxRow>;

/** Rows in the order of the ids; those that are not there any more are left out. */
export const inboxRows = call(
  'inbox.rows',
  z.object({ ids: z.array(ConflictId).max(500) }),
  z.object({ rows: z.array(InboxRow) }),
);

/** Notes that whoever asks looks at questions, as they are now: those are not new to them any more. */
export const openedInbox = call(
  'inbox.opened',
  z.object({
    questions: z
      .array(z.object({ id: ConflictId, revision: z.int() }))
      .min(1)
      .max(500),
  }),
  z.object({}),
);

const Typed = z.record(z.string(), z.string().max(100_000).nullable());

/** What a person says about a question. `typed`: values as text, by field of either side; null clears one. */
export const InboxSaid = z.discriminatedUnion('choose', [
  z.object({
    choose: z.enum(['left', 'right', 'agreed', 'merged', 'keep', 'remove', 'unlink', 'retry', 'drop', 'apart']),
  }),
  z.object({ choose: z.literal('typed'), left: Typed, right: Typed }),
  z.object({ choose: z.literal('link'), left: RecordKey, right: RecordKey }),
]);
export type InboxSaid = z.infer<typeof InboxSaid>;

/** An answer, bound to the values that were shown. */
export const InboxWish = z.object({ id: ConflictId, revision: z.int(), said: InboxSaid });
export type InboxWish = z.infer<typeof InboxWish>;

const Wishes = z.array(InboxWish).min(1).max(20_000);
const Refused = z.object({ id: ConflictId, problem: Problem });

/** A record that the next run would write. */
export const InboxWrite = z.object({
  id: ConflictId,
  title: z.string(),
  side: z.enum(['left', 'right']),
  op: z.enum(['create', 'update', 'remove']),
  fields: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type InboxWrite = z.infer<typeof InboxWrite>;

/** What answers would write, with nothing recorded: at most `limit` lines, and counts of all. */
export const inboxWrites = call(
  'inbox.writes',
  z.object({ wishes: Wishes, limit: z.int().min(0).max(500) }),
  z.object({
    lines: z.array(InboxWrite),
    /** Records that would be written on each side. */
    left: z.int(),
    right: z.int(),
    /** Answers after which nothing is written for now. */
    none: z.int(),
    refused: z.array(Refused),
  }),
);
export type InboxWrites = z.output<typeof inboxWrites.answer>;

/** Records answers, all in one step, that the next run writes. `strict`: nothing where one of them is refused. */
export const resolveInbox = call(
  'inbox.resolve',
  z.object({ wishes: Wishes, why: z.string().max(2000).nullable(), strict: z.boolean() }),
  z.object({
    /** By which all of it can be taken back; null where nothing was recorded. */
    batch: z.string().nullable(),
    answered: z.int(),
    flows: z.array(FlowId),
    refused: z.array(Refused),
  }),
);

/** All open questions of the same kind as one, itself left out: each with the revision that it has now. */
export const alikeInbox = call(
  'inbox.alike',
  z.object({ id: ConflictId, limit: z.int().min(1).max(20_000).optional() }),
  z.object({ questions: z.array(z.object({ id: ConflictId, revision: z.int() })) }),
);

/** Takes back the last answer to a question, or all of a batch. `preview`: only tells. */
export const takeBackInbox = call(
  'inbox.take-back',
  z.object({ id: z.string(), why: z.string().max(2000).nullable(), preview: z.boolean() }),
  z.object({
    /** What would be written back, or was: nothing where no run had acted on it. */
    writes: z.array(InboxWrite),
    written: z.int(),
    reopened: z.int(),
    restored: z.int(),
    left: z.array(Refused),
    runs: z.array(RunId),
  }),
);
export type TakenBackInbox = z.output<typeof takeBackInbox.answer>;

/** What people keep beside questions. Null takes back. */
export const careInbox = call(
  'inbox.care',
  z.object({
    ids: z.array(ConflictId).min(1).max(20_000),
    edit: z.discriminatedUnion('do', [
      z.object({ do: z.literal('assign'), to: z.string().min(1).max(120).nullable() }),
      z.object({ do: z.literal('comment'), text: z.string().trim().min(1).max(4000) }),
      z.object({ do: z.literal('snooze'), until: z.iso.datetime().nullable() }),
      z.object({ do: z.literal('due'), at: z.iso.datetime().nullable() }),
    ]),
  }),
  z.object({ questions: z.int() }),
);

/** Letters of a table as they travel: no file may be larger than 8 MB. */
export const sheetLettersMax = 11_200_000;

/** The open questions of a view as a table to decide in. */
export const exportInbox = call(
  'inbox.export',
  z.object({
    view: InboxView,
    text: z.string().max(200),
    filter: InboxFilter,
    kind: z.enum(['xlsx', 'csv']),
  }),
  z.object({ name: z.string(), bytes: z.base64(), questions: z.int() }),
);

/** Takes decisions from a table that was exported. Every row is checked first; `dryRun` only checks. */
export const importInbox = call(
  'inbox.import',
  z.object({
    name: z.string().max(300),
    bytes: z.base64().max(sheetLettersMax),
    why: z.string().max(2000).nullable(),
    dryRun: z.boolean(),
    skipBad: z.boolean(),
  }),
  z.object({
    batch: z.string().nullable(),
    answered: z.int(),
    noted: z.int(),
    skipped: z.int(),
    unchanged: z.int(),
    bad: z.array(z.object({ line: z.int(), problem: Problem })),
    recorded: z.boolean(),
  }),
);
export type ImportedInbox = z.output<typeof importInbox.answer>;
