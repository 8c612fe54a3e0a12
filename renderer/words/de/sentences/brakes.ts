import type { Phrases } from '../../phrasebook.ts';

/** Why a run is held before it writes: sentences of `engine/core/brake`. */
export const brakeSentences: Phrases = {
  'Look at the preview. If it is right, release this run, or raise the limit in the sync.':
    'Die Vorschau ansehen. Stimmt sie, diesen Lauf freigeben oder die Grenze im Abgleich anheben.',
  'This run would remove {{planned}} records in {{system}}, {{total}} within 24 hours; the limit is {{max}}.':
    'Dieser Lauf würde in {{system}} {{planned}} Datensätze löschen, {{total}} in 24 Stunden; die Grenze ist {{max}}.',
  '{{system}} is empty: not one record was read.': '{{system}} ist leer: Kein einziger Datensatz wurde gelesen.',
  'Check that it is the right file, table or account. If it is meant to be empty, release this run.':
    'Prüfen, ob es die richtige Datei, die richtige Tabelle oder das richtige Konto ist. Soll die Seite leer sein, diesen Lauf freigeben.',
  '{{system}} has {{now}} records; the last complete reading had {{before}}.':
    '{{system}} hat {{now}} Datensätze; beim letzten vollständigen Lesen waren es {{before}}.',
  'Check that nothing is missing there. If the records were removed on purpose, release this run.':
    'Prüfen, ob dort etwas fehlt. Wurden die Datensätze absichtlich gelöscht, diesen Lauf freigeben.',
  'This run would change {{planned}} records in {{system}}, {{total}} within 24 hours, of {{links}} linked ones.':
    'Dieser Lauf würde in {{system}} {{planned}} Datensätze ändern, {{total}} in 24 Stunden, von {{links}} verknüpften.',
  'This run would clear "{{field}}" on {{count}} records in {{system}}.':
    'Dieser Lauf würde „{{field}}“ bei {{count}} Datensätzen in {{system}} leeren.',
  'This run would create {{planned}} records in {{system}}; the limit is {{max}}.':
    'Dieser Lauf würde in {{system}} {{planned}} Datensätze anlegen; die Grenze ist {{max}}.',
  '{{system}} is not the system that this sync was linked with.':
    '{{system}} ist nicht das System, mit dem dieser Abgleich verknüpft wurde.',
  'Point the connection back at it, or start a new sync for the other system.':
    'Die Verbindung wieder darauf richten oder für das andere System einen neuen Abgleich beginnen.',
  'The record "{{key}}", which must be there before a run may write, was not found in {{system}}.':
    'Der Datensatz „{{key}}“, ohne den kein Lauf schreiben darf, wurde in {{system}} nicht gefunden.',
  'Check the connection, or name another record.': 'Die Verbindung prüfen oder einen anderen Datensatz nennen.',
  'Run "tandem check --discover", look at the problems it names, then run again.':
    '„tandem check --discover“ ausführen, die genannten Probleme ansehen, dann wieder starten.',
  'The flow was changed since the last run, and this run would write.':
    'Der Abgleich wurde seit dem letzten Lauf geändert, und dieser Lauf würde schreiben.',
  'The clock of {{system}} is off by {{seconds}} s; "last write wins" asks instead.':
    'Die Uhr von {{system}} geht um {{seconds}} s falsch; statt „das Neueste gewinnt“ wird gefragt.',
  'Set the clock of that system right.': 'Die Uhr dieses Systems stellen.',
  '{{count}} of {{decided}} records in this run conflict.':
    '{{count}} von {{decided}} Datensätzen dieses Laufs haben Konflikte.',
  '{{count}} match questions are new in this run: the match keys fit too many records.':
    '{{count}} Fragen zur Erkennung sind in diesem Lauf neu: Die Erkennung passt auf zu viele Datensätze.',
  'Look at the questions; a narrower match may be needed.':
    'Die Fragen ansehen; vielleicht muss die Erkennung enger werden.',
};
