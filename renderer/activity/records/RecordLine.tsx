import type { RunDetail, RunRecord } from '../../../engine/protocol/calls/activity.ts';
import { addressOf } from '../../app/route.ts';
import { Tile } from '../../ui/Tile.tsx';
import { wordsOf } from '../../words/words.ts';
import { ShiftValues } from '../ShiftValues.tsx';
import { namesIn, recordName, whatWords, whyOfRecord } from './op-words.ts';

/** The system that was written to, in its colour. */
export function WrittenTo({ side, name }: { readonly side: 'left' | 'right'; readonly name: string }) {
  return (
    <span className="row g6 fs12 ac-to">
      <Tile label={name} size={16} tone={side === 'left' ? 'l' : 'r'} />
      <span className={`ell ${side === 'left' ? 'c-l' : 'c-r'}`}>{name}</span>
    </span>
  );
}

/** The first value of a record, and how many more there are. */
export function FirstShift({ detail, row }: { readonly detail: RunDetail; readonly row: RunRecord }) {
  const words = wordsOf('activity');
  const [first] = row.shifts;
  if (row.blanked !== null) return <span className="muted fs12">{words('valuesRemoved')}</span>;
  if (first === undefined) return null;
  const of = { flow: detail.head.flow, sync: row.sync, record: recordName(row.side, row.key) };
  return <ShiftValues shift={first} of={of} isGone={row.op === 'remove'} />;
}

/** A record that a run touched, in a line. */
export function RecordLine({ detail, row }: { readonly detail: RunDetail; readonly row: RunRecord }) {
  const names = namesIn(detail, row.sync);
  const { flow } = detail.head;
  const why = whyOfRecord(row, names);
  const story = addressOf({ at: 'story', flow, sync: row.sync, record: recordName(row.side, row.key), field: null });
  return (
    <li className="ac-line">
      <a className="ac-name ell med" href={story} title={row.title}>
        {row.title}
      </a>
      <WrittenTo side={row.side} name={names[row.side]} />
      <span className="soft ell">{whatWords(row)}</span>
      <FirstShift detail={detail} row={row} />
      <span className="soft ell" title={why}>
        {why}
      </span>
    </li>
  );
}
