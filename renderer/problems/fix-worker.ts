import '../app/no-eval.ts';
import type { Fix } from '../../engine/core/flow/fix/fix.ts';
import { fixesFor } from '../../engine/core/flow/fix/fixes-for.ts';
import type { Flow } from '../../engine/model/flow.ts';
import type { FlowProblem } from '../../engine/model/problem.ts';
import type { Catalog, Shapes } from '../../engine/model/shape.ts';

/** What the window sends: shapes and flow only when they changed, as they may be large. */
export type ToMend =
  | { readonly is: 'world'; readonly catalog: Catalog; readonly shapes: Shapes }
  | { readonly is: 'flow'; readonly flow: Flow }
  | { readonly is: 'problem'; readonly nr: number; readonly problem: FlowProblem };

export interface Mended {
  readonly nr: number;
  readonly fixes: readonly Fix[];
}

let world: { readonly catalog: Catalog; readonly shapes: Shapes } = { catalog: {}, shapes: {} };
let open: Flow | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ToMend>) => {
  if (data.is === 'world') {
    world = data;
    return;
  }
  if (data.is === 'flow') {
    open = data.flow;
    return;
  }
  const fixes = open === null ? [] : fixesFor(data.problem, { flow: open, ...world });
  const mended: Mended = { nr: data.nr, fixes };
  self.postMessage(mended);
});
