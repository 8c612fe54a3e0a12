import type { RunId, Side, SyncId } from '../model/ids.ts';
import { countedAs, noWrites, type WriteCounts } from '../model/operation.ts';
import type { Run, SideCounts, SyncCounts, SyncDecided } from '../model/run.ts';
import type { Store } from '../store/contract.ts';
import { countsOf } from './counts.ts';
import { decidedOf } from './tally.ts';
import type { Work } from './world.ts';

/** What a run counted of one sync. */
export interface Counted {
  readonly counts: SyncCounts;
  readonly decided: SyncDecided;
}

export const countedOf = async (work: Work): Promise<Counted> => ({
  counts: await countsOf(work),
  decided: decidedOf(work.tally),
});

const kinds = ['created', 'updated', 'removed'] as const;

const byKind = (of: (kind: (typeof kinds)[number]) => number): WriteCounts => ({
  created: of('created'),
  updated: of('updated'),
  removed: of('removed'),
});

/**
 * What a run counted of a sync until it was paused, and since it goes on, as one. What it had planned and not done is planned
 * again, and counts once.
 */
export function together(before: Counted | null, now: Counted): Counted {
  if (before === null) return now;
  const side = (name: Side): SideCounts => ({
    ...now.counts[name],
    ...byKind((kind) => before.counts[name][kind] + now.counts[name][kind]),
  });
  const planned = (name: Side) =>
    byKind((kind) =>
      Math.max(before.decided.planned[name][kind], before.counts[name][kind] + now.decided.planned[name][kind]),
    );
  return {
    counts: {
      ...now.counts,
      failed: before.counts.failed + now.counts.failed,
      left: side('left'),
      right: side('right'),
    },
    decided: {
      asked: before.decided.asked + now.decided.asked,
      movedOn: before.decided.movedOn + now.decided.movedOn,
      planned: { left: planned('left'), right: planned('right') },
    },
  };
}

/** What a run that was cut off wrote until then, by sync: nobody was left to count it. */
async function writtenBy(store: Store, run: RunId): Promise<ReadonlyMap<string, Counted>> {
  const found = new Map<string, Record<Side, WriteCounts>>();
  for (const { sync, side, op } of await store.effectHeads(run, null)) {
    const counts = found.get(sync) ?? { left: { ...noWrites }, right: { ...noWrites } };
    counts[side][countedAs[op]]++;
    found.set(sync, counts);
  }
  const rest = { linked: 0, conflicts: 0, failed: 0, parked: 0 };
  return new Map(
    [...found].map(([sync, { left, right }]) => [
      sync,
      {
        counts: { ...rest, left: { ...left, unchanged: 0 }, right: { ...right, unchanged: 0 } },
        decided: { asked: 0, movedOn: 0, planned: { left, right } },
      },
    ]),
  );
}

/** What a run that goes on had counted before, by sync. */
export async function countedBefore(store: Store, run: Run): Promise<(sync: SyncId) => Counted | null> {
  const isCutOff = Object.keys(run.syncs).length === 0;
  const written = isCutOff ? await writtenBy(store, run.id) : new Map<string, Counted>();
  return (sync) => {
    const [counts, decided] = [run.syncs[sync], run.decided?.[sync]];
    return counts === undefined || decided === undefined ? (written.get(sync) ?? null) : { counts, decided };
  };
}
