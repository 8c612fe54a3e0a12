import { type ConnectionCard, removeConnection } from '../../engine/protocol/calls/connections.ts';
import { engine } from '../state/engine.ts';
import { Button } from '../ui/Button.tsx';
import { AlertDialog, Dialog } from '../ui/Dialog.tsx';
import { toast } from '../ui/toasts.ts';
import { inOwnWords } from '../words/sentences.ts';
import { wordsOf } from '../words/words.ts';
import { dropDraft } from './form-store.ts';
import { forgetTest } from './test-run.ts';

/** Removes a connection, unless syncs use it; then it says which. */
export function RemoveDialog({
  card,
  onClose,
  onRemoved,
}: {
  readonly card: ConnectionCard;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const remove = async (): Promise<void> => {
    const said = await engine.ask(removeConnection, { connection: card.connection });
    onClose();
    if (!said.ok) toast({ title: inOwnWords(said.error.message), detail: inOwnWords(said.error.fix), look: 'fail' });
    else {
      dropDraft(card.connection);
      forgetTest(card.connection);
      onRemoved();
    }
  };
  const names = [...new Set(card.uses.map((one) => one.flowLabel))];
  const words = wordsOf('connections');
  if (names.length > 0)
    return (
      <Dialog
        title={words('inUse', { name: card.label })}
        isOpen
        onClose={onClose}
        foot={
          <Button look="primary" onPress={onClose}>
            {words('close')}
          </Button>
        }
      >
        <p>{words('inUseText', { names: names.join(', ') })}</p>
      </Dialog>
    );
  return (
    <AlertDialog
      title={words('removeTitle', { name: card.label })}
      isOpen
      onClose={onClose}
      confirm={words('remove')}
      onConfirm={() => void remove()}
      isDanger
    >
      {words('removeText')}
    </AlertDialog>
  );
}
