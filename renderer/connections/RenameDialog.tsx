import { useState } from 'react';
import { type ConnectionCard, renameConnection } from '../../engine/protocol/calls/connections.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';

/** Gives a connection another name; its id stays, so that no sync notices. */
export function RenameDialog({ card, onClose }: { readonly card: ConnectionCard; readonly onClose: () => void }) {
  const words = wordsOf('connections');
  const [label, setLabel] = useState(card.label);
  const [error, setError] = useState<string | null>(null);
  const rename = async (): Promise<void> => {
    const said = await engine.ask(renameConnection, { connection: card.connection, label });
    if (said.ok) onClose();
    else setError(inOwnWords(said.error.message));
  };
  return (
    <Dialog
      title={words('renameTitle', { name: card.label })}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="ghost" onPress={onClose}>
            {words('cancel')}
          </Button>
          <Button look="primary" onPress={() => void rename()}>
            {words('rename')}
          </Button>
        </>
      }
    >
      <TextField
        label={words('name')}
        value={label}
        onChange={setLabel}
        error={error}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') void rename();
        }}
      />
    </Dialog>
  );
}
