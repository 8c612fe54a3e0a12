import { dispatch, flow } from '../state/flow.ts';
import { keyOf, syncAt } from '../state/flow-parts.ts';
import { wordsOf } from '../words/words.ts';
import { activeSync, selectedParts } from './actions.ts';
import { objectOf } from './cards.ts';
import { addFilter } from './edits.ts';
import { announce } from './view.ts';

/** Adds a filter to the side that is selected, else to the left; where one is there it is selected. */
export function filterFor() {
  const words = wordsOf('canvas');
  const { flow: open, shapes, select } = flow.getState();
  const id = activeSync();
  const sync = id === null ? null : syncAt(open, id);
  if (sync === null) return;
  const chosen = selectedParts().findLast((part) => 'side' in part);
  const side =
    chosen !== undefined && 'side' in chosen ? chosen.side : sync.left.filter === undefined ? 'left' : 'right';
  const command = addFilter(sync, side, objectOf(shapes, sync, side));
  if (command !== null && !dispatch(command).ok) return;
  if (command === null && sync[side].filter === undefined) return announce(words('noFilterField'));
  select([keyOf({ kind: 'filter', sync: sync.id, side })]);
  announce(words(`${side}Filter`));
}
