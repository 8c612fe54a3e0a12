import { Focusable } from 'react-aria-components';
import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import { RightButton } from '../../rights/RightButton.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { inOwnWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';

/** Why a run cannot be taken back; null where it can. */
function whyNotUndo({ notUndoable }: RunDetail): string | null {
  return notUndoable === null ? null : `${inOwnWords(notUndoable.message)} ${inOwnWords(notUndoable.fix)}`;
}

/** Opens what taking a run back would do; where it cannot be taken back, the button says why. */
export function UndoButton({ detail, onPress }: { readonly detail: RunDetail; readonly onPress: () => void }) {
  const label = wordsOf('activity')(detail.head.kind === 'undo' ? 'undoUndo' : 'undoRun');
  const why = whyNotUndo(detail);
  if (why === null)
    return (
      <RightButton needs="operate" icon="undo" onPress={onPress}>
        {label}
      </RightButton>
    );
  return (
    <Hint text={why}>
      <Focusable>
        <button type="button" aria-disabled="true" className="btn">
          <Icon name="undo" />
          {label}
        </button>
      </Focusable>
    </Hint>
  );
}
