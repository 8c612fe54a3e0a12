import type { Story } from '../../engine/protocol/calls/story.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { KeyCaps } from '../ui/KeyCaps.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { wordsOf } from '../words/words.ts';
import type { Scale } from './points.ts';

/** Steps from change to change, what the colours mean, and the scale. */
export function TimeControls({
  story,
  scale,
  onScale,
  onStep,
  onToday,
}: {
  readonly story: Story;
  readonly scale: Scale;
  readonly onScale: (scale: Scale) => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly onToday: () => void;
}) {
  const words = wordsOf('story');
  return (
    <div className="st-controls">
      <IconButton
        icon="chev-l"
        label={words('earlier')}
        look="plain"
        size="sm"
        iconSize={14}
        onPress={() => onStep(-1)}
      />
      <IconButton icon="chev-r" label={words('later')} look="plain" size="sm" iconSize={14} onPress={() => onStep(1)} />
      <KeyCaps keys={['[', ']']} />
      <span className="muted fs12">{words('orDrag')}</span>
      <span className="grow" />
      <span className="st-legend">
        <span>
          <i className="l" />
          {words('from', { system: story.left.name })}
        </span>
        <span>
          <i className="r" />
          {words('from', { system: story.right.name })}
        </span>
        <span>
          <i className="n" />
          {words('differ')}
        </span>
        <span>
          <i className="a" />
          {words('carried')}
        </span>
      </span>
      <Segmented
        label={words('scale')}
        segments={[
          { id: 'change', label: words('byChange') },
          { id: 'date', label: words('byDate') },
        ]}
        value={scale}
        onChange={onScale}
      />
      <Button onPress={onToday}>{words('today')}</Button>
    </div>
  );
}
