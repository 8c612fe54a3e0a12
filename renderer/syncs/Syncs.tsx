import './syncs.css';
import './first-start.css';
import { useRef, useState } from 'react';
import type { FlowCard } from '../../engine/protocol/calls/flows.ts';
import { remove, run } from '../app/deeds.ts';
import { type Action, useActions } from '../app/keys.ts';
import { go } from '../app/route.ts';
import { useNow } from '../app/use-now.ts';
import { useEngine } from '../state/engine.ts';
import { useCards } from '../state/flow-cards.ts';
import { Button } from '../ui/Button.tsx';
import { AlertDialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { wordsOf } from '../words/words.ts';
import { focusedFlow, moveFocus } from './card-focus.ts';
import { FirstStart } from './FirstStart.tsx';
import { isFirstStart, useFirstStart } from './first-start.ts';
import { JoinPicture } from './pictures.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { SyncCard } from './SyncCard.tsx';
import { SyncsBar } from './SyncsBar.tsx';
import { shownOf } from './shown.ts';
import { Templates } from './Templates.tsx';
import { useShown } from './use-shown.ts';

function useKeysOfSyncs(cards: readonly FlowCard[], search: React.RefObject<HTMLInputElement | null>): void {
  const words = wordsOf('syncs');
  const place = words('title');
  const runFocused = (): void => {
    const card = cards.find((one) => one.flow === focusedFlow());
    if (card !== undefined) void run(card.flow, card.label);
  };
  const move = (key: string, label: string): Action => ({
    id: `move-${key}`,
    label,
    place,
    keys: [key],
    isForKeysOnly: true,
    run: () => moveFocus(key),
  });
  useActions('syncs', [
    move('J', words('nextSync')),
    move('K', words('syncBefore')),
    { id: 'run', label: words('runSync'), place, keys: ['R'], isForKeysOnly: true, run: runFocused },
    {
      id: 'search',
      label: words('searchSyncs'),
      place,
      icon: 'search',
      keys: ['/'],
      run: () => search.current?.focus(),
    },
    { id: 'new', label: words('newSync'), place, keys: ['N'], isForKeysOnly: true, run: () => go({ at: 'new-sync' }) },
  ]);
}

function NothingShown({ isAny }: { readonly isAny: boolean }) {
  const words = wordsOf('syncs');
  if (!isAny)
    return (
      <EmptyState
        picture={<JoinPicture />}
        action={
          <Button icon="plus" onPress={() => go({ at: 'new-sync' })}>
            {words('newSync')}
          </Button>
        }
      >
        {words('nothing')}
      </EmptyState>
    );
  return (
    <EmptyState
      action={<Button onPress={() => useShown.setState({ filter: 'all', search: '' })}>{words('showAll')}</Button>}
      title={words('nothingFits')}
    >
      {words('nothingFitsText')}
    </EmptyState>
  );
}

function Grid({ cards }: { readonly cards: readonly FlowCard[] }) {
  const [renaming, setRenaming] = useState<FlowCard | null>(null);
  const [removing, setRemoving] = useState<FlowCard | null>(null);
  const state = useEngine((mirror) => mirror.state);
  const now = useNow();
  const words = wordsOf('syncs');
  const progress = state?.is === 'running' ? state.progress : null;
  const asks = { rename: setRenaming, remove: setRemoving };
  return (
    <>
      <ul
        className="grid"
        onKeyDown={(event) => {
          if (event.key.startsWith('Arrow') && event.target instanceof HTMLAnchorElement && moveFocus(event.key))
            event.preventDefault();
        }}
      >
        {cards.map((card) => (
          <li key={card.flow}>
            <SyncCard card={card} now={now} asks={asks} progress={progress?.flow === card.flow ? progress : null} />
          </li>
        ))}
      </ul>
      {renaming !== null && <RenameDialog card={renaming} onClose={() => setRenaming(null)} />}
      <AlertDialog
        title={words('removeTitle', { flow: removing?.label ?? '' })}
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        confirm={words('remove')}
        isDanger
        onConfirm={() => {
          if (removing !== null) void remove(removing.flow, removing.label);
          setRemoving(null);
        }}
      >
        {words('removeText')}
      </AlertDialog>
    </>
  );
}

/** Home: a card per sync flow. */
export function Syncs() {
  const { cards, problem } = useCards();
  const shown = useShown();
  const isLeft = useFirstStart((state) => state.isLeft);
  const search = useRef<HTMLInputElement>(null);
  useKeysOfSyncs(cards ?? [], search);
  if (cards === null)
    return problem === null ? <div className="screen" aria-busy="true" /> : <ProblemNote {...problem} isAlert />;
  const [only] = cards;
  if (only !== undefined && isFirstStart(cards, isLeft)) return <FirstStart card={only} />;
  const visible = shownOf(cards, shown);
  return (
    <div className="screen">
      <SyncsBar cards={cards} searchRef={search} />
      <div className="home">
        {problem !== null && <ProblemNote {...problem} isAlert />}
        {visible.length === 0 ? <NothingShown isAny={cards.length > 0} /> : <Grid cards={visible} />}
        <Templates />
      </div>
    </div>
  );
}
