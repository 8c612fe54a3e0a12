import { across, type Side } from '../../model/ids.ts';
import type { StepPlan } from '../../model/plan.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Fields, FieldType, Tuple } from '../../model/value.ts';
import { backwardLine, forwardLine, lineTypes } from '../steps/line.ts';
import type { Stepped } from '../steps/step.ts';
import type { LineStep } from './line-scene.ts';
import type { EndScene, MapScene } from './scene.ts';

/** What a value becomes on its way along a line, for eyes: after each step in the order of the way, and what arrives. */
export interface Trace {
  readonly from: Tuple;
  /** By the id of the step that made it; it ends before the step that failed. */
  readonly hops: readonly { readonly step: string; readonly value: Tuple }[];
  readonly to: Result<Tuple, string>;
}

type Ready = Extract<LineStep, { kind: 'ready' }>;
type Types = readonly FieldType[];

const plansOf = (steps: readonly Ready[]): readonly StepPlan[] =>
  steps.map(({ use, settings }) => ({ use: use.use, settings: { ...settings } }));

function valuesIn(fields: Fields, { names }: EndScene): Tuple | null {
  const values = names.map((name) => fields[name]);
  return values.every((value) => value !== undefined) ? values : null;
}

const wordsOf = (made: Stepped): Result<Tuple, string> => (made.ok ? ok([...made.value]) : err(made.error.message));

function forwardTrace(steps: readonly Ready[], from: Tuple, ends: { from: Types; to: Types }): Trace {
  const hops: Trace['hops'][number][] = [];
  for (const [at, { use }] of steps.entries()) {
    const part = plansOf(steps.slice(0, at + 1));
    const types = lineTypes(part, ends.from);
    if (!types.ok) return { from, hops, to: err(types.error.message) };
    const made = wordsOf(forwardLine(part, from, ends.from, types.value));
    if (!made.ok) return { from, hops, to: made };
    hops.push({ step: use.id, value: made.value });
  }
  return { from, hops, to: wordsOf(forwardLine(plansOf(steps), from, ends.from, ends.to)) };
}

/** `from` and `to` are the ends of the line as it is drawn; the value goes from `to` back to `from`. */
function backwardTrace(
  steps: readonly Ready[],
  values: { readonly sent: Tuple; readonly old: Tuple | null },
  ends: { from: Types; to: Types },
): Trace {
  const hops: Trace['hops'][number][] = [];
  const { sent, old } = values;
  for (const at of [...steps.keys()].toReversed()) {
    const head = plansOf(steps.slice(0, at));
    const types = lineTypes(head, ends.from);
    if (!types.ok) return { from: sent, hops, to: err(types.error.message) };
    const before = old === null ? null : forwardLine(head, old, ends.from, types.value);
    const tail = plansOf(steps.slice(at));
    const olds = before?.ok === true ? before.value : null;
    const made = wordsOf(backwardLine(tail, sent, olds, { from: types.value, to: ends.to }));
    if (!made.ok) return { from: sent, hops, to: made };
    hops.push({ step: steps[at]?.use.id ?? '', value: made.value });
  }
  return { from: sent, hops, to: wordsOf(backwardLine(plansOf(steps), sent, old, ends)) };
}

const carriesTo = (map: MapScene, to: Side): boolean =>
  map.direction === 'both' || map.direction.startsWith(`to-${to}`);

/**
 * Sends the values of a record along a field map as it is drawn now, also while other parts of the flow have problems.
 * @param there what the other record holds; null where there is none
 * @returns null for a way that the line does not go, and while its ends or steps are not known
 */
export function traceLine(map: MapScene, to: Side, here: Fields, there: Fields | null): Trace | null {
  if (!carriesTo(map, to)) return null;
  const { steps: drawn, from, to: far } = map.line;
  const steps = drawn.filter((step) => step.kind === 'ready');
  const sent = valuesIn(here, map[across(to)]);
  if (from === null || far === null || sent === null) return null;
  if (steps.length < drawn.length) return { from: sent, hops: [], to: err('A step on this line is not set yet.') };
  const ends = { from, to: far };
  const isForward = map.direction.startsWith('to-') || to === 'right';
  if (isForward) return forwardTrace(steps, sent, ends);
  return backwardTrace(steps, { sent, old: there === null ? null : valuesIn(there, map[to]) }, ends);
}
