import type { Story, StoryChange, StoryMoment } from '../../engine/protocol/calls/story.ts';
import { addressOf } from '../app/route.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { RunLink } from '../runs/RunLink.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tile } from '../ui/Tile.tsx';
import { Value } from '../ui/Value.tsx';
import { wordsOf } from '../words/words.ts';
import { doingOf, linkedWords } from './doing.ts';
import type { ShownStory } from './filter/filter.ts';
import { RestoreQuestion, type Wish } from './RestoreQuestion.tsx';
import { toneOf, whenWords } from './story-words.ts';
import type { RecordOf } from './use-story.ts';

export interface EventsProps {
  readonly of: RecordOf;
  readonly story: Story;
  /** What of it is listed. */
  readonly shown: ShownStory;
  /** The moment that the bar stands at. */
  readonly here: number;
  readonly wish: Wish | null;
  readonly onWish: (wish: Wish | null) => void;
  readonly onDone: (said: string | null) => void;
  readonly onGoTo: (moment: number) => void;
}

const shownMost = 4;

function Shift({ change, withName }: { readonly change: StoryChange; readonly withName: boolean }) {
  const words = wordsOf('story');
  return (
    <>
      {withName && <span className="st-label">{change.label}</span>}
      <Value text={change.before ?? words('empty')} tone={toneOf(change.beforeSource)} />
      <Icon name="arr-r" size={12} />
      <Value text={change.after ?? words('empty')} tone={toneOf(change.source)} />
    </>
  );
}

function WhoseDoing({ story, moment }: { readonly story: Story; readonly moment: StoryMoment }) {
  const doing = doingOf(story, moment);
  switch (doing.by) {
    case 'people':
      return (
        <>
          <Icon name="user" size={12} />
          <em>{doing.told}</em>
          {doing.seen}
        </>
      );
    case 'person':
      return (
        <>
          <Avatar name={doing.name} />
          <em>{doing.told}</em>
        </>
      );
    case 'run':
      return (
        <>
          <Icon name="rule" size={12} />
          <em>{doing.told}</em>
          {doing.version}
          {doing.isCarried ? wordsOf('story')('carried') : ''}
        </>
      );
  }
}

function RunOf({ run, at }: { readonly run: string; readonly at: string }) {
  const words = wordsOf('story');
  const about = words('openRunOf', { moment: whenWords(at) });
  return <RunLink className="st-run" run={run} otherwise={words('openRun')} about={about} />;
}

const wishFor = (story: Story, { side, n, changed }: StoryMoment): Wish => {
  const [only, more] = changed;
  const field = story.field ?? (more === undefined ? (only?.map ?? null) : null);
  return { side, field, moment: n };
};

const isSame = (one: Wish, other: Wish | null): boolean =>
  other !== null && one.moment === other.moment && one.side === other.side && one.field === other.field;

function Happened({
  of,
  story,
  moment,
  here,
  wish,
  onWish,
  onDone,
  onGoTo,
}: EventsProps & { readonly moment: StoryMoment }) {
  const words = wordsOf('story');
  const { n, side, became, at, by, changed } = moment;
  const mine = story.field === null ? changed : changed.filter((one) => one.map === story.field);
  const [first, ...rest] = mine;
  const asked = wishFor(story, moment);
  const isOpen = isSame(asked, wish);
  const source = first?.source ?? (by === 'people' ? side : null);
  return (
    <li
      className={classes('st-ev', (isOpen || here === n) && 'selbar')}
      {...(here === n ? { 'aria-current': 'step' } : {})}
    >
      <button
        type="button"
        className={classes('st-dot', source ?? 'agreed')}
        aria-label={words('asOf', { moment: whenWords(at) })}
        onClick={() => onGoTo(n)}
      />
      <div className="st-a">
        <Tile label={story[side].name} size={16} tone={side === 'left' ? 'l' : 'r'} />
        <span className="sr">{story[side].name}</span>
        {became !== 'changed' && <b>{words(became === 'gone' ? 'gone' : 'back')}</b>}
        {first !== undefined && became !== 'gone' && <Shift change={first} withName={story.field === null} />}
        {became !== 'gone' && !isOpen && (
          <RightButton needs="operate" size="sm" icon="undo" className="st-restore" onPress={() => onWish(asked)}>
            {asked.field === null ? words('restoreRecord') : words('restoreValue')}
          </RightButton>
        )}
        <time dateTime={at}>{whenWords(at)}</time>
      </div>
      {became !== 'gone' &&
        rest.slice(0, shownMost).map((change) => (
          <div key={change.field} className="st-a st-more">
            <Shift change={change} withName={story.field === null} />
          </div>
        ))}
      {rest.length > shownMost && <div className="st-b">{words('more', { count: rest.length - shownMost })}</div>}
      <div className="st-b">
        <WhoseDoing story={story} moment={moment} />
        <RunOf run={moment.run} at={moment.seenAt} />
      </div>
      {isOpen && <RestoreQuestion of={of} story={story} wish={asked} onClose={onDone} />}
    </li>
  );
}

