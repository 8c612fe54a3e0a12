import { openTour } from '../tour/tour-state.ts';
import { wordsOf } from '../words/words.ts';
import { type Action, useActions } from './keys.ts';
import { openKeys } from './keys-sheet-state.ts';
import { openPalette } from './palette/palette-state.ts';
import { places } from './Rail.tsx';
import { go } from './route.ts';
import { chooseTheme } from './theme.ts';

const screens = (place: string): readonly Action[] =>
  places.map(({ to, word, icon, key }) => ({
    id: `go-${word}`,
    label: wordsOf('frame')('goTo', { screen: wordsOf('frame')(word) }),
    place,
    icon,
    keys: ['G', key],
    run: () => go(to),
  }));

function others(place: string): readonly Action[] {
  const words = wordsOf('frame');
  return [
    {
      id: 'palette',
      label: words('search'),
      place,
      icon: 'search',
      keys: ['Mod+K'],
      run: () => openPalette(),
      isForKeysOnly: true,
    },
    { id: 'keys', label: words('allKeys'), place, icon: 'info', keys: ['?'], run: openKeys },
    { id: 'new-sync', label: words('newSync'), place, icon: 'plus', run: () => go({ at: 'new-sync' }) },
    {
      id: 'add-connection',
      label: words('addConnection'),
      place,
      icon: 'plug',
      run: () => go({ at: 'connections', connection: null }),
    },
    { id: 'tour', label: words('tour'), place, icon: 'book', run: openTour },
    { id: 'theme-light', label: words('themeLight'), place, icon: 'eye', run: () => chooseTheme('light') },
    { id: 'theme-dark', label: words('themeDark'), place, icon: 'eye', run: () => chooseTheme('dark') },
    { id: 'theme-system', label: words('themeSystem'), place, icon: 'eye', run: () => chooseTheme('system') },
  ];
}

/** What can be done wherever one is. */
export function useFrameActions(): void {
  const place = wordsOf('frame')('anywhere');
  useActions('frame', [...screens(place), ...others(place)]);
}
