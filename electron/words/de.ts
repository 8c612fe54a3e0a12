import { saidInGerman } from '../../renderer/words/de/sentences/index.ts';
import { phrasebook } from '../../renderer/words/phrasebook.ts';
import type { english } from './en.ts';

const numbers = new Intl.NumberFormat('de');
let book: ReturnType<typeof phrasebook> | null = null;

/** A sentence of the engine as the screens say it; null where they have none for it. */
function inGerman(sentence: string): string | null {
  book ??= phrasebook(saidInGerman, (value) => numbers.format(value));
  return book.translate(sentence);
}

/** The same in German. */
export const german: typeof english = {
  file: '&Datei',
  newSync: 'Neuer Abgleich',
  newWindow: 'Neues Fenster',
  openWorkspace: 'Arbeitsbereich öffnen…',
  openWorkspaceFixed: (by) => `Arbeitsbereich öffnen… (festgelegt von ${by})`,
  savePlace: 'Datei sichern, die hierher führt…',
  close: 'Fenster schließen',
  quit: 'Tandem beenden',
  edit: '&Bearbeiten',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  cut: 'Ausschneiden',
  copy: 'Kopieren',
  paste: 'Einfügen',
  selectAll: 'Alles auswählen',
  view: '&Ansicht',
  appearance: 'Erscheinungsbild',
  system: 'Wie das System',
  light: 'Hell',
  dark: 'Dunkel',
  resetZoom: 'Tatsächliche Größe',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  fullScreen: 'Vollbild',
  reload: 'Neu laden',
  go: '&Gehe zu',
  syncs: 'Abgleiche',
  inbox: 'Posteingang',
  activity: 'Verlauf',
  connections: 'Verbindungen',
  help: '&Hilfe',
  updatesOff: 'Aktualisierungen sind aus',
  lookForUpdates: 'Nach Aktualisierungen suchen',
  restartEngine: 'Engine neu starten',
  showLog: 'Protokoll zeigen',
  about: 'Über Tandem',
  openTandem: 'Tandem öffnen',
  chooseWorkspace: 'Arbeitsbereich öffnen',
  open: 'Öffnen',
  cancel: 'Abbrechen',
  ok: 'OK',
  savePlaceTitle: 'Datei sichern, die zu diesem Arbeitsbereich führt',
  notWritten: 'Die Datei ließ sich nicht schreiben',
  mayOpen: (folder) => `Den Arbeitsbereich ${folder} öffnen?`,
  mayOpenDetail:
    'Eine Datei führt dorthin. Seine Abgleiche erreichen die Systeme, die seine Verbindungen nennen. Nur öffnen, wenn er bekannt ist.',
  notStarted: 'Tandem konnte nicht starten',
  quitShort: 'Beenden',
  openAnother: 'Anderen Arbeitsbereich öffnen…',
  goesOn: 'Tandem läuft weiter',
  goesOnBody: 'Abgleiche laufen weiter von selbst. Das Symbol neben der Uhr führt zurück und beendet.',
  held: (flow) => `${flow} wurde angehalten, bevor etwas geschrieben wurde`,
  heldBody: 'Eine Bremse hat gezogen. Warum, steht in Tandem.',
  because: (why, otherwise) => (why === null ? null : inGerman(why)) ?? otherwise,
  failed: (flow) => `${flow} ist gescheitert`,
  failedBody: 'Ein Fehler hat den Lauf angehalten. Welcher, steht in Tandem.',
  partial: (flow) => `${flow} endete mit Fehlern`,
  partialBody: (count) =>
    count === 1 ? 'Ein Datensatz ließ sich nicht schreiben.' : `${count} Datensätze ließen sich nicht schreiben.`,
  questions: (flow, count) => `${flow} hat ${count === 1 ? 'eine Frage' : `${count} Fragen`} an Sie`,
  questionsBody: 'Beide Seiten haben dieselben Felder geändert; alles andere wurde übertragen.',
  cancelling: (flow) => `${flow} wird abgebrochen`,
  pausing: (flow) => `${flow} wird pausiert`,
  running: (flow, percent) => `${flow} läuft${percent === null ? '' : `, ${percent} %`}`,
  starting: 'Startet',
  startingAgain: 'Startet nach einem Absturz neu',
  stopped: (why) => `Angehalten: ${why}`,
  stopping: 'Hält am nächsten sicheren Punkt an',
  idle: 'Bereit',
};
