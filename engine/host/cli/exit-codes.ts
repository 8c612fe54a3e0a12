import type { RunState } from '../../model/run.ts';

/** How a command ended, for scripts; docs/cli.md lists them. */
export const exitCodes = { done: 0, partial: 2, held: 3, failed: 4, usage: 64, forbidden: 77, cancelled: 130 } as const;

/** The exit code of a run that ended in this state. */
export function exitOfRun(state: RunState): number {
  if (state === 'running') return exitCodes.failed;
  return state === 'paused' ? exitCodes.cancelled : exitCodes[state];
}
