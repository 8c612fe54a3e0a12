import type { ConflictRule, FieldMap, FlowSide, Invariant, Sync } from '../../model/flow.ts';
import type { Side, SyncId } from '../../model/ids.ts';
import { invariant } from '../../model/invariant.ts';
import {
  type MapPlan,
  type PersonalPlan,
  type Plan,
  planFormat,
  type ReferencePlan,
  type SidePlan,
  type SyncPlan,
  type UnitPlan,
} from '../../model/plan.ts';
import type { Field, ObjectShape } from '../../model/shape.ts';
import { personalIn } from '../roles/personal.ts';
import { canon } from '../values/canon.ts';
import { canonicalJson, hashOf } from '../values/hash.ts';
import { canonDecimal } from '../values/number.ts';
import { canonCondition } from './conditions.ts';
import { brakesOf, captureOf, newKeyOf } from './defaults.ts';
import { exceptionsOf } from './exceptions.ts';
import { endsLabel, sideLabel } from './labels.ts';
import { lossOf } from './loss.ts';
import { asReference, inOrder, leadsBack, parentSide } from './references.ts';
import { bothSides, fieldOf, type MapScene, type Scene, type SideScene, type SyncScene } from './scene.ts';
import { scheduleOf } from './schedule.ts';
import { slotOf } from './slot.ts';
import { syncHash } from './sync-hash.ts';
import { type UnitScene, unitsOf } from './units.ts';

/**
 * Makes the plan of a flow that no pass stopped: canonical, in order, defaults filled in (C18). The same flow and shapes
 * give the same bytes, however their parts were ordered in their files (C19).
 */
export function lower(scene: Scene): Plan {
  const plan = {
    format: planFormat,
    flow: scene.flow.id,
    label: scene.flow.label ?? scene.flow.id,
    shapesHash: shapesHash(scene),
    syncs: inOrder(scene.flow.syncs).flatMap(({ id }) =>
      scene.syncs.filter(({ sync }) => sync.id === id).map((sync) => lowerSync(sync, scene)),
    ),
  } satisfies Omit<Plan, 'hash'>;
  return { ...plan, hash: hashOf(canonicalJson(plan)) };
}

/** Only what the flow looks at counts, so that a new table elsewhere changes no plan. */
function shapesHash(scene: Scene): string {
  const seen = scene.syncs.flatMap((sync) =>
    bothSides.map((side) => {
      const { flow, connection, object } = sync[side];
      return { connection: flow.connection, kind: connection?.kind, identity: connection?.identity, object };
    }),
  );
  return hashOf(canonicalJson(seen));
}

function lowerSync(scene: SyncScene, whole: Scene): SyncPlan {
  const { sync } = scene;
  const { flow } = whole;
  const archive = (side: Side) => {
    const rule = scene.rules.remove[side];
    if (rule.rule !== 'archive') return rule;
    const type = fieldOf(scene[side], rule.field)?.type;
    const made = type === undefined ? null : canon(type, rule.value);
    return { ...rule, value: made?.ok === true ? made.value : rule.value };
  };
  const plan = {
    id: sync.id,
    label: sync.label ?? sync.id,
    left: lowerSide(scene, 'left', flow.syncs),
    right: lowerSide(scene, 'right', flow.syncs),
    tiers: sync.match.tiers.map((tier) => ({
      left: tier.left,
      right: tier.right,
      normalise: tier.normalise ?? ['trim'],
      country: tier.country ?? null,
    })),
    units: unitsOf(scene).map((unit) =>
      lowerUnit({ ...unit, conflict: canonRule(scene, unit.conflict) }, sync.id, flow.syncs),
    ),
    rules: {
      ...scene.rules,
      conflict: canonRule(scene, scene.rules.conflict),
      remove: { left: archive('left'), right: archive('right') },
    },
    brakes: brakesOf(sync.brakes),
    laterPass: sync.fields.some((map) => map.reference !== undefined && leadsBack(flow.syncs, sync.id, map.reference)),
    schedule: scheduleOf(whole, scene),
    personal: personalOf(scene, whole),
  } satisfies Omit<SyncPlan, 'hash'>;
  return { ...plan, hash: syncHash(plan) };
}

function personalOf({ sync }: SyncScene, { flow, syncs }: Scene): PersonalPlan {
  const sides = syncs.flatMap((one) => [one.left, one.right]);
  const parts = personalIn(
    [flow],
    (connection, object) =>
      sides.find((one) => one.flow.connection === connection && one.flow.object === object)?.object?.key ?? null,
  )({ flow: flow.id, sync: sync.id });
  return { left: [...(parts?.left ?? [])].sort(), right: [...(parts?.right ?? [])].sort() };
}

function lowerSide(scene: SyncScene, side: Side, syncs: readonly Sync[]): SidePlan {
  const { flow, connection, object } = scene[side];
  invariant(connection !== null && object !== null, 'C2: a plan has known objects on both sides');
  return {
    connection: flow.connection,
    kind: connection.kind,
    identity: connection.identity,
    object: flow.object,
    label: sideLabel(flow.connection, object),
    fields: fieldsToRead(scene, side, object),
    key: object.key,
    newKey: newKeyOf(flow, object),
    filter: filterOf(scene[side], flow),
    capture: captureOf(flow, object.can),
    modifiedAt: flow.modifiedAt ?? null,
    zone: flow.zone ?? null,
    canary: flow.canary ?? null,
    references: referencesOf(scene, side, syncs),
    can: object.can,
  };
}

