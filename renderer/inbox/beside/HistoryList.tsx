import { useState } from 'react';
import type { Happened, InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { StoryLink } from '../../story/StoryLink.tsx';
import { whenWords } from '../../story/story-words.ts';
import { Button } from '../../ui/Button.tsx';
import { wordsOf } from '../../words/words.ts';
import { storyOfRecord } from '../record/story-of.ts';

const shownFirst = 6;
const fieldsMost = 3;

function Fields({ fields, became }: Happened) {
  const words = wordsOf('inboxRecord');
  if (became === 'gone') return words('wasDeleted');
  const shown = fields.slice(0, fieldsMost);
  const told = shown.map(({ label, text }) => words('fieldIs', { label, value: text ?? words('empty') })).join(', ');
  const more = fields.length - shown.length;
  return (
    <>
      {became === 'there' && `${words('cameBack')} `}
      {told}
      {more > 0 && ` ${words('moreFields', { count: more })}`}
    </>
  );
}

function Event({ record, event }: { readonly record: InboxRecord; readonly event: Happened }) {
  const words = wordsOf('inboxRecord');
  const { side, by, run, at } = event;
  const system = side === null ? '' : record.sides[side].name;
  return (
    <li className={side === null ? '' : side === 'left' ? 'l' : 'r'}>
      {side === null ? <b>{words('wasLinked')}</b> : <b>{system}</b>} {side !== null && <Fields {...event} />}
      <time dateTime={at} title={words('inRun', { run })}>
        {whenWords(at)}
        {side !== null && by === 'tandem' && `, ${words('byRun')}`}
      </time>
    </li>
  );
}

/** What happened to the record on either side, the last first. */
export function HistoryList({ record }: { readonly record: InboxRecord }) {
  const words = wordsOf('inboxRecord');
  const [isWhole, setWhole] = useState(false);
  const { history } = record;
  const story = storyOfRecord(record, null);
  if (history.length === 0) return <p className="soft">{words('noHistory')}</p>;
  const shown = isWhole ? history : history.slice(0, shownFirst);
  return (
    <>
      <ol className="ibs-tl" aria-label={words('history')}>
        {shown.map((event, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several things can happen in one moment
          <Event key={`${event.at} ${event.side ?? ''} ${at}`} record={record} event={event} />
        ))}
      </ol>
      <div className="row g8 ibs-more">
        {history.length > shown.length && (
          <Button size="sm" look="ghost" onPress={() => setWhole(true)}>
            {words('showAll', { count: history.length })}
          </Button>
        )}
        {story !== null && <StoryLink of={story} what={record.title} />}
      </div>
    </>
  );
}
