import { brakeDefaults } from '../core/compile/defaults.ts';
import type { ConflictRule, Direction } from '../model/flow.ts';
import { ConnectionId, GroupId, MapId, type Side, Slot, SyncId } from '../model/ids.ts';
import type { MapPlan, RulesPlan, SidePlan, SyncPlan, UnitPlan } from '../model/plan.ts';
import type { Field } from '../model/shape.ts';
import type { FieldType } from '../model/value.ts';
import { canAll, field } from './demo-flow.ts';

/**
 * Plans as `compile` would make them, built by hand. A field map `email` joins the left field `email` and the right field
 * `their_email`, so that no test passes by mixing up the sides.
 */
export const fieldOn = (side: Side, id: string): string => (side === 'left' ? id : `their_${id}`);

export const text: FieldType = { kind: 'text' };

export interface MapMore extends Partial<Omit<MapPlan, 'id' | 'slot'>> {
  /** The type at both ends, one end each. */
  readonly type?: FieldType;
}

export function mapPlan(id: string, more: MapMore = {}): MapPlan {
  const { type = text, ...rest } = more;
  return {
    id: MapId.parse(id),
    label: id,
    slot: Slot.parse(`slot-${id}`),
    left: [fieldOn('left', id)],
    right: [fieldOn('right', id)],
    leftTypes: [type],
    rightTypes: [type],
    direction: 'both',
    steps: [],
    loss: 'none',
    conflict: { rule: 'ask' },
    blank: 'carry',
    drift: 'keep',
    reference: null,
    ...rest,
  };
}

export const oneWay = (id: string, direction: Direction, more: MapMore = {}): MapPlan =>
  mapPlan(id, { ...more, direction });

/** A single map's unit; it has the map's conflict rule. */
export const unitOf = (map: MapPlan): UnitPlan => ({
  id: map.id,
  group: null,
  maps: [map],
  conflict: map.conflict,
  invariants: [],
});

export const groupOf = (id: string, maps: MapPlan[], conflict: ConflictRule = { rule: 'ask' }): UnitPlan => ({
  id,
  group: GroupId.parse(id),
  maps: maps.map((map) => ({ ...map, conflict })),
  conflict,
  invariants: [],
});

const defaultRules: RulesPlan = {
  firstLink: 'ask',
  fillBlanks: true,
  conflict: { rule: 'ask' },
  create: { left: 'create', right: 'create' },
  remove: { left: { rule: 'ask' }, right: { rule: 'ask' } },
  editAgainstRemove: 'ask',
};

function fieldsOf(units: readonly UnitPlan[], side: Side): Field[] {
  const fields = new Map<string, Field>();
  for (const map of units.flatMap((unit) => unit.maps)) {
    const types = side === 'left' ? map.leftTypes : map.rightTypes;
    for (const [index, name] of map[side].entries()) fields.set(name, field(name, types[index] ?? text));
  }
  return [...fields.values()];
}

function sidePlan(side: Side, units: readonly UnitPlan[], more: Partial<SidePlan>): SidePlan {
  return {
    connection: ConnectionId.parse(side === 'left' ? 'crm' : 'erp'),
    kind: 'memory',
    identity: `${side}-1`,
    object: 'people',
    label: side === 'left' ? 'CRM' : 'ERP',
    fields: fieldsOf(units, side),
    key: ['id'],
    newKey: { from: 'system' },
    filter: null,
    capture: { by: 'scan' },
    modifiedAt: null,
    zone: null,
    canary: null,
    references: [],
    can: canAll,
    ...more,
  };
}

export interface SyncMore {
  readonly left?: Partial<SidePlan>;
  readonly right?: Partial<SidePlan>;
  readonly tiers?: SyncPlan['tiers'];
  readonly rules?: Partial<RulesPlan>;
  readonly brakes?: Partial<SyncPlan['brakes']>;
  readonly hash?: string;
}

/** A sync of these units; single maps may be given as they are. */
export function syncPlan(parts: readonly (UnitPlan | MapPlan)[], more: SyncMore = {}): SyncPlan {
  const units = parts.map((part) => ('maps' in part ? part : unitOf(part)));
  return {
    id: SyncId.parse('people'),
    label: 'People',
    left: sidePlan('left', units, more.left ?? {}),
    right: sidePlan('right', units, more.right ?? {}),
    tiers: more.tiers ?? [],
    units,
    rules: { ...defaultRules, ...more.rules },
    brakes: { ...brakeDefaults, ...more.brakes },
    laterPass: false,
    schedule: { triggers: [], quiet: { left: null, right: null } },
    personal: { left: [], right: [] },
    hash: more.hash ?? 'plan-1',
  };
}
