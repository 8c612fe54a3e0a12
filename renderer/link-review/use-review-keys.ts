import { useEffect, useState } from 'react';
import { type Action, isMac, useActions } from '../app/keys.ts';
import { go } from '../app/route.ts';
import { apartPicked, createPicked, excludePicked, linkPicked, mergePicked, splitPicked, undoLast } from './choices.ts';
import { pickNumber } from './list-key.ts';
import { step, useReview } from './review-store.ts';

const place = 'Link review';

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

const numbers: readonly Action[] = Array.from({ length: 9 }, (_, at) => ({
  id: `links-pick-${at + 1}`,
  label: `Pick pair ${at + 1}`,
  place,
  keys: [String(at + 1)],
  isForKeysOnly: true,
  run: () => pickNumber(at + 1),
}));

const act = (id: string, label: string, key: string, run: () => void): Action => ({
  id: `links-${id}`,
  label,
  place,
  keys: [key],
  run,
});

const deciding: readonly Action[] = [
  act('new', 'Create new', 'N', createPicked),
  act('apart', 'Not the same', 'X', apartPicked),
  act('split', 'Split', 'S', splitPicked),
  act('merge', 'Merge', 'M', mergePicked),
  act('exclude', 'Leave out', 'O', excludePicked),
  { ...act('next', 'Next', 'J', () => step(1)), isForKeysOnly: true },
  { ...act('previous', 'Previous', 'K', () => step(-1)), isForKeysOnly: true },
  ...numbers,
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
  useActions('link-review', [
    { ...act('undo', 'Undo the last decision', 'U', undoLast) },
    {
      ...act('accept', 'Accept and preview', 'Mod+Enter', accept),
      inTextBoxes: true,
    },
    ...(isDeciding ? deciding : []),
    ...(isDeciding && isFree ? [act('link', 'Link', 'Enter', linkPicked)] : []),
  ]);
}
