import type { Phrases } from '../../phrasebook.ts';

/** What is wrong with a file of values, or in the way it was reached: sentences of `engine/connectors/csv`. */
export const csvSentences: Phrases = {
  'The column "{{name}}" cannot hold this: {{~error}}': 'Die Spalte „{{name}}“ kann das nicht aufnehmen: {{error}}',
  'The first row of "{{name}}" names no columns.': 'Die erste Zeile von „{{name}}“ nennt keine Spalten.',
  'Write the column names into the first row, or set "header" to false.':
    'Die Spaltennamen in die erste Zeile schreiben oder „header“ auf false setzen.',
  'Several columns of "{{name}}" have the same name: {{names}}.':
    'Mehrere Spalten von „{{name}}“ heißen gleich: {{names}}.',
  'Give every column a name of its own.': 'Jeder Spalte einen eigenen Namen geben.',
  '"{{name}}" has no column "{{wanted}}"; it has {{&there}}.':
    '„{{name}}“ hat keine Spalte „{{wanted}}“; es hat {{there}}.',
  'Name the column as before, or change the flow (or the key of the connection) to its new name.':
    'Die Spalte wieder so nennen wie vorher oder im Abgleich (oder im Schlüssel der Verbindung) den neuen Namen verwenden.',
  '"{{name}}" holds one object, "{{object}}"; there is no "{{asked}}".':
    '„{{name}}“ enthält ein Objekt, „{{object}}“; „{{asked}}“ gibt es nicht.',
  'Choose that object, or another connection.': 'Dieses Objekt oder eine andere Verbindung wählen.',
  'Line {{line}} of "{{name}}" has {{cells}} cells, but there are {{columns}} columns.':
    'Zeile {{line}} von „{{name}}“ hat {{cells}} Zellen; Spalten gibt es {{columns}}.',
  'Mend that line: a cell that holds the delimiter or a line end stands in quotes. If a program is writing the file just now, run again.':
    'Diese Zeile berichtigen: Eine Zelle mit dem Trennzeichen oder einem Zeilenende steht in Anführungszeichen. Schreibt gerade ein Programm die Datei, noch einmal starten.',
  'A quote that opens on line {{line}} of "{{name}}" is never closed; half of the file may be missing.':
    'Ein Anführungszeichen, das in Zeile {{line}} von „{{name}}“ beginnt, wird nie geschlossen; vielleicht fehlt die halbe Datei.',
  'If a program is writing the file just now, run again; else close the quote.':
    'Schreibt gerade ein Programm die Datei, noch einmal starten; sonst das Anführungszeichen schließen.',
  'After a closing quote on line {{line}} of "{{name}}" the cell goes on.':
    'Nach einem schließenden Anführungszeichen in Zeile {{line}} von „{{name}}“ geht die Zelle weiter.',
  'Double the quotes inside the cell, or set "quote" to "none" if the file has no quoted cells.':
    'Die Anführungszeichen in der Zelle verdoppeln oder „quote“ auf „none“ setzen, wenn keine Zelle in Anführungszeichen steht.',
  'The row from line {{line}} of "{{name}}" is longer than {{size}} MB; most likely a quote on it is not closed.':
    'Die Zeile ab Zeile {{line}} von „{{name}}“ ist länger als {{size}} MB; wahrscheinlich ist ein Anführungszeichen nicht geschlossen.',
  'Close the quote, or set "quote" to "none" if the file has no quoted cells.':
    'Das Anführungszeichen schließen oder „quote“ auf „none“ setzen, wenn keine Zelle in Anführungszeichen steht.',
  'Byte {{byte}} of "{{name}}" (line {{line}}) is not {{encoding}}.':
    'Byte {{byte}} von „{{name}}“ (Zeile {{line}}) ist nicht {{encoding}}.',
  'Save the file in one encoding throughout, or name the right one as "encoding" of the connection.':
    'Die Datei durchgehend in einer Kodierung speichern oder die richtige als „encoding“ der Verbindung nennen.',
  'Byte {{byte}} of "{{name}}" (line {{line}}) is a NUL; a text file has none. It may have been half written.':
    'Byte {{byte}} von „{{name}}“ (Zeile {{line}}) ist ein NUL; eine Textdatei hat keines. Vielleicht ist sie halb geschrieben.',
  'Write the file anew. If it is UTF-16, name that as "encoding" of the connection.':
    'Die Datei neu schreiben. Ist sie UTF-16, das als „encoding“ der Verbindung nennen.',
  '{{count}} of the records in "{{name}}" have no value in the key "{{key}}": {{~rows}}.':
    '{{count}} der Datensätze in „{{name}}“ haben keinen Wert im Schlüssel „{{key}}“: {{rows}}.',
  'Fill the column, or name other columns as "key" of the connection.':
    'Die Spalte füllen oder andere Spalten als „key“ der Verbindung nennen.',
  'The key "{{key}}" does not tell the records of "{{name}}" apart: {{&twin}}.':
    'Der Schlüssel „{{key}}“ unterscheidet die Datensätze von „{{name}}“ nicht: {{twin}}.',
  'Give each record a value of its own, or name more columns as "key" of the connection.':
    'Jedem Datensatz einen eigenen Wert geben oder weitere Spalten als „key“ der Verbindung nennen.',
  '"{{name}}" can only be read: no columns are named that tell its records apart.':
    '„{{name}}“ lässt sich nur lesen: Keine Spalten sind genannt, die seine Datensätze unterscheiden.',
  'Name them as "key" of the connection.': 'Sie als „key“ der Verbindung nennen.',
  '"{{name}}" was changed while it was being read.': '„{{name}}“ wurde während des Lesens geändert.',
  'Nothing to do; it is read again.': 'Nichts zu tun; es wird wieder gelesen.',
  'Somebody wrote into "{{name}}" at the instant in which it was replaced; that version is kept beside it as "{{copy}}".':
    'In dem Augenblick, in dem „{{name}}“ ersetzt wurde, hat jemand hineingeschrieben; diese Fassung liegt daneben als „{{copy}}“.',
  'Bring what is missing from the copy into the file, and remove the copy.':
    'Was fehlt, aus der Kopie in die Datei übernehmen und die Kopie löschen.',
  '"{{name}}" is the same file as another one (a hard link); writing it would part the two.':
    '„{{name}}“ ist dieselbe Datei wie eine andere (ein harter Link); Schreiben würde die beiden trennen.',
  'Copy the file so that it stands alone, or use a symbolic link.':
    'Die Datei kopieren, damit sie für sich steht, oder einen symbolischen Link verwenden.',
  'The session with "{{name}}" is closed.': 'Die Sitzung mit „{{name}}“ ist geschlossen.',
  'Open it again.': 'Sie wieder öffnen.',
  '"{{name}}" was changed by somebody else each time Tandem was about to write it.':
    '„{{name}}“ wurde jedes Mal von jemand anderem geändert, wenn Tandem schreiben wollte.',
  'Wait until the other program is done; it is tried again.':
    'Warten, bis das andere Programm fertig ist; es wird wieder versucht.',
  '"{{name}}" has no column "{{field}}".': '„{{name}}“ hat keine Spalte „{{field}}“.',
  'Name the column as before, or change the flow to its new name.':
    'Die Spalte wieder so nennen wie vorher oder im Abgleich den neuen Namen verwenden.',
  '"{{field}}" is the key of "{{name}}"; the key of a record that exists is not changed.':
    '„{{field}}“ ist der Schlüssel von „{{name}}“; der Schlüssel eines vorhandenen Datensatzes wird nicht geändert.',
  'Take the line to this column out of the flow, or let it write only new records.':
    'Die Linie zu dieser Spalte aus dem Abgleich nehmen oder sie nur neue Datensätze schreiben lassen.',
  '"{{name}}" is written in {{encoding}}, which has no character "{{character}}" for "{{column}}".':
    '„{{name}}“ ist in {{encoding}} geschrieben; darin fehlt das Zeichen „{{character}}“ für „{{column}}“.',
  'Save the file as UTF-8 (with "encoding" of the connection at "auto" or "utf-8"), or change the value.':
    'Die Datei als UTF-8 speichern (mit „encoding“ der Verbindung auf „auto“ oder „utf-8“) oder den Wert ändern.',
  'The value for "{{field}}" holds a delimiter or a line end, and "{{name}}" has no quotes to keep it together.':
    'Der Wert für „{{field}}“ enthält ein Trennzeichen oder ein Zeilenende, und „{{name}}“ hat keine Anführungszeichen, die ihn zusammenhalten.',
  'Set "quote" of the connection, or change the value.': '„quote“ der Verbindung setzen oder den Wert ändern.',
  'A new record of "{{name}}" has no value for its key.':
    'Ein neuer Datensatz von „{{name}}“ hat keinen Wert für seinen Schlüssel.',
  '"{{key}}" cannot be the key of a record in "{{name}}".':
    '„{{key}}“ kann nicht der Schlüssel eines Datensatzes in „{{name}}“ sein.',
  'Give a value for every key column.': 'Für jede Schlüsselspalte einen Wert geben.',
  'The account that Tandem runs under': 'Das Konto, unter dem Tandem läuft,',
  'One character, "tab" or "auto".': 'Ein Zeichen, „tab“ oder „auto“.',
  'Days, months and years once each, for example "DD.MM.YYYY".':
    'Tage, Monate und Jahre je einmal, zum Beispiel „DD.MM.YYYY“.',
  'The file "{{name}}" could not be read or written; it was left as it was.':
    'Die Datei „{{name}}“ ließ sich nicht lesen oder schreiben; sie blieb, wie sie war.',
  'Look at the disk or the network drive; it is tried again.':
    'Den Datenträger oder das Netzlaufwerk ansehen; es wird wieder versucht.',
  'Map a field to the key column, or set a rule for new keys in the flow.':
    'Der Schlüsselspalte ein Feld zuordnen oder im Abgleich eine Regel für neue Schlüssel setzen.',
  'line {{lines}}': 'Zeile {{lines}}',
  'lines {{&lines}}': 'Zeilen {{lines}}',
};
