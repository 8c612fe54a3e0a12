import type { Condition } from '../../model/flow.ts';
import type { NodeId } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import type { Field } from '../../model/shape.ts';
import type { FieldKind, FieldType, Value } from '../../model/value.ts';
import { canon } from '../values/canon.ts';
import { advise, insteadOf, quoted, stop } from './report.ts';
import { fieldOf, type SideScene } from './scene.ts';

/** What conditions are part of, and how problems of theirs are told. */
export interface Asking {
  readonly node: NodeId;
  /** What the codes of the problems begin with. */
  readonly code: 'filter' | 'unless';
  /** What looks at a field, and what compares it. */
  readonly looks: string;
  readonly compares: string;
}

export const ordered: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'integer',
  'decimal',
  'date',
  'time',
  'instant',
  'local-date-time',
]);
const texts: ReadonlySet<FieldKind> = new Set<FieldKind>(['text', 'rich-text', 'choice', 'reference']);
const several: ReadonlySet<FieldKind> = new Set<FieldKind>(['set', 'list']);

/** What a comparison can look at; the others look at anything. */
const looksAt: { readonly [is in Condition['is']]?: readonly ReadonlySet<FieldKind>[] } = {
  greater: [ordered],
  less: [ordered],
  'at-least': [ordered],
  'at-most': [ordered],
  contains: [texts, several],
  'starts-with': [texts],
  'ends-with': [texts],
};

/** What is wrong with a condition on a field of a side: its field, its comparison, its value. */
export function conditionFaults(side: SideScene, condition: Condition, asking: Asking): readonly FlowProblem[] {
  if (side.object === null) return [];
  const field = fieldOf(side, condition.field);
  if (field === undefined) {
    const message = `${asking.looks} looks at "${condition.field}", which ${side.label} does not have.`;
    const names = side.object.fields.map((one) => one.name);
    return [
      stop(asking.node, { code: `${asking.code}/unknown-field`, message, fix: insteadOf(condition.field, names) }),
    ];
  }
  const kinds = looksAt[condition.is];
  if (kinds !== undefined && !kinds.some((set) => set.has(field.type.kind))) {
    const message = `"${condition.is}" cannot be asked of "${field.name}", which is of the type ${field.type.kind}.`;
    return [
      stop(asking.node, {
        code: `${asking.code}/comparison`,
        message,
        fix: 'Use "equal", "one-of" or "blank", or look at another field.',
      }),
    ];
  }
  return valueFaults(asking, condition, field);
}

function valueFaults(asking: Asking, condition: Condition, field: Field): readonly FlowProblem[] {
  const { node } = asking;
  const code = `${asking.code}/value`;
  const { is, value } = condition;
  if (is === 'blank' || is === 'not-blank') {
    if (value === undefined) return [];
    const message = `"${is}" on "${field.name}" takes no value.`;
    return [stop(node, { code, message, fix: 'Leave the value away.' })];
  }
  const wanted = wantedValues(condition, field.type);
  if (wanted === null) {
    const list = is === 'one-of' || is === 'none-of';
    const message = `The condition "${is}" on "${field.name}" needs ${list ? 'a list of values' : 'a value'} to compare with.`;
    return [stop(node, { code, message, fix: 'Write it under "value".' })];
  }
  for (const { type, one } of wanted) {
    const made = canon(type, one);
    if (!made.ok) {
      const message = `${asking.compares} on "${field.name}" compares with what is no ${type.kind}: ${made.error}`;
      return [stop(node, { code, message, fix: 'Write the value as the field holds it, numbers in quotes.' })];
    }
  }
  return unknownChoices(
    asking,
    field,
    wanted.map(({ one }) => one),
  );
}

function unknownChoices(asking: Asking, field: Field, wanted: readonly Value[]): readonly FlowProblem[] {
  const options = field.type.kind === 'choice' || field.type.kind === 'set' ? (field.type.options ?? []) : [];
  const unknown = wanted
    .flat()
    .filter((one) => typeof one === 'string')
    .filter((one) => !options.includes(one));
  if (options.length === 0 || unknown.length === 0) return [];
  const message = `${asking.compares} on "${field.name}" asks for ${quoted(unknown)}, which is not among its choices.`;
  return [
    advise(asking.node, { code: `${asking.code}/unknown-choice`, message, fix: insteadOf(unknown[0] ?? '', options) }),
  ];
}

interface Wanted {
  readonly type: FieldType;
  readonly one: Value;
}

const isValues = (value: Value): value is readonly Value[] => Array.isArray(value);

/** What a condition compares with, each with the type it must have; null where it does not say. */
function wantedValues({ is, value }: Condition, type: FieldType): readonly Wanted[] | null {
  if (value === undefined) return null;
  if (is === 'one-of' || is === 'none-of') {
    return isValues(value) && value.length > 0 ? value.map((one) => ({ type, one })) : null;
  }
  const part: FieldType = is === 'contains' || is === 'starts-with' || is === 'ends-with' ? { kind: 'text' } : type;
  return [{ type: part, one: value }];
}

/** The condition with its values in canonical form. */
export function canonCondition(condition: Condition, type: FieldType): Condition {
  const canonical = (of: FieldType, value: Value): Value => {
    const made = canon(of, value);
    return made.ok ? made.value : value;
  };
  const { is, value } = condition;
  if (value === undefined || is === 'blank' || is === 'not-blank') return { field: condition.field, is };
  const wanted = (wantedValues(condition, type) ?? []).map((one) => canonical(one.type, one.one));
  const list = is === 'one-of' || is === 'none-of';
  return { field: condition.field, is, value: list ? wanted : (wanted[0] ?? null) };
}
