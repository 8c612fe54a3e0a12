import { z } from 'zod';
import { ConflictReason } from '../../model/conflict.ts';
import { ConflictId, FlowId, RecordKey, RunId, Side, SyncId } from '../../model/ids.ts';
import { Operation } from '../../model/operation.ts';
import { KeptProblem, Problem } from '../../model/problem.ts';
import { PulledBrake, Run, RunPhase, RunState, SyncCounts, SyncDecided } from '../../model/run.ts';
import { Value } from '../../model/value.ts';
import { VersionNumber } from '../../model/version.ts';
import { call, stream } from '../call.ts';

/** A run as a list shows it. */
export const RunHead = z.object({
  id: RunId,
  flow: FlowId,
  /** Its place among the runs of its flow, from 1. */
  number: z.int(),
  kind: Run.shape.kind,
  state: RunState,
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Who asked for it; `engine`: a trigger did. Null in runs of before. */
  by: z.string().nullable(),
  /** Why, in the words of whoever had records split, merged or restored. */
  why: z.string().nullable(),
  /** The version that it followed; null for a draft. */
  version: VersionNumber.nullable(),
  /** Records that it wrote on each side. */
  toLeft: z.int(),
  toRight: z.int(),
  /** Questions that were new in it. */
  asked: z.int(),
  /** Records that it could not write. */
  failed: z.int(),
  /** The number of the run that it undoes or releases. */
  of: z.object({ id: RunId, number: z.int() }).nullable(),
  /** The run that took it back; `partly`: only records or fields of it that a person chose. */
  undoneBy: z.object({ id: RunId, number: z.int(), partly: z.boolean() }).nullable(),
});
export type RunHead = z.infer<typeof RunHead>;

/** A flow with what people call its sides. */
export const ActivityFlow = z.object({ flow: FlowId, label: z.string(), left: z.string(), right: z.string() });
export type ActivityFlow = z.infer<typeof ActivityFlow>;

/** The runs of a flow, or of all, that began since an instant; the newest first. */
export const listActivity = call(
  'activity.runs',
  z.object({ flow: FlowId.nullable(), since: z.string().nullable() }),
  z.object({
    flows: z.array(ActivityFlow),
    runs: z.array(RunHead),
    /** There are more, older ones. */
    cut: z.boolean(),
  }),
);

const SideName = z.object({ name: z.string(), object: z.string() });
const Stretch = z.object({ from: z.string(), until: z.string() });

/** A sync in a run. */
export const RunSync = z.object({
  id: SyncId,
  label: z.string(),
  left: SideName,
  right: SideName,
  /** Null where the run did not come that far. */
  counts: SyncCounts.nullable(),
  decided: SyncDecided.nullable(),
  /** When the first and the last record of a side was written. */
  wrote: z.object({ left: Stretch.nullable(), right: Stretch.nullable() }),
});
export type RunSync = z.infer<typeof RunSync>;

export const lookAtRun = call(
  'activity.run',
  z.object({ run: RunId }),
  z.object({
    head: RunHead,
    flow: ActivityFlow,
    syncs: z.array(RunSync),
    phases: z.array(RunPhase),
    brakes: z.array(PulledBrake),
    problem: Problem.nullable(),
    /** Effects on records of either side. */
    effects: z.int(),
    /** Failures of it that are still known, and questions that it opened. */
    failures: z.int(),
    conflicts: z.int(),
    /** Why it cannot be taken back; null where it can. */
    notUndoable: Problem.nullable(),
  }),
);
export type RunDetail = z.output<typeof lookAtRun.answer>;

const From = z.enum(['left', 'right', 'agreed']);

/** One value of a record before and after; `from` is where a value comes from, null where there is none. */
export const ValueShift = z.object({
  field: z.string(),
  label: z.string(),
  kind: z.string(),
  before: Value,
  beforeFrom: From.nullable(),
  after: Value,
  afterFrom: From.nullable(),
  /** Which rule or person decided, as the engine says it. */
  why: z.string(),
  /** What people call the field map that decided. */
  map: z.string(),
});
export type ValueShift = z.infer<typeof ValueShift>;

/** One effect of a run on one record. */
export const RunRecord = z.object({
  seq: z.int(),
  sync: SyncId,
  side: Side,
  op: Operation,
  key: RecordKey,
  title: z.string(),
  at: z.string(),
  outcome: z.enum(['done', 'landed', 'maybe']),
  /** When retention took its values away. */
  blanked: z.string().nullable(),
  /** Who decided what a person decided of it; null where nobody did, or it is not known. */
  person: z.string().nullable(),
  shifts: z.array(ValueShift),
});
export type RunRecord = z.infer<typeof RunRecord>;

export const RecordQuery = z.object({
  sync: SyncId.nullable(),
  side: Side.nullable(),
  op: Operation.nullable(),
  /** A text that a value of the record holds, in any case. */
  search: z.string().max(200),
});
export type RecordQuery = z.infer<typeof RecordQuery>;

/** The records that a run touched, a page at a time. */
export const runRecords = call(
  'activity.records',
  z.object({ run: RunId, query: RecordQuery, offset: z.int().min(0), limit: z.int().min(1).max(500) }),
  z.object({ total: z.int(), rows: z.array(RunRecord) }),
);

/** A write that a system refused, with what became of it since. */
export const RunFailure = z.object({
  id: ConflictId,
  revision: z.int(),
  sync: SyncId,
  side: Side,
  op: Operation,
  /** The record that was to be written, and the one on the other side that it came from. */
  key: RecordKey.nullable(),
  source: RecordKey.nullable(),
  title: z.string(),
  /** `open`: a person is asked. `answered`: the next run takes it up. `closed`: it is over. */
  state: z.enum(['open', 'answered', 'closed']),
  problem: KeptProblem,
  shifts: z.array(ValueShift),
});
export type RunFailure = z.infer<typeof RunFailure>;

export const runFailures = call(
  'activity.failures',
  z.object({ run: RunId }),
  z.object({ total: z.int(), rows: z.array(RunFailure) }),
);

/** A question that came up in a run. */
export const RunConflict = z.object({
  id: ConflictId,
  sync: SyncId,
  title: z.string(),
  reason: ConflictReason,
  state: z.enum(['open', 'answered', 'closed']),
  lines: z.array(z.object({ label: z.string(), left: Value, right: Value })),
});
export type RunConflict = z.infer<typeof RunConflict>;

export const runConflicts = call(
  'activity.conflicts',
  z.object({ run: RunId }),
  z.object({ total: z.int(), rows: z.array(RunConflict) }),
);

/**
 * Decides again about refused writes, and runs their records at once where whoever asks may run; else the next run takes
 * them up. `values`: what to send instead, by field of the side that refused, for one write alone.
 */
export const retryFailures = call(
  'activity.retry',
  z.object({
    failures: z
      .array(z.object({ id: ConflictId, revision: z.int() }))
      .min(1)
      .max(10_000),
    values: z.record(z.string(), z.string().nullable()).nullable(),
  }),
  z.object({ run: RunId.nullable() }),
);

/** All that is known of a run as a text, a piece at a time. */
export const runLog = stream(
  'activity.log',
  z.object({ run: RunId }),
  z.object({ text: z.string(), done: z.int(), of: z.int() }),
);
