import { useEffect, useState } from 'react';
import { type Action, isMac, useActions } from '../app/keys.ts';
import { go } from '../app/route.ts';
import { wordsOf } from '../words/words.ts';
import { apartPicked, createPicked, excludePicked, linkPicked, mergePicked, splitPicked, undoLast } from './choices.ts';
import { pickNumber } from './list-key.ts';
import { step, useReview } from './review-store.ts';

/** Enter belongs to the button, link or table that has the focus; only elsewhere it links. */
function useEnterIsFree(): boolean {
  const [isFree, setFree] = useState(true);
  useEffect(() => {
    const look = (): void => {
      const at = document.activeElement;
      setFree(
        at === null || at.closest('button, a, summary, input, [role=grid], [role=slider], [role=button]') === null,
      );
    };
    look();
    document.addEventListener('focusin', look);
    document.addEventListener('focusout', look);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('focusout', look);
    };
  }, []);
  return isFree;
}

const numbers = (words = wordsOf('linkReview')): readonly Action[] =>
  Array.from({ length: 9 }, (_, at) => ({
    id: `links-pick-${at + 1}`,
    label: words('pickPair', { at: at + 1 }),
    place: words('title'),
    keys: [String(at + 1)],
    isForKeysOnly: true,
    run: () => pickNumber(at + 1),
  }));

const act = (id: string, label: string, key: string, run: () => void): Action => ({
  id: `links-${id}`,
  label,
  place: wordsOf('linkReview')('title'),
  keys: [key],
  run,
});

const deciding = (words = wordsOf('linkReview')): readonly Action[] => [
  act('new', words('createNew'), 'N', createPicked),
  act('apart', words('apart'), 'X', apartPicked),
  act('split', words('split'), 'S', splitPicked),
  act('merge', words('merge'), 'M', mergePicked),
  act('exclude', words('leaveOut'), 'O', excludePicked),
  { ...act('next', words('next'), 'J', () => step(1)), isForKeysOnly: true },
  { ...act('previous', words('previous'), 'K', () => step(-1)), isForKeysOnly: true },
  ...numbers(),
];

/** Ctrl and Enter accept also while a button has the focus, which would take Enter for itself. */
function useAccept(accept: () => void): void {
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      const isMod = isMac ? event.metaKey : event.ctrlKey;
      if (event.key !== 'Enter' || !isMod || useReview.getState().dialog !== null) return;
      event.preventDefault();
      event.stopPropagation();
      accept();
    };
    window.addEventListener('keydown', take, true);
    return () => window.removeEventListener('keydown', take, true);
  });
}

/** The keys of the link review. */
export function useReviewKeys(flow: string): void {
  const isFree = useEnterIsFree();
  const isDeciding = useReview((state) => state.list === 'ambiguous' && state.dialog === null);
  const accept = (): void => go({ at: 'preview', flow });
  useAccept(accept);
  const words = wordsOf('linkReview');
  useActions('link-review', [
    { ...act('undo', words('undoLast'), 'U', undoLast) },
    {
      ...act('accept', words('acceptAndPreview'), 'Mod+Enter', accept),
      inTextBoxes: true,
    },
    ...(isDeciding ? deciding() : []),
    ...(isDeciding && isFree ? [act('link', words('link'), 'Enter', linkPicked)] : []),
  ]);
}
