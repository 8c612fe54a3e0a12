import { msBetween } from '../core/values/instant.ts';
import type { LinkId, RecordKey, Side } from '../model/ids.ts';
import type { Sighting, Snapshot } from '../model/record.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { DirtyLink } from '../store/contract/sync-state.ts';
import { checkpoint } from './checkpoint.ts';
import { noteFirst, noteGone, noteSnapshots } from './note.ts';
import { pileOfSnapshots } from './pile.ts';
import { seatOf, type Work } from './world.ts';

const pageMax = 1_000;

async function commitIfAny(work: Work, marks: readonly Mark[]): Promise<void> {
  if (marks.length > 0) await work.world.store.commit(marks);
}

/**
 * Readings that a held or interrupted run left without a decision may be outdated, and a scan that finds a record as it was
 * last decided on says nothing about it: such records are read again (A3).
 */
export async function forgetReadings(work: Work): Promise<void> {
  const { store } = work.world;
  for (let after: LinkId | null = null; ; ) {
    const page: readonly DirtyLink[] = await store.dirtyPage(work.scope, after, pageMax);
    const last = page.at(-1);
    if (last === undefined) return;
    const again = (link: LinkId, side: Side, sighting: Sighting | null | undefined): readonly Mark[] =>
      sighting === null || sighting === undefined
        ? []
        : [{ put: 'dirty', scope: work.scope, dirty: { link, side, sighting: null, reason: 'outdated' } }];
    await commitIfAny(
      work,
      page.flatMap(({ link, left, right }) => [...again(link.id, 'left', left), ...again(link.id, 'right', right)]),
    );
    after = last.link.id;
  }
}

/** Reads records by key and notes what each is now; a record is gone only on the system's own word (A3, P17). */
export async function lookAgain(work: Work, side: Side, keys: readonly RecordKey[]): Promise<void> {
  const { session, view, plan } = seatOf(work, side);
  for (let from = 0; from < keys.length; from += plan.can.readMax) {
    const seen = await session.read(view, keys.slice(from, from + plan.can.readMax));
    const found: Snapshot[] = [];
    const gone: RecordKey[] = [];
    for (const one of seen) {
      if (one.kind === 'found') found.push(one.snapshot);
      else gone.push(one.key);
    }
    await commitIfAny(work, [...(await noteSnapshots(work, side, found)), ...(await noteGone(work, side, gone))]);
  }
}

type KeyPage = (after: RecordKey | null) => Promise<readonly RecordKey[]>;

async function lookAgainAtAll(work: Work, side: Side, page: KeyPage): Promise<void> {
  for (let after: RecordKey | null = null; ; ) {
    const keys = await page(after);
    if (keys.length === 0) return;
    await checkpoint(work);
    await lookAgain(work, side, keys);
    after = keys.at(-1) ?? null;
  }
}

/** Records that a complete reading did not see are asked for one by one: a list may lag, or lie (A3). */
async function noteAbsent(work: Work, side: Side): Promise<void> {
  const { store } = work.world;
  await lookAgainAtAll(work, side, (after) => store.unseenLinked(work.scope, side, after, pageMax));
  await lookAgainAtAll(work, side, (after) => store.unseenLone(work.scope, side, after, pageMax));
}

async function noteCount(work: Work, side: Side, counted: number): Promise<void> {
  const before = await work.world.store.cursor(work.scope, side);
  work.tally[side].counted = counted;
  work.tally[side].countedBefore = before.count;
}

/** The first look at a side that is always read whole: nothing has changed or gone, and a scan that stopped is begun anew. */
async function firstScan(work: Work, side: Side): Promise<void> {
  const { session, view } = seatOf(work, side);
  const pile = pileOfSnapshots();
  let counted = 0;
  for await (const page of session.scan(view)) {
    await checkpoint(work);
    counted += page.snapshots.length;
    pile.add(page.snapshots);
    if (pile.isFull()) await commitIfAny(work, noteFirst(work, side, pile.take()));
    work.world.log({ kind: 'progress', sync: work.sync.id, done: counted });
  }
  await commitIfAny(work, noteFirst(work, side, pile.take()));
  await noteCount(work, side, counted);
}

