import { useState } from 'react';
import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import type { UndoSummary, UndoTargets } from '../../../engine/protocol/calls/undo.ts';
import { go } from '../../app/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { wordsOf } from '../../words/words.ts';
import { useProgress } from '../run/use-run.ts';
import { UndoOver } from './UndoOver.tsx';
import { UndoRows } from './UndoRows.tsx';
import { sideWords } from './undo-words.ts';
import { type Looked, useUndoPreview } from './use-undo-preview.ts';
import { useUndoing } from './use-undoing.ts';

export interface UndoDialogProps {
  readonly detail: RunDetail;
  /** Nothing but these; absent: all of the run. */
  readonly only?: UndoTargets;
  readonly onClose: () => void;
}

function Working({ label, share }: { readonly label: string; readonly share: number | null }) {
  return (
    <div className="ac-undo-wait" role="status">
      <Progress label={label} share={share} />
      <p className="soft">{label}</p>
    </div>
  );
}

function Ready({ detail, undo }: { readonly detail: RunDetail; readonly undo: UndoSummary }) {
  const words = wordsOf('activity');
  const [list, setList] = useState<'back' | 'alone'>(undo.back === 0 && undo.alone > 0 ? 'alone' : 'back');
  return (
    <>
      <p className="ac-undo-told" role="status">
        {undo.back === 0 ? words('undoNothing') : sideWords(undo, detail).join(' ')}
        {undo.alone > 0 && (
          <span className="row g6 c-need">
            <Icon name="warn" size={14} />
            {words('undoAlone', { count: undo.alone })}
          </span>
        )}
      </p>
      <Segmented
        label={words('undoLists')}
        segments={[
          { id: 'back', label: words('putBack'), count: undo.back },
          { id: 'alone', label: words('leftAlone'), count: undo.alone },
        ]}
        value={list}
        onChange={setList}
      />
      <UndoRows key={`${undo.id} ${list}`} detail={detail} undo={undo.id} list={list} />
    </>
  );
}

function Looking({ detail, looked }: { readonly detail: RunDetail; readonly looked: Looked }) {
  const words = wordsOf('activity');
  switch (looked.is) {
    case 'working':
      return <Working label={words('undoLooking', { count: looked.done })} share={null} />;
    case 'problem':
      return <ProblemNote {...looked.problem} isAlert />;
    case 'ready':
      return <Ready detail={detail} undo={looked.undo} />;
  }
}

function OverFoot({ run, onClose }: { readonly run: string; readonly onClose: () => void }) {
  const words = wordsOf('activity');
  const open = (): void => {
    onClose();
    go({ at: 'activity', run });
  };
  return (
    <>
      <Button look="ghost" onPress={onClose}>
        {words('close')}
      </Button>
      <Button look="primary" autoFocus onPress={open}>
        {words('openUndo')}
      </Button>
    </>
  );
}

/** Takes a run back: first what that puts back and what it leaves alone, then doing it, then what came of it. */
export function UndoDialog({ detail, only, onClose }: UndoDialogProps) {
  const words = wordsOf('activity');
  const { head } = detail;
  const [both, setBoth] = useState(false);
  const looked = useUndoPreview(head.id, both, only);
  const [undoing, start] = useUndoing(head.id, both, only);
  const progress = useProgress(undoing.is === 'going' ? (undoing.run ?? '') : '');
  const back = looked.is === 'ready' ? looked.undo.back : 0;
  const share = progress === null || progress.of === null ? null : progress.done / Math.max(1, progress.of);
  return (
    <Dialog
      title={words(only === undefined ? 'undoTitle' : 'undoPartTitle', { number: head.number })}
      isOpen
      onClose={onClose}
      width="wide"
      foot={
        undoing.is === 'over' ? (
          <OverFoot run={undoing.run.id} onClose={onClose} />
        ) : (
          <>
            {undoing.is === 'not-yet' && only === undefined && (
              <Checkbox className="ac-cut" isSelected={both} onChange={setBoth}>
                {words('undoBoth')}
              </Checkbox>
            )}
            <span className="grow" />
            <Button look="ghost" onPress={onClose}>
              {words('cancel')}
            </Button>
            <Button
              look="primary"
              icon="undo"
              isDisabled={back === 0}
              isPending={undoing.is === 'going'}
              onPress={() => void start()}
            >
              {words('undoConfirm', { count: back })}
            </Button>
          </>
        )
      }
    >
      {undoing.is === 'not-yet' && <Looking detail={detail} looked={looked} />}
      {undoing.is === 'going' && <Working label={words('undoGoing')} share={share} />}
      {undoing.is === 'refused' && <ProblemNote {...undoing.problem} isAlert />}
      {undoing.is === 'over' && <UndoOver detail={detail} run={undoing.run} alone={undoing.alone} />}
    </Dialog>
  );
}
