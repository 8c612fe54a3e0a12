import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import { leftAlone } from '../../../engine/protocol/calls/undo.ts';
import { useRight } from '../../rights/use-right.ts';
import { numberWords } from '../../words/formats.ts';
import { wordsOf } from '../../words/words.ts';
import { useAsked } from '../use-asked.ts';
import { AloneList } from './UndoOver.tsx';

/** What an undo left alone, on its own page, as long as the engine knows it. */
export function LeftAloneAfter({ detail }: { readonly detail: RunDetail }) {
  const words = wordsOf('activity');
  const { head } = detail;
  const mayNot = useRight('operate') !== null;
  const isUndo = head.kind === 'undo' && head.state !== 'running';
  const { value } = useAsked(leftAlone, isUndo && !mayNot ? { undo: head.id } : null, head.id);
  if (!isUndo || value === null || value.total === 0) return null;
  const rows = value.rows ?? [];
  return (
    <section aria-label={words('leftAlone')}>
      <h3>{words('leftAloneOf', { count: value.total })}</h3>
      <AloneList detail={detail} rows={rows} />
      {value.total > rows.length && (
        <p className="muted fs12">
          {words('firstOf', { shown: numberWords(rows.length), all: numberWords(value.total) })}
        </p>
      )}
    </section>
  );
}
