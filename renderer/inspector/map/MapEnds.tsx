import type { FieldMap } from '../../../engine/model/flow.ts';
import { Side } from '../../../engine/model/ids.ts';
import { fieldLabel } from '../../canvas/cards.ts';
import { useObject } from '../../canvas/use-sync.ts';
import { endsOf } from '../../state/flow-parts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { Value } from '../../ui/Value.tsx';
import { wordsOf } from '../../words/words.ts';
import { useMapChips } from '../use-map-facts.ts';
import type { Names } from '../words/rule-words.ts';

interface EndsProps {
  readonly sync: string;
  readonly map: FieldMap;
  readonly names: Names;
  /** Takes a field off an end that has several. */
  readonly takeOff: (side: Side, field: string) => void;
}

/** The fields at both ends, with the values that they have now. */
export function MapEnds({ sync, map, names, takeOff }: EndsProps) {
  const words = wordsOf('inspector');
  const objects = { left: useObject(sync, 'left'), right: useObject(sync, 'right') };
  const chips = useMapChips(sync, map);
  return (
    <div className="sec ttl">
      {Side.options.flatMap((side) => {
        const ends = endsOf(map, side);
        return ends.map((field, at) => {
          const chip = chips?.[side][at];
          const label = fieldLabel(objects[side], field);
          return (
            <div key={`${side} ${field}`}>
              <Tile label={names[side]} size={20} tone={side === 'left' ? 'l' : 'r'} />
              <span className="sr">{names[side]}</span>
              <b className="grow ell" title={label}>
                {label}
              </b>
              {chip !== undefined && (
                <span className="end-value" title={chip.title}>
                  <Value text={chip.text} tone={chip.tone} />
                </span>
              )}
              {ends.length > 1 && (
                <IconButton
                  size="sm"
                  icon="x"
                  iconSize={12}
                  label={words('takeOff', { field: label })}
                  onPress={() => takeOff(side, field)}
                />
              )}
            </div>
          );
        });
      })}
    </div>
  );
}
