import { useEffect, useState } from 'react';
import type { Problem } from '../../../engine/model/problem.ts';
import type { RunDetail } from '../../../engine/protocol/calls/activity.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { Scrolled } from '../../ui/Scrolled.tsx';
import { wordsOf } from '../../words/words.ts';
import { runName } from '../run-words.ts';
import { readLog, saveLog } from './save-log.ts';

/** So many letters are shown; the file has all. */
const shownMax = 200_000;

/** All that is known of a run, as a text to read, copy or save. */
export function LogDialog({ detail: { head }, onClose }: { readonly detail: RunDetail; readonly onClose: () => void }) {
  const words = wordsOf('activity');
  const [text, setText] = useState('');
  const [isCut, setCut] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let isGone = false;
    let all = '';
    void readLog(head.id, (piece) => {
      all += piece;
      if (isGone) return false;
      setText(all.slice(0, shownMax));
      setCut(all.length > shownMax);
      return all.length <= shownMax;
    }).then((said) => {
      if (!isGone) setProblem(said);
    });
    return () => {
      isGone = true;
    };
  }, [head.id]);
  return (
    <Dialog
      title={words('logOf', { run: runName(head.number) })}
      isOpen
      onClose={onClose}
      width="wide"
      foot={
        <>
          {isCut && <span className="muted fs12 ac-cut">{words('logCut')}</span>}
          <span className="grow" />
          <Button icon="copy" onPress={() => void navigator.clipboard.writeText(text)}>
            {words('copy')}
          </Button>
          <Button look="primary" icon="download" onPress={() => void saveLog(head)}>
            {words('download')}
          </Button>
        </>
      }
    >
      {problem === null ? (
        <Scrolled className="ac-log" label={words('log')}>
          <pre className="mono">{text}</pre>
        </Scrolled>
      ) : (
        <ProblemNote {...problem} />
      )}
    </Dialog>
  );
}
