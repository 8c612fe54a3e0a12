import { catalog } from '../../connectors/catalog.ts';
import { compile } from '../../core/compile/compile.ts';
import type { Plan } from '../../model/plan.ts';
import type { Shapes } from '../../model/shape.ts';
import { readShapes } from '../workspace/flows.ts';
import { readTables } from '../workspace/tables.ts';
import type { Context } from './context.ts';
import { Failure } from './failure.ts';
import { lacks, usesOf } from './planned.ts';
import { flowsIn, type Source } from './source.ts';

/** Shapes saved beside the draft, else beside the flow of the workspace that it is a draft of. */
function savedShapes(context: Context, source: Source): Shapes {
  const files = [
    ...flowsIn(context, source.place)
      .filter((one) => one.flow.id === source.flow.id)
      .map((one) => one.file),
    source.file,
  ];
  const shapes: Shapes = {};
  for (const file of files) {
    const saved = readShapes(file);
    if (!saved.ok) continue;
    for (const [id, shape] of Object.entries(saved.value))
      shapes[id] = { ...shape, objects: { ...shapes[id]?.objects, ...shape.objects } };
  }
  return shapes;
}

/**
 * The plan of a flow file that is not in use yet, from what was discovered before: no system is asked.
 * @throws Failure with every problem that stops it, and where an object was never looked at
 */
export function draftPlan(context: Context, source: Source): Plan {
  const shapes = savedShapes(context, source);
  const strange = usesOf(source.flow).find((use) => lacks(shapes, use));
  if (strange !== undefined)
    throw new Failure({
      code: 'draft/no-shape',
      message: `The object "${strange.object}" of "${strange.connection}" was never looked at, and nothing is asked here.`,
      fix: `Look at it first: tandem check ${source.file} --discover.`,
    });
  const tables = readTables(source.file, source.flow);
  const made = tables.ok ? compile(source.flow, catalog(), shapes, tables.value) : tables;
  if (made.ok) return made.value.plan;
  const stopping = made.error.filter((one) => one.stops).map(({ stops: _, ...problem }) => problem);
  const [last] = stopping.slice(-1);
  if (last === undefined) throw new Error('A flow that has no plan has a problem.');
  throw new Failure(last, { others: stopping.slice(0, -1) });
}
