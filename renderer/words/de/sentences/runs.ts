import type { Phrases } from '../../phrasebook.ts';

/** Why a run or a part of it did not happen: sentences of `engine/run`. */
export const runSentences: Phrases = {
  'The sync "{{id}}" never ran, so there is nothing that chosen records could be compared with.':
    'Der Abgleich „{{id}}“ ist nie gelaufen; es gibt nichts, womit sich gewählte Datensätze vergleichen ließen.',
  'Run the whole flow once first.': 'Zuerst den ganzen Abgleich einmal starten.',
  '{{label}} has no record {{&keys}}.': '{{label}} hat keinen Datensatz {{keys}}.',
  'Check the keys; a key is what "tandem history" and the preview call a record by.':
    'Die Schlüssel prüfen; ein Schlüssel ist, wie „tandem history“ und die Vorschau einen Datensatz nennen.',
  'List them with "tandem dead".': 'Sie mit „tandem dead“ aufführen.',
  '"{{name}}" is not there any more': '„{{name}}“ ist nicht mehr da',
  '"{{name}}" was {{~kind}} and is now {{~kind2}}': '„{{name}}“ war {{kind}} und ist jetzt {{kind2}}',
  '"{{name}}" is now required': '„{{name}}“ ist jetzt Pflicht',
  '"{{name}}" can no longer be written': '„{{name}}“ lässt sich nicht mehr schreiben',
  'the key of its records changed': 'der Schlüssel seiner Datensätze hat sich geändert',
  '{{label}} is not what the plan was made for: {{&changed}}.':
    '{{label}} ist nicht mehr, wofür der Plan gemacht wurde: {{changed}}.',
  'The record that it points at was unlinked in the meantime.':
    'Der Datensatz, auf den er zeigt, wurde inzwischen gelöst.',
  'Link that record again, then run again.': 'Jenen Datensatz wieder verknüpfen, dann noch einmal starten.',
  'The run was cancelled; what it wrote until then stands and is recorded.':
    'Der Lauf wurde abgebrochen; was er bis dahin geschrieben hat, bleibt und ist festgehalten.',
  'The run was cancelled while it was paused; what it wrote until then stands and is recorded.':
    'Der Lauf wurde abgebrochen, während er pausiert war; was er bis dahin schrieb, bleibt und ist festgehalten.',
  'Another run was started while this one was paused; it does what was left.':
    'Während dieser Lauf pausiert war, wurde ein anderer gestartet; der erledigt den Rest.',
  'Look at the run that came after it.': 'Den Lauf ansehen, der danach kam.',
  'Tandem was stopped in the middle of this run; what it wrote until then stands and is recorded.':
    'Tandem wurde mitten in diesem Lauf beendet; was er bis dahin schrieb, bleibt und ist festgehalten.',
  'Run again: the next run first finds out what became of the last writes.':
    'Noch einmal starten: Der nächste Lauf klärt zuerst, was aus den letzten Schreibvorgängen wurde.',
  'This run is paused: it is not over yet.': 'Dieser Lauf ist pausiert: Er ist noch nicht zu Ende.',
  'Cancel it, then undo what it wrote; or let it go on.':
    'Ihn abbrechen und dann zurücknehmen, was er schrieb; oder ihn fortsetzen.',
  'Start a new run.': 'Einen neuen Lauf starten.',
  'Start a new run; it does what is left.': 'Einen neuen Lauf starten; er erledigt den Rest.',
  'Run again to go on, or undo the run.': 'Noch einmal starten, um fortzufahren, oder den Lauf zurücknehmen.',
  'The flow was paused; the run stopped at a checkpoint.':
    'Der Abgleich wurde pausiert; der Lauf hat an einem Haltepunkt angehalten.',
  'Resume the flow with "tandem resume", then run again.':
    'Den Abgleich mit „tandem resume“ fortsetzen, dann noch einmal starten.',
  'The system gave no answer for this record.': 'Das System hat für diesen Datensatz nicht geantwortet.',
  'It is read back in the next run.': 'Er wird im nächsten Lauf zurückgelesen.',
  'Another record fits the one that is left; link the two instead.':
    'Ein anderer Datensatz passt zu dem, der übrig bleibt; stattdessen die beiden verknüpfen.',
  'Change {{id}} cannot be reversed. {{~error}}': 'Die Änderung {{id}} lässt sich nicht umkehren. {{error}}',
  'Leave it out with --except, or settle it in the systems.': 'Sie mit --except weglassen oder in den Systemen regeln.',
};
