import { RunLink } from '../../runs/RunLink.tsx';
import { StoryLink } from '../../story/StoryLink.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Value } from '../../ui/Value.tsx';
import { wordsOf } from '../../words/words.ts';
import { Choice } from './Choice.tsx';
import type { Of } from './card.ts';
import { Fold } from './Fold.tsx';
import { storyOfRecord } from './story-of.ts';
import { TypedLine } from './TypedLine.tsx';
import { toneOf } from './who.ts';

const ways = [
  { choose: 'retry', key: '1' },
  { choose: 'drop', key: '2' },
] as const;

/** What was to be written, beside what was there. */
function Sent({ record, what }: Of<'refused'>) {
  const words = wordsOf('inboxRecord');
  const tone = toneOf(what.side);
  return (
    <table className="ir-sent">
      <thead>
        <tr>
          <th scope="col">{words('field')}</th>
          <th scope="col">{words('thereBefore', { system: record.sides[what.side].name })}</th>
          <th scope="col">{words('wasSent')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {what.fields.map(({ field, label, sent, before }) => {
          const of = storyOfRecord(record, field);
          return (
            <tr key={field}>
              <th scope="row">{label}</th>
              <td>
                <Value text={before} tone={tone} />
              </td>
              <td>
                <Value text={sent} tone={what.side === 'left' ? 'r' : 'l'} />
              </td>
              <td>{of !== null && <StoryLink of={of} what={label} isIcon className="ir-story" />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A write that a system refused: it is sent again, with other values, or given up. */
export function RefusedCard(props: Of<'refused'>) {
  const { record, asked, what, said, onSay } = props;
  const words = wordsOf('inboxRecord');
  const system = record.sides[what.side].name;
  const source = record.sides[what.side === 'left' ? 'right' : 'left'].name;
  const { code, message, fix, cause } = what.problem;
  return (
    <>
      <p className="ir-said">
        <Icon name="err" size={14} />
        <b>{words(`refusedOp_${what.op}`, { system })}</b>
        {asked.openedIn !== null && <RunLink run={asked.openedIn} otherwise={words('itsRun')} />}
      </p>
      <ProblemNote message={message} fix={fix} cause={cause ?? `${code}\n${message}`} />
      {what.fields.length > 0 && <Sent {...props} />}
      {what.from.length > 0 && (
        <Fold label={words('comesFrom', { system: source })} count={what.from.length} isOpen={false}>
          <ul className="ir-kept">
            {what.from.map(({ label, text }) => (
              <li key={label}>
                <span className="ell">{label}</span>
                <span className={what.side === 'left' ? 'c-r ell' : 'c-l ell'}>{text ?? words('empty')}</span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <div className="ir-two">
        {ways.map(({ choose, key }) => {
          const isPicked = said?.choose === choose;
          const title = words(`refused_${choose}`);
          return (
            <Choice
              key={choose}
              tone="a"
              className="deed"
              label={`${title}. ${words(`refusedDoes_${choose}`, { system })}`}
              keyCap={key}
              isPicked={isPicked}
              isOff={said !== null && !isPicked}
              isDisabled={asked.state !== 'open'}
              onPick={() => onSay(isPicked ? null : { choose })}
            >
              {title}
              <small>{words(`refusedDoes_${choose}`, { system })}</small>
            </Choice>
          );
        })}
      </div>
      {what.op !== 'remove' && <TypedLine {...props} hint={words('typeOther')} />}
    </>
  );
}
