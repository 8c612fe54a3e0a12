import type { Side } from '../../engine/model/ids.ts';
import type { RunSync } from '../../engine/protocol/calls/activity.ts';

/**
 * What was planned against what became of it, in records written. It always adds up:
 * `planned + fromBefore = done + movedOn + failed + leftOut`.
 */
export interface Sum {
  readonly planned: number;
  /** Taken up from a run before. */
  readonly fromBefore: number;
  readonly done: number;
  /** Somebody edited the record meanwhile, so nothing was written. */
  readonly movedOn: number;
  readonly failed: number;
  /** Not written since the run ended before, or somebody left it out. */
  readonly leftOut: number;
}

interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
}

export const all = ({ created, updated, removed }: Counts): number => created + updated + removed;

/** How one sync of a run adds up; null where the run did not come so far. */
export function sumOf({ counts, decided }: Pick<RunSync, 'counts' | 'decided'>): Sum | null {
  if (counts === null || decided === null) return null;
  const sides: readonly Side[] = ['left', 'right'];
  const planned = sides.reduce((sum, side) => sum + all(decided.planned[side]), 0);
  const done = sides.reduce((sum, side) => sum + all(counts[side]), 0);
  const { failed } = counts;
  const rest = Math.max(0, planned - done - failed);
  const movedOn = Math.min(rest, decided.movedOn);
  return {
    planned,
    fromBefore: Math.max(0, done + failed - planned),
    done,
    movedOn,
    failed,
    leftOut: rest - movedOn,
  };
}

/** All syncs of a run together. */
export function sumOfAll(syncs: readonly RunSync[]): Sum | null {
  const sums = syncs.flatMap((one) => sumOf(one) ?? []);
  if (sums.length === 0) return null;
  const add = (of: keyof Sum): number => sums.reduce((sum, one) => sum + one[of], 0);
  return {
    planned: add('planned'),
    fromBefore: add('fromBefore'),
    done: add('done'),
    movedOn: add('movedOn'),
    failed: add('failed'),
    leftOut: add('leftOut'),
  };
}
