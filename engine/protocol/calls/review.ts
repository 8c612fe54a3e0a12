import { z } from 'zod';
import { FlowId, RecordKey, RunId, Side, SyncId } from '../../model/ids.ts';
import { ReviewCounts, ReviewList, ReviewQuery, ReviewRow } from '../../model/review.ts';
import { PulledBrake } from '../../model/run.ts';
import { call, stream } from '../call.ts';
import { Decide, Decision } from './review-decide.ts';

/** A comparison of both sides that the engine holds; forgotten a while after the last window looked at it. */
export const ReviewId = z.string().min(1).brand<'ReviewId'>();
export type ReviewId = z.infer<typeof ReviewId>;

const ReviewProgress = z.object({
  is: z.literal('working'),
  phase: z.enum(['start', 'recover', 'capture', 'match', 'settle', 'apply', 'arrange']),
  side: Side.nullable(),
  done: z.int(),
  /** Null where the total is not known beforehand. */
  of: z.int().nullable(),
  perSecond: z.number(),
  secondsLeft: z.number().nullable(),
});
export type ReviewProgress = z.infer<typeof ReviewProgress>;

const ReviewSide = z.object({
  /** The system. */
  name: z.string(),
  object: z.string(),
  /** Whether a record of the other side that has no twin gets one made here. */
  creates: z.boolean(),
});

/** What was compared, and what was found; nothing of it changes by decisions. */
export const ReviewSummary = z.object({
  id: ReviewId,
  flow: FlowId,
  sync: SyncId,
  /** Of the sync. */
  label: z.string(),
  madeAt: z.string(),
  seconds: z.number(),
  left: ReviewSide,
  right: ReviewSide,
  /** What records are matched by, in the order in which it is tried. */
  match: z.array(z.string()),
  counts: ReviewCounts,
  linkedBy: z.array(z.object({ how: z.string(), words: z.string(), count: z.int() })),
  brakes: z.array(PulledBrake),
});
export type ReviewSummary = z.infer<typeof ReviewSummary>;

const Estimate = z.object({ share: z.number(), low: z.number(), high: z.number() });

/** What linking all close pairs from a score upwards would mean. `falseLinks`: null where too little was checked. */
export const ReviewRisk = z.object({
  min: z.number(),
  links: z.int(),
  checked: z.int(),
  wrong: z.int(),
  falseLinks: Estimate.nullable(),
});
export type ReviewRisk = z.infer<typeof ReviewRisk>;

/** A pair by the names of its records. */
export const NamedPair = z.object({
  left: RecordKey,
  right: RecordKey,
  leftTitle: z.string(),
  rightTitle: z.string(),
  score: z.number(),
});
export type NamedPair = z.infer<typeof NamedPair>;

/** How a review stands: what was decided, and what the next run would do. Told anew after every decision, whoever made it. */
export const ReviewStand = z.object({
  revision: z.int(),
  /** Why it tells no longer how things are; null while it does. */
  stale: z.enum(['run', 'edited']).nullable(),
  /** Clusters in which nothing is left to decide, and all of them. */
  decided: z.int(),
  clusters: z.int(),
  /** Records of clusters that are not decided. */
  undecided: z.object({ left: z.int(), right: z.int() }),
  /** What the next run does: pairs that are linked, records created on a side, clusters and pairs that wait for a person. */
  accept: z.object({ linked: z.int(), left: z.int(), right: z.int(), waiting: z.int() }),
  /** Records that are in a list now, by list. */
  only: z.object({ left: z.int(), right: z.int() }),
  /** Runs of splits and merges: what was written from here. */
  written: z.array(RunId),
  /** What `undo` takes back. */
  last: Decision.nullable(),
  /** From `ask` on close pairs are shown to a person, from `link` on they may be linked all together. */
  ask: z.number(),
  link: z.number(),
  /** Close pairs from `link` on, of which neither record has another; and those that have. */
  alike: z.object({ links: z.int(), rivals: z.int() }),
  /** The least alike of them. */
  weakest: z.array(NamedPair),
  checked: z.object({ pairs: z.int(), wrong: z.int() }),
  /** By threshold, the strictest first. */
  risk: z.array(ReviewRisk),
  /** All links that were made together and stand. */
  batch: Decision.nullable(),
});
export type ReviewStand = z.infer<typeof ReviewStand>;

/**
 * Compares both sides of a sync, or joins the comparison that is held; nothing is written. It goes on telling how the review
 * stands as long as the window looks. `again`: compares anew.
 */
