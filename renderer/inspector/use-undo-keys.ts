import { useEffect } from 'react';
import { flow } from '../state/flow.ts';

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type=checkbox], [type=radio]), textarea') !== null;

/** Undo and redo of edits wherever the focus is; a text that is typed undoes itself. */
export function useUndoKeys(): void {
  useEffect(() => {
    const take = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isText(event.target) || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) flow.getState().redo();
      else flow.getState().undo();
    };
    window.addEventListener('keydown', take);
    return () => window.removeEventListener('keydown', take);
  }, []);
}
