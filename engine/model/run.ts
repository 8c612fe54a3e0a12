import { z } from 'zod';
import { FlowId, RecordKey, RunId, Side, SyncId } from './ids.ts';
import { WriteCounts } from './operation.ts';
import { Problem } from './problem.ts';

/** `paused`: it stopped at a checkpoint, and goes on with the same number when its flow is resumed. */
export const RunState = z.enum(['running', 'done', 'partial', 'held', 'failed', 'cancelled', 'paused']);
export type RunState = z.infer<typeof RunState>;

const Count = z.int().min(0);
/** What a run wrote on one side; `unchanged` are linked records it did not write there. */
export const SideCounts = z.object({ created: Count, updated: Count, removed: Count, unchanged: Count });
export type SideCounts = z.infer<typeof SideCounts>;

/** Counters of a sync in a run; meanings in docs/json.md (decisions.md 8). */
export const SyncCounts = z.object({
  linked: Count,
  conflicts: Count,
  failed: Count,
  parked: Count,
  left: SideCounts,
  right: SideCounts,
});
export type SyncCounts = z.infer<typeof SyncCounts>;

/** A pulled brake: which, on which sync, with the numbers. */
export const PulledBrake = Problem.extend({ sync: z.string(), brake: z.string(), holds: z.boolean() });
export type PulledBrake = z.infer<typeof PulledBrake>;

/** Records of a sync that a person chose by their keys. */
export const Chosen = z.object({
  sync: SyncId,
  left: z.array(RecordKey).readonly(),
  right: z.array(RecordKey).readonly(),
});
export type Chosen = z.infer<typeof Chosen>;

/** A stretch of a run's work on one sync. `done` are the records it went through. */
export const RunPhase = z.object({
  sync: SyncId,
  phase: z.enum(['recover', 'capture', 'match', 'settle', 'apply']),
  side: Side.nullable(),
  from: z.string(),
  until: z.string(),
  done: Count,
});
export type RunPhase = z.infer<typeof RunPhase>;

/** What a run decided about a sync, beside what came of it: writes planned, questions new in it, records that moved on. */
export const SyncDecided = z.object({
  asked: Count,
  movedOn: Count,
  planned: z.object({ left: WriteCounts, right: WriteCounts }),
});
export type SyncDecided = z.infer<typeof SyncDecided>;

export const Run = z.object({
  id: RunId,
  flow: FlowId,
  kind: z.enum(['run', 'release', 'undo', 'restore', 'split', 'merge']),
  planHash: z.string(),
  /** Hash of the change set that was decided; an approval is bound to it. */
  changesHash: z.string().nullable(),
  /** The same by sync, so that a release lets through exactly what was looked at. */
  changesBySync: z.record(z.string(), z.string()),
  state: RunState,
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  syncs: z.record(z.string(), SyncCounts),
  brakes: z.array(PulledBrake),
  problem: Problem.nullable(),
  /** The run that this one undoes or releases. */
  of: RunId.nullable(),
  /** The records that it was limited to; absent: all. */
  chosen: Chosen.optional(),
  /** The syncs of its flow that it was limited to; absent: all. */
  part: z.array(SyncId).optional(),
  /** It read both sides whole and counted all keys. */
  full: z.literal(true).optional(),
  /** Syncs that it counted something of, and that did not come to their end. */
  cut: z.array(SyncId).optional(),
  /** It was limited to changes that a person chose; absent: it decided by itself, or undid the whole of a run. */
  onlyChosen: z.literal(true).optional(),
  /** Who it was done for; absent in runs of before. */
  by: z.string().optional(),
  /** Why, in the words of whoever had records split, merged or restored; absent: they said nothing. */
  why: z.string().optional(),
  /** What it did when, in order; absent in runs of before. */
  phases: z.array(RunPhase).optional(),
  decided: z.record(z.string(), SyncDecided).optional(),
});
export type Run = z.infer<typeof Run>;
