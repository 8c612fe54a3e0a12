import type { FlowProblem } from '../../model/problem.ts';
import { conditionFaults } from './conditions.ts';
import { bothSides, type Scene } from './scene.ts';

/** C4: a filter's fields exist, its comparisons fit their types, and its values are values of that type. */
export function checkFilters(scene: Scene): readonly FlowProblem[] {
  return scene.syncs.flatMap((sync) =>
    bothSides.flatMap((side) => {
      const { flow, node } = sync[side];
      const asking = { node, code: 'filter', looks: 'The filter', compares: 'The filter' } as const;
      return (flow.filter?.conditions ?? []).flatMap((condition) => conditionFaults(sync[side], condition, asking));
    }),
  );
}
