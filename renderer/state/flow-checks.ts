import { compile } from '../../engine/core/compile/compile.ts';
import { tableSourcesOf } from '../../engine/core/compile/table-sources.ts';
import type { Flow } from '../../engine/model/flow.ts';
import type { FlowProblem } from '../../engine/model/problem.ts';
import type { Catalog, Shapes } from '../../engine/model/shape.ts';

/** Finds the problems of a flow in the window itself. */
export type Check = (flow: Flow, catalog: Catalog, shapes: Shapes) => Promise<readonly FlowProblem[]>;

/** The problems of a flow, as the engine's own compiler finds them. */
export function problemsIn(flow: Flow, catalog: Catalog, shapes: Shapes): readonly FlowProblem[] {
  const made = compile(flow, catalog, shapes);
  return made.ok ? made.value.advice : made.error;
}

/** Steps that look values up in a file or another object need rows that a window has not; then the engine checks. */
export const needsEngine = (flow: Flow): boolean => tableSourcesOf(flow).length > 0;

/** Objects of a flow of which nothing is known yet, those that were just put on its canvas for example; '' where there are none. */
export const unknownIn = (flow: Flow, shapes: Shapes): string =>
  flow.syncs
    .flatMap(({ left, right }) => [left, right])
    .filter(({ connection, object }) => shapes[connection]?.objects[object] === undefined)
    .map(({ connection, object }) => `${connection} ${object}`)
    .join('\n');

/** Problems by the part they are about. Parts whose problems did not change keep their list, so that they are not drawn anew. */
export function byNode(
  problems: readonly FlowProblem[],
  before: { readonly [node: string]: readonly FlowProblem[] },
): { readonly [node: string]: readonly FlowProblem[] } {
  const grouped = Map.groupBy(problems, (problem) => problem.node);
  return Object.fromEntries(
    [...grouped].map(([node, list]) => {
      const old = before[node];
      return [node, old !== undefined && JSON.stringify(old) === JSON.stringify(list) ? old : list];
    }),
  );
}
