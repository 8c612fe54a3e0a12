import type { StepPlan } from '../../model/plan.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { agree } from '../values/equal.ts';
import { convert, convertsPlainly, land } from './convert.ts';
import { failed } from './define-step.ts';
import { findStep } from './list.ts';
import type { Step, StepFailure, Stepped, Values } from './step.ts';

type Types = readonly FieldType[];
type Way = ReturnType<Step['way']>;

/** The types at the two ends of a line: `from` before its first step, `to` after its last. */
export interface LineEnds {
  readonly from: Types;
  readonly to: Types;
}

/** Why a line cannot be: a sentence, and the step (from 0) it is about; the number of steps where it is the far end. */
export interface LineFault {
  readonly at: number;
  readonly message: string;
}

interface Stage {
  readonly step: Step;
  readonly settings: unknown;
  readonly before: Types;
  readonly after: Types;
  readonly way: Way;
}

// Lines stem from frozen plans and run for every record, so what their steps and types come to is worked out once.
const stagesOf = new WeakMap<
  readonly StepPlan[],
  { readonly before: Types; readonly stages: Result<readonly Stage[], LineFault> }
>();

function stagesFor(steps: readonly StepPlan[], before: Types): Result<readonly Stage[], LineFault> {
  const known = stagesOf.get(steps);
  if (known !== undefined && known.before === before) return known.stages;
  const stages = prepare(steps, before);
  stagesOf.set(steps, { before, stages });
  return stages;
}

function prepare(steps: readonly StepPlan[], before: Types): Result<readonly Stage[], LineFault> {
  const stages: Stage[] = [];
  let types = before;
  for (const [at, { use, settings }] of steps.entries()) {
    const step = findStep(use);
    if (step === undefined)
      return err({ at, message: `There is no step "${use}"; take another, or a newer version of Tandem.` });
    const after = step.types(settings, types);
    if (!after.ok) return err({ at, message: after.error });
    stages.push({ step, settings, before: types, after: after.value, way: step.way(settings, types) });
    types = after.value;
  }
  return ok(stages);
}

/** The types after the last step, or the first step that cannot take what comes in. */
export function lineTypes(steps: readonly StepPlan[], before: Types): Result<Types, LineFault> {
  const stages = stagesFor(steps, before);
  return stages.ok ? ok(stages.value.at(-1)?.after ?? before) : stages;
}

/**
 * What a line loses: `none` if both lens laws hold, `lossy` if only "no edit, no write" does, `one-way` if there is no way
 * back or the steps do not fit. With `to`, the digits that the far end cannot hold count too.
 */
export function lineLoss(steps: readonly StepPlan[], before: Types, to: Types | null = null): Way {
  const stages = stagesFor(steps, before);
  if (!stages.ok || stages.value.some((stage) => stage.way === 'one-way')) return 'one-way';
  if (stages.value.some((stage) => stage.way === 'lossy')) return 'lossy';
  const after = stages.value.at(-1)?.after ?? before;
  return to?.some((type, at) => isCoarser(after[at], type)) ? 'lossy' : 'none';
}

/** A right end with more digits than the line can bring back makes an edit of those digits lost on the way back. */
function isCoarser(after: FieldType | undefined, to: FieldType): boolean {
  return after !== undefined && 'digits' in after && 'digits' in to && after.digits < to.digits;
}

/**
 * Runs a line forward.
 * @param values of the left end of the line, in order, canonical
 * @param from their types
 * @param to the types at the far end; values are canonical for them
 */
export function forwardLine(steps: readonly StepPlan[], values: Values, from: Types, to: Types): Stepped {
  if (steps.length === 0) return convertAll(values, from, to);
  const stages = stagesFor(steps, from);
  if (!stages.ok) return failed(stages.error.message);
  let now: Values = values;
  for (const stage of stages.value) {
    const made = forwardStage(stage, now);
    if (!made.ok) return made;
    now = made.value;
  }
  return convertAll(now, stages.value.at(-1)?.after ?? from, to);
}

function forwardStage(stage: Stage, values: Values): Stepped {
  const made = stage.step.forward(stage.settings, values);
  return made.ok ? landAll(stage.after, made.value) : made;
}

/**
 * Runs a line backward.
 * @param values of the far end
 * @param old what the near end holds now, so that what the way back cannot know is kept; null for a new record. Where it
 *   already leads to `values`, it is the answer: no edit, no write.
 */
export function backwardLine(steps: readonly StepPlan[], values: Values, old: Values | null, ends: LineEnds): Stepped {
  const { from, to } = ends;
  if (old !== null) {
    const made = forwardLine(steps, old, from, to);
    if (made.ok && allAgree(to, made.value, values)) return ok(old);
  }
  if (steps.length === 0) return convertAll(values, to, from);
  const stages = stagesFor(steps, from);
  if (!stages.ok) return failed(stages.error.message);
  const olds = intermediates(stages.value, old);
  const back = convertAll(values, to, stages.value.at(-1)?.after ?? from);
  if (!back.ok) return back;
  let now: Values = back.value;
  for (const [at, stage] of [...stages.value.entries()].reverse()) {
    if (stage.way === 'one-way') return failed(`"${stage.step.label}" has no way back; make the line one-way.`);
    const made = stage.step.backward(stage.settings, now, olds[at] ?? null);
    if (!made.ok) return made;
    const landed = landAll(stage.before, made.value);
    if (!landed.ok) return landed;
    now = landed.value;
  }
  return ok(now);
}

/** The values before each step as they are now; null from the first step that cannot take them. */
function intermediates(stages: readonly Stage[], old: Values | null): readonly (Values | null)[] {
  const olds: (Values | null)[] = [];
  let now = old;
  for (const stage of stages) {
    olds.push(now);
    const made = now === null ? null : forwardStage(stage, now);
    now = made?.ok ? made.value : null;
  }
  return olds;
}

function allAgree(types: Types, a: Values, b: Values): boolean {
  return types.every((type, at) => agree(type, type, a[at], b[at]));
}

function landAll(types: Types, values: Values): Stepped {
  return each(types, values, (type, value) => land(type, value));
}

function convertAll(values: Values, from: Types, to: Types): Stepped {
  if (values.length !== from.length || from.length !== to.length) {
    return failed(`${values.length} values come to ${to.length} fields; add a step that joins or splits them.`);
  }
  return each(to, values, (type, value, at) => convert(from[at] ?? type, type, value));
}

function each(
  types: Types,
  values: Values,
  turn: (type: FieldType, value: Value, at: number) => Result<Value, StepFailure>,
): Stepped {
  if (types.length !== values.length)
    return failed(`${values.length} values came where ${types.length} were expected.`);
  const out: Value[] = [];
  for (const [at, type] of types.entries()) {
    const turned = turn(type, values[at] ?? null, at);
    if (!turned.ok) return turned;
    out.push(turned.value);
  }
  return ok(out);
}

/** Whether a line's last types may flow into the far end as they are; null if so, else a sentence. */
export function endsFit(after: Types, to: Types): string | null {
  if (after.length !== to.length) {
    return `${after.length} values come to ${to.length} fields; add a step that joins or splits them.`;
  }
  const at = after.findIndex((type, index) => !convertsPlainly(type, to[index] ?? type));
  const [from, into] = [after[at], to[at]];
  if (from === undefined || into === undefined) return null;
  return `A ${from.kind} value cannot become ${into.kind} by itself; add a conversion step.`;
}
