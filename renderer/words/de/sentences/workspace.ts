import type { Phrases } from '../../phrasebook.ts';

/** What is wrong with files of a workspace, its versions, its secrets and its engine. */
export const workspaceSentences: Phrases = {
  'The engine of Tandem stopped {{count}} times in a row (exit code {{code}}), so it is not started again by itself.':
    'Die Engine von Tandem ist {{count}} Mal nacheinander stehen geblieben (Code {{code}}) und wird nicht von selbst neu gestartet.',
  'Restart it. If it stops again, report it with the log; nothing is lost: what was being written is found out by the next run.':
    'Sie neu starten. Bleibt sie wieder stehen, das mit dem Protokoll melden; nichts ist verloren: Was gerade geschrieben wurde, stellt der nächste Lauf fest.',
  '{{~fix}} Nobody is let in until then.': '{{fix}} Bis dahin kommt niemand hinein.',
  'The engine ended unexpectedly ({{signal}}).': 'Die Engine ist unerwartet zu Ende gegangen ({{signal}}).',
  'This server is not called "{{host}}".': 'Dieser Server heißt nicht „{{host}}“.',
  'The request does not say where it comes from.': 'Die Anfrage sagt nicht, woher sie kommt.',
  'Requests from "{{origin}}" are not taken.': 'Anfragen von „{{origin}}“ werden nicht angenommen.',
  'Keep the secrets again with "tandem connections secret".':
    'Die Geheimnisse mit „tandem connections secret“ neu aufbewahren.',
  'The variable TANDEM_KEY does not hold a key: 32 bytes in base64.':
    'Die Variable TANDEM_KEY enthält keinen Schlüssel: 32 Bytes in Base64.',
  'Set it to the key that the secrets were kept under, or unset it to use the key file.':
    'Sie auf den Schlüssel setzen, unter dem die Geheimnisse aufbewahrt wurden, oder sie weglassen, um die Schlüsseldatei zu verwenden.',
  'The key file {{file}} does not hold a key: 32 bytes in base64.':
    'Die Schlüsseldatei {{file}} enthält keinen Schlüssel: 32 Bytes in Base64.',
  'Put the right key file there, or name it with the variable TANDEM_KEY_FILE.':
    'Die richtige Schlüsseldatei dorthin legen oder mit der Variable TANDEM_KEY_FILE nennen.',
  'The state of this workspace is encrypted, and its key cannot be had. {{~message}}':
    'Der Stand dieses Arbeitsbereichs ist verschlüsselt, und sein Schlüssel ist nicht zu haben. {{message}}',
  'Bring back the key that the workspace was encrypted with: the key file, or the variables TANDEM_KEY and TANDEM_KEY_FILE. Without it nobody can read the state; with ".tandem" moved away a fresh one is started: links are found again by match, and fields that differ are asked.':
    'Den Schlüssel zurückbringen, mit dem der Arbeitsbereich verschlüsselt wurde: die Schlüsseldatei oder die Variablen TANDEM_KEY und TANDEM_KEY_FILE. Ohne ihn kann niemand den Stand lesen; wird „.tandem“ weggelegt, beginnt ein neuer: Verknüpfungen werden über die Erkennung wiedergefunden, und nach verschiedenen Feldern wird gefragt.',
  'The connection "{{connection}}" needs its {{~label}} ("{{name}}"), and none is kept.':
    'Die Verbindung „{{connection}}“ braucht {{label}} („{{name}}“), und nichts ist aufbewahrt.',
  'Keep it with "tandem connections secret {{connection}} {{name}}", or set the variable {{variable}}.':
    'Es mit „tandem connections secret {{connection}} {{name}}“ aufbewahren oder die Variable {{variable}} setzen.',
  'Nothing is published: the draft of {{id}} says the same as version {{version}}, which is live.':
    'Nichts wird veröffentlicht: Der Entwurf von {{id}} sagt dasselbe wie Version {{version}}, die aktiv ist.',
  'Edit the flow first. Where things stand on the canvas needs no publishing.':
    'Zuerst den Abgleich ändern. Wo etwas auf der Zeichenfläche steht, braucht keine Veröffentlichung.',
  'Nothing is published: what version {{version}} of {{id}} holds is live already, as version {{live}}.':
    'Nichts wird veröffentlicht: Was Version {{version}} von {{id}} enthält, ist schon aktiv, als Version {{live}}.',
  'See the versions there are: tandem versions {{id}}.': 'Die vorhandenen Versionen ansehen: tandem versions {{id}}.',
  'Nothing is published: somebody else published version {{version}} of {{flow}} at the same time.':
    'Nichts wird veröffentlicht: Jemand anderes hat zur selben Zeit Version {{version}} von {{flow}} veröffentlicht.',
  'Look at what it changed, then publish again: tandem diff {{flow}}.':
    'Ansehen, was sie geändert hat, dann wieder veröffentlichen: tandem diff {{flow}}.',
  'Bring the file back as it was published (from git or a backup); versions are never edited.':
    'Die Datei zurückbringen, wie sie veröffentlicht wurde (aus git oder einer Sicherung); Versionen werden nie geändert.',
  'The flow {{flow}} has no version {{version}}.': 'Der Abgleich {{flow}} hat keine Version {{version}}.',
  'It was never published: tandem publish {{flow}}.': 'Er wurde nie veröffentlicht: tandem publish {{flow}}.',
  'Its newest version is {{last}}.': 'Seine neueste Version ist {{last}}.',
  'The published version {{file}} is of format {{format}}; this version of Tandem reads format {{known}}.':
    'Die veröffentlichte Version {{file}} hat Format {{format}}; diese Version von Tandem liest Format {{known}}.',
  'Use the version of Tandem that made it, or a newer one.':
    'Die Version von Tandem verwenden, die sie geschrieben hat, oder eine neuere.',
  '{{file}} is not as it was published: its content does not fit its sum.':
    '{{file}} ist nicht mehr, wie es veröffentlicht wurde: Der Inhalt passt nicht zu seiner Summe.',
  '{{file}} holds version {{version}} of the flow {{id}}, which does not belong there.':
    '{{file}} enthält Version {{version}} des Abgleichs {{id}}, die nicht dorthin gehört.',
  'Put it back as {{id}}/{{version}}.json, and bring back the file that was here (from git or a backup).':
    'Sie als {{id}}/{{version}}.json zurücklegen und die Datei zurückbringen, die hier war (aus git oder einer Sicherung).',
  'Version {{version}} of the flow {{flow}} is missing, and a later one is there.':
    'Version {{version}} des Abgleichs {{flow}} fehlt, und eine spätere ist da.',
  'Bring its file back (from git or a backup), so that the history is whole.':
    'Ihre Datei zurückbringen (aus git oder einer Sicherung), damit die Geschichte ganz ist.',
  '{{file}} is no version of the flow: versions are named 0001.json, 0002.json and so on.':
    '{{file}} ist keine Version des Abgleichs: Versionen heißen 0001.json, 0002.json und so weiter.',
  'Give it back the name under which it was published, or move it somewhere else.':
    'Ihr den Namen geben, unter dem sie veröffentlicht wurde, oder sie woandershin legen.',
  '{{file}}: the file holds the connection "{{id}}", so its name must be {{id2}}.json.':
    '{{file}}: Die Datei enthält die Verbindung „{{id}}“, muss also {{id2}}.json heißen.',
  'Rename the file to {{id}}.json, or change its "id" to the name of the file.':
    'Die Datei in {{id}}.json umbenennen oder ihr „id“ an den Namen der Datei anpassen.',
  'Check the path; it is taken from the current folder unless it starts at the root.':
    'Den Pfad prüfen; er gilt ab dem aktuellen Ordner, wenn er nicht an der Wurzel beginnt.',
  '{{file}} is a folder, not a {{~name}}.': '{{file}} ist ein Ordner, nicht {{name}}.',
  'Name the file of the {{~name}} in it.': 'Die Datei darin nennen ({{name}}).',
  'The {{~name}} {{file}} cannot be read.': '{{name}} {{file}} ist nicht zu lesen.',
  'Give the account that runs Tandem permission to read the file.':
    'Dem Konto, unter dem Tandem läuft, erlauben, die Datei zu lesen.',
  'The {{~name}} {{file}} is not JSON: it breaks off at {{~where}}.':
    '{{name}} {{file}} ist kein JSON: Es bricht bei {{where}} ab.',
  'Mend the text there; a missing or superfluous comma or quote is the usual reason.':
    'Den Text dort berichtigen; meist fehlt ein Komma oder ein Anführungszeichen, oder eines ist zu viel.',
  'Mend this part of the file.': 'Diesen Teil der Datei berichtigen.',
  'Let it be written anew: tandem check --discover with this flow.':
    'Sie neu schreiben lassen: tandem check --discover mit diesem Abgleich.',
  'The table {{path}} is not in UTF-8, so that its letters cannot be told.':
    'Die Tabelle {{path}} ist nicht in UTF-8, daher sind ihre Buchstaben nicht zu erkennen.',
  'Save it as CSV in UTF-8.': 'Sie als CSV in UTF-8 speichern.',
  'The table {{path}} cannot be read: a quote on line {{line}} has no counterpart.':
    'Die Tabelle {{path}} ist nicht zu lesen: Ein Anführungszeichen in Zeile {{line}} hat kein Gegenstück.',
  'Mend the quotes of that line.': 'Die Anführungszeichen dieser Zeile berichtigen.',
  'The table {{path}} is empty.': 'Die Tabelle {{path}} ist leer.',
  'Write the names of its columns into the first row.': 'Die Namen ihrer Spalten in die erste Zeile schreiben.',
  'The table {{path}} has {{length}} cells on line {{line}}, and its first row has {{length2}}.':
    'Die Tabelle {{path}} hat {{length}} Zellen in Zeile {{line}}, ihre erste Zeile hat {{length2}}.',
  'Give every row as many cells as there are columns.': 'Jeder Zeile so viele Zellen geben, wie es Spalten gibt.',
  '{{folder}} is not a folder.': '{{folder}} ist kein Ordner.',
  'Name the folder of a workspace with --workspace, or leave it out to use the nearest one around the flow.':
    'Mit --workspace den Ordner eines Arbeitsbereichs nennen oder es weglassen, um den nächsten um den Abgleich zu verwenden.',
  'No workspace was found around {{start}}: no folder above it has "connections" or ".tandem" in it.':
    'Um {{start}} wurde kein Arbeitsbereich gefunden: Kein Ordner darüber enthält „connections“ oder „.tandem“.',
  'Make a folder "connections" in the folder of your workspace, or name the folder with --workspace.':
    'Im Ordner des Arbeitsbereichs einen Ordner „connections“ anlegen oder den Ordner mit --workspace nennen.',
  'An id starts with a letter or digit and holds letters, digits, ".", "_" and "-".':
    'Eine Kennung beginnt mit einem Buchstaben oder einer Ziffer und enthält Buchstaben, Ziffern, „.“, „_“ und „-“.',
  'The {{~what}} of "{{name}}" is not what it must be: {{path}} {{message}}':
    '{{what}} von „{{name}}“ ist nicht, was es sein muss: {{path}} {{message}}',
  'Reload the window; if that does not help, report it.': 'Das Fenster neu laden; hilft das nicht, es melden.',
  'The engine met a bug of its own.': 'Die Engine ist auf einen eigenen Fehler gestoßen.',
  'Try again; if it comes back, report it with the log.':
    'Es noch einmal versuchen; kommt er wieder, ihn mit dem Protokoll melden.',
  'The connection to the engine was lost.': 'Die Verbindung zur Engine ist verloren gegangen.',
  'Tandem connects again by itself; then try once more.':
    'Tandem verbindet sich von selbst wieder; dann noch einmal versuchen.',
  'The engine answered "{{name}}" in a way that this window does not know.':
    'Die Engine hat auf „{{name}}“ so geantwortet, dass dieses Fenster es nicht kennt.',
  'Reload the window: it is of another version than the engine.':
    'Das Fenster neu laden: Es ist von einer anderen Version als die Engine.',
  'The engine knows nothing called "{{name}}".': 'Die Engine kennt nichts, das „{{name}}“ heißt.',
};
