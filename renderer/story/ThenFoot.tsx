import type { Story } from '../../engine/protocol/calls/story.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { Button } from '../ui/Button.tsx';
import { dayWords } from '../words/formats.ts';
import { wordsOf } from '../words/words.ts';
import { RestoreQuestion, type Wish } from './RestoreQuestion.tsx';
import type { RecordOf } from './use-story.ts';

/** What can be done with both records as they were then: put them back, or look at them beside today. */
export function ThenFoot({
  of,
  story,
  isNow,
  isCompared,
  onCompared,
  asked,
  onAsk,
  onClose,
}: {
  readonly of: RecordOf;
  readonly story: Story;
  readonly isNow: boolean;
  readonly isCompared: boolean;
  readonly onCompared: (isCompared: boolean) => void;
  /** What is about to be put back; null: nothing. */
  readonly asked: Wish | null;
  readonly onAsk: () => void;
  readonly onClose: (said: string | null) => void;
}) {
  const words = wordsOf('story');
  if (asked !== null)
    return (
      <div className="st-foot">
        <RestoreQuestion of={of} story={story} wish={asked} onClose={onClose} />
      </div>
    );
  return (
    <div className="st-foot">
      {!isNow && (
        <>
          <RightButton needs="operate" icon="undo" onPress={onAsk}>
            {words('restoreWhole')}
          </RightButton>
          <Button look="ghost" isOn={isCompared} onPress={() => onCompared(!isCompared)}>
            {words('compare')}
          </Button>
        </>
      )}
      <span className="grow" />
      {story.born !== null && (
        <span className="muted fs12">{words('knownSince', { day: dayWords(story.born.at) })}</span>
      )}
    </div>
  );
}
