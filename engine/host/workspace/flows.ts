import { flowText, readFlow as readFlowText } from '../../core/flow/text.ts';
import type { Flow } from '../../model/flow.ts';
import { NodeId } from '../../model/ids.ts';
import type { FlowProblem, Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { Shapes } from '../../model/shape.ts';
import { type FileKind, filesIn, jsonFault, notJson, readJson, readText, writeText } from './files.ts';
import type { Workspace } from './workspace.ts';

const flowKind: FileKind = { code: 'flow', name: 'flow' };
const shapesKind: FileKind = { code: 'shapes', name: 'file of discovered shapes' };

const shapesEnding = '.shapes.json';

/** The flow files of a workspace, by name. */
export const flowFiles = (workspace: Workspace): readonly string[] =>
  filesIn(workspace.flows, '.json').filter((file) => !file.endsWith(shapesEnding));

/** Reads a flow; every wrong part is reported with the file, its path and its node. */
export function readFlow(file: string): Result<Flow, readonly FlowProblem[]> {
  const whole = (problem: Problem): FlowProblem => ({ ...problem, node: NodeId.parse('flow'), stops: true });
  const text = readText(file, flowKind);
  if (!text.ok) return err([whole(text.error)]);
  const where = jsonFault(text.value);
  if (where !== null) return err([whole(notJson(file, flowKind, where))]);
  const flow = readFlowText(text.value);
  if (flow.ok) return flow;
  return err(flow.error.map((problem) => ({ ...problem, message: `${file}: ${problem.message}` })));
}

/** Writes a flow: the same bytes for the same flow. */
export const writeFlow = (file: string, flow: Flow): void => writeText(file, flowText(flow));

/** Where the shapes that a flow was drawn for are kept: `flows/people.shapes.json` beside `flows/people.json`. */
export const shapesFileOf = (flowFile: string): string => `${flowFile.replace(/\.json$/, '')}${shapesEnding}`;

/** Shapes saved beside a flow; none when they were never discovered. */
export function readShapes(flowFile: string): Result<Shapes, readonly Problem[]> {
  const read = readJson(shapesFileOf(flowFile), shapesKind, Shapes);
  if (!read.ok && read.error.some((problem) => problem.code === 'shapes/no-file')) return ok({});
  if (read.ok) return read;
  return err(
    read.error.map((problem) => ({
      ...problem,
      fix: 'Let it be written anew: tandem check --discover with this flow.',
    })),
  );
}

/** Saves shapes beside their flow: the same bytes for the same shapes, in whatever order they were discovered. */
export const writeShapes = (flowFile: string, shapes: Shapes): void =>
  writeText(shapesFileOf(flowFile), `${JSON.stringify(Shapes.parse(shapes), byName, 2)}\n`);

/** Connections and objects have no order of their own. */
function byName(name: string, value: unknown): unknown {
  if ((name !== '' && name !== 'objects') || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
