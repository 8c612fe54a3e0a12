import type { RecordKey, Side } from '../../../model/ids.ts';
import type { RecordAt } from '../../../run/links/exclude.ts';
import type { Shared } from '../../../run/review/around.ts';
import { type HeldReview, nameOf } from './held-review.ts';
import type { Item } from './items.ts';

const sides: readonly Side[] = ['left', 'right'];
/** Match values that very many records share tie them all together: beyond this many the lists stay as they were compared. */
const reachedMax = 2_000;

const shareName = (tier: number, value: string): string => `${tier}\n${value}`;

const recordsOf = (item: { readonly [side in Side]: readonly RecordKey[] }): readonly RecordAt[] =>
  sides.flatMap((side) => item[side].map((key) => ({ side, key })));

/** Records that met in another tier, or of which all are linked: nothing is asked of them as long as nobody decides about one. */
function quietItem(held: HeldReview, { tier, value, left, right }: Shared): Item {
  const titles = sides.flatMap((side) =>
    (side === 'left' ? left : right).flatMap(
      (key) =>
        held.homes[side].get(key)?.title ?? held.linked[side].get(key)?.title ?? held.only[side].get(key)?.title ?? [],
    ),
  );
  return {
    id: `shared ${JSON.stringify([tier, value])}`,
    kind: left.length === 0 || right.length === 0 ? 'twice' : 'twins',
    title: titles[0] ?? value,
    score: null,
    left,
    right,
    home: { left: [], right: [] },
    shared: { tier, value },
    best: null,
  };
}

/** What decisions about some records reach: everything that shares a match value with them, and so on, earlier tiers first. */
export async function reachOf(held: HeldReview, records: readonly RecordAt[]): Promise<readonly Item[]> {
  const clusters = new Map<string, Item>();
  const reached = new Set<string>();
  for (let next = [...records]; next.length > 0 && reached.size < reachedMax; ) {
    const fresh = next.filter(({ side, key }) => !reached.has(nameOf(side, key)));
    for (const { side, key } of fresh) {
      reached.add(nameOf(side, key));
      for (const item of held.clustersOf.get(nameOf(side, key)) ?? [])
        if (item.shared !== null) clusters.set(shareName(item.shared.tier, item.shared.value), item);
    }
    for (const shared of await held.review.around(fresh)) {
      const name = shareName(shared.tier, shared.value);
      if (!clusters.has(name)) clusters.set(name, quietItem(held, shared));
    }
    const all = [...clusters.values()].flatMap(recordsOf);
    next = all.filter(({ side, key }) => !reached.has(nameOf(side, key)));
  }
  return [...clusters.values()].sort((one, other) => (one.shared?.tier ?? 0) - (other.shared?.tier ?? 0));
}
