import type { tour as english } from '../en/tour.ts';
import type { SameKeys } from '../same-keys.ts';

export const tour: SameKeys<typeof english> = {
  sync: 'Ein Abgleich hält zwei Systeme im Gleichschritt',
  syncText: 'Blau ist das linke System, Orange das rechte. Ein Wert trägt überall die Farbe der Seite, von der er kam.',
  run: 'Starten, wann Sie wollen',
  runText:
    'Ein Lauf verknüpft Datensätze, überträgt Änderungen in beide Richtungen und fragt Sie, wo beide Seiten dasselbe Feld geändert haben.',
  names: 'Alles beim Namen',
  namesText:
    'Jede Ansicht, jeder Abgleich, jedes Feld, jede Verbindung und jede Aktion ist ein paar Buchstaben entfernt.',
  screens: 'Die Ansichten',
  screensText: 'Zahlen daneben sagen, was auf Sie wartet.',
  engine: 'Was die Engine jetzt tut',
  engineText:
    'Der nächste Lauf, und wie weit der jetzige ist. Sie können ihn jederzeit abbrechen; nichts bleibt halb getan.',

  at: '{{at, number}} von {{all, number}}',
  leave: 'Verlassen',
  next: 'Weiter',
  done: 'Fertig',
};
