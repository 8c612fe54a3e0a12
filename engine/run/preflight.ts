import type { ClockReading, Session } from '../connectors/contract.ts';
import { canonicalJson, shortHash } from '../core/values/hash.ts';
import { msBetween } from '../core/values/instant.ts';
import { type FlowId, RecordKey, type Side } from '../model/ids.ts';
import type { SidePlan, SyncPlan } from '../model/plan.ts';
import type { SyncFacts } from '../store/contract/sync-state.ts';
import { referring } from './references.ts';
import { ownFields, type Seat, viewOf } from './seat.ts';
import { sessionOf } from './session-of.ts';
import type { World } from './world.ts';

/** What is found out about one side before anything is read from it. */
export interface Arrival {
  readonly seat: Seat;
  readonly identity: string;
  readonly shapeHash: string;
  /** What of the mapped shape is not as planned; null when all is. */
  readonly shapeChanged: string | null;
  readonly canaryLost: string | null;
  readonly skewMs: number;
}

const day = 86_400_000;

function clockOf(reading: ClockReading | null, now: string, sync: SyncPlan): { clock: Seat['clock']; skewMs: number } {
  // A system without a clock of its own stamps by this machine's.
  if (reading === null) return { clock: { skewMs: 0, boundMs: 0 }, skewMs: 0 };
  const skewMs = msBetween(now, reading.now);
  const limit = sync.brakes.clockSkewMinutes;
  const trusted = Math.abs(skewMs) <= (limit === false ? 3650 * day : limit * 60_000);
  return { clock: trusted ? { skewMs, boundMs: reading.errorMs } : null, skewMs };
}

type PlannedField = SidePlan['fields'][number];

/** The part of a field that a plan relies on; new choices or a wider text change nothing that was decided. */
const reliedOn = (field: PlannedField): string =>
  canonicalJson([field.name, field.type.kind, field.required, field.writable]);

function difference(field: PlannedField, now: PlannedField | undefined): readonly string[] {
  if (now === undefined) return [`"${field.name}" is not there any more`];
  if (now.type.kind !== field.type.kind) return [`"${field.name}" was ${field.type.kind} and is now ${now.type.kind}`];
  if (now.required && !field.required) return [`"${field.name}" is now required`];
  return now.writable === 'never' && field.writable !== 'never' ? [`"${field.name}" can no longer be written`] : [];
}

async function shapeNow(session: Session, plan: SidePlan): Promise<{ hash: string; changed: string | null }> {
  const shape = await session.shape(plan.object);
  const fields = ownFields(plan);
  const changed = fields.flatMap((field) =>
    difference(
      field,
      shape.fields.find((one) => one.name === field.name),
    ),
  );
  if (canonicalJson(shape.key) !== canonicalJson(plan.key)) changed.push('the key of its records changed');
  const hash = shortHash(fields.map(reliedOn).join('\n'), 20);
  return {
    hash,
    changed: changed.length === 0 ? null : `${plan.label} is not what the plan was made for: ${changed.join('; ')}.`,
  };
}

async function canaryLost(seat: Seat): Promise<string | null> {
  const { canary } = seat.plan;
  if (canary === null) return null;
  const [seen] = await seat.session.read(seat.view, [RecordKey.parse(canary)]);
  return seen?.kind === 'found' ? null : canary;
}

/** The flow whose run it is, and what it runs in. */
export interface Host {
  readonly flow: FlowId;
  readonly world: World;
}

/** Looks at a side before the run: who it is, what time it has, whether it still has the mapped fields (phase 0). */
export async function arrive(sync: SyncPlan, side: Side, { world, flow }: Host): Promise<Arrival> {
  const plan = side === 'left' ? sync.left : sync.right;
  const own = sessionOf(world, plan.connection);
  const { references } = plan;
  const session = references.length === 0 ? own : referring(own, references, { flow, store: world.store });
  const identity = await session.identity();
  const shape = await shapeNow(session, plan);
  const { clock, skewMs } = clockOf(await session.clock(), world.now(), sync);
  const seat: Seat = { side, plan, session, view: viewOf(plan), clock };
  const lost = shape.changed === null ? await canaryLost(seat) : null;
  return { seat, identity, shapeHash: shape.hash, shapeChanged: shape.changed, canaryLost: lost, skewMs };
}

/**
 * Facts to keep once a run of this plan got through its brakes.
 * @param looked whether nobody needs to be warned of its effects again: a first run, or one that a person released
 */
export function factsAfter(
  before: SyncFacts,
  sync: SyncPlan,
  arrivals: Arrivals,
  looked: { readonly at: string } | null,
): SyncFacts {
  const { left, right } = arrivals;
  return {
    runs: before.runs + 1,
    planHash: sync.hash,
    leftIdentity: left.identity,
    rightIdentity: right.identity,
    leftShape: left.shapeHash,
    rightShape: right.shapeHash,
    windowFrom: looked?.at ?? before.windowFrom,
  };
}

export interface Arrivals {
  readonly left: Arrival;
  readonly right: Arrival;
}
