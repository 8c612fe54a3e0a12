import { StoryLink } from '../../story/StoryLink.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { Choice } from './Choice.tsx';
import type { Of } from './card.ts';
import { Fold } from './Fold.tsx';
import { storyOfRecord } from './story-of.ts';
import { whoseDoing } from './who.ts';

const ways = ['keep', 'remove', 'unlink'] as const;

function Kept({ record, what }: Of<'removal'>) {
  const words = wordsOf('inboxRecord');
  const side = what.gone === 'left' ? 'right' : 'left';
  return (
    <Fold label={words('stillHolds', { system: record.sides[side].name })} count={what.kept.length}>
      <ul className="ir-kept">
        {what.kept.map((one) => {
          const of = storyOfRecord(record, one.field);
          const doing = whoseDoing(record, side, one);
          return (
            <li key={one.field}>
              <span className="ell">{one.label}</span>
              <span className={classes('ell', side === 'left' ? 'c-l' : 'c-r')}>{one.text ?? words('empty')}</span>
              <span className="muted ell" {...(doing === null ? {} : { title: doing.sentence })}>
                {doing?.words}
              </span>
              {of !== null && <StoryLink of={of} what={one.label} isIcon className="ir-story" />}
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}

/** A record that is gone on one side: it is brought back, the other one goes too, or the two are parted. */
export function RemovalCard(props: Of<'removal'>) {
  const { record, asked, what, said, onSay } = props;
  const words = wordsOf('inboxRecord');
  const [gone, stays] = [record.sides[what.gone].name, record.sides[what.gone === 'left' ? 'right' : 'left'].name];
  const tone = what.gone === 'left' ? 'r' : 'l';
  const isEdited = asked.reason === 'edited-and-removed';
  return (
    <>
      <p className="ir-said">
        <Icon name="trash" size={14} />
        <b>{words('deletedIn', { system: gone })}</b>
        <span className="muted">{words(isEdited ? 'editedIn' : 'untouchedIn', { system: stays })}</span>
      </p>
      <div className="ir-three">
        {ways.map((way, at) => {
          const isPicked = said?.choose === way;
          const title = words(`removal_${way}`, { gone, stays });
          return (
            <Choice
              key={way}
              tone={way === 'keep' ? tone : 'a'}
              className="deed"
              label={`${title}. ${words(`removalDoes_${way}`, { gone, stays })}`}
              keyCap={String(at + 1)}
              isPicked={isPicked}
              isOff={said !== null && !isPicked}
              isSuggested={what.suggest === way}
              isDisabled={asked.state !== 'open'}
              onPick={() => onSay(isPicked ? null : { choose: way })}
            >
              {title}
              <small>{words(`removalDoes_${way}`, { gone, stays })}</small>
            </Choice>
          );
        })}
      </div>
      <Kept {...props} />
    </>
  );
}