async function scan(work: Work, side: Side): Promise<void> {
  const { session, view, plan } = seatOf(work, side);
  if (plan.capture.by === 'scan' && (await work.world.store.isBlank(work.scope, side))) return firstScan(work, side);
  const { store, log } = work.world;
  await store.forgetSeen(work.scope, side);
  let counted = 0;
  for await (const page of session.scan(view)) {
    await checkpoint(work);
    counted += await store.noteSeen(
      work.scope,
      side,
      page.snapshots.map((one) => one.key),
    );
    await commitIfAny(work, await noteSnapshots(work, side, page.snapshots));
    log({ kind: 'progress', sync: work.sync.id, done: counted });
  }
  await noteCount(work, side, counted);
  await noteAbsent(work, side);
  await store.forgetSeen(work.scope, side);
}

/** Counts all keys: finds what is gone, and what the cursor never told about. */
async function census(work: Work, side: Side): Promise<void> {
  const { session, view } = seatOf(work, side);
  const { store } = work.world;
  await store.forgetSeen(work.scope, side);
  let counted = 0;
  for await (const keys of session.keys(view)) {
    await checkpoint(work);
    counted += await store.noteSeen(work.scope, side, keys);
    const links = await store.linksByKeys(work.scope, side, keys);
    const rest = keys.filter((key) => !links.has(key));
    const lone = await store.lone(work.scope, side, rest);
    const unknown = rest.filter((key) => !lone.has(key));
    if (unknown.length > 0) await lookAgain(work, side, unknown);
  }
  await noteCount(work, side, counted);
  await noteAbsent(work, side);
  await store.forgetSeen(work.scope, side);
}

async function readSince(work: Work, side: Side, overlapMs: number): Promise<void> {
  const { session, view } = seatOf(work, side);
  const { store, log } = work.world;
  const at = await store.cursor(work.scope, side);
  let done = 0;
  for await (const page of session.since(view, at.position, overlapMs)) {
    await checkpoint(work);
    const marks = [
      ...(await noteSnapshots(work, side, page.snapshots)),
      ...(await noteGoneAfterRead(work, side, page.removed)),
    ];
    const moved: readonly Mark[] =
      page.cursor === undefined
        ? []
        : [{ put: 'cursor', scope: work.scope, side, cursor: { ...at, position: page.cursor } }];
    await commitIfAny(work, [...marks, ...moved]);
    done += page.snapshots.length;
    log({ kind: 'progress', sync: work.sync.id, done });
  }
}

/** No cursor tells when a field can be read again: records that wait for one are read by their keys (A21). */
const readUnread = (work: Work, side: Side): Promise<void> =>
  lookAgainAtAll(work, side, (after) => work.world.store.unreadLone(work.scope, side, after, pageMax));

async function noteGoneAfterRead(work: Work, side: Side, keys: readonly RecordKey[]): Promise<readonly Mark[]> {
  if (keys.length > 0) await lookAgain(work, side, keys);
  return [];
}

const due = (last: string | null, everyMs: number, now: string): boolean =>
  last === null || msBetween(last, now) >= everyMs;

/**
 * Finds out what changed on a side since it was last read: by cursor where the plan says so, with a census when one is
 * due, else by reading everything. The cursor moves only in the commit that holds what it covers (A2, P15).
 */
export async function capture(work: Work, side: Side): Promise<void> {
  const { plan } = seatOf(work, side);
  work.world.log({ kind: 'phase', sync: work.sync.id, phase: 'capture', side, of: null });
  if (plan.capture.by === 'scan') return scan(work, side);
  await readSince(work, side, plan.capture.overlapMs);
  await readUnread(work, side);
  const at = await work.world.store.cursor(work.scope, side);
  if (work.full) return scan(work, side);
  if (due(at.countedAt, plan.capture.censusEveryMs, work.world.now())) return census(work, side);
}

/** Remembers a complete count once the run's brakes have looked at it. */
export async function keepCounts(work: Work): Promise<void> {
  for (const side of ['left', 'right'] as const) {
    const { counted } = work.tally[side];
    if (counted === null) continue;
    const at = await work.world.store.cursor(work.scope, side);
    await work.world.store.commit([
      { put: 'cursor', scope: work.scope, side, cursor: { ...at, countedAt: work.world.now(), count: counted } },
    ]);
  }
}
