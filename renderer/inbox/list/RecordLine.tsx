import type { InboxRow } from '../../../engine/protocol/calls/inbox.ts';
import { useNow } from '../../app/use-now.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/Icon.tsx';
import { momentWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { place, Woven } from '../rule/woven.tsx';
import { useInbox } from '../state/inbox-store.ts';
import type { InboxSync } from '../state/list-lines.ts';
import { isNewRow } from '../state/opened.ts';
import { ageWords } from './age-words.ts';

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

type Names = { readonly left: string; readonly right: string };

/** Where the record is gone, and that it was changed where it is left. */
function Gone({ row, names }: { readonly row: InboxRow; readonly names: Names }) {
  const words = wordsOf('inbox');
  const gone = row.left === null ? 'left' : 'right';
  const stays = gone === 'left' ? 'right' : 'left';
  const name = (side: 'left' | 'right') => (
    <b className={classes('med', side === 'left' ? 'c-l' : 'c-r')}>{names[side]}</b>
  );
  return (
    <span className="ell">
      <Woven
        text={words(row.reason === 'edited-and-removed' ? 'goneChanged' : 'goneIn', {
          system: place('gone'),
          other: place('stays'),
        })}
        parts={{ gone: name(gone), stays: name(stays) }}
      />
    </span>
  );
}

/** By what several records could be the same, and how many there are on either side. */
function Several({ row, names }: { readonly row: InboxRow; readonly names: Names }) {
  const words = wordsOf('inbox');
  if (row.several === null) return null;
  const { left, right } = row.several;
  const parts = [
    { count: left, system: names.left, look: 'c-l' },
    { count: right, system: names.right, look: 'c-r' },
  ].filter((one) => one.count > 0);
  return (
    <>
      <span className="ell">{row.label}</span>
      {parts.map(({ count, system, look }) => (
        <span key={look} className={classes('ib-count', look)}>
          {words('countIn', { count, system })}
        </span>
      ))}
    </>
  );
}

/** What is asked about the record, as short as a line needs it. */
function Told({ row, names }: { readonly row: InboxRow; readonly names: Names }) {
  switch (row.about) {
    case 'unit':
    case 'refused':
      return <Values row={row} />;
    case 'removal':
      return <Gone row={row} names={names} />;
    case 'match':
      return <Several row={row} names={names} />;
  }
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
  const isNew = useInbox((state) => state.at !== row.id && isNewRow(row, state.opened));
  const names = { left: sync.sides.left.name, right: sync.sides.right.name };
  return (
    <div className="ib-it">
      {isNew && <i className="ib-new" role="img" aria-label={words('notOpened')} title={words('notOpened')} />}
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
        <Told row={row} names={names} />
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
