import { z } from 'zod';
import { FlowId, LinkId, RecordKey, RunId, Side, SyncId } from '../../model/ids.ts';
import { Operation } from '../../model/operation.ts';
import { Value } from '../../model/value.ts';
import { VersionNumber } from '../../model/version.ts';
import { call, stream } from '../call.ts';

/** A replay that the engine holds; forgotten when others are made, and when the engine closes. */
export const ReplayId = z.string().min(1).brand<'ReplayId'>();
export type ReplayId = z.infer<typeof ReplayId>;

/** How the edited flow compares with what happened, in one value or one question. */
export const OutcomeKind = z.enum([
  'same',
  'different',
  'not-written',
  'newly-written',
  'sooner',
  'same-question',
  'new-question',
  'no-question',
  'not-recorded',
]);
export type OutcomeKind = z.infer<typeof OutcomeKind>;

/** Kinds of outcome that leave everything as it was. */
export const asItWas: readonly OutcomeKind[] = ['same', 'sooner', 'same-question'];

const Counts = z.record(OutcomeKind, z.int());

/** What becomes of one field map; `about` names it, empty for whole records. */
export const ReplayLine = z.object({ about: z.string(), label: z.string(), counts: Counts });
export type ReplayLine = z.infer<typeof ReplayLine>;

export const ReplaySync = z.object({
  id: SyncId,
  label: z.string(),
  left: z.string(),
  right: z.string(),
  /** Pairs that something happened to, and times that something was decided about one. */
  pairs: z.int(),
  turns: z.int(),
  counts: Counts,
  /** Pairs whose records would end as something else. */
  endDifferently: z.int(),
  /** Decisions of then that do not follow from what is kept, that followed a flow that is not kept, and pairs whose values are gone. */
  unlike: z.int(),
  noPlan: z.int(),
  removed: z.int(),
  lines: z.array(ReplayLine),
});
export type ReplaySync = z.infer<typeof ReplaySync>;

export const ReplaySummary = z.object({
  id: ReplayId,
  flow: FlowId,
  label: z.string(),
  since: z.string(),
  until: z.string().nullable(),
  madeAt: z.string(),
  seconds: z.number(),
  /** What is live, and how many changes the draft is ahead of it; null where nothing was ever published. */
  live: VersionNumber.nullable(),
  ahead: z.int().nullable(),
  /** Nothing would be other than it was. */
  same: z.boolean(),
  /** Outcomes that are not as they were, and how many of them can be looked at one by one. */
  differing: z.int(),
  listed: z.int(),
  syncs: z.array(ReplaySync),
});
export type ReplaySummary = z.infer<typeof ReplaySummary>;

/** A period that can be replayed, with how much was written in it. `last-…`: so many of the latest changes. */
export const ReplaySpan = z.object({
  name: z.enum(['published', 'day', 'week', 'month', 'last-100', 'last-1000', 'all']),
  since: z.string(),
  runs: z.int(),
  /** Records that runs wrote. */
  changes: z.int(),
});
export type ReplaySpan = z.infer<typeof ReplaySpan>;

/** What of a flow was recorded, and how its draft stands. */
export const replayScope = call(
  'replay.scope',
  z.object({ flow: FlowId }),
  z.object({
    label: z.string(),
    live: VersionNumber.nullable(),
    ahead: z.int().nullable(),
    /** The number that the draft gets when it is published. */
    draft: VersionNumber,
    /** Empty where no run wrote anything yet. */
    spans: z.array(ReplaySpan),
  }),
);
export type ReplayScope = z.output<typeof replayScope.answer>;

/** Runs what was recorded in a period through the draft of a flow. No system is asked, and nothing is written. */
export const makeReplay = stream(
  'replay.make',
  z.object({ flow: FlowId, since: z.string(), until: z.string().nullable(), sync: SyncId.nullable() }),
  z.discriminatedUnion('is', [
    z.object({ is: z.literal('working'), done: z.int(), of: z.int() }),
    z.object({ is: z.literal('done'), replay: ReplaySummary }),
  ]),
);

/** One outcome that is not as it was. */
export const ReplayRow = z.object({
  sync: SyncId,
  link: LinkId,
  left: RecordKey.nullable(),
  right: RecordKey.nullable(),
  title: z.string(),
  at: z.string(),
  run: RunId,
  kind: OutcomeKind,
  /** Null for a question. */
  side: Side.nullable(),
  op: Operation.nullable(),
  /** What it is about, as the summary's lines name it; `removal` where one side was deleted, empty for whole records. */
  about: z.string(),
  label: z.string(),
  /** The kind of the values. */
  type: z.string(),
  recorded: Value,
  edited: Value,
  /** Whether its records would end as something else. */
  endsDifferently: z.boolean(),
});
export type ReplayRow = z.infer<typeof ReplayRow>;

export const ReplayQuery = z.object({
  sync: SyncId.nullable(),
  kind: OutcomeKind.nullable(),
  /** A field map, as the summary's lines name it. */
  about: z.string().nullable(),
  /** Only of records that would end as something else. */
  endsDifferently: z.boolean(),
  /** A text that the title, a key, the field's name or a value holds, in any case. */
  search: z.string().max(200),
});
export type ReplayQuery = z.infer<typeof ReplayQuery>;

/** What would be other than it was, record by record. */
export const replayRows = call(
  'replay.rows',
  z.object({ replay: ReplayId, query: ReplayQuery, offset: z.int().min(0), limit: z.int().min(1).max(500) }),
  z.object({ total: z.int(), rows: z.array(ReplayRow) }),
);
