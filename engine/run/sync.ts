import { type BrakeFacts, brake } from '../core/brake/brake.ts';
import { addMs, compareInstants } from '../core/values/instant.ts';
import type { Change } from '../model/change.ts';
import type { FlowId, RunId } from '../model/ids.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Chosen, PulledBrake } from '../model/run.ts';
import type { Scope } from '../store/contract/scope.ts';
import type { SyncFacts } from '../store/contract/sync-state.ts';
import { apply } from './apply.ts';
import { capture, forgetReadings, keepCounts } from './capture.ts';
import { isNews } from './change-set.ts';
import { checkpoint, type Pulse } from './checkpoint.ts';
import { captureChosen, neverRan } from './chosen.ts';
import { imagining } from './imagine.ts';
import { keepOnly, type Picked } from './keep-only.ts';
import { closeMatchQuestions, matchLone } from './match.ts';
import { changesInOwnTerms } from './own-terms.ts';
import { type Arrival, arrive, factsAfter } from './preflight.ts';
import { recover } from './recover.ts';
import { takeUpRefused } from './refused.ts';
import type { Seat } from './seat.ts';
import { settleDirty } from './settle.ts';
import { ranks } from './stage.ts';
import { stagedPages } from './staged.ts';
import { keepPlanned, newTally, startRound } from './tally.ts';
import type { Work, World } from './world.ts';

/** A record that moved on while it was written is decided about again in the same run, this often (decisions.md 9). */
const roundsMax = 4;
const windowMs = 24 * 60 * 60_000;

export interface SyncStart {
  readonly flow: FlowId;
  readonly run: RunId;
  readonly world: World;
  readonly pulse: Pulse;
  readonly full: boolean;
  /** The records of this sync that the run is limited to; null: all. */
  readonly chosen: Chosen | null;
  /** The changes hash that a person approved, by sync; brakes let exactly that through. `all`: the first pass was let through, and this one finishes it. */
  readonly approved: { readonly [sync: string]: string } | 'all';
  /** Ids of the changes that a person chose, by sync: nothing else is done, and no brake looks at them again. Null: all. */
  readonly only: ReadonlyMap<string, Picked> | null;
  /** False: decide, and stop before the first write. */
  readonly applies: boolean;
  /** For a preview: is handed every change before it would be applied, and nothing is. Null: a run. */
  readonly show: ((change: Change, own: Change) => void) | null;
  /** Is handed the work on each sync when it begins, for who must know of it where it does not come to its end. */
  readonly met?: (work: Work) => void;
}

/** A sync whose first pass is over. */
export interface Passed {
  readonly meeting: Meeting;
  readonly start: SyncStart;
  readonly held: boolean;
  readonly brakes: readonly PulledBrake[];
  /** Hash of the first round's changes: what a preview shows and an approval is bound to. */
  readonly changesHash: string;
}

/** How one sync's run ended. */
export type SyncEnd = Pick<Passed, 'held' | 'brakes' | 'changesHash'> & { readonly work: Work };

export interface Meeting {
  readonly work: Work;
  readonly left: Arrival;
  readonly right: Arrival;
  readonly facts: SyncFacts;
}

async function meetSides(sync: SyncPlan, start: SyncStart): Promise<Meeting> {
  const { world } = start;
  const scope: Scope = { flow: start.flow, sync: sync.id };
  const left = await arrive(sync, 'left', start);
  const right = await arrive(sync, 'right', start);
  // A preview that goes on to the next sync goes on from what this one would have written.
  const seat = (arrival: Arrival): Seat =>
    start.show === null || !start.applies
      ? arrival.seat
      : { ...arrival.seat, session: imagining(arrival.seat.session) };
  const work: Work = {
    sync,
    scope,
    run: start.run,
    world,
    left: seat(left),
    right: seat(right),
    tally: newTally(),
    pulse: start.pulse,
    full: start.full,
    chosen: start.chosen,
  };
  start.met?.(work);
  return { work, left, right, facts: await world.store.facts(scope) };
}

async function brakeFacts(meeting: Meeting): Promise<BrakeFacts> {
  const { work, left, right, facts } = meeting;
  const { store, now } = work.world;
  const dayAgo = addMs(now(), -windowMs);
  const looked = facts.windowFrom;
  const window = await store.effectsSince(
    work.scope,
    looked !== null && compareInstants(looked, dayAgo) > 0 ? looked : dayAgo,
  );
  const bySide = <T>(leftValue: T, rightValue: T) => ({ left: leftValue, right: rightValue });
  const changed = (before: string | null, after: string) => before !== null && before !== after;
  const { tally } = work;
  return {
    firstRun: facts.runs === 0,
    liveLinks: await store.countLinks(work.scope, ['live']),
    planned: bySide(tally.left.planned, tally.right.planned),
    window,
    blanked: bySide(tally.left.blanked, tally.right.blanked),
    counted: bySide(tally.left.counted, tally.right.counted),
    countedBefore: bySide(tally.left.countedBefore, tally.right.countedBefore),
    newConflicts: tally.newConflicts,
    newAmbiguous: tally.newAmbiguous,
    decided: tally.decided,
    identityChanged: bySide(changed(facts.leftIdentity, left.identity), changed(facts.rightIdentity, right.identity)),
    canaryLost: bySide(left.canaryLost, right.canaryLost),
    shapeChanged: bySide(left.shapeChanged, right.shapeChanged),
    planChanged: facts.planHash !== null && facts.planHash !== work.sync.hash,
    skewMs: bySide(left.skewMs, right.skewMs),
  };
}

