import { atOnce, type Drive } from '../../core/turns.ts';
import { Fault } from '../../model/fault.ts';
import { type RecordKey, RunId, type Side, type SyncId } from '../../model/ids.ts';
import type { Plan, SyncPlan } from '../../model/plan.ts';
import type { ReviewCounts, ReviewQuery, ReviewRecord, ReviewRow, ShownRow, Suggestion } from '../../model/review.ts';
import type { PulledBrake } from '../../model/run.ts';
import type { Fields } from '../../model/value.ts';
import type { RecordAt } from '../links/exclude.ts';
import { readByKey } from '../read-by-key.ts';
import { inOwnKeys } from '../references.ts';
import { syncsOf } from '../run.ts';
import { decidePass, firstPass, type SyncStart } from '../sync.ts';
import { seatOf, type Work, type World } from '../world.ts';
import { neighbours, type Shared } from './around.ts';
import { gather, type Lists } from './gather.ts';
import { countsOf, keysOn, queried } from './query.ts';
import { alikeIn, type SuggestOptions, suggester } from './suggestions.ts';

const noBeat = '9999-12-31T00:00:00Z';
/** Clusters of more pairs than this are shown without how alike they are. */
const alikeMax = 400;

/** What of a review is asked for. */
export interface ReviewPart {
  readonly plan: Plan;
  readonly sync: SyncId;
}

/** A look at how the records of a sync are linked, and would be by the next run. It stays as it is until it is closed. */
export interface Review {
  readonly sync: SyncPlan;
  readonly counts: ReviewCounts;
  /** Brakes that the next run would pull. */
  readonly brakes: readonly PulledBrake[];
  /** A page of one of the four lists, without the records themselves. */
  rows(query: ReviewQuery): { readonly total: number; readonly rows: readonly ReviewRow[] };
  /** The same with every record side by side. Records that a link holds are read anew. */
  page(query: ReviewQuery): Promise<{ readonly total: number; readonly rows: readonly ShownRow[] }>;
  /** Records by key, as they were captured, or read anew. */
  records(side: Side, keys: readonly RecordKey[]): Promise<readonly ReviewRecord[]>;
  /** Pairs that may be the same thing, the most alike first; found once and kept. */
  suggestions(options?: SuggestOptions): Promise<readonly Suggestion[]>;
  /** With whom records that no link holds share a match value, in every tier. */
  around(records: readonly RecordAt[]): Promise<readonly Shared[]>;
  close(): Promise<void>;
}

/** The syncs whose links a sync's references need, parents first, and the sync itself. */
function withParents(plan: Plan, sync: SyncPlan): readonly SyncPlan[] {
  const needed = new Set<string>([sync.id]);
  for (const one of [...plan.syncs].reverse()) {
    if (!needed.has(one.id)) continue;
    for (const { sync: parent } of [...one.left.references, ...one.right.references]) needed.add(parent);
  }
  return plan.syncs.filter((one) => one.id !== sync.id && needed.has(one.id));
}

/** @throws Fault `setting` with the reason of the brake */
function refused(brake: PulledBrake): Fault {
  return new Fault('setting', { code: brake.code, message: brake.message, fix: brake.fix });
}

async function lookAt(
  { plan, sync }: ReviewPart,
  world: World,
): Promise<{ work: Work; brakes: readonly PulledBrake[] }> {
  const [wanted] = syncsOf(plan, { syncs: [sync] });
  if (wanted === undefined) throw new Error(`The plan has no sync ${sync}.`);
  const start: SyncStart = {
    flow: plan.flow,
    run: RunId.parse(world.newId('p')),
    world,
    pulse: { beatAt: noBeat },
    full: false,
    chosen: null,
    approved: {},
    only: null,
    applies: true,
    // A parent's pass goes on from what it would have written; nothing leaves this machine.
    show: () => {},
  };
  for (const parent of withParents(plan, wanted)) await firstPass(parent, start, true);
  const passed = await decidePass(wanted, { ...start, applies: false });
  // What holds a run before it has read anything also holds a review: it would compare the wrong records.
  const [stopping] = passed.held ? passed.brakes.filter((one) => one.holds) : [];
  if (stopping !== undefined) throw refused(stopping);
  return { work: passed.meeting.work, brakes: passed.brakes };
}

async function recordsOf(work: Work, side: Side, keys: readonly RecordKey[]): Promise<readonly ReviewRecord[]> {
  const { store } = work.world;
  const asked = [...new Set(keys)];
  const links = await store.linksByKeys(work.scope, side, asked);
  const lone = await store.lone(work.scope, side, asked);
  const known = new Map<RecordKey, Fields>();
  for (const [key, { snapshot }] of lone) if (Object.keys(snapshot.fields).length > 0) known.set(key, snapshot.fields);
  const rest = asked.filter((key) => !known.has(key));
  for (const [key, seen] of rest.length === 0 ? [] : await readByKey(seatOf(work, side), rest))
    if (seen.kind === 'found') known.set(key, seen.snapshot.fields);
  const found = asked.filter((key) => known.has(key));
  const own = await inOwnKeys(
    { flow: work.scope.flow, store },
    seatOf(work, side).plan.references,
    found.map((key) => known.get(key) ?? {}),
  );
  const shown = new Map(found.map((key, index) => [key, own[index] ?? {}] as const));
  return asked.map((key) => ({ key, held: links.get(key)?.id ?? null, fields: shown.get(key) ?? null }));
}

async function shownRows(work: Work, rows: readonly ReviewRow[]): Promise<readonly ShownRow[]> {
  const on = async (side: Side) => {
    const keys = rows.flatMap((row) => keysOn(row, side));
    const records = await recordsOf(work, side, keys);
    return new Map(records.map((one) => [one.key, one]));
  };
  const sides = { left: await on('left'), right: await on('right') };
  return rows.map((row) => {
    const recordsOn = (side: Side) => keysOn(row, side).flatMap((key) => sides[side].get(key) ?? []);
    const [left, right] = [recordsOn('left'), recordsOn('right')];
    const isCompared = row.list === 'ambiguous' && left.length * right.length <= alikeMax;
    return { row, left, right, alike: isCompared ? alikeIn(work.sync, left, right) : [] };
  });
}

/**
 * Captures and matches as a preview does, on a throw-away copy of the state, and puts every record into one of four lists.
 * Nothing is written anywhere. The review must be closed.
 * @param drive does what takes long; without giving way unless it is given
 * @throws Fault when the sync is not one of the plan, when a side cannot be read, and where a brake holds before anything is read
 */
export async function openReview(
  part: ReviewPart,
  world: World,
  drive: Drive = async (work) => atOnce(work),
): Promise<Review> {
  const store = await world.store.overlay();
  try {
    await store.commit([{ put: 'control', flow: part.plan.flow, ask: null, at: world.now() }]);
    const { work, brakes } = await lookAt(part, { ...world, store });
    const lists: Lists = await gather(work);
    const suggest = suggester(work, lists, drive);
    return {
      sync: work.sync,
      counts: countsOf(lists),
      brakes,
      rows: (query) => queried(lists, query),
      page: async (query) => {
        const { total, rows } = queried(lists, query);
        return { total, rows: await shownRows(work, rows) };
      },
      records: (side, keys) => recordsOf(work, side, keys),
      suggestions: suggest,
      around: neighbours(work),
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
