import type { NodeId } from '../../model/ids.ts';
import type { FlowProblem } from '../../model/problem.ts';
import type { FieldType } from '../../model/value.ts';
import { issueWords } from '../flow/issue.ts';
import { endsFit } from '../steps/line.ts';
import { findStep, steps } from '../steps/list.ts';
import { canonicalJson } from '../values/hash.ts';
import type { Line, LineStep } from './line-scene.ts';
import { advise, insteadOf, nodeOf, quoted, stop } from './report.ts';
import type { MapScene, Scene, SyncScene } from './scene.ts';

/** C12: steps are known and set right, each takes what reaches it, and what comes out fits the fields at the far end. */
export function checkLines(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) =>
    sync.maps.flatMap((map) => [
      ...map.line.steps.flatMap((step) => stepFaults(stepNode(sync, map, step), step)),
      ...typeFaults(sync, map),
      ...wayBackFaults(sync, map),
      ...choiceAdvice(map),
    ]),
  );
}

const stepNode = (sync: SyncScene, map: MapScene, step: Pick<LineStep, 'use'>): NodeId =>
  nodeOf(sync.sync.id, map.map.id, step.use.id);

function stepFaults(node: NodeId, step: LineStep): readonly FlowProblem[] {
  switch (step.kind) {
    case 'ready':
      return [];
    case 'unknown': {
      const message = `There is no step "${step.use.use}".`;
      return [
        stop(node, {
          code: 'step/unknown',
          message,
          fix: insteadOf(
            step.use.use,
            steps.map((one) => one.use),
          ),
        }),
      ];
    }
    case 'misset':
      return step.issues.map((issue) => {
        const where = issue.path.length === 0 ? '' : ` at "${issue.path.map(String).join('.')}"`;
        const message = `The settings of the step "${step.step.label}" are not right${where}: ${issueWords(issue)}`;
        return stop(node, { code: 'step/settings', message, fix: 'Mend this setting.' });
      });
  }
}

function typeFaults(sync: SyncScene, map: MapScene): readonly FlowProblem[] {
  const { broken, from, made, to } = map.line;
  if (broken !== null) {
    const node = stepNode(sync, map, broken);
    return [
      stop(node, {
        code: 'step/types',
        message: broken.message,
        fix: 'Put a step before it that makes what it takes, or take another step.',
      }),
    ];
  }
  const misfit = made === null || to === null ? null : endsFit(made, to);
  if (misfit === null || from === null || made === null || to === null) return [];
  const code = made.length === to.length ? 'line/types' : 'line/ends';
  return [stop(map.node, { code, message: misfit, fix: conversionFix(map, made, to) })];
}

/** Steps that make another kind only beside what they are for: nobody is sent to them for the kind alone. */
const besides: ReadonlySet<string> = new Set(['pad', 'affix', 'mask', 'hash-text', 'lookup', 'pick', 'expression']);

/** Which step would make one list of types into another, as one of its samples is set; those with a way back come first. */
function conversionFix(map: MapScene, before: readonly FieldType[], to: readonly FieldType[]): string {
  const chosen = [...before, ...to].some((type) => type.kind === 'choice' || type.kind === 'boolean');
  const candidates = steps.flatMap((step) => {
    if (besides.has(step.use) || (step.use === 'value-map' && !chosen)) return [];
    const fitting = step.samples.find(({ settings }) => {
      const made = step.types(settings, before);
      return made.ok && endsFit(made.value, to) === null;
    });
    if (fitting === undefined) return [];
    return [{ step, settings: fitting.settings, oneWay: step.way(fitting.settings, before) === 'one-way' }];
  });
  const best = candidates.find((one) => !one.oneWay) ?? candidates.find(() => map.direction !== 'both');
  if (best === undefined) return 'Choose fields of the same type, or add steps that lead from one to the other.';
  const settings = canonicalJson(best.settings);
  return `Add the step "${best.step.label}" at the end of the line, for example { "use": "${best.step.use}", "settings": ${settings} }, or choose fields of the same type.`;
}

/** C13: a line that goes both ways has a way back through every step. */
function wayBackFaults(sync: SyncScene, map: MapScene): readonly FlowProblem[] {
  if (map.direction !== 'both') return [];
  return oneWaySteps(map.line).map((step) => {
    const message = `The step "${findStep(step.use.use)?.label ?? step.use.use}" has no way back, and this line goes both ways.`;
    return stop(stepNode(sync, map, step), {
      code: 'line/no-way-back',
      message,
      fix: 'Make the line one-way, or take the step out.',
    });
  });
}

/** The steps of a line that have no way back, with the types that reach them. */
export function oneWaySteps(line: Line): readonly LineStep[] {
  let before = line.from;
  return line.steps.filter((one) => {
    if (one.kind !== 'ready' || before === null) return false;
    const oneWay = one.step.way(one.settings, before) === 'one-way';
    const after = one.step.types(one.settings, before);
    before = after.ok ? after.value : null;
    return oneWay;
  });
}

const optionsOf = (type: FieldType | undefined): readonly string[] =>
  type?.kind === 'choice' || type?.kind === 'set' ? (type.options ?? []) : [];

/** C15: choices that the other side does not have are named, since such values wait for a person. */
function choiceAdvice(map: MapScene): readonly FlowProblem[] {
  const { made, to } = map.line;
  if (made === null || to === null || made.length !== to.length) return [];
  return made.flatMap((type, index) => {
    const [here, there] = [optionsOf(type), optionsOf(to[index])];
    if (here.length === 0 || there.length === 0) return [];
    const lost = here.filter((one) => !there.includes(one));
    const unknown = map.direction === 'both' ? there.filter((one) => !here.includes(one)) : [];
    if (lost.length + unknown.length === 0) return [];
    const parts = [
      ...(lost.length === 0 ? [] : [`${quoted(lost.slice(0, 5))} cannot be stored where this line leads`]),
      ...(unknown.length === 0 ? [] : [`${quoted(unknown.slice(0, 5))} cannot come back`]),
    ];
    const message = `The two ends have different choices: ${parts.join(', and ')}. Such values wait for a person.`;
    return [
      advise(map.node, {
        code: 'line/choices',
        message,
        fix: `Add the step "${findStep('value-map')?.label}" (value-map), or the missing choices.`,
      }),
    ];
  });
}
