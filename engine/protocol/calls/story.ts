import { z } from 'zod';
import { ConflictId, FlowId, LinkId, MapId, RecordKey, RunId, Side, SyncId } from '../../model/ids.ts';
import { Problem } from '../../model/problem.ts';
import { RunState } from '../../model/run.ts';
import { noteMax } from '../../model/version.ts';
import { call } from '../call.ts';
import { ToldException } from '../told-exception.ts';

const Of = { flow: FlowId, sync: SyncId };

/** The id of a link, or `left:KEY` or `right:KEY`. */
const RecordName = z.string().min(1);

/** The side that a value came from, whichever holds it; null: from neither alone. */
const Source = Side.nullable();

/** A field that something happened to. */
export const StoryChange = z.object({
  /** The field map that it belongs to; null where the flow only reads it. */
  map: MapId.nullable(),
  field: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  beforeSource: Source,
  after: z.string().nullable(),
  source: Source,
  /** The rule by which a run wrote it, as the engine names it. */
  why: z.string().nullable(),
  /** The conditions of that rule, none of which held. */
  unless: z.array(ToldException),
});
export type StoryChange = z.infer<typeof StoryChange>;

/** Something that happened to a record. */
export const StoryMoment = z.object({
  /** Its number, from 1: what `restoreValue` goes back to. */
  n: z.int(),
  /** When it happened, where the system tells, else when a run saw it. */
  at: z.string(),
  seenAt: z.string(),
  run: RunId,
  side: Side,
  by: z.enum(['people', 'tandem']),
  became: z.enum(['changed', 'there', 'gone']),
  changed: z.array(StoryChange),
  /** Who chose it and why, where somebody was asked. */
  person: z.string().nullable(),
  reason: z.string().nullable(),
  /** The published version by whose rules a run did it; null: people did, or it went by a draft. */
  version: z.int().nullable(),
});
export type StoryMoment = z.infer<typeof StoryMoment>;

/** A value as long as it lasted: from after this moment (0: from the beginning) to the next bar. */
export const StoryBar = z.object({ from: z.int(), text: z.string().nullable(), source: Source, isGone: z.boolean() });
export type StoryBar = z.infer<typeof StoryBar>;

/** A field map of the record, to choose one. */
export const StoryField = z.object({
  map: MapId,
  label: z.string(),
  kind: z.string(),
  left: z.array(z.string()),
  right: z.array(z.string()),
});
export type StoryField = z.infer<typeof StoryField>;

/** A question about the record that waits for a person. */
export const StoryQuestion = z.object({
  id: ConflictId,
  map: MapId.nullable(),
  at: z.string(),
  left: z.string().nullable(),
  right: z.string().nullable(),
});
export type StoryQuestion = z.infer<typeof StoryQuestion>;

const StorySide = z.object({ name: z.string(), key: RecordKey.nullable() });

/** The life of a record and its twin: all of it, or of one field map (by its id, or the name of a field of either side). */
export const storyOf = call(
  'story.of',
  z.object({ ...Of, record: RecordName, field: z.string().nullable() }),
  z.object({
    link: LinkId,
    title: z.string(),
    state: z.enum(['linked', 'ended', 'alone']),
    how: z.string().nullable(),
    left: StorySide,
    right: StorySide,
    /** The field map that it is about; null: the whole record. */
    field: MapId.nullable(),
    fields: z.array(StoryField),
    /** When they were linked; null: not known. */
    born: z.object({ at: z.string(), run: RunId }).nullable(),
    /** Until then, values were taken away by retention. */
    removedUntil: z.string().nullable(),
    /** The oldest first. */
    moments: z.array(StoryMoment),
    bars: z.object({ left: z.array(StoryBar), right: z.array(StoryBar) }),
    /** After each moment, from 0: whether the sides said something different. */
    apart: z.array(z.boolean()),
    questions: z.array(StoryQuestion),
  }),
);
export type Story = z.output<typeof storyOf.answer>;

/** A field map as it stood then, and as it stands now. */
export const StoryRow = z.object({
  map: MapId,
  label: z.string(),
  kind: z.string(),
  left: z.string().nullable(),
  leftSource: Source,
  right: z.string().nullable(),
  rightSource: Source,
  now: z.object({ left: z.string().nullable(), leftSource: Source, right: z.string().nullable(), rightSource: Source }),
  isChanged: z.boolean(),
  waits: z.boolean(),
});
export type StoryRow = z.infer<typeof StoryRow>;

const Whereabouts = z.enum(['there', 'gone', 'unknown']);

/** Both records as they were known right after a moment, or at an instant. */
export const storyAt = call(
  'story.at',
  z.object({
    ...Of,
    record: RecordName,
    to: z.union([z.object({ moment: z.int().min(0) }), z.object({ at: z.iso.datetime({ offset: true }) })]),
  }),
  z.object({
    moment: z.int(),
    left: Whereabouts,
    right: Whereabouts,
    /** Whether each side's record is there now. */
    today: z.object({ left: Whereabouts, right: Whereabouts }),
    rows: z.array(StoryRow),
  }),
);
export type StoryThen = z.output<typeof storyAt.answer>;

const Restore = z.object({
  ...Of,
  record: RecordName,
  /** The side whose value comes back; the other one follows through the steps, where lines carry that way. */
  side: Side,
  /** The field map that comes back; null: the whole record. */
  field: MapId.nullable(),
  moment: z.int().min(0),
});

/** What is left as it is, and why. */
export const LeftAlone = z.object({
  side: Side,
  label: z.string(),
  reason: z.enum(['as-it-is', 'unknown', 'read-only', 'stuck']),
  detail: z.string().nullable(),
});
export type LeftAlone = z.infer<typeof LeftAlone>;

export const RestoreWrite = z.object({
  side: Side,
  op: z.enum(['create', 'update', 'remove']),
  fields: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});
export type RestoreWrite = z.infer<typeof RestoreWrite>;

/** What would be written to put a value or a record back, read from both systems now; nothing is written. */
export const previewRestoring = call(
  'story.restore.preview',
  Restore,
  z.object({ writes: z.array(RestoreWrite), not: z.array(LeftAlone) }),
);
export type RestorePreview = z.output<typeof previewRestoring.answer>;

/** Puts a value or a record back on both sides, as a run of its own that can be undone. */
export const restoreValue = call(
  'story.restore',
  Restore.extend({
    /** Why, in the words of whoever restores; kept with the run in the audit log. */
    reason: z.string().trim().max(noteMax).nullable(),
  }),
  z.object({ run: RunId, state: RunState, problem: Problem.nullable(), not: z.array(LeftAlone) }),
);

/** A linked pair that was found. */
export const FoundRecord = z.object({
  ...Of,
  flowLabel: z.string(),
  /** What `story.of` takes as `record`. */
  record: LinkId,
  title: z.string(),
  left: RecordKey.nullable(),
  right: RecordKey.nullable(),
  /** The value that the words were found in, with its field; null where a key was. */
  found: z.object({ label: z.string(), text: z.string() }).nullable(),
});
export type FoundRecord = z.infer<typeof FoundRecord>;

const Place = z.object({ ...Of, link: LinkId.nullable() });

/**
 * Linked records by key or by a value that both sides agreed on. A page may hold fewer than `limit`, even none, and still
 * have a next one: ask on from `next` until it is null, or until there is enough.
 */
export const findRecords = call(
  'records.find',
  z.object({
    flow: FlowId.nullable(),
    text: z.string().min(1).max(200),
    after: Place.nullable(),
    limit: z.int().min(1).max(100),
  }),
  z.object({ records: z.array(FoundRecord), next: Place.nullable() }),
);
