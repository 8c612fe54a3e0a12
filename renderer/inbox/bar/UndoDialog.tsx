import { useState } from 'react';
import { RightButton } from '../../rights/RightButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { problemInWords } from '../../words/sentences.ts';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { takeBackNow } from '../state/take-back.ts';
import { inTurn } from '../state/turns.ts';
import { WriteLine } from './WriteLine.tsx';

const close = (): void => useInbox.setState({ back: null });

/** Before answers are taken back that a run has written: what would be written back, and what stays as it is. */
export function UndoDialog() {
  const back = useInbox((state) => state.back);
  const sides = useInbox((state) => state.record?.sides ?? state.list?.syncs[0]?.sides);
  const words = wordsOf('inbox');
  const [why, setWhy] = useState('');
  if (back === null) return null;
  const { told } = back;
  return (
    <Dialog
      title={words('takeBackTitle', { count: told.reopened + told.restored })}
      isOpen
      onClose={close}
      width="wide"
      foot={
        <>
          <TextField
            aria-label={words('why')}
            placeholder={words('why')}
            size="md"
            className="ib-why"
            value={why}
            onChange={(text) => setWhy(text.slice(0, 2000))}
          />
          <span className="grow" />
          <Button look="ghost" onPress={close}>
            {words('cancel')}
          </Button>
          <RightButton
            needs="decide"
            look="primary"
            onPress={() => inTurn(() => takeBackNow(back.id, why))}
            isDisabled={told.reopened + told.restored === 0}
          >
            {words('takeBack')}
          </RightButton>
        </>
      }
    >
      <p>{words('takeBackText', { count: told.written })}</p>
      {sides !== undefined && told.writes.length > 0 && (
        <ul className="ib-back" aria-label={words('writes')}>
          {told.writes.map((write) => (
            <WriteLine key={`${write.title} ${write.side}`} write={write} sides={sides} />
          ))}
        </ul>
      )}
      {told.left.length > 0 && (
        <>
          <h3 className="h3">{words('leftAlone', { count: told.left.length })}</h3>
          <ul className="ib-back">
            {told.left.map(({ id, problem }) => (
              <li key={id}>{problemInWords(problem)}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
