import type { PreviewRow } from '../../engine/protocol/calls/preview.ts';
import type { MenuPart } from '../ui/Menu.tsx';
import { choose } from './preview-store.ts';

/** What can be done with one row. */
export function rowMenu(
  row: PreviewRow,
  act: { readonly onOpen: () => void; readonly onToggle: () => void },
): readonly MenuPart[] {
  const { change } = row;
  const canTurn = change !== null && (row.group === 'update' || row.group === 'remove');
  return [
    {
      id: 'row',
      entries: [
        { id: 'open', label: 'All values', icon: 'eye', keys: ['Space'], onAction: act.onOpen },
        {
          id: 'exclude',
          label:
            row.out === 'no'
              ? 'Exclude this record'
              : row.out === 'rule'
                ? 'Its rule is stopped'
                : 'Include this record',
          icon: row.out === 'no' ? 'minus' : 'plus',
          keys: ['X'],
          isDisabled: change === null || row.out === 'rule',
          onAction: act.onToggle,
        },
        {
          id: 'reverse',
          label: row.reversed ? 'As decided' : 'Turn round: the other side gets the value',
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
