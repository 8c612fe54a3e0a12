import { useEffect, useState } from 'react';
import { type Action, useActions } from '../../app/keys.ts';
import { wordsOf } from '../../words/words.ts';
import { useInbox } from '../state/inbox-store.ts';
import { unmark } from '../state/marks.ts';
import { step, stepFocus } from '../state/move.ts';
import { resolve } from '../state/resolve.ts';
import { openAlike, sayByKey, sayMerged, typeValue } from '../state/say.ts';
import { undo } from '../state/take-back.ts';

/** What takes Enter for itself while it has the focus. */
const takesEnter = 'button, a, summary, input, textarea, [role=button], [role=combobox]';

/** Enter belongs to the button or box that has the focus; everywhere else it resolves. */
function useEnterIsFree(): boolean {
  const [isFree, setFree] = useState(true);
  useEffect(() => {
    const look = (): void => setFree(document.activeElement?.closest(takesEnter) == null);
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

function actionsOf(place: string, focusSearch: () => void): readonly Action[] {
  const words = wordsOf('inbox');
  const act = (id: string, label: string, key: string, run: () => void): Action => ({
    id: `inbox-${id}`,
    label,
    place,
    keys: [key],
    run,
    isForKeysOnly: true,
  });
  return [
    act('next', words('keyNext'), 'J', () => step(1)),
    act('previous', words('keyPrevious'), 'K', () => step(-1)),
    act('next-field', words('keyNextField'), 'N', () => stepFocus(1)),
    act('previous-field', words('keyPreviousField'), 'Shift+N', () => stepFocus(-1)),
    act('one', words('keyOne'), '1', () => sayByKey(1)),
    act('two', words('keyTwo'), '2', () => sayByKey(2)),
    act('three', words('keyThree'), '3', () => sayByKey(3)),
    act('merged', words('keyMerged'), 'M', sayMerged),
    act('type', words('keyType'), 'E', typeValue),
    act('undo', words('keyUndo'), 'U', undo),
    act('alike', words('keyAlike'), 'A', openAlike),
    act('search', words('search'), '/', focusSearch),
    // Also while a button has the focus, which would take Enter for itself.
    { ...act('resolve-anyhow', words('keyResolve'), 'Mod+Enter', resolve), isFirst: true },
  ];
}

/** The keys of the inbox: one hand on the digits, one on Enter. */
export function useInboxKeys(focusSearch: () => void): void {
  const isFree = useEnterIsFree();
  const hasMarked = useInbox((state) => state.marked.size > 0);
  const words = wordsOf('inbox');
  const place = words('title');
  const alone: Action = {
    id: 'inbox-resolve',
    label: words('keyResolve'),
    place,
    keys: ['Enter'],
    run: resolve,
    isForKeysOnly: true,
  };
  const clear: Action = {
    id: 'inbox-unmark',
    label: words('keyUnmark'),
    place,
    keys: ['Escape'],
    run: unmark,
    isForKeysOnly: true,
  };
  useActions('inbox', [...actionsOf(place, focusSearch), ...(isFree ? [alone] : []), ...(hasMarked ? [clear] : [])]);
}
