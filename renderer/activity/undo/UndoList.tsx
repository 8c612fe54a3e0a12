import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import type { UndoRow } from '../../../engine/protocol/calls/undo.ts';
import { Icon } from '../../ui/Icon.tsx';
import { wordsOf } from '../../words/words.ts';
import { namesIn, opIcons, recordName } from '../records/op-words.ts';
import { WrittenTo } from '../records/RecordLine.tsx';
import { ShiftValues } from '../ShiftValues.tsx';
import { aloneWords, undoneWords } from './undo-words.ts';

const shownShifts = 3;

/** A record of an undo: what is put back, or what is left alone and why. */
export function UndoLine({
  detail,
  row,
  isLinked,
}: {
  readonly detail: RunDetail;
  readonly row: UndoRow;
  /** Values lead to their story; not where the record is something to choose. */
  readonly isLinked: boolean;
}) {
  const words = wordsOf('activity');
  const names = namesIn(detail, row.sync);
  const of = {
    flow: detail.head.flow,
    sync: row.sync,
    record: row.key === null || !isLinked ? null : recordName(row.side, row.key),
  };
  const rest = row.shifts.length - shownShifts;
  return (
    <div className="ac-undo-row">
      <span className="med ell" title={row.title}>
        {row.title}
      </span>
      <WrittenTo side={row.side} name={names[row.side]} />
      <span className="ac-undo-values">
        {row.shifts.slice(0, shownShifts).map((shift) => (
          <span key={shift.field} className="row g6 fs12">
            <span className="muted">{shift.label}</span>
            <ShiftValues shift={shift} of={of} isGone={row.op === 'remove'} />
          </span>
        ))}
        {rest > 0 && <span className="muted fs12">{words('moreFields', { count: rest })}</span>}
      </span>
      <span className="row g6 fs12 soft ac-undo-why">
        {row.op !== null && <Icon name={opIcons[row.op]} size={12} />}
        {row.reason === null ? undoneWords(row) : aloneWords(row)}
      </span>
    </div>
  );
}

/** The height of a record of an undo, for a list that draws only what is in view. */
export const undoHeight = (row: UndoRow | undefined): number => {
  const lines =
    row === undefined ? 1 : Math.min(shownShifts, row.shifts.length) + (row.shifts.length > shownShifts ? 1 : 0);
  return Math.max(36, 12 + Math.max(1, lines) * 24);
};
