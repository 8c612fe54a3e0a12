import { useEffect } from 'react';
import { isMac } from '../../app/keys.ts';
import { useInbox } from '../state/inbox-store.ts';
import { resolveMass } from '../state/mass.ts';
import { resolve, wishesIn } from '../state/resolve.ts';
import { keepKey } from '../state/typed-ahead.ts';

/** What takes Enter for itself while it has the focus. */
const takesEnter =
  'button, a, summary, input, textarea, [role=button], [role=combobox], [role=menuitem], [role=option]';
/** A value that was chosen already: pressing Enter on it means to go on. */
const isChosen = 'button[aria-pressed=true].ir-pick';
const isDialog = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Whether what has the focus got it from the pointer: somebody who goes on by keyboard does not mean to press it again. */
let isByPointer = false;

/** Whether Enter, pressed on what has the focus, resolves. */
function resolvesFrom(target: EventTarget | null, isMod: boolean): boolean {
  if (!(target instanceof Element)) return true;
  // There it takes what was typed.
  if (target.closest(`${isDialog}, .ir-editor`) !== null) return false;
  if (isMod || target.closest(isChosen) !== null) return true;
  const state = useInbox.getState();
  if (target.closest('[role=tree]') !== null) return state.cursor === state.at;
  if (isByPointer && target.closest('button') !== null) return wishesIn(state).length > 0;
  return target.closest(takesEnter) === null;
}

function takeEnter(event: KeyboardEvent): void {
  if (!event.isComposing && keepKey(event)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (event.key === 'Tab') isByPointer = false;
  if (event.key !== 'Enter' || event.isComposing || event.shiftKey || event.altKey) return;
  const isMod = isMac ? event.metaKey : event.ctrlKey;
  const { mass, back } = useInbox.getState();
  const isMass = mass !== null && isMod;
  if (!isMass && (mass !== null || back !== null || !resolvesFrom(event.target, isMod))) return;
  event.preventDefault();
  event.stopPropagation();
  if (isMass) resolveMass();
  else resolve();
}

function notePointer(): void {
  isByPointer = true;
}

/**
 * Enter resolves what was chosen, unless it is pressed on a button, a box or a head of the list that needs it; with Ctrl it
 * does so from everywhere, and from the dialog of many questions as well.
 */
export function useEnter(): void {
  useEffect(() => {
    window.addEventListener('keydown', takeEnter, { capture: true });
    window.addEventListener('pointerdown', notePointer, { capture: true });
    return () => {
      window.removeEventListener('keydown', takeEnter, { capture: true });
      window.removeEventListener('pointerdown', notePointer, { capture: true });
    };
  }, []);
}
