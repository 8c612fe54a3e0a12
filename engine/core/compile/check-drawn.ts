import type { FlowProblem } from '../../model/problem.ts';
import { nodeOf, stop } from './report.ts';
import type { Scene } from './scene.ts';

/** C30: a flow without a sync has nothing to do, so it is no plan. */
export function checkDrawn({ flow }: Scene): readonly FlowProblem[] {
  if (flow.syncs.length > 0) return [];
  return [
    stop(nodeOf(flow.id), {
      code: 'flow/blank',
      message: 'Nothing is drawn yet.',
      fix: 'Pick an object on each side.',
    }),
  ];
}
