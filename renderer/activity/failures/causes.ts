import type { RunFailure } from '../../../engine/protocol/calls/activity.ts';

/** Failures that a system refused for the same cause. */
export interface Cause {
  readonly id: string;
  readonly rows: readonly [RunFailure, ...RunFailure[]];
}

/** What of a cause is the same for several records: its words without the values that stand in quotes. */
const nameOf = ({ sync, side, op, state, problem }: RunFailure): string =>
  [sync, side, op, state === 'closed', problem.code, problem.message.replaceAll(/"[^"]*"/gu, '""')].join(' ');

/** Failures by their cause, in the order in which they came. */
export function causesOf(rows: readonly RunFailure[]): readonly Cause[] {
  const held = new Map<string, [RunFailure, ...RunFailure[]]>();
  for (const row of rows) {
    const before = held.get(nameOf(row));
    if (before === undefined) held.set(nameOf(row), [row]);
    else before.push(row);
  }
  return [...held].map(([id, some]) => ({ id, rows: some }));
}
