import { Fault } from '../../model/fault.ts';
import type { Problem } from '../../model/problem.ts';
import { Stopped } from '../../run/checkpoint.ts';
import { exitCodes } from './exit-codes.ts';

/** Ends a command with problems to tell and an exit code. */
export class Failure extends Error {
  readonly problem: Problem;
  /** Others of the same kind, told before the one that ends the command. */
  readonly others: readonly Problem[];
  readonly exitCode: number;

  constructor(problem: Problem, options: { others?: readonly Problem[]; exitCode?: number } = {}) {
    super(problem.message);
    this.name = 'Failure';
    this.problem = problem;
    this.others = options.others ?? [];
    this.exitCode = options.exitCode ?? exitCodes.failed;
  }
}

/** The command line asks for something that cannot be asked for. */
export const usage = (code: string, message: string, fix: string): Failure =>
  new Failure({ code: `usage/${code}`, message, fix }, { exitCode: exitCodes.usage });

/** A run records by itself that it was stopped; other commands have nothing to record. */
const cancelled = new Failure(
  { code: 'tandem/cancelled', message: 'Cancelled; nothing was written.', fix: 'Start it again when you like.' },
  { exitCode: exitCodes.cancelled },
);

const seeVerbose = 'Run the command again with --verbose and report what it prints; nothing was lost.';

/** Any thrown thing as a problem for people; what is neither a `Failure` nor a `Fault` is a bug of ours. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof Stopped) return cancelled;
  if (error instanceof Fault) {
    const cause = error.problem.cause ?? (error.cause instanceof Error ? error.cause.message : undefined);
    return new Failure(cause === undefined ? error.problem : { ...error.problem, cause });
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return new Failure({
    code: 'tandem/bug',
    message: `Tandem met a case that it was not made for: ${message}`,
    fix: seeVerbose,
    ...(stack === undefined ? {} : { cause: stack }),
  });
}
