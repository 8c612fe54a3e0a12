import { useState } from 'react';
import { type FlowVersions, publishDraft } from '../../engine/protocol/calls/versions.ts';
import { go } from '../app/route.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { engine } from '../state/engine.ts';
import { startFlowRun } from '../state/flow-run.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/toasts.ts';
import { DifferenceList } from '../versions/DifferenceList.tsx';
import { wordsOf } from '../words/words.ts';
import { tellProblem } from './preview-store.ts';

interface Props {
  readonly flow: string;
  readonly versions: FlowVersions;
  readonly onClose: () => void;
}

async function publishNow(flow: string, note: string): Promise<boolean> {
  const done = await engine.ask(publishDraft, { flow, note: note.trim() === '' ? null : note.trim() });
  if (!done.ok) {
    tellProblem(done.error);
    return false;
  }
  const words = wordsOf('preview');
  toast({
    title: words('published', { version: done.value.version }),
    detail: words('editsWait'),
    look: 'done',
    action: { label: words('runNow'), onAction: () => void startFlowRun(flow) },
  });
  return true;
}

/** Asks in place whether to publish. No key answers by itself: what is live is never changed by a slip. */
export function PublishPanel({ flow, versions, onClose }: Props) {
  const words = wordsOf('preview');
  const [note, setNote] = useState('');
  const [isPending, setPending] = useState(false);
  const { live, draft } = versions;
  const isStopped = draft.stopping.length > 0;
  const hasNews = draft.ahead === null || draft.ahead.length > 0;
  const publish = async (): Promise<void> => {
    setPending(true);
    const done = await publishNow(flow, note);
    setPending(false);
    if (done) onClose();
  };
  return (
    <section className="pv-ask" aria-label={words('publish', { version: draft.number })}>
      <div className="pv-ask-head">
        <h2 className="h2">
          {hasNews ? words('askPublish', { version: draft.number }) : words('saysTheSame', { version: live ?? 1 })}
        </h2>
        <p className="soft">
          {live === null
            ? words('isFirst')
            : hasNews
              ? words('takesPlace', { version: live, count: draft.ahead?.length ?? 0 })
              : words('nothingToPublish')}
        </p>
      </div>
      {draft.ahead !== null && draft.ahead.length > 0 && <DifferenceList differences={draft.ahead} max={6} />}
      {draft.stopping.slice(0, 3).map((one) => (
        <ProblemNote key={`${one.node} ${one.code}`} message={one.message} fix={one.fix} />
      ))}
      <div className="pv-ask-foot">
        {hasNews && !isStopped && (
          <TextField
            aria-label={words('whatFor')}
            placeholder={words('whatForHint')}
            size="md"
            value={note}
            onChange={setNote}
            maxLength={2000}
            autoFocus
            className="grow"
          />
        )}
        {isStopped && <Button onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>{words('mend')}</Button>}
        {live !== null && hasNews && !isStopped && (
          <RightButton needs="design" look="ghost" icon="refresh" onPress={() => go({ at: 'replay', flow })}>
            {words('replay')}
          </RightButton>
        )}
        <Button look="ghost" onPress={onClose}>
          {words('notNow')}
        </Button>
        {hasNews && !isStopped && (
          <RightButton needs="design" look="lead" icon="publish" isPending={isPending} onPress={() => void publish()}>
            {words('publish', { version: draft.number })}
          </RightButton>
        )}
      </div>
    </section>
  );
}
