import type { PreviewRecord, PreviewRow, Shift } from '../../engine/protocol/calls/preview.ts';
import { StoryLink } from '../story/StoryLink.tsx';
import { classes } from '../ui/classes.ts';
import { FieldIcon } from '../ui/FieldIcon.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Value } from '../ui/Value.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { choose, usePreview } from './preview-store.ts';
import { valueText, whyWithTime } from './preview-words.ts';
import { ShiftValues } from './Shift.tsx';

const fieldHeight = 36;
const footHeight = 12;

const linesOf = ({ shifts, says }: PreviewRecord): number => shifts.length + (says === null ? 0 : 1);

/** The room that an open row takes beyond its own; 0 where it is closed. */
export const openHeight = (record: PreviewRecord | undefined): number =>
  record === undefined ? 0 : Math.max(1, linesOf(record)) * fieldHeight + footHeight;

/** The fields at both ends of a field map, in the order in which the value goes. */
function Ends({ row, left, right }: { readonly row: PreviewRow; readonly left: string; readonly right: string }) {
  const isBack = row.to === 'left';
  const [from, to] = isBack ? [right, left] : [left, right];
  const [fromTone, toTone] = isBack ? ['c-r', 'c-l'] : ['c-l', 'c-r'];
  return (
    <>
      {from !== '' && <span className={`${fromTone} ell`}>{from}</span>}
      {from !== '' && to !== '' && <Icon name={row.to === null ? 'arr-lr' : 'arr-r'} size={12} />}
      {to !== '' && <span className={`${toTone} ell`}>{to}</span>}
    </>
  );
}

/** Takes a field, with all that it is bound to, in or out of a change. */
function FieldCheck({ row, shift }: { readonly row: PreviewRow; readonly shift: Shift }) {
  const { unit, bound, out, map } = shift;
  const { change } = row;
  if (unit === null || change === null) return null;
  const words = wordsOf('preview');
  const reason = row.out === 'rule' ? words('ruleStopped') : bound === null ? null : inOwnWords(bound);
  const isFixed = reason !== null && !(out && row.out === 'chosen');
  return (
    <button
      type="button"
      aria-pressed={!out}
      aria-disabled={isFixed}
      aria-label={words('includeField', { field: map, record: row.title })}
      aria-description={isFixed ? reason : undefined}
      title={isFixed ? reason : undefined}
      className="pv-check field"
      onClick={() => {
        if (!isFixed) void choose({ what: 'units', change, units: [unit], as: out ? 'do' : 'leave-out' });
      }}
    >
      <span className={classes('check', !out && 'on', isFixed && 'fixed')}>
        {!out && <Icon name="check" size={12} />}
      </span>
    </button>
  );
}

/** All values of a row, one below the other. */
export function OpenRow({ row, record }: { readonly row: PreviewRow; readonly record: PreviewRecord | undefined }) {
  const flow = usePreview((state) => state.flow);
  if (record === undefined) return null;
  const words = wordsOf('preview');
  const name = record.left !== null ? `left:${record.left}` : record.right !== null ? `right:${record.right}` : null;
  // A record that is new has no story yet.
  const hasStory = row.group !== 'create' && row.group !== 'link' && flow !== null && name !== null;
  return (
    <div className="pv-sub">
      <ul aria-label={words('valuesOf', { record: row.title })}>
        {record.shifts.map((shift) => (
          <li key={`${shift.map} ${shift.left} ${shift.right}`} className={classes(shift.out && 'out')}>
            <span className="f">
              <FieldCheck row={row} shift={shift} />
              <FieldIcon type={shift.kind} />
              <Ends row={row} left={shift.left} right={shift.right} />
            </span>
            <span className="row g8">
              {hasStory ? (
                <StoryLink of={{ flow, sync: row.sync, record: name, field: shift.map }} what={shift.map}>
                  <ShiftValues shift={shift} group={row.group} />
                </StoryLink>
              ) : (
                <ShiftValues shift={shift} group={row.group} />
              )}
              {shift.agreed !== null && (
                <span className="row g4 muted ell">
                  {words('agreed')} <Value text={valueText(shift.agreed.left, shift.kind)} tone="a" />
                </span>
              )}
            </span>
            <span className="ell soft" title={whyWithTime(shift.why, shift.at)}>
              {whyWithTime(shift.why, shift.at)}
            </span>
          </li>
        ))}
        {(record.says !== null || record.shifts.length === 0) && (
          <li className="says">
            <span className="ell">
              {record.says ??
                words('keys', {
                  why: inOwnWords(row.why),
                  keys: [record.left, record.right].filter((key) => key !== null).join(', '),
                })}
            </span>
          </li>
        )}
      </ul>
    </div>
  );
}
