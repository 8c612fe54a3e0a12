import { Fault } from '../../../model/fault.ts';
import type { RecordKey, Side } from '../../../model/ids.ts';
import type { ReviewRecord, Suggestion } from '../../../model/review.ts';
import type { ClusterPair, ClusterRecord, ReviewCluster } from '../../../protocol/calls/review.ts';
import { alikeIn } from '../../../run/review/suggestions.ts';
import { wordsByRecord } from './deeds.ts';
import { nameOf } from './held-review.ts';
import { itemOf, sharedLabel } from './item-list.ts';
import type { Item } from './items.ts';
import { cellTexts, linesOfRecord, nameOfRecord, titleOfRecords } from './record-words.ts';
import type { Standing } from './stand.ts';
import { whyField } from './why.ts';

/** Records of a side that are shown; each pair of them is compared. */
const shownMax = 20;

/** What is to be looked at: something in the list, or records by key. */
export type Wanted =
  | { readonly item: string }
  | { readonly left: readonly RecordKey[]; readonly right: readonly RecordKey[] };

interface Seen {
  readonly left: readonly ReviewRecord[];
  readonly right: readonly ReviewRecord[];
}

const gone = new Fault('setting', {
  code: 'review/no-item',
  message: 'This is not in the list any more.',
  fix: 'Choose another one; what was decided stands under "Decided".',
});

function twinIn({ held, live }: Standing, side: Side, { key, held: link }: ReviewRecord): RecordKey | null {
  const fate = live.fateOf(side, key);
  if (fate !== null) return fate === 'linked' ? live.twinOf(side, key) : null;
  const other = side === 'left' ? 'right' : 'left';
  const row = held.linked[side].get(key);
  return row?.[other] ?? (link === null ? null : key);
}

function recordOf(
  standing: Standing,
  side: Side,
  record: ReviewRecord,
  words: ReadonlyMap<string, string>,
): ClusterRecord {
  const { sync } = standing.held.review;
  return {
    key: record.key,
    title: nameOfRecord(sync, side, record),
    lines: linesOfRecord(sync, side, record),
    twin: twinIn(standing, side, record),
    became: words.get(nameOf(side, record.key)) ?? null,
    values: standing.held.compared.map(({ comparison }) => cellTexts(record.fields ?? {}, comparison[side])),
    isThere: record.fields !== null && !standing.live.isGone(side, record.key),
  };
}

function pairOf(
  standing: Standing,
  found: Suggestion,
  seen: Seen,
  sides: Pick<ReviewCluster, 'left' | 'right'>,
): ClusterPair {
  const { held, live } = standing;
  const [left, right] = [
    seen.left.find((one) => one.key === found.left),
    seen.right.find((one) => one.key === found.right),
  ];
  const isLinked = sides.left.find((one) => one.key === found.left)?.twin === found.right;
  const crowd = { left: seen.left.length, right: seen.right.length, names: held.names };
  return {
    left: found.left,
    right: found.right,
    score: found.score,
    state: isLinked ? 'linked' : live.isApart(found) ? 'apart' : 'open',
    fields:
      left === undefined || right === undefined
        ? []
        : held.compared.map((one, at) => whyField(one, found.fields[at], { left, right }, crowd)),
  };
}

function wordsOf(standing: Standing, item: Item | null, seen: Seen): string {
  const { names } = standing.held;
  const sizes = (['left', 'right'] as const).flatMap((side) =>
    seen[side].length === 0 ? [] : [`${seen[side].length} in ${names[side]}`],
  );
  if (item?.shared !== null && item?.shared !== undefined)
    return `${sizes.join(', ')} with the same ${sharedLabel(standing, item)}`;
  return item === null ? sizes.join(', ') : `${sizes.join(', ')}, alike but not by the match`;
}

function keysOf(standing: Standing, wanted: Wanted): { item: Item | null } & Record<Side, readonly RecordKey[]> {
  if (!('item' in wanted)) return { item: null, left: wanted.left, right: wanted.right };
  const deed = standing.deeds.find(({ decision }) => `deed ${decision.id}` === wanted.item)?.decision;
  const item = itemOf(standing, deed?.item ?? wanted.item);
  if (item !== null) return { item, left: item.left, right: item.right };
  if (deed !== undefined) return { item: null, left: deed.left, right: deed.right };
  throw gone;
}

/** Close pairs keep the score by which they are in the list: there a field counts by how much it tells among all records. */
function withOwnScores({ held }: Standing, pairs: readonly Suggestion[]): readonly Suggestion[] {
  const scores = new Map(held.close.map(({ left, right, score }) => [`${left}\n${right}`, score]));
  return pairs
    .map((one) => ({ ...one, score: scores.get(`${one.left}\n${one.right}`) ?? one.score }))
    .sort((one, other) => other.score - one.score);
}

/** Records side by side, how alike each pair of them is, and what became of them. */
export async function clusterOf(standing: Standing, wanted: Wanted): Promise<ReviewCluster> {
  const { review, compared } = standing.held;
  const { item, left, right } = keysOf(standing, wanted);
  const seen: Seen = {
    left: await review.records('left', left.slice(0, shownMax)),
    right: await review.records('right', right.slice(0, shownMax)),
  };
  const words = wordsByRecord(standing.deeds);
  const sides = {
    left: seen.left.map((one) => recordOf(standing, 'left', one, words)),
    right: seen.right.map((one) => recordOf(standing, 'right', one, words)),
  };
  const side = seen.left.length > 0 ? 'left' : 'right';
  return {
    item: item?.id ?? null,
    title: titleOfRecords(review.sync, side, seen[side]),
    words: wordsOf(standing, item, seen),
    fields: compared.map(({ label, type }) => ({ label, type })),
    ...sides,
    more: { left: left.length - seen.left.length, right: right.length - seen.right.length },
    pairs: withOwnScores(standing, alikeIn(review.sync, seen.left, seen.right)).map((one) =>
      pairOf(standing, one, seen, sides),
    ),
  };
}
