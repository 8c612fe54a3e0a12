import type { FlowProblem } from '../../model/problem.ts';
import type { FieldKind } from '../../model/value.ts';
import { insteadOf, stop } from './report.ts';
import { bothSides, fieldOf, type Scene, type SideScene } from './scene.ts';

const tellsTime: ReadonlySet<FieldKind> = new Set<FieldKind>(['instant', 'local-date-time', 'date', 'integer', 'text']);

/** C3: a side read by cursor can be asked for changes and names the field that says when a record was modified. */
export function checkCapture(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) => bothSides.flatMap((side) => captureFaults(sync[side])));
}

function captureFaults(side: SideScene): readonly FlowProblem[] {
  const { node, flow, object, label } = side;
  if (object === null) return [];
  const problems: FlowProblem[] = [];
  if (flow.modifiedAt !== undefined) problems.push(...modifiedAtFaults(side, flow.modifiedAt));
  if (flow.capture !== 'cursor') return problems;
  if (!object.can.since) {
    const message = `${label} cannot be asked for what changed since a time.`;
    problems.push(stop(node, { code: 'capture/no-cursor', message, fix: 'Set capture to "scan", or leave it away.' }));
  } else if (flow.modifiedAt === undefined) {
    const message = `Capture by cursor needs the field of ${label} that says when a record was last modified.`;
    problems.push(
      stop(node, {
        code: 'capture/no-modified-at',
        message,
        fix: 'Name it in "modifiedAt", or set capture to "scan".',
      }),
    );
  }
  return problems;
}

function modifiedAtFaults(side: SideScene, name: string): readonly FlowProblem[] {
  const field = fieldOf(side, name);
  if (field === undefined) {
    const names = side.object?.fields.filter((one) => tellsTime.has(one.type.kind)).map((one) => one.name) ?? [];
    const message = `${side.label} has no field "${name}" to say when a record was modified.`;
    return [stop(side.node, { code: 'capture/unknown-modified-at', message, fix: insteadOf(name, names) })];
  }
  if (tellsTime.has(field.type.kind)) return [];
  const message = `"${name}" of ${side.label} is of the type ${field.type.kind}, which cannot say when a record was modified.`;
  return [stop(side.node, { code: 'capture/modified-at-type', message, fix: 'Name a field that holds a time.' })];
}
