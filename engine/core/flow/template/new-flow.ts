import type { Condition, FieldMap, Flow, FlowSide, MatchTier, Rules } from '../../../model/flow.ts';
import type { ConnectionId, RecordKey, Side } from '../../../model/ids.ts';
import type { Field, ObjectShape } from '../../../model/shape.ts';
import type { Template } from '../../../model/template.ts';
import { directionOf, fills } from '../../compile/defaults.ts';
import { freshSyncId } from '../ids.ts';

/**
 * How a new sync begins.
 * - `review`: new records wait, so that the first run only links, and asks where values differ.
 * - `future`: records are linked and keep what they have on both sides; only what is edited from then on is carried across.
 * - `whole`: the first run also creates what is missing on either side.
 * - `few`: like `whole`, on some records only, which a filter on each side names by their keys.
 */
export type Start =
  | { readonly with: 'review' }
  | { readonly with: 'future' }
  | { readonly with: 'whole' }
  | { readonly with: 'few'; readonly pairs: readonly { readonly left: RecordKey; readonly right: RecordKey }[] };

export interface NewSide {
  readonly connection: ConnectionId;
  readonly shape: ObjectShape;
}

export interface NewFlow {
  readonly label: string;
  readonly left: NewSide;
  readonly right: NewSide;
  readonly tiers: readonly MatchTier[];
  readonly maps: readonly FieldMap[];
  readonly template: Template | null;
  /** Which records of each side take part. */
  readonly conditions?: { readonly [side in Side]: readonly Condition[] };
  readonly start: Start;
}

const sides = ['left', 'right'] as const;

/** The field that a record is named by, where it is one field; only then a filter can name records. */
export const keyField = ({ key }: ObjectShape): string | null => (key.length === 1 ? (key[0] ?? null) : null);

function sideOf({ start, conditions, ...asked }: NewFlow, side: Side): FlowSide {
  const { connection, shape } = asked[side];
  const field = keyField(shape);
  const few: readonly Condition[] =
    start.with !== 'few' || field === null
      ? []
      : [{ field, is: 'one-of', value: start.pairs.map((pair) => pair[side]) }];
  const all = [...(conditions?.[side] ?? []), ...few];
  const plain = { connection, object: shape.object };
  return all.length === 0 ? plain : { ...plain, filter: { mode: 'all', conditions: all } };
}

/** New records wait where the start says so, and where a system lets nobody create any. */
function createRules({ left, right, start, template }: NewFlow): Rules['create'] {
  const rule = (side: Side, { can }: ObjectShape) => {
    if (start.with === 'review' || start.with === 'future' || !can.create) return 'wait' as const;
    return template?.rules?.create?.[side];
  };
  const rules = { left: rule('left', left.shape), right: rule('right', right.shape) };
  return Object.fromEntries(Object.entries(rules).filter(([, one]) => one !== undefined));
}

function rulesOf(asked: NewFlow): Rules | undefined {
  const { create: _, ...rest } = asked.template?.rules ?? {};
  const create = createRules(asked);
  const rules = {
    ...rest,
    ...(asked.start.with === 'future' ? { firstLink: 'leave' as const, fillBlanks: false } : {}),
    ...(create === undefined || Object.keys(create).length === 0 ? {} : { create }),
  };
  return Object.keys(rules).length === 0 ? undefined : rules;
}

/** A flow with one sync, as the assistant found it. */
export function newFlow(asked: NewFlow): Omit<Flow, 'id'> {
  const { label, tiers, maps, template } = asked;
  const rules = rulesOf(asked);
  const id = freshSyncId({ syncs: [] }, label);
  return {
    format: 1,
    label,
    syncs: [
      {
        id,
        label,
        left: sideOf(asked, 'left'),
        right: sideOf(asked, 'right'),
        match: { tiers: [...tiers] },
        fields: [...maps],
        ...(rules === undefined ? {} : { rules }),
        ...(template?.brakes === undefined ? {} : { brakes: template.brakes }),
      },
    ],
  };
}

/** Fields that a new record needs on a side and that no map fills. */
export function requiredUnmapped(
  shapes: { readonly [side in Side]: ObjectShape },
  maps: readonly FieldMap[],
): readonly { readonly side: Side; readonly field: Field }[] {
  return sides.flatMap((side) => {
    const shape = shapes[side];
    if (!shape.can.create) return [];
    const filled = new Set(
      maps.filter((map) => fills(directionOf(map.direction), side)).flatMap((map) => [map[side]].flat()),
    );
    return shape.fields
      .filter((field) => field.required && !filled.has(field.name) && !shape.key.includes(field.name))
      .map((field) => ({ side, field }));
  });
}
