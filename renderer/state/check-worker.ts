import '../app/no-eval.ts';
import type { Flow } from '../../engine/model/flow.ts';
import type { FlowProblem } from '../../engine/model/problem.ts';
import type { Catalog, Shapes } from '../../engine/model/shape.ts';
import { problemsIn } from './flow-checks.ts';

/** What the window sends: the shapes only when they changed, as they may be large. */
export type ToCheck =
  | { readonly is: 'world'; readonly catalog: Catalog; readonly shapes: Shapes }
  | { readonly is: 'flow'; readonly nr: number; readonly flow: Flow };

export interface Checked {
  readonly nr: number;
  readonly problems: readonly FlowProblem[];
}

let world: { readonly catalog: Catalog; readonly shapes: Shapes } = { catalog: {}, shapes: {} };

self.addEventListener('message', ({ data }: MessageEvent<ToCheck>) => {
  if (data.is === 'world') {
    world = data;
    return;
  }
  const checked: Checked = { nr: data.nr, problems: problemsIn(data.flow, world.catalog, world.shapes) };
  self.postMessage(checked);
});
