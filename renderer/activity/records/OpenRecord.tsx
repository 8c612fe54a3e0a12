import type { RunDetail, RunRecord } from '../../../engine/protocol/calls/activity.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { RightIconButton } from '../../rights/RightIconButton.tsx';
import { StoryLink } from '../../story/StoryLink.tsx';
import { clockWords, dayWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { ShiftValues } from '../ShiftValues.tsx';
import { whyWords } from '../why-words.ts';
import { namesIn, recordName } from './op-words.ts';

const lineHeight = 28;
const around = 44;

/** The room that an open record takes below its line. */
export const openHeight = (row: RunRecord | undefined): number =>
  row === undefined ? 0 : around + Math.max(1, row.shifts.length) * lineHeight;

/** Every value of a record that a run wrote, with the reason of each. */
export function OpenRecord({
  detail,
  row,
  onUndo,
}: {
  readonly detail: RunDetail;
  readonly row: RunRecord;
  /** Asks to take this record back; with a field, that field alone. */
  readonly onUndo: (field: string | null) => void;
}) {
  const words = wordsOf('activity');
  const names = namesIn(detail, row.sync);
  const of = { flow: detail.head.flow, sync: row.sync, record: recordName(row.side, row.key) };
  const canUndo = row.blanked === null && row.outcome !== 'maybe' && detail.notUndoable === null;
  return (
    <div className="ac-open">
      {row.blanked !== null && (
        <p className="ac-shift muted fs12">{words('removedOn', { day: dayWords(row.blanked) })}</p>
      )}
      {row.blanked === null && row.shifts.length === 0 && <p className="ac-shift muted fs12">{words('noValues')}</p>}
      {row.blanked === null &&
        row.shifts.map((shift) => (
          <div key={shift.field} className="ac-shift fs12">
            <span className="soft ell">{shift.label}</span>
            <ShiftValues shift={shift} of={of} isGone={row.op === 'remove'} />
            <span className="soft ell">{whyWords(shift, row.side, row.person, names)}</span>
            {canUndo && row.op === 'update' && row.shifts.length > 1 && (
              <RightIconButton
                needs="operate"
                icon="undo"
                size="sm"
                iconSize={14}
                label={words('undoValue', { field: shift.label })}
                onPress={() => onUndo(shift.field)}
              />
            )}
          </div>
        ))}
      <p className="ac-shift-foot muted fs12">
        {words(`outcome-${row.outcome}`, { clock: clockWords(row.at, true) })}
        <StoryLink of={of} what={row.title} />
        {canUndo && (
          <RightButton needs="operate" look="ghost" size="sm" icon="undo" onPress={() => onUndo(null)}>
            {words('undoRecord')}
          </RightButton>
        )}
      </p>
    </div>
  );
}
