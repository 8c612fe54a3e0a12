import type { StepPlan } from '../../model/plan.ts';
import type { FlowProblem } from '../../model/problem.ts';
import { type Counterexample, checkLaws, putGet } from '../steps/laws.ts';
import { endsFit, type LineEnds } from '../steps/line.ts';
import { sharedIn } from '../steps/lookup.ts';
import { sampleTuples } from '../steps/samples.ts';
import type { Values } from '../steps/step.ts';
import { canonicalJson } from '../values/hash.ts';
import type { Line } from './line-scene.ts';
import { lossOf, stepPlans } from './loss.ts';
import { advise, nodeOf, stop } from './report.ts';
import type { MapScene, Scene } from './scene.ts';

/**
 * C14: a line that goes both ways keeps the laws it claims to keep, tried on the samples of its steps and on made-up values: no
 * edit makes no write, and, unless it is lossy, an edit at the far end survives the way back.
 */
export function checkLineLaws(scene: Scene): readonly FlowProblem[] {
  const tried: Tried = new Map();
  return scene.syncs.flatMap((sync) => sync.maps.flatMap((map) => lawFaults(map, tried)));
}

/** What came of each line, by its steps and types: lines of a flow are often alike, and trying many values takes time. */
type Tried = Map<string, Tries>;

interface Tries {
  readonly broken: Counterexample | null;
  /** For a line that can lose something: what it loses. */
  readonly loses: Counterexample | null;
  /** A look-up that gives several of its values the same, by its place on the line, with how many. */
  readonly shared: { readonly at: number; readonly count: number } | null;
}

function lawFaults(map: MapScene, tried: Tried): readonly FlowProblem[] {
  const { line } = map;
  const steps = stepPlans(line);
  if (map.direction !== 'both' || steps === null || line.from === null || line.to === null || line.made === null)
    return [];
  const ends = { from: line.from, to: line.to };
  const trivial = steps.length === 0 && canonicalJson(ends.from) === canonicalJson(ends.to);
  if (trivial || endsFit(line.made, line.to) !== null) return [];
  const alike = canonicalJson([steps, ends]);
  const tries = tried.get(alike) ?? tryLine(line, steps, ends);
  tried.set(alike, tries);
  if (tries.broken !== null) return [brokenLaw(map, tries.broken)];
  return lossOf(line) === 'lossy' ? [sharedAdvice(map, tries.shared) ?? lossAdvice(map, tries.loses)] : [];
}

function tryLine(line: Line, steps: readonly StepPlan[], ends: LineEnds): Tries {
  const broken = checkLaws(steps, ends, samplesOf(line));
  const isLossy = broken === null && lossOf(line) === 'lossy';
  return { broken, loses: isLossy ? exampleOf(steps, ends) : null, shared: isLossy ? sharedOn(steps) : null };
}

function sharedOn(steps: readonly StepPlan[]): Tries['shared'] {
  const counts = steps.map(({ use, settings }) => (use === 'lookup' ? sharedIn(settings) : 0));
  const at = counts.findIndex((count) => count > 0);
  return at < 0 ? null : { at, count: counts[at] ?? 0 };
}

/** At the step itself, since its table is what is to be looked at. */
function sharedAdvice(map: MapScene, shared: Tries['shared']): FlowProblem | null {
  const step = shared === null ? undefined : map.line.steps[shared.at];
  if (shared === null || step === undefined) return null;
  return advise(nodeOf(map.node, step.use.id), {
    code: 'line/lossy',
    message: `The look-up cannot tell ${shared.count} values apart on its way back: they share what it gives, and the first of them is taken.`,
    fix: 'Give each value one of its own in the table, or make the line one-way.',
  });
}

/** Values that reach the first step in its own samples. */
function samplesOf(line: Line): readonly Values[] {
  const [first] = line.steps;
  if (first?.kind !== 'ready') return [];
  const settings = canonicalJson(first.settings);
  return first.step.samples.filter((sample) => canonicalJson(sample.settings) === settings).map((sample) => sample.in);
}

function brokenLaw(map: MapScene, broken: Counterexample): FlowProblem {
  const what =
    broken.law === 'get-put'
      ? 'This line would write without anybody having edited anything'
      : 'An edit on the right would be changed by its way to the left and back';
  return stop(map.node, {
    code: 'line/laws',
    message: `${what}: ${broken.message}`,
    fix: 'Make the line one-way, or take other steps.',
  });
}

/** The first made-up value of the far end that is another one after its way back and forth. */
function exampleOf(steps: readonly StepPlan[], ends: LineEnds): Counterexample | null {
  for (const values of sampleTuples(ends.to)) {
    const found = putGet(steps, ends, values, null);
    if (found !== null) return found;
  }
  return null;
}

function lossAdvice(map: MapScene, example: Counterexample | null): FlowProblem {
  const shown = example === null ? '' : ` For example: ${example.message}`;
  return advise(map.node, {
    code: 'line/lossy',
    message: `This line goes both ways, and the way back can lose something.${shown}`,
    fix: 'If that is not wanted, make the line one-way.',
  });
}
