import { useState } from 'react';
import type { InboxRecord } from '../../../engine/protocol/calls/inbox-record.ts';
import { pastWords } from '../../app/time-words.ts';
import { useNow } from '../../app/use-now.ts';
import { useRight } from '../../rights/use-right.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { wordsOf } from '../../words/words.ts';
import { useCaredLine } from '../state/use-caring.ts';
import { care } from './use-care.ts';

const lettersMax = 4000;

function AddComment({ record }: { readonly record: InboxRecord }) {
  const words = wordsOf('inboxRecord');
  const [text, setText] = useState('');
  const [isAdding, setAdding] = useState(false);
  const line = useCaredLine('comment');
  const add = async (): Promise<void> => {
    if (text.trim() === '' || isAdding) return;
    setAdding(true);
    if (await care(record, { do: 'comment', text: text.trim() })) setText('');
    setAdding(false);
  };
  return (
    <TextField
      aria-label={words('addComment')}
      inputRef={line}
      size="md"
      className="ibs-say"
      maxLength={lettersMax}
      value={text}
      placeholder={words('addComment')}
      onChange={setText}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void add();
        else event.continuePropagation();
      }}
      after={
        text.trim() === '' ? null : (
          <Button size="sm" look="ghost" isPending={isAdding} onPress={() => void add()}>
            {words('say')}
          </Button>
        )
      }
    />
  );
}

/** What people said about the record, the first first, and a line to say more. */
export function Comments({ record }: { readonly record: InboxRecord }) {
  const words = wordsOf('inboxRecord');
  const why = useRight('decide');
  const now = useNow();
  const { comments } = record.care;
  return (
    <>
      {comments.length > 0 && (
        <ul className="ibs-comments" aria-label={words('comments')}>
          {comments.map(({ by, at, text }) => (
            <li key={`${at} ${by}`}>
              <Avatar name={by} />
              <div>
                <p>{text}</p>
                <span className="muted">
                  {by}, {pastWords(at, now)}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {why === null ? (
        <AddComment key={record.id} record={record} />
      ) : (
        comments.length === 0 && <p className="soft">{words('noComments')}</p>
      )}
    </>
  );
}
