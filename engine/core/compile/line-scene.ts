import type { StepUse } from '../../model/flow.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Field } from '../../model/shape.ts';
import { type Tables, tableName } from '../../model/table.ts';
import type { FieldType } from '../../model/value.ts';
import { findStep } from '../steps/list.ts';
import type { Step } from '../steps/step.ts';

/** Settings of a step once its schema has read them: defaults filled in. */
export type StepSettings = { readonly [name: string]: unknown };

/** What a schema complained about. */
export type Issues = readonly {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code: string;
}[];

/** A step on a line with what its name and settings turned out to be. */
export type LineStep =
  | { readonly kind: 'unknown'; readonly use: StepUse }
  | { readonly kind: 'misset'; readonly use: StepUse; readonly step: Step; readonly issues: Issues }
  | { readonly kind: 'ready'; readonly use: StepUse; readonly step: Step; readonly settings: StepSettings };

/** The steps of a field map in the order of the value's way, and the types they make of those it starts with. */
export interface Line {
  readonly steps: readonly LineStep[];
  /** Types at the end the values come from, and at the end they go to; null where a field is not known. */
  readonly from: readonly FieldType[] | null;
  readonly to: readonly FieldType[] | null;
  /** Types after the last step; null where they cannot be told. */
  readonly made: readonly FieldType[] | null;
  /** The step that cannot take the types that reach it, and why. */
  readonly broken: { readonly use: StepUse; readonly message: string } | null;
}

const typesOf = (fields: readonly Field[] | null): readonly FieldType[] | null =>
  fields?.map((field) => field.type) ?? null;

/** Leads the types of the fields through the steps, as far as they go. */
export function lineOf(
  uses: readonly StepUse[],
  tables: Tables,
  from: readonly Field[] | null,
  to: readonly Field[] | null,
): Line {
  const steps = uses.map((use) => lineStep(use, tables));
  let made = typesOf(from);
  let broken: Line['broken'] = null;
  for (const one of steps) {
    if (made === null) break;
    const next = one.kind === 'ready' ? one.step.types(one.settings, made) : null;
    if (next !== null && !next.ok) broken = { use: one.use, message: next.error };
    made = next?.ok === true ? next.value : null;
  }
  return { steps, from: typesOf(from), to: typesOf(to), made, broken };
}

const isSettings = (value: unknown): value is StepSettings => typeof value === 'object' && value !== null;

function lineStep(use: StepUse, tables: Tables): LineStep {
  const step = findStep(use.use);
  if (step === undefined) return { kind: 'unknown', use };
  const read = step.settings.safeParse(use.settings ?? {});
  if (!read.success) return { kind: 'misset', use, step, issues: read.error.issues };
  const bound = withTable(step, read.data, tables);
  if (!bound.ok)
    return { kind: 'misset', use, step, issues: [{ code: 'custom', path: ['table'], message: bound.error }] };
  return { kind: 'ready', use, step, settings: isSettings(bound.value) ? bound.value : {} };
}

function withTable(step: Step, settings: unknown, tables: Tables): Result<unknown, string> {
  const source = step.table?.source(settings) ?? null;
  if (step.table === undefined || source === null) return ok(settings);
  const name = tableName(source);
  const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (table !== undefined) return step.table.bind(settings, table);
  const remedy = 'file' in source ? 'put the file beside the flow' : 'look whether the connection has this object';
  return err(`The table ${name} has not been read; ${remedy}.`);
}
