import { z } from 'zod';
import { Question } from './conflict.ts';
import { IntentId, LinkId, RecordKey, RunId, Side, SyncId } from './ids.ts';
import { Operation } from './operation.ts';
import { KeptProblem } from './problem.ts';
import { Expect } from './record.ts';
import { Fields, Tuple } from './value.ts';

const SlotPair = z.object({ left: Tuple, right: Tuple });
/** The shadows that hold once a write has landed: by slot, each side's own values. */
export const Settles = z.record(z.string(), SlotPair);
export type Settles = z.infer<typeof Settles>;

/** One write decided, on one record of one side. `before` and `fields` hold only what changes; `why` says which rule, by field. */
export const PlannedWrite = z.object({
  side: Side,
  op: Operation,
  /** Null for a create whose key the system gives. */
  key: RecordKey.nullable(),
  fields: Fields,
  before: Fields,
  expect: Expect,
  why: z.record(z.string(), z.string()),
  settles: Settles,
  /** What both sides had agreed on before, by slot; empty where they never had. */
  was: Settles,
  /** Journal rows that this write takes back, where it belongs to an undo. */
  undoes: z.array(z.int()),
});
export type PlannedWrite = z.infer<typeof PlannedWrite>;

/** What becomes of the link itself, once the writes of its change have landed. */
export const LinkMove = z.enum([
  'none',
  'link',
  'create',
  'tombstone',
  'unlink',
  'relink',
  'undo-create',
  'undo-remove',
]);
export type LinkMove = z.infer<typeof LinkMove>;

/** All that was decided about one link (or one record that is to get one): a row of the change set. */
export const Change = z.object({
  sync: SyncId,
  link: LinkId,
  move: LinkMove,
  /** For a new link: how it came about. */
  how: z.string(),
  left: RecordKey.nullable(),
  right: RecordKey.nullable(),
  writes: z.array(PlannedWrite),
  /** Shadows that move without a write, because both sides agree. */
  agreed: Settles,
  questions: z.array(Question),
  /** One-way lines whose target was edited and left alone: by slot. */
  drifted: z.array(z.string()),
  /** Units (and `removal`) that could not be looked at; questions about them stay as they are. */
  skipped: z.array(z.string()),
  /** Sides of which a field was not read (MISSING) that something waits for. */
  unread: z.array(Side),
  /** Units that a person left out of it: as nothing is settled about them, the pair is decided about once more. */
  leftOut: z.array(z.string()).optional(),
  /** When each record was last edited by somebody else than us, by our clock, where its system tells. */
  editedAt: z.object({ left: z.string().nullable(), right: z.string().nullable() }).optional(),
  leftPrint: z.string().nullable(),
  rightPrint: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

/**
 * One write decided but not yet confirmed, kept in the state before it leaves the machine.
 * `sent`: it may be on its way. `unknown`: sent, and the outcome is not known. `waiting`: proof that nothing was processed; try at `notBefore`.
 * `dead`: refused for good or out of attempts; a person may retry or drop it.
 */
export const IntentState = z.enum(['sent', 'unknown', 'waiting', 'dead']);
export type IntentState = z.infer<typeof IntentState>;

export const Intent = z.object({
  id: IntentId,
  run: RunId,
  sync: SyncId,
  link: LinkId,
  write: PlannedWrite,
  /** The record on the other side that it comes from; null where there is none any more. */
  source: RecordKey.nullable(),
  /** Sent with a create, so that it can be found again: the link id, stable over new decisions. */
  correlation: z.string(),
  state: IntentState,
  attempts: z.int().min(0),
  sentAt: z.string(),
  notBefore: z.string(),
  problem: KeptProblem.nullable(),
});
export type Intent = z.infer<typeof Intent>;

/**
 * One effect on a system, append-only. `after` is what the system stored, `sent` what it was asked to store.
 * outcome: `done` by acknowledgement, `landed` found by reading back, `maybe` somebody edited before it could be told.
 */
export const JournalEntry = z.object({
  seq: z.int(),
  run: RunId,
  intent: IntentId.nullable(),
  sync: SyncId,
  link: LinkId,
  side: Side,
  op: Operation,
  key: RecordKey,
  before: Fields,
  sent: Fields,
  after: Fields,
  why: z.record(z.string(), z.string()),
  outcome: z.enum(['done', 'landed', 'maybe']),
  undoes: z.array(z.int()),
  /** The shadows that this effect set, by slot: what its undo looks at. */
  settled: Settles,
  /** What both sides had agreed on before it, by slot: what an undo on both sides goes back to. */
  was: Settles,
  at: z.string(),
  /** When its values were taken away, by retention or because a person was forgotten; `why` still names its fields. */
  blanked: z.string().optional(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;
