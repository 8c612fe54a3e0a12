import type { Phrases } from '../../phrasebook.ts';

/** What is wrong with the state of a workspace: sentences of `engine/store`. */
export const storeSentences: Phrases = {
  'Row {{number}} is missing: the next one is row {{seq}}.': 'Zeile {{number}} fehlt: Die nächste ist Zeile {{seq}}.',
  'Row {{seq}} was changed: what it says does not fit its sum.':
    'Zeile {{seq}} wurde geändert: Was sie sagt, passt nicht zu ihrer Summe.',
  'Row {{seq}} was changed, or a row before it: its hash does not follow.':
    'Zeile {{seq}} wurde geändert oder eine davor: Ihre Prüfsumme schließt nicht an.',
  'The state {{file}} is encrypted, and this workspace has no key for it.':
    'Der Stand {{file}} ist verschlüsselt, und dieser Arbeitsbereich hat keinen Schlüssel dafür.',
  'Bring the file "keys.json" back that was beside it, from a backup of the workspace. Without the key nobody can read the state; moved away, a fresh one is started: links are found again by match, and fields that differ are asked.':
    'Die Datei „keys.json“, die daneben lag, aus einer Sicherung des Arbeitsbereichs zurückbringen. Ohne den Schlüssel kann niemand den Stand lesen; wird er weggelegt, beginnt ein neuer: Verknüpfungen werden über die Erkennung wiedergefunden, und nach verschiedenen Feldern wird gefragt.',
  'The state {{file}} is encrypted under another key than those of this workspace, or damaged.':
    'Der Stand {{file}} ist unter einem anderen Schlüssel als denen dieses Arbeitsbereichs verschlüsselt oder beschädigt.',
  'Bring back the "keys.json" that belongs to it, from the same backup as the state; or copy a backup of the folder "backups" over the state.':
    'Die zugehörige „keys.json“ aus derselben Sicherung wie den Stand zurückbringen oder eine Sicherung aus dem Ordner „backups“ über den Stand kopieren.',
  'Close Tandem and copy one of its backups over it: {{backups}}.':
    'Tandem schließen und eine seiner Sicherungen darüber kopieren: {{backups}}.',
  'Or move it away to start with a fresh state: links are found again by match, and fields that differ are asked.':
    'Oder ihn weglegen und mit einem neuen Stand beginnen: Verknüpfungen werden über die Erkennung wiedergefunden, und nach verschiedenen Feldern wird gefragt.',
  'The state {{file}} is damaged: {{~what}}': 'Der Stand {{file}} ist beschädigt: {{what}}',
  'The state {{file}} could not grow: the disk is full. What was being recorded was rolled back; nothing is half-written.':
    'Der Stand {{file}} konnte nicht wachsen: Der Datenträger ist voll. Was gerade festgehalten wurde, ist zurückgenommen; nichts ist halb geschrieben.',
  'Free space on that disk, then run again.': 'Auf diesem Datenträger Platz schaffen, dann noch einmal starten.',
  'The state {{file}} cannot be written: the file or its folder is read-only.':
    'Der Stand {{file}} lässt sich nicht schreiben: Die Datei oder ihr Ordner ist nur zu lesen.',
  'Give the account that runs Tandem write permission on the file and its folder, then run again.':
    'Dem Konto, unter dem Tandem läuft, das Schreiben der Datei und ihres Ordners erlauben, dann noch einmal starten.',
  'The state {{file}} cannot be opened.': 'Der Stand {{file}} lässt sich nicht öffnen.',
  'Check that its folder exists and that the account that runs Tandem may read and write it.':
    'Prüfen, ob sein Ordner da ist und das Konto, unter dem Tandem läuft, ihn lesen und schreiben darf.',
  'The disk failed while reading or writing the state {{file}}. What was being recorded was rolled back.':
    'Der Datenträger hat beim Lesen oder Schreiben des Stands {{file}} versagt. Was gerade festgehalten wurde, ist zurückgenommen.',
  'Check the disk and the connection to it, then run again.':
    'Den Datenträger und die Verbindung zu ihm prüfen, dann noch einmal starten.',
  'Another process kept the state {{file}} locked for more than five seconds.':
    'Ein anderes Programm hat den Stand {{file}} mehr als fünf Sekunden gesperrt.',
  'Wait for it to finish or stop it, then run again.':
    'Warten, bis es fertig ist, oder es beenden, dann noch einmal starten.',
  'SQLite cannot read it.': 'SQLite kann ihn nicht lesen.',
  'Broken rule {{rule}}. This is a bug in the engine; the run was stopped.':
    'Verletzte Regel {{rule}}. Das ist ein Fehler der Engine; der Lauf wurde angehalten.',
  '{{what}} cannot be read.': '{{what}} ist nicht zu lesen.',
  'The daily backup of the state could not be made.': 'Die tägliche Sicherung des Stands ließ sich nicht machen.',
  'Look at the folder "backups" beside the state: it must be a folder with room that this account may write to.':
    'Den Ordner „backups“ neben dem Stand ansehen: Es muss ein Ordner mit Platz sein, in den dieses Konto schreiben darf.',
  'its epoch file is missing': 'seine Epochendatei fehlt',
  'the epoch file belongs to another state': 'die Epochendatei gehört zu einem anderen Stand',
  'the last one used here was at {{epoch}}': 'der zuletzt hier verwendete war bei {{epoch}}',
  'The state of this workspace is gone; a fresh one was started. Nothing is known to be agreed.':
    'Der Stand dieses Arbeitsbereichs ist weg; ein neuer wurde begonnen. Nichts gilt als vereinbart.',
  'Look at a preview before the next run: links are found again by match, and fields that differ are asked.':
    'Vor dem nächsten Lauf eine Vorschau ansehen: Verknüpfungen werden über die Erkennung wiedergefunden, und nach verschiedenen Feldern wird gefragt.',
  'The state of this workspace was restored or rolled back (epoch {{epoch}}: {{~why}}). What its {{links}} links last agreed on was forgotten, because it may be outdated.':
    'Der Stand dieses Arbeitsbereichs wurde wiederhergestellt oder zurückgesetzt (Epoche {{epoch}}: {{why}}). Was seine {{links}} Verknüpfungen zuletzt vereinbart hatten, ist vergessen, weil es veraltet sein kann.',
  'Look at a preview before the next run: fields that are equal agree again by themselves, fields that differ are asked.':
    'Vor dem nächsten Lauf eine Vorschau ansehen: Gleiche Felder einigen sich von selbst, nach verschiedenen wird gefragt.',
  'There is no backup of it.': 'Eine Sicherung davon gibt es nicht.',
};
