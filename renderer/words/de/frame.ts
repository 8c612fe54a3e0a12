import type { frame as english } from '../en/frame.ts';
import type { SameKeys } from '../same-keys.ts';

export const frame: SameKeys<typeof english> = {
  main: 'Hauptbereiche',
  whereYouAre: 'Wo Sie sind',
  back: 'Zurück',
  forward: 'Vor',
  search: 'Suchen oder springen zu',

  syncs: 'Abgleiche',
  inbox: 'Posteingang',
  activity: 'Verlauf',
  connections: 'Verbindungen',
  settings: 'Einstellungen',
  newSync: 'Neuer Abgleich',
  preview: 'Vorschau',
  replay: 'Durchspielen',
  links: 'Verknüpfungen prüfen',
  versions: 'Versionen',
  story: 'Geschichte',
  needYou: '{{count, number}} Konflikte brauchen Sie, ',
  needYou_one: '{{count, number}} Konflikt braucht Sie, ',

  anywhere: 'Überall',
  goTo: 'Zu: {{screen}}',
  allKeys: 'Alle Tasten',
  addConnection: 'Eine Verbindung hinzufügen',
  tour: 'Rundgang zeigen',
  themeLight: 'Helles Aussehen',
  themeDark: 'Dunkles Aussehen',
  themeSystem: 'Aussehen des Systems',

  keys: 'Tasten',
  lists: 'Listen',
  closeTop: 'Schließen, was oben liegt',
  nextRow: 'Nächste Zeile',
  rowBefore: 'Vorige Zeile',
  open: 'Öffnen',

  opening: 'Wird geöffnet…',
  notLoaded: 'Diese Ansicht konnte nicht geladen werden',
  notLoadedText:
    'Tandem wurde inzwischen aktualisiert oder ist nicht zu erreichen. Nichts ist verloren: Laden Sie das Fenster neu, dann geht es hier weiter.',
  reload: 'Neu laden',
  bug: 'Diese Ansicht hat einen Fehler',
  bugText:
    'Nichts ist verloren: Jede Änderung wurde sofort gespeichert, und Läufe gehen weiter. Öffnen Sie die Ansicht noch einmal; kommt der Fehler wieder, melden Sie die Worte darunter.',
  openAgain: 'Noch einmal öffnen',
  goToSyncs: 'Zu den Abgleichen',
  copyWords: 'Worte kopieren',
};
