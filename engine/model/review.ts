import { z } from 'zod';
import { LinkMove } from './change.ts';
import { LinkId, RecordKey } from './ids.ts';
import { Fields } from './value.ts';

/** The four lists of a link review: every record of both sides is in exactly one of them. */
export const ReviewList = z.enum(['linked', 'ambiguous', 'left', 'right']);
export type ReviewList = z.infer<typeof ReviewList>;

/**
 * What the next run does with a record that has no twin.
 * - `created`: it gets a twin. `asked`: a value of it cannot travel, so a person is asked first.
 * - `waits`, `ignored`: by the create rule. `outside`: it does not fit the filter of its side.
 * - `unread`: a field that decides about it could not be read, or it waits for the record that it points at.
 * - `excluded`, `kept`: by a person. `undone`: its create was undone, and it was not edited since.
 */
export const Becomes = z.enum([
  'created',
  'asked',
  'waits',
  'ignored',
  'outside',
  'unread',
  'excluded',
  'kept',
  'undone',
]);
export type Becomes = z.infer<typeof Becomes>;

/** Two records that are linked (`linked`), would be by the next run (`new`), or of which one is being created (`making`). */
export const LinkedRow = z.object({
  list: z.literal('linked'),
  id: LinkId,
  left: RecordKey.nullable(),
  right: RecordKey.nullable(),
  title: z.string(),
  state: z.enum(['linked', 'new', 'making']),
  /** `match:1`, `create`, `person`, `suggested:BATCH`. */
  how: z.string(),
  /** The match value that they share; null where they were not matched by one. */
  value: z.string().nullable(),
  /** Field maps and groups in which they differ: the next run writes them, or asks. */
  differs: z.array(z.string()),
  /** What the next run does to the link itself: `none`, or `tombstone`, `unlink` and the like. */
  move: LinkMove,
});
export type LinkedRow = z.infer<typeof LinkedRow>;

/** Records of which more than one could be the twin of another. `home`: those that are in this list and in no other. */
export const AmbiguousRow = z.object({
  list: z.literal('ambiguous'),
  id: LinkId,
  title: z.string(),
  reason: z.enum(['ambiguous-match', 'duplicates']),
  /** Counted from 0. */
  tier: z.int(),
  value: z.string(),
  left: z.array(RecordKey),
  right: z.array(RecordKey),
  home: z.object({ left: z.array(RecordKey), right: z.array(RecordKey) }),
});
export type AmbiguousRow = z.infer<typeof AmbiguousRow>;

export const OnlyRow = z.object({
  list: z.enum(['left', 'right']),
  key: RecordKey,
  title: z.string(),
  becomes: Becomes,
});
export type OnlyRow = z.infer<typeof OnlyRow>;

export const ReviewRow = z.union([LinkedRow, AmbiguousRow, OnlyRow]);
export type ReviewRow = z.infer<typeof ReviewRow>;

/** A record to be shown side by side with others. `held`: the link that holds it. Null fields: it is not there any more. */
export const ReviewRecord = z.object({
  key: RecordKey,
  held: LinkId.nullable(),
  fields: Fields.nullable(),
});
export type ReviewRecord = z.infer<typeof ReviewRecord>;

/** How alike one field of two records is, from 0 to 1, with the reason in a word; null where one of them is blank. */
export const FieldLikeness = z.object({
  /** Name of the comparison: the left field, and the right one where it is called otherwise. */
  field: z.string(),
  score: z.number().nullable(),
  reason: z.enum(['same', 'alike', 'differs', 'not-counted']),
});
export type FieldLikeness = z.infer<typeof FieldLikeness>;

/** Two records that may be the same thing, for a person to decide about. Never linked by itself. */
export const Suggestion = z.object({
  left: RecordKey,
  right: RecordKey,
  /** From 0 to 1. */
  score: z.number(),
  fields: z.array(FieldLikeness),
});
export type Suggestion = z.infer<typeof Suggestion>;

/** A row of a page, with the records that it is about. */
export interface ShownRow {
  readonly row: ReviewRow;
  readonly left: readonly ReviewRecord[];
  readonly right: readonly ReviewRecord[];
  /** Of a cluster: how alike its pairs are, the most alike first. */
  readonly alike: readonly Suggestion[];
}

export const ReviewCounts = z.object({
  /** Records that were compared, by side. */
  compared: z.object({ left: z.int(), right: z.int() }),
  linked: z.object({
    pairs: z.int(),
    /** Would be linked by the next run. */
    new: z.int(),
    /** Differ in some field. */
    differ: z.int(),
    how: z.record(z.string(), z.int()),
  }),
  ambiguous: z.object({ clusters: z.int(), left: z.int(), right: z.int() }),
  left: z.object({ records: z.int(), becomes: z.partialRecord(Becomes, z.int()) }),
  right: z.object({ records: z.int(), becomes: z.partialRecord(Becomes, z.int()) }),
});
export type ReviewCounts = z.infer<typeof ReviewCounts>;

/** How a page of a list is asked for. */
export const ReviewQuery = z.object({
  list: ReviewList,
  /** Words that a key or a value must hold, in any case. */
  search: z.string().optional(),
  /** Of linked records: `new`, `linked`, `differs`, or how they came about; of others: what becomes of them, or the reason. */
  filter: z.string().optional(),
  sort: z.enum(['key', 'title', 'value', 'state']).optional(),
  descending: z.boolean().optional(),
  /** How many rows are left out first. */
  offset: z.int().min(0).optional(),
  limit: z.int().min(1).max(1000).optional(),
});
export type ReviewQuery = z.infer<typeof ReviewQuery>;
