import type { StepPlan } from '../../model/plan.ts';
import type { Field } from '../../model/shape.ts';
import type { FieldType } from '../../model/value.ts';
import { checkLaws } from '../steps/laws.ts';
import { endsFit, lineLoss, lineTypes } from '../steps/line.ts';
import { findStep } from '../steps/list.ts';
import type { Column } from './suggest/columns.ts';
import { linesBetween } from './suggest/lines.ts';
import { lookOf } from './suggest/looks.ts';

/** Steps that make values of one type out of those of another. */
export interface Bridge {
  readonly steps: readonly StepPlan[];
  /** What people call the first step. */
  readonly label: string;
  /** It has no way back that keeps its word. */
  readonly oneWay: boolean;
}

const columnFor = (type: FieldType): Column => {
  const field: Field = {
    name: 'value',
    type,
    required: false,
    nullable: true,
    writable: 'always',
    unique: false,
    emptyIsNull: false,
  };
  return { field, values: [], look: lookOf(type, []) };
};

const texts = (types: readonly FieldType[]): boolean => types.every((type) => type.kind === 'text');

function joinOrSplit(from: readonly FieldType[], to: readonly FieldType[]): readonly (readonly StepPlan[])[] {
  if (!texts([...from, ...to])) return [];
  const parts = Math.max(from.length, to.length);
  const settings = parts === 2 ? {} : { parts };
  if (from.length > 1 && to.length === 1) return [[{ use: 'join', settings }]];
  return from.length === 1 && to.length > 1 ? [[{ use: 'split', settings }]] : [];
}

/**
 * Steps from some types to others, by types alone; those that can also come back first. Null where none lead there.
 * @param evenWhereTheyFit also looks for steps where values could go as they are: options of two fields may differ
 */
export function bridgeFor(
  from: readonly FieldType[],
  to: readonly FieldType[],
  evenWhereTheyFit = false,
): Bridge | null {
  const [one, other] = [from[0], to[0]];
  const lines =
    from.length === 1 && to.length === 1 && one !== undefined && other !== undefined
      ? linesBetween(columnFor(one), columnFor(other), [], {}).map((line) => line.steps)
      : joinOrSplit(from, to);
  const bridges = lines.flatMap((steps): readonly Bridge[] => {
    const made = lineTypes(steps, from);
    if (!made.ok || endsFit(made.value, to) !== null || (steps.length === 0 && evenWhereTheyFit)) return [];
    const oneWay = lineLoss(steps, from, to) === 'one-way' || checkLaws(steps, { from, to }) !== null;
    return [{ steps, label: findStep(steps[0]?.use ?? '')?.label ?? '', oneWay }];
  });
  return bridges.find((bridge) => !bridge.oneWay) ?? bridges[0] ?? null;
}
