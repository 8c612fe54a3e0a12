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
import { counted } from './preview-words.ts';

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
  toast({
    title: `Version ${done.value.version} is live`,
    detail: 'From now on edits wait until they are published.',
    look: 'done',
    action: { label: 'Run now', onAction: () => void startFlowRun(flow) },
  });
  return true;
}

/** Asks in place whether to publish. No key answers by itself: what is live is never changed by a slip. */
export function PublishPanel({ flow, versions, onClose }: Props) {
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
    <section className="pv-ask" aria-label={`Publish version ${draft.number}`}>
      <div className="pv-ask-head">
        <h2 className="h2">
          {hasNews ? `Publish version ${draft.number}?` : `Version ${live ?? 1} is live and says the same`}
        </h2>
        <p className="soft">
          {live === null
            ? 'It is the first: from now on it is what runs, and edits wait until they are published.'
            : hasNews
              ? `It takes the place of version ${live}: ${counted(draft.ahead?.length ?? 0, 'difference')}.`
              : 'There is nothing to publish. Where things stand on the canvas needs no publishing.'}
        </p>
      </div>
      {draft.ahead !== null && draft.ahead.length > 0 && <DifferenceList differences={draft.ahead} max={6} />}
      {draft.stopping.slice(0, 3).map((one) => (
        <ProblemNote key={`${one.node} ${one.code}`} message={one.message} fix={one.fix} />
      ))}
      <div className="pv-ask-foot">
        {hasNews && !isStopped && (
          <TextField
            aria-label="What for"
            placeholder="What for? A note for whoever looks at the versions"
            size="md"
            value={note}
            onChange={setNote}
            maxLength={2000}
            autoFocus
            className="grow"
          />
        )}
        {isStopped && <Button onPress={() => go({ at: 'flow', flow, view: 'canvas' })}>Mend it on the canvas</Button>}
        {live !== null && hasNews && !isStopped && (
          <RightButton needs="design" look="ghost" icon="refresh" onPress={() => go({ at: 'replay', flow })}>
            {wordsOf('replay')('replay')}
          </RightButton>
        )}
        <Button look="ghost" onPress={onClose}>
          Not now
        </Button>
        {hasNews && !isStopped && (
          <RightButton needs="design" look="lead" icon="publish" isPending={isPending} onPress={() => void publish()}>
            Publish version {draft.number}
          </RightButton>
        )}
      </div>
    </section>
  );
}
