import { z } from 'zod';
import { Exception } from './flow.ts';
import { ConflictId, LinkId, RecordKey, RunId, Side, SyncId } from './ids.ts';
import { Operation } from './operation.ts';
import { KeptProblem } from './problem.ts';
import { Fields, Tuple, Value } from './value.ts';

/** Why a person is asked. */
export const ConflictReason = z.enum([
  'both-edited',
  'first-link',
  'blanked',
  'edited-and-removed',
  'removed',
  'ambiguous-match',
  'duplicates',
  'unmapped-choice',
  'step-failed',
  'not-storable',
  'oscillation',
  'clock',
  'invariant',
  'refused',
]);
export type ConflictReason = z.infer<typeof ConflictReason>;

/** The condition that kept a conflict rule from deciding, and that rule. `unread`: it could not be told whether it holds. */
const HeldBack = Exception.extend({ rule: z.string(), unread: z.boolean() });
export type HeldBack = z.infer<typeof HeldBack>;

const EditTime = z.object({ at: z.string(), boundMs: z.number() });

/** What the question is about, with the values to show. Values are of the ends of the maps, by slot. */
export const Question = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('unit'),
    unit: z.string(),
    reason: ConflictReason,
    left: z.record(z.string(), Tuple),
    right: z.record(z.string(), Tuple),
    agreed: z.record(z.string(), z.object({ left: Tuple, right: Tuple })),
    /** The words of a step that failed. */
    detail: z.string().optional(),
    /** When either side was last modified, by a common clock and with its error, where both are known. Not part of what is asked. */
    edited: z.object({ left: EditTime, right: EditTime }).optional(),
    /** Why the rule of the field map left it to a person. */
    unless: HeldBack.optional(),
    suggest: Side.nullable(),
  }),
  z.object({
    about: z.literal('removal'),
    reason: ConflictReason,
    /** The side whose record is gone. */
    gone: Side,
    /** The record that is left, all mapped fields. */
    kept: z.record(z.string(), Value),
    suggest: z.enum(['keep', 'remove', 'unlink']),
  }),
  z.object({
    about: z.literal('match'),
    reason: ConflictReason,
    tier: z.int(),
    value: z.string(),
    left: z.array(RecordKey),
    right: z.array(RecordKey),
  }),
  /** A write that was set aside, since the system of `side` refused it. */
  z.object({
    about: z.literal('refused'),
    reason: ConflictReason,
    side: Side,
    op: Operation,
    /** The record that was to be written; null where the system was to give it its key. */
    key: RecordKey.nullable(),
    /** The record on the other side that it came from. */
    source: RecordKey.nullable(),
    /** What was to be written, and what was there. */
    fields: Fields,
    before: Fields,
    /** What both sides were to hold of the field maps that were written. */
    left: z.record(z.string(), Tuple),
    right: z.record(z.string(), Tuple),
    agreed: z.record(z.string(), z.object({ left: Tuple, right: Tuple })),
    problem: KeptProblem,
  }),
]);
export type Question = z.infer<typeof Question>;

/** What a person answered, bound to the revision that was shown. */
export const Answer = z.discriminatedUnion('choose', [
  z.object({ choose: z.literal('left') }),
  z.object({ choose: z.literal('right') }),
  /** What both sides had when they last agreed. */
  z.object({ choose: z.literal('agreed') }),
  /** Values in left terms and right terms, by slot. */
  z.object({ choose: z.literal('values'), left: z.record(z.string(), Tuple), right: z.record(z.string(), Tuple) }),
  /** Removal: bring the removed record back, remove the other too, or part them. */
  z.object({ choose: z.literal('keep') }),
  z.object({ choose: z.literal('remove') }),
  z.object({ choose: z.literal('unlink') }),
  /** A refused write: decide about it again, as it is. */
  z.object({ choose: z.literal('retry') }),
]);
export type Answer = z.infer<typeof Answer>;

export const Conflict = z.object({
  id: ConflictId,
  sync: SyncId,
  /** The link it is about; null for a match question. */
  link: LinkId.nullable(),
  question: Question,
  /** Grows whenever the values shown change. */
  revision: z.int().min(1),
  state: z.enum(['open', 'answered', 'closed']),
  answer: z.object({ revision: z.int(), by: z.string(), at: z.string(), answer: Answer }).nullable(),
  openedAt: z.string(),
  openedIn: RunId.nullable(),
  closedAt: z.string().nullable(),
  /** How it ended: `resolved`, `agreed`, `withdrawn`. */
  outcome: z.string().nullable(),
  /** When its values were taken away, by retention or because a person was forgotten. */
  blanked: z.string().optional(),
});
export type Conflict = z.infer<typeof Conflict>;
