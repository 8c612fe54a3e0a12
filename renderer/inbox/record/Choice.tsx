import { useRight } from '../../rights/use-right.ts';
import { StoryLink, type StoryOf } from '../../story/StoryLink.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { wordsOf } from '../../words/words.ts';

export interface ChoiceProps {
  /** Whose colour it wears. */
  readonly tone: 'l' | 'r' | 'a';
  /** How a screen reader calls it. */
  readonly label: string;
  readonly children: React.ReactNode;
  /** A line below: who and when, or what it does. */
  readonly below?: { readonly icon?: IconName; readonly words: string; readonly sentence?: string } | null;
  readonly keyCap?: string;
  readonly isPicked: boolean;
  /** Something else is chosen. */
  readonly isOff: boolean;
  readonly isNew?: boolean;
  readonly isSuggested?: boolean;
  readonly isDisabled?: boolean;
  readonly story?: { readonly of: StoryOf; readonly what: string } | null;
  readonly className?: string;
  readonly onPick: () => void;
}

/** A word in the corner: it changed just now, or it is what Tandem would choose. */
function Corner({ isNew = false, isSuggested = false }: Pick<ChoiceProps, 'isNew' | 'isSuggested'>) {
  const words = wordsOf('inboxRecord');
  if (isNew) return <span className="ir-corner">{words('isNew')}</span>;
  return isSuggested ? <span className="ir-corner soft">{words('suggested')}</span> : null;
}

/** A value, or something to do, that can be chosen: pressed again, it is not. */
export function Choice(props: ChoiceProps) {
  const { tone, label, children, below, keyCap, isPicked, isOff, isNew, isSuggested, isDisabled, story, className } =
    props;
  const why = useRight('decide');
  const isShut = why !== null || isDisabled === true;
  return (
    <div className={classes('ir-op', tone, isPicked && 'pick', isOff && 'off', className)}>
      <button
        type="button"
        className="ir-pick"
        aria-pressed={isPicked}
        aria-label={label}
        {...(isShut ? { 'aria-disabled': true } : {})}
        {...(why === null ? {} : { title: why })}
        onClick={() => !isShut && props.onPick()}
      />
      <div className="ir-val">{children}</div>
      <Corner isNew={isNew === true} isSuggested={isSuggested === true && !isPicked} />
      {isPicked ? (
        <span className="ir-tick">
          <Icon name="check" size={12} />
        </span>
      ) : (
        keyCap !== undefined && !isShut && <kbd className="kbd">{keyCap}</kbd>
      )}
      <div className="ir-by">
        {below?.icon !== undefined && <Icon name={below.icon} size={12} />}
        {below !== undefined && below !== null && (
          <span className="ell" title={below.sentence ?? below.words}>
            {below.words}
          </span>
        )}
        <span className="grow" />
        {story !== undefined && story !== null && (
          <StoryLink of={story.of} what={story.what} isIcon className="ir-story" />
        )}
      </div>
    </div>
  );
}
