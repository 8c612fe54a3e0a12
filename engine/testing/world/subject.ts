import type { Session } from '../../connectors/contract.ts';
import type { Side } from '../../model/ids.ts';
import type { Evidence, QuestionRow } from '../oracle/evidence.ts';
import type { RunRecord } from '../oracle/story.ts';
import type { Random } from './random.ts';
import type { Setup } from './scenario.ts';
import type { Scheduler } from './scheduler.ts';

/** What an engine under test may use of the world. */
export interface Place {
  readonly setup: Setup;
  readonly scheduler: Scheduler;
  readonly chance: Random;
  /** Canonical instant of virtual time. */
  readonly now: () => string;
  /** Opens a new session with a system. */
  readonly open: (side: Side) => Session;
}

export type Ended = Pick<RunRecord, 'ended' | 'detail'>;

/** An engine with its state. All calls but `run` and `answer` are immediate and pass no yield point. */
export interface Engine {
  /** @param full reads both sides whole, whatever the capture says */
  run(full: boolean): Promise<Ended>;
  /** Takes back what the last run wrote. */
  undo(): Promise<Ended>;
  /** What a run would write now, one line a write, without keys and ids; nothing is written. */
  preview(): Promise<readonly string[]>;
  /** @returns whether the answer was taken; it is not where the question is closed or shows other values by now. */
  answer(question: QuestionRow, choose: 'left' | 'right' | 'keep' | 'remove' | 'unlink'): Promise<boolean>;
  /** The process died: what was not committed is gone. */
  crash(): Promise<void>;
  copyState(): Promise<void>;
  restoreState(): Promise<void>;
  /** Whether the state holds this intent as sent, durably. */
  holdsIntent(intent: string): Promise<boolean>;
  evidence(): Promise<Evidence>;
  close(): Promise<void>;
}

export interface Subject {
  readonly name: string;
  begin(place: Place): Promise<Engine>;
}