function Beginning(props: EventsProps) {
  const { of, story, here, wish, onWish, onDone, onGoTo } = props;
  const words = wordsOf('story');
  const { born, removedUntil, how, bars, field } = story;
  if (removedUntil !== null)
    return (
      <li className="st-ev">
        <i className="st-dot agreed" />
        <div className="st-b">{words('removedUntil', { moment: whenWords(removedUntil) })}</div>
      </li>
    );
  if (born === null) return null;
  const first = { left: bars.left.find((bar) => bar.from === 0), right: bars.right.find((bar) => bar.from === 0) };
  const side = first.left === undefined ? 'right' : 'left';
  const asked: Wish = { side, field, moment: 0 };
  const isOpen = isSame(asked, wish);
  return (
    <li
      className={classes('st-ev', (isOpen || here === 0) && 'selbar')}
      {...(here === 0 ? { 'aria-current': 'step' } : {})}
    >
      <button
        type="button"
        className="st-dot agreed"
        aria-label={words('asOf', { moment: whenWords(born.at) })}
        onClick={() => onGoTo(0)}
      />
      <div className="st-a">
        {field === null ? (
          <b>{words('linkedBy')}</b>
        ) : (
          (['left', 'right'] as const).map((one) =>
            first[one] === undefined ? null : (
              <Value key={one} text={first[one]?.text ?? words('empty')} tone={toneOf(first[one]?.source ?? null)} />
            ),
          )
        )}
        {(first.left ?? first.right) !== undefined && !isOpen && (
          <RightButton needs="operate" size="sm" icon="undo" className="st-restore" onPress={() => onWish(asked)}>
            {field === null ? words('restoreRecord') : words('restoreValue')}
          </RightButton>
        )}
        <time dateTime={born.at}>{whenWords(born.at)}</time>
      </div>
      <div className="st-b">
        <Icon name="link" size={12} />
        <em>{words('linkedBy')}</em>
        {linkedWords(how)}
        <RunOf run={born.run} at={born.at} />
      </div>
      {isOpen && <RestoreQuestion of={of} story={story} wish={asked} onClose={onDone} />}
    </li>
  );
}

/** What happened, the last first; each earlier value can be put back from here. */
export function Events(props: EventsProps) {
  const { questions, moments, withBeginning } = props.shown;
  const words = wordsOf('story');
  if (questions.length === 0 && moments.length === 0 && !withBeginning)
    return <p className="st-none muted">{words('nothingLike')}</p>;
  return (
    <ol className="st-events">
      {questions.map(({ id, left, right, at }) => (
        <li key={id} className="st-ev">
          <i className="st-dot need" />
          <div className="st-a">
            {(left ?? right) !== null && (
              <>
                <Value text={left ?? words('empty')} tone="l" />
                <span className="muted fs12">{words('and')}</span>
                <Value text={right ?? words('empty')} tone="r" />
              </>
            )}
            <a href={addressOf({ at: 'inbox', question: id })} className="st-inbox">
              <Badge look="need" icon="inbox">
                {words('waits')}
              </Badge>
            </a>
            <time dateTime={at}>{whenWords(at)}</time>
          </div>
          <div className="st-b">{words('bothDiffer')}</div>
        </li>
      ))}
      {moments.toReversed().map((moment) => (
        <Happened key={moment.n} {...props} moment={moment} />
      ))}
      {withBeginning && <Beginning {...props} />}
    </ol>
  );
}