export const followReview = stream(
  'review.follow',
  z.object({ flow: FlowId, sync: SyncId, again: z.boolean().optional() }),
  z.discriminatedUnion('is', [
    ReviewProgress,
    z.object({ is: z.literal('ready'), review: ReviewSummary, stand: ReviewStand }),
  ]),
);

/**
 * `twins`: several records could be the twin of one. `twice`: several records of one side look the same. `close`: alike, but
 * not by the match; `alike`: so much that they may be linked together.
 */
export const ReviewSection = z.enum(['twins', 'twice', 'close', 'alike', 'decided']);
export type ReviewSection = z.infer<typeof ReviewSection>;

const ReviewItem = z.object({
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  /** How alike its best pair is. */
  score: z.number().nullable(),
  /** When it was decided; null for what is to be decided. */
  decidedAt: z.string().nullable(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

const SectionItems = z.object({ section: ReviewSection, total: z.int(), items: z.array(ReviewItem) });
export type SectionItems = z.infer<typeof SectionItems>;

/** What is to be decided, by section, the most alike first; of each section the first few hundred. */
export const reviewItems = call(
  'review.items',
  z.object({ review: ReviewId, search: z.string().max(200) }),
  z.object({ sections: z.array(SectionItems) }),
);

export const ClusterRecord = z.object({
  key: RecordKey,
  title: z.string(),
  /** What else tells it apart from others. */
  lines: z.array(z.string()),
  /** The twin that it is linked with. */
  twin: RecordKey.nullable(),
  /** What was decided about it, in words. */
  became: z.string().nullable(),
  /** By compared field; null where it is blank or was not read. */
  values: z.array(z.string().nullable()),
  isThere: z.boolean(),
});
export type ClusterRecord = z.infer<typeof ClusterRecord>;

export const ClusterPair = z.object({
  left: RecordKey,
  right: RecordKey,
  score: z.number(),
  state: z.enum(['open', 'linked', 'apart']),
  /** By compared field, how alike it is and why. */
  fields: z.array(z.object({ score: z.number().nullable(), words: z.string() })),
});
export type ClusterPair = z.infer<typeof ClusterPair>;

export const ReviewCluster = z.object({
  /** The item that it is; null for records that were asked for by key. */
  item: z.string().nullable(),
  title: z.string(),
  words: z.string(),
  /** What is compared. */
  fields: z.array(z.object({ label: z.string(), type: z.string() })),
  left: z.array(ClusterRecord),
  right: z.array(ClusterRecord),
  /** Records beyond those that are shown. */
  more: z.object({ left: z.int(), right: z.int() }),
  pairs: z.array(ClusterPair),
});
export type ReviewCluster = z.infer<typeof ReviewCluster>;

/** Records side by side, and how alike each pair of them is. */
export const lookAtCluster = call(
  'review.cluster',
  z.object({
    review: ReviewId,
    of: z.union([
      z.object({ item: z.string() }),
      z.object({ left: z.array(RecordKey).max(50), right: z.array(RecordKey).max(50) }),
    ]),
  }),
  ReviewCluster,
);

const ListedRecord = z.object({ key: RecordKey, title: z.string(), lines: z.array(z.string()) });
const ListedRow = z.object({
  row: ReviewRow,
  left: ListedRecord.nullable(),
  right: ListedRecord.nullable(),
  /** What was decided about it since, in words. */
  became: z.string().nullable(),
});
export type ListedRow = z.infer<typeof ListedRow>;

/** A page of one of the lists. Links that were decided since come first. */
export const reviewRows = call(
  'review.rows',
  z.object({ review: ReviewId, query: ReviewQuery }),
  z.object({ total: z.int(), rows: z.array(ListedRow) }),
);

/** Decides, takes the last decision back, or says how alike is alike enough; kept when it answers. */
export const decideReview = call(
  'review.decide',
  z.object({ review: ReviewId, decide: Decide }),
  z.object({ stand: ReviewStand, decision: Decision.nullable() }),
);

/** Close pairs drawn by chance from all scores that may be linked, for a person to check. */
export const sampleReview = call(
  'review.sample',
  z.object({ review: ReviewId, count: z.int().min(1).max(200) }),
  z.object({ pairs: z.array(NamedPair), of: z.int(), seed: z.int() }),
);

/** A list as a table for a spreadsheet, a piece at a time; `suggested`: all close pairs. */
export const reviewFile = stream(
  'review.file',
  z.object({ review: ReviewId, list: z.union([ReviewList, z.literal('suggested')]) }),
  z.object({ text: z.string(), done: z.int(), of: z.int() }),
);
