import type { StepUse } from '../../../model/flow.ts';
import type { StepPlan } from '../../../model/plan.ts';
import type { Field } from '../../../model/shape.ts';
import type { ExpectedField } from '../../../model/template.ts';
import type { FieldType, Value } from '../../../model/value.ts';
import { freshStepId } from '../ids.ts';
import { canLead, tryLine } from '../suggest/try-line.ts';
import { plain } from './called.ts';

/** The ends of a line, and whether it leads from the right to the left. */
export interface Ends {
  readonly left: Field;
  readonly right: Field;
  readonly isBack: boolean;
}

/** Values of both ends that belong together. */
export type Examples = readonly (readonly [left: Value, right: Value])[];

const optionsOf = (type: FieldType): readonly string[] => (type.kind === 'choice' ? type.options : []);

/** The options of a field that are called so, in the order of the names. */
const having = (names: readonly string[], options: readonly string[]): readonly string[] =>
  names.flatMap((name) => options.filter((option) => plain(option) === plain(name)));

/** Options that mean the same become pairs; the first pair of a value counts, so that the usual ones stand first. */
function valueMap({ values = [] }: ExpectedField, { left, right, isBack }: Ends): readonly StepPlan[] | null {
  const found = values.flatMap((one) => {
    const there = [having(one.left, optionsOf(left.type)), having(one.right, optionsOf(right.type))] as const;
    const [mine, its] = isBack ? [there[1], there[0]] : there;
    return mine.length === 0 || its.length === 0 ? [] : [{ mine, its }];
  });
  const pairs: { from: string; to: string }[] = [];
  const add = (from: string | undefined, to: string | undefined): void => {
    if (from === undefined || to === undefined) return;
    if (!pairs.some((pair) => pair.from === from && pair.to === to)) pairs.push({ from, to });
  };
  for (const { mine, its } of found) add(mine[0], its[0]);
  const [sent, met] = [new Set(pairs.map((pair) => pair.from)), new Set(pairs.map((pair) => pair.to))];
  for (const { mine, its } of found) {
    for (const one of mine) if (!sent.has(one)) add(one, its[0]);
    for (const one of its) if (!met.has(one)) add(mine[0], one);
  }
  const isNeeded = pairs.some((pair) => pair.from !== pair.to);
  return isNeeded ? [{ use: 'value-map', settings: { pairs } }] : null;
}

/** Whether values that belong together still do, once they went along the steps. */
function keepsTogether(steps: readonly StepPlan[], examples: Examples, from: FieldType, to: FieldType): boolean {
  const before = tryLine([], examples, from, to).equal;
  return tryLine(steps, examples, from, to).equal >= before;
}

/** The steps that a template knows for a line between two fields; none where no line of its own fits them. */
export function templateSteps(expected: ExpectedField, ends: Ends, examples: Examples): StepUse[] {
  const mapped = valueMap(expected, ends);
  const lines = [
    ...(mapped === null ? [] : [mapped]),
    ...(expected.lines ?? []).map((line) => line.map(({ use, settings = {} }) => ({ use, settings }))),
  ];
  const [from, to] = ends.isBack ? [ends.right.type, ends.left.type] : [ends.left.type, ends.right.type];
  const sent = ends.isBack ? examples.map(([left, right]) => [right, left] as const) : examples;
  const fitting = lines.find((line) => canLead(line, from, to) && keepsTogether(line, sent, from, to));
  const made: StepUse[] = [];
  for (const { use, settings } of fitting ?? []) made.push({ id: freshStepId({ steps: made }, use), use, settings });
  return made;
}
