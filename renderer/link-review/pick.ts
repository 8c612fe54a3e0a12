import type { Side } from '../../engine/model/ids.ts';
import type { ClusterPair, ClusterRecord, ReviewCluster } from '../../engine/protocol/calls/review.ts';
import type { Pick } from './review-store.ts';

const sides: readonly Side[] = ['left', 'right'];

/** Pairs that are drawn, and reached by the keys 1 to 9. */
export const pairsMax = 9;

export const drawnPairs = (cluster: ReviewCluster): readonly ClusterPair[] => cluster.pairs.slice(0, pairsMax);

/** Nothing is left to decide about a record: it has a twin, or a person said what it is. */
export const isSettled = ({ twin, became }: ClusterRecord): boolean => twin !== null || became !== null;

export const recordIn = (cluster: ReviewCluster, side: Side, key: string): ClusterRecord | undefined =>
  cluster[side].find((one) => one.key === key);

const isOpenPair = (cluster: ReviewCluster, pair: ClusterPair): boolean => {
  const [left, right] = [recordIn(cluster, 'left', pair.left), recordIn(cluster, 'right', pair.right)];
  return pair.state === 'open' && left !== undefined && right !== undefined && !isSettled(left) && !isSettled(right);
};

function isStillOpen(cluster: ReviewCluster, pick: Pick): boolean {
  if (pick.is === 'pair') {
    const pair = cluster.pairs.find((one) => one.left === pick.left && one.right === pick.right);
    return pair !== undefined && isOpenPair(cluster, pair);
  }
  const record = recordIn(cluster, pick.side, pick.key);
  return record !== undefined && !isSettled(record);
}

/** What is picked in a cluster at first: as before, else the most alike pair that is open, else a record that is left over. */
export function pickIn(cluster: ReviewCluster, before: Pick | null): Pick | null {
  if (before !== null && isStillOpen(cluster, before)) return before;
  const pair = drawnPairs(cluster).find((one) => isOpenPair(cluster, one));
  if (pair !== undefined) return { is: 'pair', left: pair.left, right: pair.right };
  for (const side of sides) {
    const record = cluster[side].find((one) => !isSettled(one));
    if (record !== undefined) return { is: 'record', side, key: record.key };
  }
  const [first] = cluster.pairs;
  return first === undefined ? null : { is: 'pair', left: first.left, right: first.right };
}

/** The pair that is picked, with how alike it is. */
export const pickedPair = (cluster: ReviewCluster | null, pick: Pick | null): ClusterPair | null =>
  pick?.is !== 'pair'
    ? null
    : (cluster?.pairs.find((one) => one.left === pick.left && one.right === pick.right) ?? null);

/** The records that are picked, by side. */
export function pickedRecords(
  cluster: ReviewCluster,
  pick: Pick | null,
): readonly { side: Side; record: ClusterRecord }[] {
  return sides.flatMap((side) => {
    const key = pick === null ? null : pick.is === 'pair' ? pick[side] : pick.side === side ? pick.key : null;
    const record = key === null ? undefined : recordIn(cluster, side, key);
    return record === undefined ? [] : [{ side, record }];
  });
}
