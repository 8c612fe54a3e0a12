import { openTour } from '../tour/tour-state.ts';
import { wordsOf } from '../words/words.ts';
import { type Action, useActions } from './keys.ts';
import { openKeys } from './keys-sheet-state.ts';
import { openPalette } from './palette/palette-state.ts';
import { places } from './Rail.tsx';
import { go } from './route.ts';
import { chooseTheme } from './theme.ts';

const place = 'Anywhere';

const screens = (): readonly Action[] =>
  places.map(({ to, word, icon, key }) => ({
    id: `go-${word}`,
    label: wordsOf('frame')('goTo', { screen: wordsOf('frame')(word) }),
    place,
    icon,
    keys: ['G', key],
    run: () => go(to),
  }));

const others: readonly Action[] = [
  {
    id: 'palette',
    label: 'Search or jump to',
    place,
    icon: 'search',
    keys: ['Mod+K'],
    run: () => openPalette(),
    isForKeysOnly: true,
  },
  { id: 'keys', label: 'All keys', place, icon: 'info', keys: ['?'], run: openKeys },
  { id: 'new-sync', label: 'New sync', place, icon: 'plus', run: () => go({ at: 'new-sync' }) },
  {
    id: 'add-connection',
    label: 'Add a connection',
    place,
    icon: 'plug',
    run: () => go({ at: 'connections', connection: null }),
  },
  { id: 'tour', label: 'Show me around', place, icon: 'book', run: openTour },
  { id: 'theme-light', label: 'Light theme', place, icon: 'eye', run: () => chooseTheme('light') },
  { id: 'theme-dark', label: 'Dark theme', place, icon: 'eye', run: () => chooseTheme('dark') },
  { id: 'theme-system', label: 'Theme of the system', place, icon: 'eye', run: () => chooseTheme('system') },
];

/** What can be done wherever one is. */
export const useFrameActions = (): void => useActions('frame', [...screens(), ...others]);
