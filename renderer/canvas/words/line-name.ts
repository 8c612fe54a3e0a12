import { endsOf } from '../../state/flow-parts.ts';
import type { LineModel } from '../use-line.ts';

const ways = {
  both: 'both ways',
  'to-right': 'to the right',
  'to-left': 'to the left',
  'to-right-on-create': 'to the right when a record is created',
  'to-left-on-create': 'to the left when a record is created',
} as const;

/** A line in words, for screen readers: "Field map Phone number and Telephone, both ways, with Format phone". */
export function lineName({ map, steps }: Pick<LineModel, 'map' | 'steps'>): string {
  const ends = (['left', 'right'] as const)
    .map((side) => endsOf(map, side).join(' and '))
    .filter((names) => names !== '')
    .join(' with ');
  const through = steps.length === 0 ? '' : `, through ${steps.map((step) => step.label).join(', ')}`;
  return `Field map ${ends}, ${ways[map.direction ?? 'both']}${through}`;
}
