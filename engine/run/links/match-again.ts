import type { LinkId, RecordKey, Side } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import type { Lone, LoneState } from '../../store/contract/lone.ts';
import type { Mark } from '../../store/contract/mark.ts';
import { deedMark } from '../deed.ts';
import { holding } from '../lease.ts';
import { apartNames } from '../pair-name.ts';
import { loneMarks, type Place, readNow } from '../side-seat.ts';

/**
 * Which records the next run looks at again: those that `waiting` for a twin; also those that a person said are `apart`; also
 * those that were `unlinked`.
 */
export type Again = 'waiting' | 'apart' | 'unlinked';

export interface MatchedAgain {
  readonly waiting: number;
  /** Pairs that are no longer declared apart. */
  readonly apart: number;
  readonly unlinked: number;
}

const pageMax = 1_000;

/** Marks for a page of lone records, with what they are matched by now; those of which only the key is known are read. */
async function again(place: Place, page: readonly Lone[], state: LoneState): Promise<readonly Mark[]> {
  const marks: Mark[] = [];
  for (const side of ['left', 'right'] as const) {
    const mine = page.filter((one) => one.side === side);
    const bare = mine.filter((one) => Object.keys(one.snapshot.fields).length === 0).map((one) => one.key);
    const read = await readNow(place, side, bare);
    for (const { key, snapshot } of mine) {
      const now = bare.includes(key) ? read.get(key) : snapshot;
      if (now !== undefined) marks.push(...loneMarks(place, side, now, state));
    }
  }
  return marks;
}

async function wake(place: Place, from: LoneState, to: LoneState): Promise<{ marks: readonly Mark[]; count: number }> {
  const { store } = place.world;
  const marks: Mark[] = [];
  let count = 0;
  for (let after: { side: Side; key: RecordKey } | null = null; ; ) {
    const page: readonly Lone[] = await store.lonePage(place.scope, [from], null, after, pageMax);
    const last = page.at(-1);
    if (last === undefined) return { marks, count };
    const making = {
      left: await store.linksByKeys(
        place.scope,
        'left',
        page.map((one) => one.key),
      ),
      right: await store.linksByKeys(
        place.scope,
        'right',
        page.map((one) => one.key),
      ),
    };
    const free = page.filter((one) => !making[one.side].has(one.key));
    marks.push(...(await again(place, free, to)));
    count += free.length;
    after = { side: last.side, key: last.key };
  }
}

async function unlinkedPairs(place: Place): Promise<ReadonlySet<string>> {
  const pairs = new Set<string>();
  for (let after: LinkId | null = null; ; ) {
    const page: readonly Link[] = await place.world.store.linkPage(place.scope, ['unlinked'], after, pageMax);
    after = page.at(-1)?.id ?? null;
    if (after === null) return pairs;
    for (const { left, right } of page) {
      if (left === null || right === null) continue;
      const names = apartNames({ left, right });
      pairs.add(`${names.left}\n${names.right}`);
    }
  }
}

async function forgetApart(place: Place, how: Again): Promise<readonly Mark[]> {
  if (how === 'waiting') return [];
  const unlinked = how === 'unlinked' ? new Set<string>() : await unlinkedPairs(place);
  const marks: Mark[] = [];
  for (let after: { left: RecordKey; right: RecordKey } | null = null; ; ) {
    const page: readonly { left: RecordKey; right: RecordKey }[] = await place.world.store.apartPage(
      place.scope,
      after,
      pageMax,
    );
    after = page.at(-1) ?? null;
    if (after === null) return marks;
    for (const { left, right } of page)
      if (!unlinked.has(`${left}\n${right}`)) marks.push({ drop: 'apart', scope: place.scope, left, right });
  }
}

/**
 * Has the next run look again at records that have no twin, by what they are matched by now. Nothing linked is touched, and
 * records that were unlinked are matched but not created (L9).
 */
export function matchAgain(place: Place, how: Again): Promise<MatchedAgain> {
  const { world, scope } = place;
  return holding(world, async () => {
    const waiting = await wake(place, 'waiting', 'new');
    const kept = how === 'unlinked' ? await wake(place, 'kept', 'again') : { marks: [], count: 0 };
    const apart = await forgetApart(place, how);
    const done = { waiting: waiting.count, apart: apart.length, unlinked: kept.count };
    await world.store.commit([
      ...waiting.marks,
      ...kept.marks,
      ...apart,
      deedMark(world, scope, { action: 'match-again', about: '', says: { how, ...done } }),
    ]);
    return done;
  });
}
