import type { FlowProblem } from '../../model/problem.ts';
import { nodeOf, stop } from './report.ts';
import type { Scene } from './scene.ts';

/** C30: a flow keeps something in step. */
export function checkWhole({ flow }: Scene): readonly FlowProblem[] {
  if (flow.syncs.length > 0) return [];
  return [
    stop(nodeOf(flow.id), {
      code: 'flow/no-sync',
      message: 'Nothing is kept in step yet: no object is picked on either side.',
      fix: 'Pick an object on each side.',
    }),
  ];
}
