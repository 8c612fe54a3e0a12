import { endsOf } from '../../state/flow-parts.ts';
import { wordsOf } from '../../words/words.ts';
import type { LineModel } from '../use-line.ts';

/** A line in words, for screen readers: "Field map Phone number and Telephone, both ways, with Format phone". */
export function lineName({ map, steps }: Pick<LineModel, 'map' | 'steps'>): string {
  const words = wordsOf('canvas');
  const joined = (names: readonly string[]): string =>
    names.length === 0 ? '' : names.reduce((one, other) => wordsOf('values')('and', { one, other }));
  const [left, right] = [joined(endsOf(map, 'left')), joined(endsOf(map, 'right'))];
  const ends = left === '' || right === '' ? `${left}${right}` : words('lineEnds', { left, right });
  const said = { ends, way: words(`way-${map.direction ?? 'both'}`) };
  return steps.length === 0
    ? words('line', said)
    : words('lineThrough', { ...said, steps: steps.map((step) => step.label).join(', ') });
}
