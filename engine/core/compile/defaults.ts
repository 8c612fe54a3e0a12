import type { Brakes, ConflictRule, CreateRule, Direction, FlowSide, KeyRule, Rules } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import type { BrakesPlan, CapturePlan, RulesPlan } from '../../model/plan.ts';
import type { Can, ObjectShape } from '../../model/shape.ts';

/**
 * The safety limits of a sync that sets none (C20). Source: the table of brakes that Tandem's model was built on;
 * percentages are of live links.
 */
export const brakeDefaults: BrakesPlan = {
  removes: { min: 5, percent: 5, max: 100 },
  emptySide: true,
  shrunkSidePercent: 70,
  massUpdate: { percent: 30, records: 500 },
  massBlanking: { percent: 1, records: 20 },
  creates: { records: 1000, percent: 20 },
  conflictStorm: { percent: 10, records: 20 },
  ambiguous: { percent: 1, records: 20 },
  identity: true,
  canary: true,
  shape: true,
  planChange: true,
  clockSkewMinutes: 5,
};

export const brakesOf = (brakes: Brakes = {}): BrakesPlan => {
  const set = Object.entries(brakes).filter(([, value]) => value !== undefined);
  return { ...brakeDefaults, ...Object.fromEntries(set) };
};

/** How far a cursor reads back, and how often all keys are asked for. */
export const overlapMinutes = 5;
export const censusEveryHours = 24;

export const directionOf = (direction: Direction | undefined): Direction => direction ?? 'both';

/** Whether a line of this direction puts values into records that exist on that side. */
export const updates = (direction: Direction, side: Side): boolean =>
  direction === 'both' || direction === `to-${side}`;

/** Whether it puts values into records that are created there. */
export const fills = (direction: Direction, side: Side): boolean =>
  updates(direction, side) || direction === `to-${side}-on-create`;

/** A rule with its tie, which is `ask` unless set. */
export function conflictOf(rule: ConflictRule | undefined): ConflictRule {
  if (rule === undefined) return { rule: 'ask' };
  switch (rule.rule) {
    case 'ask':
    case 'left-wins':
    case 'right-wins':
    case 'union':
    case 'first-non-blank':
      return rule;
    case 'last-write-wins':
    case 'newest':
    case 'longest':
    case 'larger':
    case 'smaller':
    case 'never-blank':
      return { ...rule, tie: rule.tie ?? 'ask' };
  }
}

/**
 * The rules of a sync with defaults. A record without a twin is created on the other side where that side allows it and
 * some line leads there; otherwise it is let be.
 */
export function rulesOf(
  rules: Rules = {},
  directions: readonly Direction[] = [],
  can: { readonly [side in Side]: Can | null } = { left: null, right: null },
): RulesPlan {
  const create = (side: Side): CreateRule =>
    rules.create?.[side] ??
    (can[side]?.create !== false && directions.some((direction) => fills(direction, side)) ? 'create' : 'ignore');
  return {
    firstLink: rules.firstLink ?? 'ask',
    fillBlanks: rules.fillBlanks ?? true,
    conflict: conflictOf(rules.conflict),
    create: { left: create('left'), right: create('right') },
    remove: { left: rules.remove?.left ?? { rule: 'ask' }, right: rules.remove?.right ?? { rule: 'ask' } },
    editAgainstRemove: rules.editAgainstRemove ?? 'ask',
  };
}

/** By cursor where a modified-at field is named and the system can be asked for changes, else by scan. */
export function captureOf(side: FlowSide, can: Can): CapturePlan {
  const wanted = side.capture ?? 'auto';
  const byCursor = wanted === 'cursor' || (wanted === 'auto' && side.modifiedAt !== undefined && can.since);
  if (!byCursor) return { by: 'scan' };
  return {
    by: 'cursor',
    overlapMs: Math.round((side.overlapMinutes ?? overlapMinutes) * 60_000),
    censusEveryMs: Math.max(1, Math.round((side.censusEveryHours ?? censusEveryHours) * 3_600_000)),
  };
}

export const newKeyOf = (side: FlowSide, object: ObjectShape): KeyRule => side.newKey ?? { from: object.keyFrom };
