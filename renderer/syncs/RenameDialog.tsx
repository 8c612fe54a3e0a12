import { useState } from 'react';
import { editFlow, type FlowCard, openFlow } from '../../engine/protocol/calls/flows.ts';
import { doOrTell } from '../app/deeds.ts';
import { engine } from '../state/engine.ts';
import { askForCards } from '../state/flow-cards.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { wordsOf } from '../words/words.ts';

async function rename(card: FlowCard, label: string): Promise<void> {
  const open = await doOrTell(engine.ask(openFlow, { flow: card.flow }));
  if (open === null) return;
  const command = { do: 'rename-flow', label } as const;
  await doOrTell(engine.ask(editFlow, { flow: card.flow, revision: open.revision, command, window: engine.window }));
  await askForCards();
}

/** Asks for the new name of a flow. */
export function RenameDialog({ card, onClose }: { readonly card: FlowCard; readonly onClose: () => void }) {
  const words = wordsOf('syncs');
  const [label, setLabel] = useState(card.label);
  const name = label.trim();
  const take = (): void => {
    if (name === '') return;
    onClose();
    if (name !== card.label) void rename(card, name);
  };
  return (
    <Dialog
      title={words('renameTitle', { flow: card.label })}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="ghost" onPress={onClose}>
            {words('cancel')}
          </Button>
          <Button look="primary" onPress={take} isDisabled={name === ''}>
            {words('rename')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <TextField label={words('name')} value={label} onChange={setLabel} maxLength={120} autoFocus />
      </form>
    </Dialog>
  );
}
