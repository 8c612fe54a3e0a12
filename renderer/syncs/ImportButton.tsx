import { FileTrigger } from 'react-aria-components';
import { createFlow } from '../../engine/protocol/calls/flows.ts';
import { go } from '../app/route.ts';
import { RightButton } from '../rights/RightButton.tsx';
import { useRight } from '../rights/use-right.ts';
import { engine } from '../state/engine.ts';
import { toast } from '../ui/toasts.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { drawingIn } from './import-flow.ts';

async function take(file: File): Promise<void> {
  const read = drawingIn(file.name, await file.text());
  const said = read.ok ? await engine.ask(createFlow, { flow: read.value }) : read;
  if (!said.ok) {
    toast({ title: inOwnWords(said.error.message), detail: inOwnWords(said.error.fix), look: 'fail' });
    return;
  }
  go({ at: 'flow', flow: said.value.flow, view: 'canvas' });
}

/** Brings in a sync that was drawn in another workspace, as a draft; its problems stand on the canvas. */
export function ImportButton() {
  const why = useRight('design');
  const button = (
    <RightButton needs="design" look="ghost" icon="download">
      {wordsOf('syncs')('import')}
    </RightButton>
  );
  if (why !== null) return button;
  return (
    <FileTrigger
      acceptedFileTypes={['application/json', '.json']}
      onSelect={(files) => {
        const file = files?.item(0);
        if (file !== undefined && file !== null) void take(file);
      }}
    >
      {button}
    </FileTrigger>
  );
}
