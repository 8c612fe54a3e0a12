import type { controls as english } from '../en/controls.ts';
import type { SameKeys } from '../same-keys.ts';

export const controls: SameKeys<typeof english> = {
  close: 'Schließen',
  cancel: 'Abbrechen',
  copy: 'Kopieren',
  systemWords: 'Die Worte des Systems',
  emptySearch: 'Suche leeren',
  choose: 'Auswählen',
  nothingFits: 'Nichts passt.',
  moveEdge: 'Rand verschieben',
  messages: 'Meldungen',
  hints: 'Hinweise',
  notRead: 'Noch nicht gelesen',
  none: 'leer',

  Ctrl: 'Strg',
  Shift: 'Umschalt',
  Del: 'Entf',
  Space: 'Leertaste',
  Home: 'Pos1',
  End: 'Ende',
};
