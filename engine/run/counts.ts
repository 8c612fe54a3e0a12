import type { SideCounts, SyncCounts } from '../model/run.ts';
import type { Work } from './world.ts';

/** The counters of a sync after a run; meanings in decisions.md 8. */
export async function countsOf(work: Work): Promise<SyncCounts> {
  const { store } = work.world;
  const linked = await store.countLinks(work.scope, ['live']);
  const { open, parkedMaps } = await store.countConflicts(work.scope);
  const side = (name: 'left' | 'right'): SideCounts => {
    const { created, updated, removed } = work.tally[name].done;
    return { created, updated, removed, unchanged: Math.max(0, linked - created - updated) };
  };
  return {
    linked,
    conflicts: open,
    failed: work.tally.failed + work.tally.quarantined,
    parked: parkedMaps,
    left: side('left'),
    right: side('right'),
  };
}
