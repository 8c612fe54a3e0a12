import type { HistoryEntry } from '../../connectors/memory/options.ts';
import type { MemoryRecord } from '../../connectors/memory/system.ts';
import type { Side } from '../../model/ids.ts';
import type { Setup } from '../world/scenario.ts';
import type { Evidence, QuestionRow } from './evidence.ts';

/** One run of the engine as the world saw it. Positions are of the order of everything. */
export interface RunRecord {
  readonly index: number;
  /** With events and faults, taking the run before it back, after all events, or a mere repetition. */
  readonly phase: 'events' | 'undo' | 'quiet' | 'repeat';
  readonly from: number;
  readonly to: number;
  /** True time in microseconds. */
  readonly startedAt: number;
  /** Yield points passed when it began and when it ended. */
  readonly pointsBefore: number;
  readonly points: number;
  /** `crashed` runs are followed by another one of the same index. */
  readonly ended: 'done' | 'partial' | 'held' | 'failed' | 'cancelled' | 'crashed' | 'threw' | 'stuck';
  readonly detail: string;
  /** Sides whose lists lied in this run. */
  readonly lied: readonly Side[];
  /** Sides that were another account in this run. */
  readonly foreign: readonly Side[];
}

/** What a person answered. */
export interface AnswerRecord {
  readonly seq: number;
  readonly question: QuestionRow;
  readonly choose: 'left' | 'right' | 'keep' | 'remove' | 'unlink';
  readonly accepted: boolean;
}

/** All that happened in a world, and what the engine has on record in the end. */
export interface Story {
  readonly setup: Setup;
  readonly history: { readonly [side in Side]: readonly HistoryEntry[] };
  readonly final: { readonly [side in Side]: readonly MemoryRecord[] };
  readonly runs: readonly RunRecord[];
  readonly answers: readonly AnswerRecord[];
  readonly evidence: Evidence;
  /** How many journal rows and open questions there were before each run that repeats a quiet one, and after. */
  readonly repeats: readonly { readonly before: string; readonly after: string }[];
  /** What the world itself saw going wrong while it ran. */
  readonly seen: readonly Violation[];
  /** The state was replaced by an old copy at this position. */
  readonly restoredAt: number | null;
  /** Calls made although a system had asked to wait. */
  readonly early: number;
  readonly points: number;
  /** Fields that were hidden at some time. */
  readonly hidden: readonly { readonly side: Side; readonly field: string }[];
}

/** A promise that was not kept. `property` is the number in testing.md. */
export interface Violation {
  readonly property: string;
  readonly what: string;
}
