import { type Action, useActions } from '../../app/keys.ts';
import { wordsOf } from '../../words/words.ts';
import { careBy } from '../state/caring.ts';
import { useInbox } from '../state/inbox-store.ts';
import { unmark } from '../state/marks.ts';
import { openAlike, openMarked } from '../state/mass.ts';
import { step, stepFocus } from '../state/move.ts';
import { sayByKey, sayMerged, typeValue } from '../state/say.ts';
import { undo } from '../state/take-back.ts';
import { useEnter } from './use-enter.ts';

/** Answers what is looked at: the record, or all records that are chosen in the list. */
function answer(key: 1 | 2): void {
  if (useInbox.getState().marked.size === 0) sayByKey(key);
  else openMarked(key === 1 ? 'left' : 'right');
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
    act('one', words('keyOne'), '1', () => answer(1)),
    act('two', words('keyTwo'), '2', () => answer(2)),
    act('three', words('keyThree'), '3', () => sayByKey(3)),
    act('merged', words('keyMerged'), 'M', sayMerged),
    act('type', words('keyType'), 'E', typeValue),
    // Heard elsewhere, before what has the focus; here it stands in the sheet of all keys.
    act('resolve', words('keyResolve'), 'Enter', () => {}),
    act('undo', words('keyUndo'), 'U', undo),
    act('alike', words('keyAlike'), 'A', openAlike),
    act('assign', words('keyAssign'), 'P', () => careBy('assign')),
    act('snooze', words('keySnooze'), 'S', () => careBy('snooze')),
    act('due', words('keyDue'), 'D', () => careBy('due')),
    act('comment', words('keyComment'), 'C', () => careBy('comment')),
    act('why', words('keyWhy'), 'W', () => careBy('why')),
    act('search', words('search'), '/', focusSearch),
  ];
}

/** The keys of the inbox: one hand on the digits, one on Enter. */
export function useInboxKeys(focusSearch: () => void): void {
  useEnter();
  const hasMarked = useInbox((state) => state.marked.size > 0);
  const words = wordsOf('inbox');
  const place = words('title');
  const clear: Action = {
    id: 'inbox-unmark',
    label: words('keyUnmark'),
    place,
    keys: ['Escape'],
    run: unmark,
    isForKeysOnly: true,
  };
  useActions('inbox', [...actionsOf(place, focusSearch), ...(hasMarked ? [clear] : [])]);
}