/** Key, mapped, matched, filtered and archive fields, those that conflict rules look at first, and the modified-at field, in the order of the shape, once each. */
function fieldsToRead(scene: SyncScene, side: Side, object: ObjectShape): Field[] {
  const { sync, maps, rules } = scene;
  const remove = rules.remove[side];
  const read = new Set([
    ...object.key,
    ...maps.flatMap((map) => map[side].names),
    ...sync.match.tiers.flatMap((tier) => tier[side]),
    ...(sync[side].filter?.conditions ?? []).map((condition) => condition.field),
    ...unitsOf(scene).flatMap(({ conflict }) =>
      exceptionsOf(conflict).flatMap((one) => (one.side === side ? [one.field] : [])),
    ),
    ...(remove.rule === 'archive' ? [remove.field] : []),
    ...(sync[side].modifiedAt === undefined ? [] : [sync[side].modifiedAt]),
  ]);
  const references = new Set(maps.flatMap((map) => (map.map.reference === undefined ? [] : map[side].names)));
  return object.fields
    .filter((field) => read.has(field.name))
    .map((field) => (references.has(field.name) ? asReference(field) : field));
}

/** The fields of a side that point at records of another sync. */
function referencesOf(scene: SyncScene, side: Side, syncs: readonly Sync[]): ReferencePlan[] {
  return scene.maps.flatMap(({ map, [side]: end }): ReferencePlan[] => {
    const parent = syncs.find((one) => one.id === map.reference);
    const [name] = end.names;
    const field = name === undefined ? undefined : fieldOf(scene[side], name);
    if (parent === undefined || field === undefined) return [];
    const at = parentSide(parent, scene[side].flow.connection, side);
    invariant(at !== null, 'C17: a sync that is referred to has records on both sides');
    return [{ field: field.name, sync: parent.id, side: at, type: field.type }];
  });
}

function filterOf(side: SideScene, { filter }: FlowSide): SidePlan['filter'] {
  if (filter === undefined) return null;
  const conditions = filter.conditions.map((condition) => {
    const field = fieldOf(side, condition.field);
    invariant(field !== undefined, 'C4: a filter looks at fields that exist');
    return canonCondition(condition, field.type);
  });
  return { mode: filter.mode, conditions };
}

/** A conflict rule with the values of its conditions in canonical form. */
function canonRule(scene: SyncScene, rule: ConflictRule): ConflictRule {
  if (rule.rule === 'ask' || rule.unless === undefined) return rule;
  const unless = rule.unless.map(({ side, ...condition }) => {
    const field = fieldOf(scene[side], condition.field);
    invariant(field !== undefined, 'C29: a conflict rule looks at fields that exist');
    return { side, ...canonCondition(condition, field.type) };
  });
  return { ...rule, unless };
}

function lowerUnit({ group, maps, conflict }: UnitScene, sync: SyncId, syncs: readonly Sync[]): UnitPlan {
  const [first] = maps;
  invariant(first !== undefined, 'C18: a unit has a line');
  return {
    id: group?.id ?? first.map.id,
    group: group?.id ?? null,
    ...(group?.label === undefined ? {} : { label: group.label }),
    maps: maps.map((map) => ({ ...lowerMap(map, conflict), reference: referenceOf(map.map, sync, syncs) })),
    conflict,
    invariants: (group?.invariants ?? []).map(canonInvariant),
  };
}

/** Amounts as they are in a plan: canonical. */
function canonInvariant(one: Invariant): Invariant {
  if (one.is !== 'sum') return one;
  const within = canonDecimal(one.within ?? '0');
  return { ...one, within: within.ok ? within.value : '0' };
}

function referenceOf(map: FieldMap, sync: SyncId, syncs: readonly Sync[]): MapPlan['reference'] {
  if (map.reference === undefined) return null;
  const orphans = leadsBack(syncs, sync, map.reference) ? 'without' : (map.orphans ?? 'wait');
  return { sync: map.reference, orphans };
}

function lowerMap(scene: MapScene, conflict: UnitPlan['conflict']): Omit<MapPlan, 'reference'> {
  const { map, left, right, line, direction } = scene;
  invariant(left.fields !== null && right.fields !== null, 'C8: a line joins fields that exist');
  return {
    id: map.id,
    label: map.label ?? endsLabel(left.names, right.names),
    slot: slotOf(map.id, left.names, right.names),
    left: [...left.names],
    right: [...right.names],
    leftTypes: left.fields.map((field) => field.type),
    rightTypes: right.fields.map((field) => field.type),
    direction,
    steps: line.steps.map((one) => {
      invariant(one.kind === 'ready', 'C12: steps of a plan are known and set');
      return { use: one.use.use, settings: one.settings };
    }),
    loss: lossOf(line),
    conflict,
    blank: map.blank ?? 'carry',
    drift: map.drift ?? 'keep',
  };
}
