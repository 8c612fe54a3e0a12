import { z } from 'zod';
import {
  BlankRule,
  Brakes,
  Condition,
  ConflictRule,
  CreateRule,
  Direction,
  DriftRule,
  Invariant,
  KeyRule,
  Normaliser,
  RemoveRule,
} from './flow.ts';
import { ConnectionId, FlowId, GroupId, MapId, Side, Slot, SyncId } from './ids.ts';
import { Can, Field } from './shape.ts';
import { FieldType } from './value.ts';

/** The newest plan format this build reads. */
export const planFormat = 1;

export const StepPlan = z.strictObject({ use: z.string(), settings: z.record(z.string(), z.unknown()) });
export type StepPlan = z.infer<typeof StepPlan>;

/**
 * A compiled field map. `steps` are in the order of the value's way: from the left ends to the right ends, or, on a line
 * that only goes to the left, from the right ends to the left ends. A two-way line takes them backward to the left.
 * `loss`: `none` when both lens laws hold, `lossy` when only "no edit, no write" does, `one-way` when there is no way back.
 */
export const MapPlan = z.strictObject({
  id: MapId,
  label: z.string(),
  slot: Slot,
  left: z.array(z.string()),
  right: z.array(z.string()),
  /** Types of the ends, in order. */
  leftTypes: z.array(FieldType),
  rightTypes: z.array(FieldType),
  direction: Direction,
  steps: z.array(StepPlan),
  loss: z.enum(['none', 'lossy', 'one-way']),
  conflict: ConflictRule,
  blank: BlankRule,
  drift: DriftRule,
  /** The sync whose links translate the values, and whether a new record waits for its parent. */
  reference: z.strictObject({ sync: SyncId, orphans: z.enum(['wait', 'without']) }).nullable(),
});
export type MapPlan = z.infer<typeof MapPlan>;

/** Field maps that get one verdict: a group, or a single map. */
export const UnitPlan = z.strictObject({
  id: z.string(),
  group: GroupId.nullable(),
  /** What people call a group, where it was given a name. */
  label: z.string().optional(),
  maps: z.array(MapPlan).min(1),
  conflict: ConflictRule,
  /** What must hold on a side after every write of this unit to it. */
  invariants: z.array(Invariant).default([]),
});
export type UnitPlan = z.infer<typeof UnitPlan>;

export const CapturePlan = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('scan') }),
  z.strictObject({ by: z.literal('cursor'), overlapMs: z.int().min(0), censusEveryMs: z.int().positive() }),
]);
export type CapturePlan = z.infer<typeof CapturePlan>;

/**
 * A field that points at a record of another sync, which may be any of this flow: inside the engine its value is the id of
 * that record's link, and only the session's own values are keys. `side`: where that sync has the records pointed at.
 */
export const ReferencePlan = z.strictObject({
  field: z.string(),
  sync: SyncId,
  side: Side,
  /** The field's own type. */
  type: FieldType,
});
export type ReferencePlan = z.infer<typeof ReferencePlan>;

export const SidePlan = z.strictObject({
  connection: ConnectionId,
  kind: z.string(),
  identity: z.string(),
  object: z.string(),
  label: z.string(),
  /** The fields to read, in order: mapped, matched, filtered, archived. */
  fields: z.array(Field),
  key: z.array(z.string()),
  newKey: KeyRule,
  filter: z.strictObject({ mode: z.enum(['all', 'any']), conditions: z.array(Condition) }).nullable(),
  capture: CapturePlan,
  modifiedAt: z.string().nullable(),
  zone: z.string().nullable(),
  canary: z.string().nullable(),
  references: z.array(ReferencePlan),
  can: Can,
});
export type SidePlan = z.infer<typeof SidePlan>;

export const TierPlan = z.strictObject({
  left: z.array(z.string()),
  right: z.array(z.string()),
  normalise: z.array(Normaliser),
  country: z.string().nullable(),
});
export type TierPlan = z.infer<typeof TierPlan>;

export const RulesPlan = z.strictObject({
  firstLink: z.enum(['ask', 'left-wins', 'right-wins', 'newest-wins', 'leave']),
  fillBlanks: z.boolean(),
  conflict: ConflictRule,
  create: z.strictObject({ left: CreateRule, right: CreateRule }),
  remove: z.strictObject({ left: RemoveRule, right: RemoveRule }),
  editAgainstRemove: z.enum(['ask', 'edit-wins', 'remove-wins']),
});
export type RulesPlan = z.infer<typeof RulesPlan>;

/** All brakes with their numbers; defaults filled in. */
export const BrakesPlan = Brakes.required();
export type BrakesPlan = z.infer<typeof BrakesPlan>;

export const TriggerPlan = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('interval'), everyMs: z.int().positive() }),
  z.strictObject({ on: z.literal('cron'), cron: z.string(), zone: z.string() }),
  z.strictObject({ on: z.literal('file'), sides: z.array(Side).min(1), settleMs: z.int().positive() }),
]);
export type TriggerPlan = z.infer<typeof TriggerPlan>;

export const QuietPlan = z.strictObject({ ms: z.int().positive(), atMostMs: z.int().positive() });
export type QuietPlan = z.infer<typeof QuietPlan>;

/** When a sync runs by itself. It decides nothing about values, so it is in no hash of a sync. */
export const SchedulePlan = z.strictObject({
  triggers: z.array(TriggerPlan),
  quiet: z.strictObject({ left: QuietPlan.nullable(), right: QuietPlan.nullable() }),
});
export type SchedulePlan = z.infer<typeof SchedulePlan>;

/** Fields by side whose values are personal, in alphabetical order. They decide nothing, so they are in no hash of a sync. */
export const PersonalPlan = z.strictObject({ left: z.array(z.string()), right: z.array(z.string()) });
export type PersonalPlan = z.infer<typeof PersonalPlan>;

export const SyncPlan = z.strictObject({
  id: SyncId,
  label: z.string(),
  left: SidePlan,
  right: SidePlan,
  tiers: z.array(TierPlan),
  units: z.array(UnitPlan),
  rules: RulesPlan,
  brakes: BrakesPlan,
  /** Syncs whose links this one's references need and which cannot all come before it: a later pass fills them in. */
  laterPass: z.boolean(),
  schedule: SchedulePlan.default({ triggers: [], quiet: { left: null, right: null } }),
  personal: PersonalPlan.default({ left: [], right: [] }),
  /** Hash of all of this sync but labels, brakes, schedule and personal fields: records are decided again when it changes. */
  hash: z.string(),
});
export type SyncPlan = z.infer<typeof SyncPlan>;

/** What a flow compiles to: frozen, canonical, hashed. The executor reads nothing else. */
export const Plan = z.strictObject({
  format: z.literal(planFormat),
  flow: FlowId,
  label: z.string(),
  shapesHash: z.string(),
  syncs: z.array(SyncPlan),
  /** Hash of the plan without this field. */
  hash: z.string(),
});
export type Plan = z.infer<typeof Plan>;
