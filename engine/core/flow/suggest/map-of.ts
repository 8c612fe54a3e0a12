import type { Direction, FieldMap, StepUse } from '../../../model/flow.ts';
import type { MapId } from '../../../model/ids.ts';
import type { StepPlan } from '../../../model/plan.ts';
import type { Field } from '../../../model/shape.ts';
import type { Fields, Tuple } from '../../../model/value.ts';
import { checkLaws } from '../../steps/laws.ts';
import { lineLoss } from '../../steps/line.ts';
import { isBlank } from '../../values/equal.ts';
import { freshMapId, freshStepId } from '../ids.ts';
import type { Line } from './best-line.ts';
import type { Samples } from './columns.ts';
import { type Ends, leadsLeft } from './direction.ts';
import type { MapSuggestion } from './map-suggestion.ts';
import type { Judged } from './pairs.ts';
import type { WholeAndParts } from './whole-names.ts';

/** The steps of a line as a field map has them, with ids. */
export function stepUses(steps: readonly StepPlan[]): StepUse[] {
  const uses: StepUse[] = [];
  for (const { use, settings } of steps) {
    const id = freshStepId({ steps: uses }, use);
    uses.push(Object.keys(settings).length === 0 ? { id, use } : { id, use, settings });
  }
  return uses;
}

const typesOf = (fields: readonly Field[]) => fields.map((field) => field.type);

/** Whether a line can go both ways without writing what nobody edited. */
function goesBothWays(steps: readonly StepPlan[], { left, right }: Ends): boolean {
  const ends = { from: typesOf(left), to: typesOf(right) };
  return lineLoss(steps, ends.from, ends.to) !== 'one-way' && checkLaws(steps, ends) === null;
}

interface Drawn {
  readonly direction: Direction;
  readonly steps: readonly StepPlan[];
}

/** The first direction whose line keeps its laws. */
function drawn(
  directions: readonly Direction[],
  ends: Ends,
  lineFor: (direction: Direction) => Pick<Line, 'steps'> | null,
): Drawn | null {
  for (const direction of directions) {
    const line = lineFor(direction);
    if (line === null || (direction === 'both' && !goesBothWays(line.steps, ends))) continue;
    return { direction, steps: line.steps };
  }
  return null;
}

function made(ends: Ends, { direction, steps }: Drawn, ids: readonly string[]): FieldMap {
  const names = { left: ends.left.map((field) => field.name), right: ends.right.map((field) => field.name) };
  const end = (all: string[]): string | string[] => (all.length === 1 ? (all[0] ?? '') : all);
  const shorter = names.left.length <= names.right.length ? names.left : names.right;
  const id: MapId = freshMapId({ fields: [] }, shorter, ids);
  const uses = stepUses(steps);
  return {
    id,
    left: end(names.left),
    right: end(names.right),
    ...(direction === 'both' ? {} : { direction }),
    ...(uses.length === 0 ? {} : { steps: uses }),
  };
}

const examplesMax = 3;

const valuesOf = (fields: readonly Field[], row: Fields | undefined): Tuple =>
  fields.map((field) => row?.[field.name] ?? null);

/** A few records of both sides in which the fields are filled. */
function examplesOf({ left, right }: Ends, samples: Samples): MapSuggestion['examples'] {
  const filled = (values: Tuple): boolean => !values.every(isBlank);
  const paired = samples.pairs
    .map((pair) => ({ left: valuesOf(left, pair.left), right: valuesOf(right, pair.right) }))
    .filter((one) => filled(one.left) && filled(one.right));
  if (paired.length > 0) return paired.slice(0, examplesMax);
  const lone = {
    left: samples.left.map((row) => valuesOf(left, row)).filter(filled),
    right: samples.right.map((row) => valuesOf(right, row)).filter(filled),
  };
  const count = Math.min(examplesMax, Math.max(lone.left.length, lone.right.length));
  return Array.from({ length: count }, (_, at) => ({
    left: lone.left[at] ?? left.map(() => null),
    right: lone.right[at] ?? right.map(() => null),
  }));
}

/** The suggestion of a pair of fields, as a whole field map. */
export function mapOf(
  one: Judged,
  samples: Samples,
  { ids }: { readonly ids: readonly string[] },
): MapSuggestion | null {
  const ends = { left: [one.left.field], right: [one.right.field] };
  const { confidence, reasons } = one;
  if (one.reference !== null) {
    const map = { ...made(ends, { direction: one.direction, steps: [] }, ids), reference: one.reference };
    return { map, confidence, reasons, examples: examplesOf(ends, samples) };
  }
  const found = drawn(one.directions, ends, one.lineFor);
  if (found === null) return null;
  return { map: made(ends, found, ids), confidence, reasons, examples: examplesOf(ends, samples) };
}

/** The suggestion of a text and its two parts: joined on the way to the text, split on the way to the parts. */
export function mapOfWhole(
  { side, whole, parts, separator, confidence, reasons }: WholeAndParts,
  samples: Samples,
  by: { readonly directions: (ends: Ends) => readonly Direction[]; readonly ids: readonly string[] },
): MapSuggestion | null {
  const ends: Ends = side === 'right' ? { left: [...parts], right: [whole] } : { left: [whole], right: [...parts] };
  const settings = separator === ' ' ? {} : { separator };
  const lineFor = (direction: Direction): Pick<Line, 'steps'> => {
    const towardWhole = leadsLeft(direction) === (side === 'left');
    return { steps: [{ use: towardWhole ? 'join' : 'split', settings }] };
  };
  const found = drawn(by.directions(ends), ends, lineFor);
  if (found === null) return null;
  return { map: made(ends, found, by.ids), confidence, reasons, examples: examplesOf(ends, samples) };
}
