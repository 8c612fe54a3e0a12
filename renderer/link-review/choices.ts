import type { Side } from '../../engine/model/ids.ts';
import type { ReviewCluster } from '../../engine/protocol/calls/review.ts';
import type { RecordOf } from '../../engine/protocol/calls/review-decide.ts';
import { isSettled, pickedPair, pickedRecords } from './pick.ts';
import { decide, inTurn, type Pick, shownDecision, useReview } from './review-store.ts';

const sides: readonly Side[] = ['left', 'right'];

/** What can be done with what is picked. */
export interface Can {
  readonly link: boolean;
  readonly own: boolean;
  readonly apart: boolean;
  readonly split: boolean;
  readonly exclude: boolean;
  /** Sides that have two records or more. */
  readonly merge: readonly Side[];
}

/** Two records that are linked: what `S` parts. */
export const isLinkedPick = (cluster: ReviewCluster | null, pick: Pick | null): boolean =>
  pickedPair(cluster, pick)?.state === 'linked';

const there = (cluster: ReviewCluster, side: Side) => cluster[side].filter((one) => one.isThere);

export function canDo(cluster: ReviewCluster | null, pick: Pick | null): Can {
  if (cluster === null) return { link: false, own: false, apart: false, split: false, exclude: false, merge: [] };
  const records = pickedRecords(cluster, pick);
  const isFree = records.length > 0 && records.every(({ record }) => !isSettled(record) && record.isThere);
  const pair = pickedPair(cluster, pick);
  const left = sides.flatMap((side) => there(cluster, side).filter((one) => !isSettled(one)));
  return {
    link: isFree && pair?.state === 'open',
    own: isFree,
    apart: pair?.state === 'open' && isFree,
    split: pair?.state === 'linked' || left.length > 1,
    exclude: isFree,
    merge: sides.filter((side) => there(cluster, side).length > 1),
  };
}

const recordsOf = (cluster: ReviewCluster): readonly RecordOf[] =>
  sides.flatMap((side) => cluster[side].map(({ key }) => ({ side, key })));

function now() {
  const { cluster, pick } = useReview.getState();
  return { cluster, pick, can: canDo(cluster, pick) };
}

function linkNow(): Promise<unknown> | null {
  const { cluster, pick, can } = now();
  if (cluster === null || pick?.is !== 'pair' || !can.link) return null;
  return decide({ do: 'link', left: pick.left, right: pick.right, item: cluster.item });
}

function apartNow(): Promise<unknown> | null {
  const { cluster, pick, can } = now();
  if (cluster === null || pick?.is !== 'pair' || !can.apart) return null;
  return decide({ do: 'apart', left: pick.left, right: pick.right, item: cluster.item });
}

const isSame = (one: RecordOf, other: RecordOf): boolean => one.side === other.side && one.key === other.key;

/** Each of these is a record of its own, none of the others of the cluster. */
function own(cluster: ReviewCluster, records: readonly RecordOf[]): Promise<unknown> {
  const others = recordsOf(cluster).filter((one) => !records.some((other) => isSame(one, other)));
  return decide({ do: 'own', records: [...records], others, item: cluster.item });
}

const named = ({ side, record }: { side: Side; record: { key: RecordOf['key'] } }): RecordOf => ({
  side,
  key: record.key,
});

function createNow(): Promise<unknown> | null {
  const { cluster, pick, can } = now();
  return cluster === null || !can.own ? null : own(cluster, pickedRecords(cluster, pick).map(named));
}

function excludeNow(): Promise<unknown> | null {
  const { cluster, pick, can } = now();
  if (cluster === null || !can.exclude) return null;
  return decide({ do: 'exclude', records: pickedRecords(cluster, pick).map(named), item: cluster.item });
}

/** Parts two linked records, after a look at what that puts back; else says that none of the cluster is another one. */
function splitNow(): Promise<unknown> | null {
  const { cluster, pick, can } = now();
  if (cluster === null || !can.split) return null;
  if (isLinkedPick(cluster, pick)) {
    useReview.setState({ dialog: 'split' });
    return null;
  }
  const free = sides.flatMap((side) =>
    cluster[side].filter((one) => !isSettled(one) && one.isThere).map(({ key }) => ({ side, key })),
  );
  return own(cluster, free);
}

function mergeNow(): Promise<unknown> | null {
  if (now().can.merge.length > 0) useReview.setState({ dialog: 'merge' });
  return null;
}

/** Each waits for what was decided before it, and then takes what is picked by then. */
const acting = (act: () => Promise<unknown> | null) => (): void => void inTurn(act);

export const linkPicked = acting(linkNow);
export const apartPicked = acting(apartNow);
export const createPicked = acting(createNow);
export const excludePicked = acting(excludeNow);
export const splitPicked = acting(splitNow);
export const mergePicked = acting(mergeNow);

/** The decision that is shown, else the last one. */
function undoNow(): Promise<unknown> {
  const decision = shownDecision(useReview.getState())?.id;
  return decide({ do: 'undo', ...(decision === undefined ? {} : { decision }) });
}
export const undoLast = acting(undoNow);
