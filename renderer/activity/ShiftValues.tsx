import type { ValueShift } from '../../engine/protocol/calls/activity.ts';
import { StoryLink } from '../story/StoryLink.tsx';
import { Icon } from '../ui/Icon.tsx';
import { type Tone, Value } from '../ui/Value.tsx';
import { wordsOf } from '../words/words.ts';
import { valueWords } from './value-words.ts';

const tones: { readonly [from in 'left' | 'right' | 'agreed']: Tone } = { left: 'l', right: 'r', agreed: 'a' };

/** Which record a value is of, for the link to its story. */
export interface ValueOf {
  readonly flow: string;
  readonly sync: string;
  /** `left:KEY` or `right:KEY`; null where no story can be told. */
  readonly record: string | null;
}

/** A value before and after, each in the colour of where it comes from; what is there now leads to its story. */
export function ShiftValues({
  shift,
  of,
  isGone = false,
}: {
  readonly shift: ValueShift;
  readonly of: ValueOf;
  /** The record itself went: what is struck is what it held. */
  readonly isGone?: boolean;
}) {
  const words = wordsOf('activity');
  const { field, label, kind, before, beforeFrom, after, afterFrom } = shift;
  const shown = (
    <span className="ac-ba">
      {beforeFrom !== null && (
        <Value text={valueWords(before, kind)} tone={tones[beforeFrom]} isStruck={isGone && before !== null} />
      )}
      {beforeFrom !== null && afterFrom !== null && (
        <>
          <Icon name="arr-r" size={12} />
          <span className="sr">{words('becomes')}</span>
        </>
      )}
      {afterFrom !== null && <Value text={valueWords(after, kind)} tone={tones[afterFrom]} />}
    </span>
  );
  if (of.record === null) return shown;
  return (
    <StoryLink of={{ flow: of.flow, sync: of.sync, record: of.record, field }} what={label} className="ac-story">
      {shown}
    </StoryLink>
  );
}
