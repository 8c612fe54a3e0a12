import { z } from 'zod';
import { Answer, Conflict, ConflictReason, Question } from './conflict.ts';
import { ConflictId, FlowId, LinkId, RecordKey, RunId, SyncId } from './ids.ts';

/** The shape of a difference, by which questions are alike. */
export const Pattern = z.enum([
  'left-blank',
  'right-blank',
  'case-or-space',
  'punctuation',
  'number',
  'date',
  'other',
  'left-removed',
  'right-removed',
  'match',
  'refused',
]);
export type Pattern = z.infer<typeof Pattern>;

export const Comment = z.object({ by: z.string(), at: z.string(), text: z.string() });
export type Comment = z.infer<typeof Comment>;

/**
 * What people keep beside a question, by its id: it stays when the same question is asked again. A snoozed question is
 * hidden until `snoozedUntil`, or until its revision is another than `snoozedRevision`.
 */
export const Care = z.object({
  assignee: z.string().nullable(),
  due: z.string().nullable(),
  snoozedUntil: z.string().nullable(),
  snoozedRevision: z.int().nullable(),
  comments: z.array(Comment),
});
export type Care = z.infer<typeof Care>;

export const noCare: Care = { assignee: null, due: null, snoozedUntil: null, snoozedRevision: null, comments: [] };

/** How many rows of the inbox one page may hold. */
export const inboxPageMax = 1_000;

/** Which questions are meant. What is left out does not narrow. */
export const InboxQuery = z.strictObject({
  flow: FlowId.optional(),
  sync: SyncId.optional(),
  states: z
    .array(z.enum(['open', 'answered', 'closed']))
    .min(1)
    .default(['open', 'answered']),
  about: z.enum(['unit', 'removal', 'match', 'refused']).optional(),
  /** Field maps or groups, by id. */
  units: z.array(z.string()).optional(),
  reason: ConflictReason.optional(),
  pattern: Pattern.optional(),
  /** A person; the empty text: nobody. */
  assignee: z.string().optional(),
  snoozed: z.enum(['hide', 'only', 'show']).default('hide'),
  /** Only those whose due time has passed. */
  overdue: z.boolean().default(false),
  /** Part of a key or of a value, in any case. */
  text: z.string().min(1).optional(),
  openedBefore: z.string().optional(),
  openedAfter: z.string().optional(),
});
export type InboxQuery = z.infer<typeof InboxQuery>;

/** By what questions are counted. */
export const InboxGroup = z.enum(['sync', 'about', 'reason', 'unit', 'pattern', 'assignee']);
export type InboxGroup = z.infer<typeof InboxGroup>;

/** A place between two rows of the inbox, which is in the order of asking. */
export const InboxPlace = z.strictObject({ openedAt: z.string(), id: ConflictId });
export type InboxPlace = z.infer<typeof InboxPlace>;

/** What was chosen: an answer about values, a removal or a refused write, or which records are the same. */
export const Choice = z.discriminatedUnion('choose', [
  ...Answer.options,
  z.object({ choose: z.literal('link'), left: RecordKey, right: RecordKey }),
  z.object({ choose: z.literal('apart') }),
  /** A refused write: given up until its record is edited. */
  z.object({ choose: z.literal('drop') }),
]);
export type Choice = z.infer<typeof Choice>;

/**
 * What became of a decision. `waiting`: for the next run. `done`: a run acted on it, or it took effect at once. `lapsed`:
 * the values had moved on, and the question stands again. `replaced`: answered anew before a run. `taken-back`.
 */
export const DecisionState = z.enum(['waiting', 'done', 'lapsed', 'replaced', 'taken-back']);
export type DecisionState = z.infer<typeof DecisionState>;

/** One answer to one question, kept for good: the question as it was shown, and what was chosen. */
export const Decision = z.object({
  seq: z.int(),
  conflict: ConflictId,
  link: LinkId.nullable(),
  revision: z.int(),
  question: Question,
  choice: Choice,
  by: z.string(),
  at: z.string(),
  why: z.string().nullable(),
  /** Decisions that were made in one go; they can be taken back together. */
  batch: z.string(),
  /** The answer that the question held before, as a draft. */
  draft: Conflict.shape.answer,
  state: DecisionState,
  /** The run that acted on it, or found that it had lapsed. */
  run: RunId.nullable(),
  /** When retention took its values away; absent: they are here. */
  blanked: z.string().optional(),
});
export type Decision = z.infer<typeof Decision>;
