import { type BrakeFacts, brake } from '../core/brake/brake.ts';
import { addMs, compareInstants } from '../core/values/instant.ts';
import type { FlowId, RunId } from '../model/ids.ts';
import type { SyncPlan } from '../model/plan.ts';
import type { Chosen, PulledBrake } from '../model/run.ts';
import type { Scope, SyncFacts } from '../store/contract.ts';
import { apply } from './apply.ts';
import { capture, forgetReadings, keepCounts } from './capture.ts';
import { checkpoint, type Pulse } from './checkpoint.ts';
import { captureChosen, neverRan } from './chosen.ts';
import { closeMatchQuestions, matchLone } from './match.ts';
import { type Arrival, arrive, factsAfter } from './preflight.ts';
import { recover } from './recover.ts';
import { settleDirty } from './settle.ts';
import { newTally, startRound } from './tally.ts';
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
  /** The changes hash that a person approved, by sync; brakes let exactly that through. */
  readonly approved: { readonly [sync: string]: string };
  /** Decide, and stop before the first write. */
  readonly previewOnly: boolean;
}

/** How one sync's run ended. */
export interface SyncEnd {
  readonly work: Work;
  readonly held: boolean;
  readonly brakes: readonly PulledBrake[];
  /** Hash of the first round's changes: what a preview shows and an approval is bound to. */
  readonly changesHash: string;
}

interface Meeting {
  readonly work: Work;
  readonly left: Arrival;
  readonly right: Arrival;
  readonly facts: SyncFacts;
}

async function meetSides(sync: SyncPlan, start: SyncStart): Promise<Meeting> {
  const { world } = start;
  const scope: Scope = { flow: start.flow, sync: sync.id };
  const left = await arrive(sync, 'left', world);
  const right = await arrive(sync, 'right', world);
  const work: Work = {
    sync,
    scope,
    run: start.run,
    world,
    left: left.seat,
    right: right.seat,
    tally: newTally(),
    pulse: start.pulse,
    full: start.full,
    chosen: start.chosen,
  };
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
  const pulled = brake(meeting.work.sync, await brakeFacts(meeting));
  const approved = start.approved[meeting.work.sync.id] === meeting.work.tally.hash.read();
  const brakes = approved ? pulled.map((one) => ({ ...one, holds: false })) : pulled;
  for (const one of brakes) start.world.log({ kind: 'brake', brake: one });
  return brakes;
}

async function hold(meeting: Meeting, brakes: readonly PulledBrake[]): Promise<SyncEnd> {
  const { work } = meeting;
  await work.world.store.commit([{ drop: 'changes', run: work.run }]);
  return { work, held: true, brakes, changesHash: work.tally.hash.read() };
}

/** What each side says changed, which records are one thing, and what every field should become. */
async function decideRound(work: Work): Promise<void> {
  startRound(work.tally);
  await settleDirty(work);
  await matchLone(work);
}

async function see(work: Work): Promise<void> {
  if (work.chosen !== null) return captureChosen(work, work.chosen);
  await capture(work, 'left');
  await capture(work, 'right');
}

/**
 * One sync, once: look who is there, find out what became of earlier writes, see what changed, decide, brake, apply.
 * Records that moved on meanwhile are decided about again. Nothing is written before the brakes have let it through.
 */
export async function syncOnce(sync: SyncPlan, start: SyncStart): Promise<SyncEnd> {
  const meeting = await meetSides(sync, start);
  const { work } = meeting;
  if (work.chosen !== null && meeting.facts.runs === 0) throw neverRan(work);
  const early = await look(meeting, start);
  if (early.some((one) => one.holds)) return hold(meeting, early);
  await forgetReadings(work);
  await recover(work);
  await see(work);
  let first: { hash: string; brakes: readonly PulledBrake[] } | null = null;
  for (let round = 1; round <= roundsMax; round++) {
    await checkpoint(work);
    await decideRound(work);
    // Later rounds only decide again about records that moved on while the first was applied.
    first ??= { brakes: await look(meeting, start), hash: work.tally.hash.read() };
    if (start.previewOnly) break;
    if (first.brakes.some((one) => one.holds)) return hold(meeting, first.brakes);
    await apply(work);
    if (work.tally.movedOn === 0) break;
  }
  // A run of chosen records knows nothing about the others.
  if (!start.previewOnly && work.chosen === null) await finish(meeting, work.sync.id in start.approved);
  return {
    work,
    held: first?.brakes.some((one) => one.holds) ?? false,
    brakes: first?.brakes ?? [],
    changesHash: first?.hash ?? '',
  };
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
