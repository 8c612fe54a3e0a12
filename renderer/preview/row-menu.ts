import type { PreviewRow } from '../../engine/protocol/calls/preview.ts';
import type { MenuPart } from '../ui/Menu.tsx';
import { wordsOf } from '../words/words.ts';
import { choose } from './preview-store.ts';

/** What can be done with one row. */
export function rowMenu(
  row: PreviewRow,
  act: { readonly onOpen: () => void; readonly onToggle: () => void },
): readonly MenuPart[] {
  const words = wordsOf('preview');
  const { change } = row;
  const canTurn = change !== null && (row.group === 'update' || row.group === 'remove');
  return [
    {
      id: 'row',
      entries: [
        { id: 'open', label: words('allValues'), icon: 'eye', keys: ['Space'], onAction: act.onOpen },
        {
          id: 'exclude',
          label: row.out === 'no' ? words('exclude') : row.out === 'rule' ? words('ruleStopped') : words('takeIn'),
          icon: row.out === 'no' ? 'minus' : 'plus',
          keys: ['X'],
          isDisabled: change === null || row.out === 'rule',
          onAction: act.onToggle,
        },
        {
          id: 'reverse',
          label: words(row.reversed ? 'asDecided' : 'turnRound'),
          icon: 'swap',
          isDisabled: !canTurn,
          onAction: () => {
            if (change !== null)
              void choose({ what: 'changes', changes: [change], as: row.reversed ? 'do' : 'reverse' });
          },
        },
      ],
    },
  ];
}
