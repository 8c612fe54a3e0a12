import type { Direction } from '../../../model/flow.ts';
import type { Side } from '../../../model/ids.ts';
import type { Field, ObjectShape } from '../../../model/shape.ts';

/** How a line may write a field: whenever it likes, only into new records, or not at all. */
type Writes = 'always' | 'on-create' | 'never';

function writesOf(object: ObjectShape, field: Field): Writes {
  if (field.writable === 'never') return 'never';
  if (object.key.includes(field.name) || field.writable === 'on-create' || !object.can.update)
    return object.can.create ? 'on-create' : 'never';
  return 'always';
}

const weakest = (all: readonly Writes[]): Writes =>
  all.includes('never') ? 'never' : all.includes('on-create') ? 'on-create' : 'always';

/** Sides whose fields a line may not fill, because another line does. */
export interface Filled {
  readonly left: ReadonlySet<string>;
  readonly right: ReadonlySet<string>;
}

/** The ends of a line. */
export interface Ends {
  readonly left: readonly Field[];
  readonly right: readonly Field[];
}

/** The directions in which a line between these fields may go, the best first; none where neither end can be written. */
export function directionsOf(left: ObjectShape, right: ObjectShape, ends: Ends, filled: Filled): readonly Direction[] {
  const objects = { left, right };
  const writes = (side: Side): Writes => {
    if (ends[side].some((field) => filled[side].has(field.name))) return 'never';
    return weakest(ends[side].map((field) => writesOf(objects[side], field)));
  };
  const ways: { readonly [side in Side]: Writes } = { left: writes('left'), right: writes('right') };
  const both: readonly Direction[] = ways.left === 'always' && ways.right === 'always' ? ['both'] : [];
  const oneWay = (['right', 'left'] as const).flatMap((side): readonly Direction[] =>
    ways[side] === 'always' ? [`to-${side}`] : [],
  );
  const onCreate = (['right', 'left'] as const).flatMap((side): readonly Direction[] =>
    ways[side] === 'on-create' ? [`to-${side}-on-create`] : [],
  );
  return [...both, ...oneWay, ...onCreate];
}

export const leadsLeft = (direction: Direction): boolean =>
  direction === 'to-left' || direction === 'to-left-on-create';
