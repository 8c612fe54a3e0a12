import type { FieldMap } from '../../../engine/model/flow.ts';
import { wayOf } from '../../canvas/edits.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { wordsOf } from '../../words/words.ts';
import { Section } from '../parts/Section.tsx';
import { directionWords, type Names, shortDirection } from '../words/rule-words.ts';
import { turnMap } from './turn-map.ts';

const variants = ['to-right-on-create', 'to-left-on-create'] as const;

/** Which way values go; that they go only when a record is created lies in a menu. */
export function DirectionPick({
  map,
  names,
  set,
}: {
  readonly map: FieldMap;
  readonly names: Names;
  readonly set: (part: ReturnType<typeof turnMap>) => void;
}) {
  const words = wordsOf('inspector');
  const direction = map.direction ?? 'both';
  const segments = [
    { id: 'to-right', label: shortDirection('to-right', names), icon: 'arr-r' },
    { id: 'both', label: shortDirection('both', names), icon: 'arr-lr' },
    { id: 'to-left', label: shortDirection('to-left', names), icon: 'arr-l' },
  ] as const;
  const more = variants.map((one) => ({
    id: one,
    label: directionWords(one, names),
    isOn: direction === one,
    onAction: () => set(turnMap(map, one)),
  }));
  return (
    <Section
      title={words('direction')}
      action={
        <MenuButton
          label={words('moreDirections')}
          trigger={<IconButton size="sm" icon="dots" iconSize={14} label={words('moreDirections')} />}
          parts={[{ id: 'on-create', entries: more }]}
        />
      }
    >
      <Segmented
        label={words('direction')}
        isFull
        segments={segments}
        value={wayOf(map)}
        onChange={(way) => set(turnMap(map, way))}
      />
      {direction.endsWith('-on-create') && (
        <p className="insp-note">{words('sentence', { text: directionWords(direction, names) })}</p>
      )}
    </Section>
  );
}
