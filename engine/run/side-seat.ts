import { printOf } from '../core/decide/print.ts';
import { inScope } from '../core/decide/scope.ts';
import { matchValues } from '../core/match/match-values.ts';
import { Fault } from '../model/fault.ts';
import type { RecordKey, RunId, Side, SyncId } from '../model/ids.ts';
import type { Plan, SyncPlan } from '../model/plan.ts';
import type { Snapshot } from '../model/record.ts';
import type { Run } from '../model/run.ts';
import type { LoneState } from '../store/contract/lone.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { Scope } from '../store/contract/scope.ts';
import { newRun } from './new-run.ts';
import { type Arrival, arrive } from './preflight.ts';
import { readByKey } from './read-by-key.ts';
import { syncsOf } from './run.ts';
import type { Seat } from './seat.ts';
import { newTally } from './tally.ts';
import type { Work, World } from './world.ts';

/** A sync with its two open sides, for work on a few records. */
export interface Place {
  readonly plan: Plan;
  readonly sync: SyncPlan;
  readonly scope: Scope;
  readonly world: World;
  readonly left: Seat;
  readonly right: Seat;
}

/** What holds a run on any of its records holds a decision about a few of them too. */
function refuseStrange(
  sync: SyncPlan,
  { seat, identity, shapeChanged, canaryLost }: Arrival,
  known: string | null,
): void {
  const refuse = (code: string, message: string, fix: string): Fault =>
    new Fault('setting', { code: `link/${code}`, message, fix });
  const { label } = seat.plan;
  if (shapeChanged !== null)
    throw refuse('shape-changed', shapeChanged, 'Run "tandem check --discover" and mend the flow first.');
  if (sync.brakes.identity && known !== null && known !== identity)
    throw refuse(
      'other-identity',
      `${label} is another account, database or file than in earlier runs.`,
      'Check the connection; "tandem run" tells more.',
    );
  if (sync.brakes.canary && canaryLost !== null)
    throw refuse(
      'canary',
      `${label} does not show the record "${canaryLost}" that must be readable.`,
      'Check the connection.',
    );
}

/**
 * Opens both sides of a sync as a run does.
 * @throws Fault `setting` when the plan has no such sync, or a side is not what the plan was made for any more
 */
export async function placeOf(plan: Plan, id: SyncId, world: World): Promise<Place> {
  const [sync] = syncsOf(plan, { syncs: [id] });
  if (sync === undefined) throw new Error(`The plan has no sync ${id}.`);
  const left = await arrive(sync, 'left', { flow: plan.flow, world });
  const right = await arrive(sync, 'right', { flow: plan.flow, world });
  const facts = await world.store.facts({ flow: plan.flow, sync: sync.id });
  refuseStrange(sync, left, facts.leftIdentity);
  refuseStrange(sync, right, facts.rightIdentity);
  return { plan, sync, scope: { flow: plan.flow, sync: sync.id }, world, left: left.seat, right: right.seat };
}

/** Work of a run that is limited to a few records of a place. */
export const workIn = (place: Place, run: RunId): Work => ({
  sync: place.sync,
  scope: place.scope,
  run,
  world: place.world,
  left: place.left,
  right: place.right,
  tally: newTally(),
  pulse: { beatAt: place.world.now() },
  full: false,
  chosen: null,
});

/** A run of a place's own kind, about a pair of records or one of them, before it did anything. */
export const runIn = (
  place: Place,
  id: RunId,
  kind: Run['kind'],
  { left, right, why }: { left: RecordKey[]; right: RecordKey[]; why?: string | null | undefined },
): Run =>
  newRun(place.plan, place.world, {
    id,
    kind,
    chosen: { sync: place.sync.id, left, right },
    why,
  });

/** Records as they are now; those that are gone are not in the answer. */
export async function readNow(
  place: Place,
  side: Side,
  keys: readonly RecordKey[],
): Promise<ReadonlyMap<RecordKey, Snapshot>> {
  const seen = await readByKey(place[side], keys);
  return new Map([...seen].flatMap(([key, one]) => (one.kind === 'found' ? [[key, one.snapshot] as const] : [])));
}

/** Puts a record where records without a link are, as one that was just seen. Outside its filter it waits, whatever is asked. */
export function loneMarks(place: Place, side: Side, snapshot: Snapshot, state: LoneState): readonly Mark[] {
  const { sync, scope } = place;
  const takesPart = inScope(place[side].plan, snapshot.fields);
  const open = state === 'new' || state === 'again';
  const real: LoneState = open && takesPart !== true ? (takesPart === null ? 'unread' : 'waiting') : state;
  const { key } = snapshot;
  return [
    {
      put: 'lone',
      scope,
      lone: { side, key, state: real, snapshot, print: printOf(sync, side, snapshot.fields) },
    },
    {
      put: 'match-values',
      scope,
      side,
      key,
      values: state === 'excluded' ? [] : matchValues(sync, side, snapshot.fields),
    },
  ];
}
