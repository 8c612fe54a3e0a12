import type { Phrases } from '../../phrasebook.ts';

/** What SQLite did not do: sentences of `engine/connectors/sqlite`. */
export const sqliteSentences: Phrases = {
  'The setting "{{setting}}" of an SQLite connection is wrong: {{~why}}':
    'Die Einstellung „{{setting}}“ einer SQLite-Verbindung ist falsch: {{why}}',
  'Mend it in the connection.': 'Sie in der Verbindung berichtigen.',
  '"{{name}}" has no table "{{table}}".': '„{{name}}“ hat keine Tabelle „{{table}}“.',
  'The table "{{table}}" of "{{name}}" has no column "{{columns}}" (any more).':
    'Die Tabelle „{{table}}“ von „{{name}}“ hat keine Spalte „{{columns}}“ (mehr).',
  'Discover the connection again and mend the field maps.':
    'Die Verbindung neu erkunden und die Feldzuordnungen berichtigen.',
  'A row of "{{table}}" in "{{name}}" has no value that can be a key in "{{columns}}": it is NULL or a BLOB.':
    'Eine Zeile von „{{table}}“ in „{{name}}“ hat in „{{columns}}“ keinen Wert, der Schlüssel sein kann: Er ist NULL oder ein BLOB.',
  'Fill the key of every row.': 'Den Schlüssel jeder Zeile füllen.',
  'The table "{{table}}" of "{{name}}" can only be read: it has no primary key that tells its rows apart.':
    'Die Tabelle „{{table}}“ von „{{name}}“ lässt sich nur lesen: Sie hat keinen Primärschlüssel, der ihre Zeilen unterscheidet.',
  'Give the table a primary key of a declared type.':
    'Der Tabelle einen Primärschlüssel mit einem erklärten Typ geben.',
  'The connection to "{{name}}" is set to be read only.': 'Die Verbindung zu „{{name}}“ ist auf nur lesen gestellt.',
  'Take "readOnly" out of the connection, or sync in one direction.':
    '„readOnly“ aus der Verbindung nehmen oder in einer Richtung abgleichen.',
  '"{{name}}" was replaced by another file while it was open; nothing was written.':
    '„{{name}}“ wurde im offenen Zustand durch eine andere Datei ersetzt; nichts wurde geschrieben.',
  'Run again; the new file is read from the beginning.': 'Noch einmal starten; die neue Datei wird von vorn gelesen.',
  'The table "{{table}}" of "{{name}}" has no higher number left for a new key.':
    'Für die Tabelle „{{table}}“ von „{{name}}“ gibt es keine höhere Zahl mehr als neuen Schlüssel.',
  'Give the key of new records by a field or a rule.':
    'Den Schlüssel neuer Datensätze durch ein Feld oder eine Regel geben.',
  'Wait; it is tried again. If it stays so, close the program that holds the database, or raise "busyTimeoutMs".':
    'Warten; es wird wieder versucht. Bleibt es so, das Programm schließen, das die Datenbank festhält, oder „busyTimeoutMs“ erhöhen.',
  "Free some space on its disk (or raise the database's max_page_count); it is tried again.":
    'Auf ihrem Datenträger Platz schaffen (oder max_page_count der Datenbank erhöhen); es wird wieder versucht.',
  '"{{name}}" or its folder may not be written by the account that Tandem runs under; SQLite keeps files beside the database.':
    'Das Konto, unter dem Tandem läuft, darf „{{name}}“ oder den Ordner nicht schreiben; SQLite legt Dateien neben die Datenbank.',
  'Give that account the right to write the file and its folder.':
    'Diesem Konto das Recht geben, die Datei und ihren Ordner zu schreiben.',
  'The database "{{name}}" is damaged; SQLite cannot read parts of it.':
    'Die Datenbank „{{name}}“ ist beschädigt; SQLite kann Teile davon nicht lesen.',
  'Put back a backup, or save what can be saved with ".recover" of the sqlite3 program.':
    'Eine Sicherung zurücklegen oder mit „.recover“ des Programms sqlite3 retten, was sich retten lässt.',
  'The disk of "{{name}}" reported an error.': 'Der Datenträger von „{{name}}“ hat einen Fehler gemeldet.',
  'Look at the disk or the network drive.': 'Den Datenträger oder das Netzlaufwerk ansehen.',
  '"{{name}}" refused what it was asked.': '„{{name}}“ hat abgelehnt, worum es gebeten wurde.',
  'Discover the connection again; if it stays so, look at the words of SQLite below.':
    'Die Verbindung neu erkunden; bleibt es so, die Worte von SQLite darunter ansehen.',
  '"{{column}}" belongs to the primary key; the key of a record that exists is not changed.':
    '„{{column}}“ gehört zum Primärschlüssel; der Schlüssel eines vorhandenen Datensatzes wird nicht geändert.',
  '"{{key}}" cannot be the key of a record in "{{table}}".':
    '„{{key}}“ kann nicht der Schlüssel eines Datensatzes in „{{table}}“ sein.',
  'Give a value of the right type for every column of the primary key.':
    'Für jede Spalte des Primärschlüssels einen Wert vom richtigen Typ geben.',
  '"{{table}}" refused the write: {{cause}}': '„{{table}}“ hat das Schreiben abgelehnt: {{cause}}',
  'Change the value, or the table.': 'Den Wert oder die Tabelle ändern.',
  '{{digits}} is beyond the whole numbers of SQLite, which have 64 bits.':
    '{{digits}} liegt außerhalb der ganzen Zahlen von SQLite, die 64 Bit haben.',
  'The contents of files are not written to SQLite.': 'Inhalte von Dateien werden nicht nach SQLite geschrieben.',
  'It is computed by the table itself.': 'Die Tabelle berechnet es selbst.',
  'There is no room left for "{{name}}"; nothing was stored.':
    'Für „{{name}}“ ist kein Platz mehr; nichts wurde gespeichert.',
};