async function look(meeting: Meeting, start: SyncStart): Promise<readonly PulledBrake[]> {
  if (start.approved === 'all') return [];
  const pulled = brake(meeting.work.sync, await brakeFacts(meeting));
  const approved = start.approved[meeting.work.sync.id] === meeting.work.tally.hash.read();
  const brakes = approved ? pulled.map((one) => ({ ...one, holds: false })) : pulled;
  for (const one of brakes) start.world.log({ kind: 'brake', brake: one });
  return brakes;
}

/** What each side says changed, which records are one thing, and what every field should become. */
async function decideRound(work: Work): Promise<void> {
  startRound(work.tally);
  await settleDirty(work);
  await matchLone(work);
}

async function showAll({ show }: SyncStart, work: Work, most: number): Promise<void> {
  if (show === null) return;
  for await (const page of stagedPages(work)) {
    const shown = page.flatMap(({ rank, change }) => (rank <= most && isNews(change) ? [change] : []));
    const links = { flow: work.scope.flow, store: work.world.store };
    const own = await changesInOwnTerms(links, work.sync, shown);
    for (const [index, change] of shown.entries()) show(change, own[index] ?? change);
  }
}

/** Decides and applies until nothing moved on. @param most the highest rank to apply */
async function rounds(meeting: Meeting, start: SyncStart, most: number): Promise<Omit<Passed, 'meeting' | 'start'>> {
  const { work } = meeting;
  const { commit } = work.world.store;
  let first: { changesHash: string; brakes: readonly PulledBrake[] } | null = null;
  for (let round = 1; round <= roundsMax; round++) {
    await checkpoint(work);
    await decideRound(work);
    if (start.only !== null) await keepOnly(work, start.only.get(work.sync.id) ?? new Map());
    if (round === 1) keepPlanned(work.tally, start.approved === 'all');
    // Later rounds only decide again about records that moved on while the first was applied.
    first ??= { brakes: start.only === null ? await look(meeting, start) : [], changesHash: work.tally.hash.read() };
    await showAll(start, work, most);
    if (first.brakes.some((one) => one.holds)) {
      await commit([{ drop: 'changes', run: work.run }]);
      return { ...first, held: true };
    }
    if (!start.applies) break;
    await apply(work, most);
    if (most < ranks.remove) await commit([{ drop: 'changes', run: work.run }]);
    if (work.tally.movedOn === 0) break;
  }
  return { held: false, brakes: first?.brakes ?? [], changesHash: first?.changesHash ?? '' };
}

async function see(work: Work): Promise<void> {
  if (work.chosen !== null) return captureChosen(work, work.chosen);
  await capture(work, 'left');
  await capture(work, 'right');
}

/**
 * One sync, once: look who is there, find out what became of earlier writes, see what changed, decide, brake, apply.
 * Records that moved on meanwhile are decided about again. Nothing is written before the brakes have let it through.
 * @param comesAgain whether a later pass removes what is to be removed, when the other syncs of the flow had their turn
 */
export async function firstPass(sync: SyncPlan, start: SyncStart, comesAgain: boolean): Promise<Passed> {
  const meeting = await meetSides(sync, start);
  const { work } = meeting;
  if (work.chosen !== null && meeting.facts.runs === 0) throw neverRan(work);
  const brakes = await look(meeting, start);
  if (brakes.some((one) => one.holds))
    return { meeting, start, held: true, brakes, changesHash: work.tally.hash.read() };
  await forgetReadings(work);
  await recover(work);
  await takeUpRefused(work);
  await see(work);
  return { meeting, start, ...(await rounds(meeting, start, comesAgain ? ranks.update : ranks.remove)) };
}

/** The same as far as the decision, to be looked at: what was decided lies where the next phase would find it, held or not. */
export async function decidePass(sync: SyncPlan, start: SyncStart): Promise<Omit<Passed, 'start'>> {
  const meeting = await meetSides(sync, start);
  const { work } = meeting;
  const before = await look(meeting, start);
  if (before.some((one) => one.holds)) return { meeting, held: true, brakes: before, changesHash: '' };
  await forgetReadings(work);
  await recover(work);
  await takeUpRefused(work);
  await see(work);
  await decideRound(work);
  return { meeting, held: false, brakes: await look(meeting, start), changesHash: work.tally.hash.read() };
}

/**
 * What could not be done before the other syncs had their turn: references to records that were linked since, and removals
 * of records that others pointed at (A23).
 */
export async function laterPass({ meeting, start, held }: Passed): Promise<void> {
  if (!held) await rounds(meeting, { ...start, approved: 'all' }, ranks.remove);
}

/** Keeps what the next run compares with. */
export async function endSync({ meeting, start, held, brakes, changesHash }: Passed): Promise<SyncEnd> {
  const { work } = meeting;
  // A run of chosen records knows nothing about the others.
  if (!held && start.applies && work.chosen === null)
    await finish(meeting, start.only !== null || (start.approved !== 'all' && work.sync.id in start.approved));
  return { work, held, brakes, changesHash };
}

async function finish(meeting: Meeting, released: boolean): Promise<void> {
  const { work, facts, left, right } = meeting;
  await keepCounts(work);
  await closeMatchQuestions(work);
  await work.world.store.commit([
    {
      put: 'facts',
      scope: work.scope,
      facts: factsAfter(
        facts,
        work.sync,
        { left, right },
        facts.runs === 0 || released ? { at: addMs(work.world.now(), 1) } : null,
      ),
    },
  ]);
}
