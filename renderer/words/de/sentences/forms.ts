import type { Phrases } from '../../phrasebook.ts';

/** Kinds of systems, and the boxes of their forms with their help: `engine/connectors`. */
export const formTexts: Phrases = {
  'Lists as text': 'Listen als Text',
  'Database server': 'Datenbankserver',
  'CSV file': 'CSV-Datei',
  Password: 'Passwort',
  'Kept encrypted, and never shown again.': 'Wird verschlüsselt aufbewahrt und nie wieder angezeigt.',
  File: 'Datei',
  'Choose a file.': 'Eine Datei wählen.',
  'A path that starts at the folder of the connection, or a full one. The file must be there.':
    'Ein Pfad ab dem Ordner der Verbindung oder ein vollständiger. Die Datei muss da sein.',
  'Key columns': 'Schlüsselspalten',
  'What tells one record from another, a column a line. Left empty, the file is only read.':
    'Woran sich Datensätze unterscheiden, je Zeile eine Spalte. Leer: Die Datei wird nur gelesen.',
  Separator: 'Trennzeichen',
  'What stands between cells: one character, "tab", or "auto" to find it out.':
    'Was zwischen Zellen steht: ein Zeichen, „tab“ oder „auto“, um es herauszufinden.',
  Encoding: 'Zeichensatz',
  'How letters are stored. "auto" finds it out.': 'Wie Buchstaben gespeichert sind. „auto“ findet es heraus.',
  'Find out': 'Herausfinden',
  Quotes: 'Anführungszeichen',
  'What stands around cells that hold the separator.': 'Was um Zellen steht, die das Trennzeichen enthalten.',
  'Double "': 'Doppelt "',
  "Single '": "Einfach '",
  'None, quotes are letters': 'Keine, sie sind Buchstaben',
  'First row names the columns': 'Die erste Zeile nennt die Spalten',
  'Without it they are called "column 1", "column 2" and so on.':
    'Sonst heißen sie „column 1“, „column 2“ und so weiter.',
  Types: 'Typen',
  'What is in a column. Text unless it is said here.': 'Was in einer Spalte steht. Text, wenn hier nichts gesagt ist.',
  Column: 'Spalte',
  Dates: 'Datumsangaben',
  'How dates are written: DD, MM, YYYY (or D, M, YY) and what stands between them.':
    'Wie Daten geschrieben sind: DD, MM, YYYY (oder D, M, YY) und was dazwischen steht.',
  'Numbers with a comma': 'Zahlen mit Komma',
  'Numbers are written like 12,50.': 'Zahlen sind wie 12,50 geschrieben.',
  Server: 'Server',
  'Its name or address, as IT wrote it.': 'Name oder Adresse, wie von der IT angegeben.',
  'Enter the name of the server.': 'Den Namen des Servers eingeben.',
  Port: 'Port',
  'Usually 5432.': 'Meist 5432.',
  'A whole number.': 'Eine ganze Zahl.',
  Database: 'Datenbank',
  'One connection, one database.': 'Eine Verbindung, eine Datenbank.',
  'Enter the name of the database.': 'Den Namen der Datenbank eingeben.',
  User: 'Benutzer',
  'Give Tandem a user of its own.': 'Tandem einen eigenen Benutzer geben.',
  'Enter the name of the user.': 'Den Namen des Benutzers eingeben.',
  Schema: 'Schema',
  'The tables and views of this schema are what can be synced.':
    'Die Tabellen und Sichten dieses Schemas lassen sich abgleichen.',
  'Enter the name of the schema.': 'Den Namen des Schemas eingeben.',
  Encryption: 'Verschlüsselung',
  'Left open: required, unless the server is this machine.':
    'Offen gelassen: verlangt, außer der Server ist dieser Rechner.',
  'As the server needs it': 'Wie der Server es braucht',
  Off: 'Aus',
  Required: 'Verlangt',
  'Required, check the certificate': 'Verlangt, Zertifikat prüfen',
  'Trusted certificates': 'Vertraute Zertifikate',
  'A file, for "check the certificate". Left empty: those of this machine.':
    'Eine Datei, für „Zertifikat prüfen“. Leer: die dieses Rechners.',
  'Certificate of the user': 'Zertifikat des Benutzers',
  'A file, where the server knows its users by certificates. Needs its key.':
    'Eine Datei, wo der Server seine Benutzer an Zertifikaten kennt. Braucht den Schlüssel dazu.',
  'Key of that certificate': 'Schlüssel dieses Zertifikats',
  'A file that only the account which runs Tandem may read.':
    'Eine Datei, die nur das Konto lesen darf, unter dem Tandem läuft.',
  'Wait for the server': 'Auf den Server warten',
  'How long Tandem waits to be let in.': 'Wie lange Tandem auf Einlass wartet.',
  'Wait for an answer': 'Auf eine Antwort warten',
  'How long one question to the database may take.': 'Wie lange eine Frage an die Datenbank dauern darf.',
  'Wait for a lock': 'Auf eine Sperre warten',
  'How long a write waits for a record that somebody else is changing.':
    'Wie lange ein Schreiben auf einen Datensatz wartet, den gerade jemand ändert.',
  'Name on the server': 'Name auf dem Server',
  'How the database lists this connection.': 'Wie die Datenbank diese Verbindung aufführt.',
  Keys: 'Schlüssel',
  'Columns that tell the records of a view, or of a table without a key, apart.':
    'Spalten, die Datensätze einer Sicht oder einer Tabelle ohne Schlüssel unterscheiden.',
  'Table or view': 'Tabelle oder Sicht',
  'Database file': 'Datenbankdatei',
  'Only read': 'Nur lesen',
  'Opens the file so that nothing can be written.': 'Öffnet die Datei so, dass nichts geschrieben werden kann.',
  'How long a locked database is waited for.': 'Wie lange auf eine gesperrte Datenbank gewartet wird.',
  'CSV file, {{place}}': 'CSV-Datei, {{place}}',
};
