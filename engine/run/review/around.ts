import { matchValues } from '../../core/match/match-values.ts';
import type { RecordKey, Side } from '../../model/ids.ts';
import type { RecordAt } from '../links/exclude.ts';
import type { Work } from '../world.ts';

/** All records that have one match value in one tier. */
export interface Shared {
  readonly tier: number;
  readonly value: string;
  readonly left: readonly RecordKey[];
  readonly right: readonly RecordKey[];
}

/** Above this many on a side the rest is left out: so many are one question anyway. */
const listedMax = 100;
const both: readonly Side[] = ['left', 'right'];

/**
 * Looks up whom records without a link share a match value with, in every tier: also those that a run meets no more once
 * an earlier tier dealt with the record. A record whose values are not at hand shares nothing.
 */
export function neighbours(work: Work): (records: readonly RecordAt[]) => Promise<readonly Shared[]> {
  const { store } = work.world;
  const known = new Map<string, Shared | null>();
  const sharing = async (tier: number, value: string): Promise<Shared | null> => {
    const on = async (side: Side) => (await store.keysByMatch(work.scope, side, tier, value)).slice(0, listedMax);
    const [left, right] = [await on('left'), await on('right')];
    return left.length + right.length < 2 ? null : { tier, value, left, right };
  };
  return async (records) => {
    const found = new Map<string, Shared>();
    for (const side of both) {
      const keys = records.flatMap((one) => (one.side === side ? [one.key] : []));
      for (const { snapshot } of (await store.lone(work.scope, side, keys)).values()) {
        for (const { tier, value } of matchValues(work.sync, side, snapshot.fields)) {
          const name = `${tier}\n${value}`;
          const shared = known.get(name) ?? (known.has(name) ? null : await sharing(tier, value));
          known.set(name, shared);
          if (shared !== null) found.set(name, shared);
        }
      }
    }
    return [...found.values()];
  };
}
