import { memo } from 'react';
import type { Side } from '../../engine/model/ids.ts';
import { endsOf } from '../state/flow-parts.ts';
import { wordsOf } from '../words/words.ts';
import type { Spot } from './geometry/line-spots.ts';
import { sizes } from './geometry/sizes.ts';
import { grabEnd } from './move-end.ts';
import type { DrawnLine } from './use-line.ts';

interface GripProps {
  readonly side: Side;
  readonly sync: DrawnLine['sync']['id'];
  readonly map: DrawnLine['map'];
  readonly spots: readonly Spot[];
  readonly shown: DrawnLine['spots']['left'];
}

const size = { width: 9, height: 16 };
/** Just off the target of the handle, on the arrowhead. */
const inset = sizes.chipInset - size.width;

/** Where the pointer takes hold of an end of a line, to lead it to another field. The table does the same by keyboard. */
export const LineGrips = memo(function LineGrips({ side, sync, map, spots, shown }: GripProps) {
  const words = wordsOf('canvas');
  return endsOf(map, side).map((field, at) => {
    const spot = spots[at];
    if (spot === undefined || shown[at]?.in !== 'row') return null;
    const x = side === 'left' ? inset : -inset - size.width;
    return (
      <span
        key={field}
        className="grip nodrag nopan"
        data-grip={`${side}:${field}`}
        title={words('dragEnd')}
        style={{ ...size, transform: `translate(${x}px, ${spot.y - size.height / 2}px)` }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.stopPropagation();
          grabEnd({ sync, map: map.id, side, field }, event);
        }}
      />
    );
  });
});
