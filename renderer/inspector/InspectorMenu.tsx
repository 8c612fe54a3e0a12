import { removeSelected } from '../canvas/actions.ts';
import { flow } from '../state/flow.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { MenuButton, type MenuEntry } from '../ui/Menu.tsx';
import { wordsOf } from '../words/words.ts';
import type { Shown } from './shown.ts';

const removable: ReadonlySet<Shown['kind']> = new Set<Shown['kind']>(['map', 'maps', 'step', 'filter', 'note']);

/** What can be done with the selected part as a whole. */
export function InspectorMenu({ shown }: { readonly shown: Shown }) {
  const words = wordsOf('inspector');
  const whole: readonly MenuEntry[] =
    'sync' in shown && shown.kind !== 'sync'
      ? [
          {
            id: 'sync',
            label: words('wholeSync'),
            icon: 'sliders',
            onAction: () => flow.getState().select([shown.sync]),
          },
        ]
      : [];
  const remove: readonly MenuEntry[] = removable.has(shown.kind)
    ? [{ id: 'remove', label: words('remove'), icon: 'trash', isDanger: true, keys: ['Del'], onAction: removeSelected }]
    : [];
  const parts = [
    { id: 'whole', entries: whole },
    { id: 'remove', entries: remove },
  ].filter((part) => part.entries.length > 0);
  if (parts.length === 0) return null;
  return (
    <MenuButton
      label={words('more')}
      trigger={<IconButton size="sm" icon="dots" label={words('more')} />}
      parts={parts}
    />
  );
}
