import { Icon } from './Icon.tsx';
import type { Way } from './Pair.tsx';
import { Tile } from './Tile.tsx';

const icons = { both: 'arr-lr', 'to-right': 'arr-r', 'to-left': 'arr-l' } as const;

/** Two sides in a line of text. */
export function SmallPair({ left, right, way }: { readonly left: string; readonly right: string; readonly way: Way }) {
  return (
    <span className="pair">
      <Tile label={left} size={16} tone="l" />
      <Icon name={icons[way]} size={12} />
      <Tile label={right} size={16} tone="r" />
    </span>
  );
}
