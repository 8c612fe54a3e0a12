import type { Run } from '../../../engine/model/run.ts';
import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import type { UndoRow } from '../../../engine/protocol/calls/undo.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { wordsOf } from '../../words/words.ts';
import { all } from '../adding-up.ts';
import { lookOf } from '../run-words.ts';
import { UndoLine } from './UndoList.tsx';

/** Records of a list that an undo left alone, each with the reason. */
export function AloneList({ detail, rows }: { readonly detail: RunDetail; readonly rows: readonly UndoRow[] }) {
  return (
    <ul className="ac-alone" aria-label={wordsOf('activity')('leftAlone')}>
      {rows.map((row) => (
        <li key={`${row.sync} ${row.side} ${row.key} ${row.fields.join()}`}>
          <UndoLine detail={detail} row={row} isLinked />
        </li>
      ))}
    </ul>
  );
}

const written = (run: Run): number =>
  Object.values(run.syncs).reduce((sum, { left, right }) => sum + all(left) + all(right), 0);

/** What came of an undo: how much was put back, and what was left alone. */
export function UndoOver({
  detail,
  run,
  alone,
}: {
  readonly detail: RunDetail;
  readonly run: Run;
  readonly alone: { readonly rows: readonly UndoRow[] | null; readonly total: number };
}) {
  const words = wordsOf('activity');
  const { icon, tone } = lookOf(run.state);
  return (
    <>
      <p className={`ac-undo-over ${tone}`} role="status">
        <Icon name={icon} />
        <b>{words(run.state === 'done' ? 'undoDone' : 'undoPartly', { count: written(run) })}</b>
        {alone.total > 0 && words('undoAlone', { count: alone.total })}
      </p>
      {run.problem !== null && <ProblemNote {...run.problem} isAlert />}
      {alone.rows !== null && alone.rows.length > 0 && <AloneList detail={detail} rows={alone.rows} />}
      <p className="muted fs12">{words('undoIsRun')}</p>
    </>
  );
}
