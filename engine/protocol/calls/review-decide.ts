import { z } from 'zod';
import { RecordKey, RunId, Side } from '../../model/ids.ts';
import { call } from '../call.ts';

const Pair = { left: RecordKey, right: RecordKey };
export const RecordOf = z.object({ side: Side, key: RecordKey });
export type RecordOf = z.infer<typeof RecordOf>;

/** Which of two records a value is taken from. */
const Taken = z.enum(['keep', 'drop']);

/** What a person says in a link review. `item`: where they said it, so that it is shown there. */
export const Decide = z.discriminatedUnion('do', [
  z.object({ do: z.literal('link'), ...Pair, item: z.string().nullable() }),
  /** Each is a record of its own, none of the others of its cluster: by the rules it gets a twin of its own. */
  z.object({
    do: z.literal('own'),
    records: z.array(RecordOf).min(1),
    others: z.array(RecordOf),
    item: z.string().nullable(),
  }),
  z.object({ do: z.literal('apart'), ...Pair, item: z.string().nullable() }),
  z.object({ do: z.literal('exclude'), records: z.array(RecordOf).min(1), item: z.string().nullable() }),
  /** Parts two linked records and leaves them as they are; two that would be linked are not. */
  z.object({ do: z.literal('unlink'), ...Pair }),
  /** Parts two linked records and puts back what came over the link. Writes at once. */
  z.object({
    do: z.literal('split'),
    ...Pair,
    afterwards: z.enum(['keep', 'match', 'create']),
    item: z.string().nullable(),
  }),
  /** Two records of one side are the same. Writes at once. */
  z.object({
    do: z.literal('merge'),
    side: Side,
    keep: RecordKey,
    drop: RecordKey,
    take: z.record(z.string(), Taken),
    dropBy: z.enum(['rule', 'remove', 'keep']),
    item: z.string().nullable(),
  }),
  /** Links all close pairs from the threshold on of which neither record has another. */
  z.object({ do: z.literal('link-alike') }),
  /** Takes all links back that were made so and over which nothing went yet. */
  z.object({ do: z.literal('unlink-alike') }),
  /** A pair of a sample was checked: the same, or not. It is linked, or never suggested again. */
  z.object({ do: z.literal('check'), ...Pair, same: z.boolean() }),
  z.object({ do: z.literal('thresholds'), ask: z.number().min(0.5).max(1), link: z.number().min(0.5).max(1) }),
  /** Takes a decision back: the last one, or that which is named. */
  z.object({ do: z.literal('undo'), decision: z.string().optional() }),
]);
export type Decide = z.infer<typeof Decide>;

export const Decision = z.object({
  id: z.string(),
  kind: z.enum(['link', 'own', 'apart', 'exclude', 'unlink', 'split', 'merge', 'link-alike']),
  title: z.string(),
  /** What was decided: "Linked to C-10077". */
  words: z.string(),
  by: z.string(),
  at: z.string(),
  left: z.array(RecordKey),
  right: z.array(RecordKey),
  item: z.string().nullable(),
  run: RunId.nullable(),
});
export type Decision = z.infer<typeof Decision>;

/** What a split comes to. */
export const SplitPreview = z.object({
  puts: z.array(
    z.object({
      side: Side,
      key: RecordKey,
      field: z.string(),
      has: z.string().nullable(),
      back: z.string().nullable(),
    }),
  ),
  leftAlone: z.array(z.object({ side: Side, fields: z.array(z.string()), why: z.string() })),
});
export type SplitPreview = z.infer<typeof SplitPreview>;

/** What a split would do now. Nothing is written. */
export const previewSplitOf = call('review.split-preview', z.object({ review: z.string(), ...Pair }), SplitPreview);

/** What a merge comes to. */
export const MergePreview = z.object({
  fills: z.array(z.object({ field: z.string(), has: z.string().nullable(), gets: z.string().nullable() })),
  /** What both have a value for: whose stands must be said, part by part. */
  differs: z.array(
    z.object({
      part: z.string(),
      fields: z.array(z.object({ field: z.string(), keep: z.string().nullable(), drop: z.string().nullable() })),
      /** The one that was edited last. */
      suggest: Taken.nullable(),
    }),
  ),
  twin: RecordKey.nullable(),
  /** The twin of the dropped record, where it is left without one. */
  leftOver: RecordKey.nullable(),
  /** Records that point at the dropped one, and would point at the other. */
  children: z.int(),
  /** What becomes of the dropped record; null where the rule of the sync asks, and it must be said. */
  drop: z.enum(['kept', 'removed', 'archived']).nullable(),
});
export type MergePreview = z.infer<typeof MergePreview>;

/** What a merge would do now. Nothing is written. */
export const previewMergeOf = call(
  'review.merge-preview',
  z.object({
    review: z.string(),
    side: Side,
    keep: RecordKey,
    drop: RecordKey,
    take: z.record(z.string(), Taken),
    dropBy: z.enum(['rule', 'remove', 'keep']),
  }),
  MergePreview,
);
