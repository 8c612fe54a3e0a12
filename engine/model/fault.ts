import type { Problem } from './problem.ts';

/**
 * How far a failed call got, which decides what may be done next (engine-model.md 1.14, 1.15).
 * - `transient`: nothing was processed for certain; try again later, not before `afterMs`.
 * - `unknown`: it may have been processed; read back before doing anything.
 * - `refused`: the system said no for good.
 * - `sign-in`: credentials or rights; the side pauses, its intents are kept.
 * - `setting`: the connection or the object is not what the flow says; a person must mend it.
 * - `state`: our own state cannot be read or written.
 */
export type FaultKind = 'transient' | 'unknown' | 'refused' | 'sign-in' | 'setting' | 'state';

/** A failed call to a system or to the state, thrown by edges and turned into a value once, in `run`. */
export class Fault extends Error {
  readonly kind: FaultKind;
  readonly problem: Problem;
  readonly afterMs: number;

  constructor(kind: FaultKind, problem: Problem, options: { cause?: unknown; afterMs?: number } = {}) {
    super(problem.message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'Fault';
    this.kind = kind;
    this.problem = problem;
    this.afterMs = options.afterMs ?? 0;
  }
}
