import type { InboxRow } from '../../../engine/protocol/calls/inbox.ts';
import { useNow } from '../../app/use-now.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { momentWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import type { InboxSync } from '../state/list-lines.ts';
import { ageWords } from './age-words.ts';
import { sentenceOf } from './row-words.ts';

function Values({ row }: { readonly row: InboxRow }) {
  const empty = wordsOf('inbox')('empty');
  const value = (side: 'left' | 'right') => (
    <span className={classes('ell', side === 'left' ? 'c-l' : 'c-r', row[side] === null && 'ib-none')}>
      {row[side] ?? empty}
    </span>
  );
  return (
    <>
      <span className="ib-field ell">{row.label}</span>
      {value('left')}
      {value('right')}
    </>
  );
}

function Due({ due, nowMs }: { readonly due: string; readonly nowMs: number }) {
  const isLate = Date.parse(due) < nowMs;
  const said = wordsOf('inbox')(isLate ? 'overdueSince' : 'dueBy', { moment: momentWords(due) });
  return (
    <span className={classes('ib-due', isLate && 'late')} role="img" aria-label={said} title={said}>
      <Icon name={isLate ? 'warn' : 'clock'} size={12} />
    </span>
  );
}

/** A record of the list: what it is called, what is asked about it, whose it is and how long it waits. */
export function RecordLine({ row, sync }: { readonly row: InboxRow; readonly sync: InboxSync }) {
  const nowMs = useNow();
  const words = wordsOf('inbox');
  const sentence = sentenceOf(row, { left: sync.sides.left.name, right: sync.sides.right.name });
  return (
    <div className="ib-it">
      <div>
        <span className="t ell">{row.title}</span>
        {row.open.length > 1 && <span className="ib-more">{words('moreFields', { count: row.open.length })}</span>}
        <span className="grow" />
        {row.comments > 0 && (
          <span className="ib-mark" role="img" aria-label={words('comments', { count: row.comments })}>
            <Icon name="note" size={12} />
          </span>
        )}
        {row.due !== null && <Due due={row.due} nowMs={nowMs} />}
        {row.assignee !== null && <Avatar name={row.assignee} />}
        <time dateTime={row.openedAt}>{ageWords(row.openedAt, nowMs)}</time>
      </div>
      <div className="d">
        {sentence === null ? <Values row={row} /> : <span className="ell">{sentence}</span>}
        {row.state !== 'open' && (
          <>
            <span className="grow" />
            <span className={classes('ib-state', row.state === 'closed' && 'c-done')}>
              <Icon name={row.state === 'closed' ? 'check' : 'clock'} size={12} />
              {row.state === 'closed' ? words('over') : words('waits')}
              {row.answeredBy !== null && <Avatar name={row.answeredBy} />}
            </span>
          </>
        )}
      </div>
    </div>
  );
}
