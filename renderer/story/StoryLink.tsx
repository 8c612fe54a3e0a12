import './story-link.css';
import { addressOf } from '../app/route.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { wordsOf } from '../words/words.ts';

/** Which value: of which record, and which field of it. */
export interface StoryOf {
  readonly flow: string;
  readonly sync: string;
  /** The id of the link, or, where only a key is at hand, `left:KEY` or `right:KEY`. */
  readonly record: string;
  /** A field map's id or label, or the name of a field of either side; null or absent: the whole record. */
  readonly field?: string | null;
}

/**
 * A link to the story of a value. Around a value it makes the value itself one to click:
 *
 *     <StoryLink of={{ flow, sync, record: link, field: 'phone' }} what="Phone number"><Value tone="l" text={text} /></StoryLink>
 *
 * Without children it is a small button "Story". From code: `go({ at: 'story', flow, sync, record, field })`.
 * @param what what a screen reader hears, behind the value: the field's name, or the record's
 */
export function StoryLink({
  of,
  what,
  children,
  isIcon = false,
  className,
}: {
  readonly of: StoryOf;
  readonly what: string;
  readonly children?: React.ReactNode;
  /** Only the icon, where there is little room. */
  readonly isIcon?: boolean;
  readonly className?: string;
}) {
  const words = wordsOf('story');
  const { flow, sync, record, field = null } = of;
  const label = words('open', { what });
  return (
    <a
      className={classes(children === undefined ? 'btn ghost sm' : 'story-link', isIcon && 'icon', className)}
      href={addressOf({ at: 'story', flow, sync, record, field })}
      title={label}
      {...(children === undefined ? { 'aria-label': label } : {})}
    >
      {children === undefined ? (
        <>
          <Icon name="history" size={14} />
          {isIcon ? null : words('openPlain')}
        </>
      ) : (
        <>
          {children}
          <span className="sr">, {label}</span>
        </>
      )}
    </a>
  );
}
