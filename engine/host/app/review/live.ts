import { type Candidate, meet } from '../../../core/match/meet.ts';
import { across, type RecordKey, type Side } from '../../../model/ids.ts';
import type { Link } from '../../../model/link.ts';
import type { Hand } from '../../../run/hand.ts';
import type { RecordAt } from '../../../run/links/exclude.ts';
import { apartNames, nameOn } from '../../../run/pair-name.ts';
import type { Lone } from '../../../store/contract/lone.ts';
import type { Store } from '../../../store/contract.ts';
import { type Deed, touchedBy } from './deeds.ts';
import { type HeldReview, nameOf } from './held-review.ts';
import type { Item } from './items.ts';
import { reachOf } from './reach.ts';

/** What became of a record: linked (or the next run links it), out by a person, asked about, or free for the rules. */
export type Fate = 'linked' | 'out' | 'open' | 'free';

/** How things are with all records that decisions touched, as the state has it now. */
export interface Live {
  readonly touched: readonly RecordAt[];
  readonly fateOf: (side: Side, key: RecordKey) => Fate | null;
  /** The records of a cluster that are still to be decided; null where nothing touched it. */
  readonly openIn: (item: Item) => readonly RecordAt[] | null;
  /** Clusters of which nothing was asked before decisions left a record of theirs without a twin. */
  readonly more: readonly Item[];
  readonly isApart: (pair: Hand) => boolean;
  readonly isGone: (side: Side, key: RecordKey) => boolean;
  readonly twinOf: (side: Side, key: RecordKey) => RecordKey | null;
}

const sides: readonly Side[] = ['left', 'right'];
const outStates: ReadonlySet<string> = new Set(['excluded', 'kept', 'undone']);

interface Known {
  readonly links: { readonly [side in Side]: ReadonlyMap<RecordKey, Link> };
  readonly lone: { readonly [side in Side]: ReadonlyMap<RecordKey, Lone> };
}

async function look(held: HeldReview, store: Store, records: readonly RecordAt[]): Promise<Known> {
  const keysOn = (side: Side) => records.flatMap((one) => (one.side === side ? [one.key] : []));
  const [left, right] = [keysOn('left'), keysOn('right')];
  return {
    links: {
      left: await store.linksByKeys(held.scope, 'left', left),
      right: await store.linksByKeys(held.scope, 'right', right),
    },
    lone: { left: await store.lone(held.scope, 'left', left), right: await store.lone(held.scope, 'right', right) },
  };
}

/** All pairs of a cluster, and all close pairs that decisions touched, by the names that they are declared apart under. */
function pairsToAsk(held: HeldReview, clusters: readonly Item[], isTouched: (name: string) => boolean) {
  const pairs = clusters.flatMap((item) => {
    const names = sides.flatMap((side) => item[side].map((key) => nameOn(side, key))).sort();
    return names.flatMap((left, at) => names.slice(at + 1).map((right) => ({ left, right })));
  });
  const close = held.close.filter(
    ({ left, right }) => isTouched(nameOf('left', left)) && isTouched(nameOf('right', right)),
  );
  return [...pairs, ...close.map(apartNames)];
}

const goneBy = (deeds: readonly Deed[]): ReadonlySet<string> =>
  new Set(deeds.flatMap((deed) => deed.gone.map(({ side, key }) => nameOf(side, key))));

/** Meets the records of clusters as the next run does: tier by tier, and who met in one is taken in the next ones (M7). */
function meetInTurn(
  items: readonly Item[],
  links: Known['links'],
  asks: { isOut: (one: RecordAt) => boolean; areApart: (one: RecordAt, other: RecordAt) => boolean },
  createsFrom: (side: Side) => boolean,
): { readonly open: ReadonlyMap<string, readonly RecordAt[]>; readonly links: readonly Hand[] } {
  const met = new Set<string>();
  const open = new Map<string, readonly RecordAt[]>();
  const made: Hand[] = [];
  const heldBy = ({ side, key }: RecordAt): Candidate['held'] =>
    links[side].get(key)?.id ?? (met.has(nameOf(side, key)) ? 'taken' : null);
  for (const item of items) {
    const there = sides
      .flatMap((side) => item[side].map((key) => ({ side, key })))
      .filter((one) => !asks.isOut(one))
      .map((one) => ({ ...one, held: heldBy(one) }));
    const meetings = meet(there, asks.areApart, createsFrom);
    const asked = meetings.flatMap((one) => (one.kind === 'ask' ? one.lone : []));
    open.set(item.id, asked);
    for (const { side, key } of asked) met.add(nameOf(side, key));
    for (const one of meetings) {
      if (one.kind !== 'link') continue;
      made.push({ left: one.left, right: one.right });
      met.add(nameOf('left', one.left)).add(nameOf('right', one.right));
    }
  }
  return { open, links: made };
}

/** Looks up what became of everything that was decided, and meets all that this reaches as the next run would. */
export async function liveOf(
  held: HeldReview,
  store: Store,
  deeds: readonly Deed[],
  before: readonly RecordAt[],
): Promise<Live> {
  const direct = touchedBy(deeds, before);
  const items = await reachOf(held, direct);
  const members = items.flatMap((item) => sides.flatMap((side) => item[side].map((key) => ({ side, key }))));
  const touched = [...new Map([...direct, ...members].map((one) => [nameOf(one.side, one.key), one])).values()];
  const names = new Set(touched.map(({ side, key }) => nameOf(side, key)));
  const { links, lone } = await look(held, store, touched);
  const parted = await store.apart(
    held.scope,
    pairsToAsk(held, items, (name) => names.has(name)),
  );
  const apart = new Set(parted.map(({ left, right }) => `${left}\n${right}`));
  const gone = goneBy(deeds);
  const isOut = ({ side, key }: RecordAt): boolean =>
    gone.has(nameOf(side, key)) || outStates.has(lone[side].get(key)?.state ?? '');
  const areApart = (one: RecordAt, other: RecordAt): boolean => {
    const [first, second] = [nameOn(one.side, one.key), nameOn(other.side, other.key)].sort();
    return apart.has(`${first}\n${second}`);
  };
  const { create } = held.review.sync.rules;
  const compared = new Set(held.clusters);
  const turn = meetInTurn(items, links, { isOut, areApart }, (side) => create[across(side)] === 'create');
  const asked = new Set([...turn.open.values()].flatMap((list) => list.map(({ side, key }) => nameOf(side, key))));
  const met = {
    left: new Map(turn.links.map(({ left, right }) => [left, right])),
    right: new Map(turn.links.map(({ left, right }) => [right, left])),
  };
  const fateOf = (side: Side, key: RecordKey): Fate | null => {
    if (!names.has(nameOf(side, key))) return null;
    if (links[side].has(key) || met[side].has(key)) return 'linked';
    if (isOut({ side, key })) return 'out';
    return asked.has(nameOf(side, key)) ? 'open' : 'free';
  };
  return {
    touched,
    fateOf,
    openIn: (item) => turn.open.get(item.id) ?? null,
    more: items.filter((item) => !compared.has(item) && turn.open.get(item.id)?.length !== 0),
    isApart: (pair) => areApart({ side: 'left', key: pair.left }, { side: 'right', key: pair.right }),
    isGone: (side, key) => gone.has(nameOf(side, key)),
    twinOf: (side, key) => links[side].get(key)?.[across(side)] ?? met[side].get(key) ?? null,
  };
}
