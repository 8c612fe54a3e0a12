import { useCallback, useState } from 'react';
import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import { type UndoId, type UndoRow, undoRows } from '../../../engine/protocol/calls/undo.ts';
import { engine } from '../../state/engine.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { wordsOf } from '../../words/words.ts';
import { usePages } from '../use-pages.ts';
import { UndoLine, undoHeight } from './UndoList.tsx';

/** The records that an undo puts back, or those that it leaves alone. */
export function UndoRows({
  detail,
  undo,
  list,
}: {
  readonly detail: RunDetail;
  readonly undo: UndoId;
  readonly list: 'back' | 'alone';
}) {
  const words = wordsOf('activity');
  const [active, setActive] = useState(0);
  const { total, rowAt } = usePages<UndoRow>(`${undo} ${list}`, (offset, limit, stop) =>
    engine.ask(undoRows, { undo, list, offset, limit }, stop),
  );
  const heightOf = useCallback((at: number) => undoHeight(rowAt(at)), [rowAt]);
  return (
    <div className="ac-undo-list">
      <VirtualList
        label={words(list === 'back' ? 'putBack' : 'leftAlone')}
        count={total ?? 0}
        rowHeight={36}
        heightOf={heightOf}
        active={active}
        onActive={setActive}
        itemAt={rowAt}
        item={(row) => <UndoLine detail={detail} row={row} isLinked={false} />}
        empty={
          total === 0 ? <p className="ac-empty">{words(list === 'back' ? 'nothingBack' : 'nothingAlone')}</p> : null
        }
      />
    </div>
  );
}
