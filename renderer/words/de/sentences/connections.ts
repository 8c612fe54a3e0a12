import type { Phrases } from '../../phrasebook.ts';

/** What the test of a connection found, and why a system could not be reached: sentences of `engine/connectors`. */
export const connectionSentences: Phrases = {
  'Found {{path}}': 'Gefunden: {{path}}',
  'A file needs no sign-in.': 'Eine Datei braucht keine Anmeldung.',
  '{{count}} columns: {{names}}': '{{count}} Spalten: {{names}}',
  '1 table: {{names}}': '1 Tabelle: {{names}}',
  '{{count}} tables: {{names}}': '{{count}} Tabellen: {{names}}',
  '1 view: {{names}}': '1 Sicht: {{names}}',
  '{{count}} views: {{names}}': '{{count}} Sichten: {{names}}',
  '{{tables}} tables, {{views}} views: {{names}}': '{{tables}} Tabellen, {{views}} Sichten: {{names}}',
  '{{tables}} tables, 1 view: {{names}}': '{{tables}} Tabellen, 1 Sicht: {{names}}',
  '1 table, {{views}} views: {{names}}': '1 Tabelle, {{views}} Sichten: {{names}}',
  '1 table, 1 view: {{names}}': '1 Tabelle, 1 Sicht: {{names}}',
  'Only to be read, since no column is named as its key.': 'Nur zu lesen, weil keine Spalte als Schlüssel genannt ist.',
  'The connection is set to only read.': 'Die Verbindung ist auf nur lesen gestellt.',
  'None. {{size}}, {{encoding}}, separated by {{by}}.': 'Keine. {{size}}, {{encoding}}, getrennt durch {{by}}.',
  'None. SQLite {{version}}, {{size}}.': 'Keine. SQLite {{version}}, {{size}}.',
  'Answered in {{ms}} ms': 'Antwort in {{ms}} ms',
  'The proxy {{address}} cannot be reached.': 'Der Proxy {{address}} ist nicht zu erreichen.',
  'Check its address in Settings, Network and certificates, and that it runs.':
    'Seine Adresse unter Einstellungen, Netz und Zertifikate prüfen, und ob er läuft.',
  'The proxy {{address}} does not lead to {{server}}.': 'Der Proxy {{address}} führt nicht zu {{server}}.',
  'Ask who runs it to let this machine through, or name the server under "Reached directly" in Settings, Network and certificates.':
    'Wer ihn betreibt, muss diesen Rechner durchlassen; oder den Server unter Einstellungen, Netz und Zertifikate, „Direkt erreicht“ nennen.',
  'The proxy {{address}} wants a sign-in, and no user name is set for it.':
    'Der Proxy {{address}} verlangt eine Anmeldung, und für ihn ist kein Benutzername gesetzt.',
  'Enter user name and password in Settings, Network and certificates, or ask who runs it to let this machine through without.':
    'Benutzername und Passwort unter Einstellungen, Netz und Zertifikate eingeben; oder wer ihn betreibt, lässt diesen Rechner ohne durch.',
  'The proxy {{address}} wants a password of "{{user}}", and none is kept.':
    'Der Proxy {{address}} verlangt ein Passwort von „{{user}}“, und es wird keines aufbewahrt.',
  'Enter it in Settings, Network and certificates, or set the variable TANDEM_PROXY_PASSWORD.':
    'Es unter Einstellungen, Netz und Zertifikate eingeben, oder die Variable TANDEM_PROXY_PASSWORD setzen.',
  'The proxy {{address}} did not accept the user "{{user}}" with this password.':
    'Der Proxy {{address}} hat den Benutzer „{{user}}“ mit diesem Passwort nicht angenommen.',
  'Enter both again in Settings, Network and certificates, or ask who runs it whether this user may go through.':
    'Beides unter Einstellungen, Netz und Zertifikate neu eingeben, oder den Betreiber fragen, ob dieser Benutzer durch darf.',
  'The proxy {{address}} wants a sign-in by {{kinds}}, and Tandem gives user name and password (Basic) only.':
    'Der Proxy {{address}} verlangt eine Anmeldung per {{kinds}}, und Tandem gibt nur Benutzername und Passwort (Basic).',
  'Ask who runs it to take Basic as well, or to let this machine through without a sign-in.':
    'Wer ihn betreibt, muss auch Basic annehmen oder diesen Rechner ohne Anmeldung durchlassen.',
  'The password of the proxy is kept, but cannot be read here.':
    'Das Passwort des Proxys ist aufbewahrt, aber hier nicht zu lesen.',
  'Bring back the key of this workspace, or enter the password again in Settings, Network and certificates.':
    'Den Schlüssel dieses Arbeitsbereichs zurückbringen, oder das Passwort unter Einstellungen, Netz und Zertifikate neu eingeben.',
  'No proxy is set that the password could be kept for.':
    'Es ist kein Proxy gesetzt, zu dem das Passwort gehören könnte.',
  'Save the address of the proxy first.': 'Zuerst die Adresse des Proxys speichern.',
  'As {{user}}, not encrypted': 'Als {{user}}, nicht verschlüsselt',
  'As {{user}}, encrypted with {{version}}': 'Als {{user}}, verschlüsselt mit {{version}}',
  'PostgreSQL {{version}}. Tandem keeps to {{own}} of its {{all}} connections.':
    'PostgreSQL {{version}}. Tandem beschränkt sich auf {{own}} seiner {{all}} Verbindungen.',
  'This is PostgreSQL {{version}}; Tandem works with {{oldest}} and later.':
    'Dies ist PostgreSQL {{version}}; Tandem arbeitet mit {{oldest}} und neueren.',
  'Ask IT to update the server.': 'Die IT bitten, den Server zu aktualisieren.',
  'Not tried, because {{~check}} failed.': 'Nicht versucht, weil {{check}} gescheitert ist.',
  'The user "{{user}}" may read no table or view of the schema "{{schema}}".':
    'Der Benutzer „{{user}}“ darf keine Tabelle oder Sicht des Schemas „{{schema}}“ lesen.',
  'Correct the schema, or ask the owner of the database: {{sql}}':
    'Das Schema berichtigen oder den Eigentümer der Datenbank bitten: {{sql}}',
  'This server is a standby: it can only be read.': 'Dieser Server ist ein Standby: Er kann nur gelesen werden.',
  '"{{user}}" is set to only read.': '„{{user}}“ darf nur lesen.',
  'Enter the main server in the connection.': 'In der Verbindung den Hauptserver eintragen.',
  'Ask the administrator to switch default_transaction_read_only off for this user.':
    'Die Administration bitten, default_transaction_read_only für diesen Benutzer abzuschalten.',
  'May change {{~what}}, tried without writing.': 'Darf {{what}} ändern, ohne Schreiben versucht.',
  '{{who}} may not change {{names}}.': '{{who}} darf {{names}} nicht ändern.',
  'Choose another object, or discover the connection again.':
    'Ein anderes Objekt wählen oder die Verbindung neu erkunden.',
  'Ask the owner of the database to allow it: {{sql}}': 'Den Eigentümer der Datenbank bitten, es zu erlauben: {{sql}}',
  'Give "{{object}}" a primary key, or name the columns that tell its records apart under "Keys" of the connection.':
    '„{{object}}“ einen Primärschlüssel geben oder unter „Schlüssel“ der Verbindung die Spalten nennen, die seine Datensätze unterscheiden.',

  'PostgreSQL at {{where}} did not accept the user "{{user}}" with this password.':
    'PostgreSQL auf {{where}} hat den Benutzer „{{user}}“ mit diesem Passwort nicht angenommen.',
  'Enter the password again, or ask the administrator whether this user may connect from here.':
    'Das Passwort noch einmal eingeben oder die Administration fragen, ob sich dieser Benutzer von hier verbinden darf.',
  'There is no database "{{database}}" at {{where}}.': 'Eine Datenbank „{{database}}“ gibt es auf {{where}} nicht.',
  'Correct the name of the database in the connection.': 'Den Namen der Datenbank in der Verbindung berichtigen.',
  'The user "{{user}}" may not connect to the database "{{database}}".':
    'Der Benutzer „{{user}}“ darf sich nicht mit der Datenbank „{{database}}“ verbinden.',
  'Ask the administrator to grant CONNECT on the database to "{{user}}".':
    'Die Administration bitten, „{{user}}“ CONNECT auf die Datenbank zu gewähren.',
  'PostgreSQL at {{where}} takes no more connections at the moment.':
    'PostgreSQL auf {{where}} nimmt gerade keine weiteren Verbindungen an.',
  'Try again later; if it stays so, ask the administrator to allow more connections.':
    'Später noch einmal versuchen; bleibt es so, die Administration um mehr Verbindungen bitten.',
  'PostgreSQL at {{where}} cannot be reached.': 'PostgreSQL auf {{where}} ist nicht zu erreichen.',
  'Check the host and port of the connection, that the server runs, and that the network lets you through.':
    'Server und Port der Verbindung prüfen, ob der Server läuft und ob das Netz den Weg freigibt.',
  'PostgreSQL at {{where}} does not offer an encrypted connection.':
    'PostgreSQL auf {{where}} bietet keine verschlüsselte Verbindung an.',
  'Turn on TLS on the server, or set "ssl" of the connection to "off" if the network is trusted.':
    'TLS auf dem Server einschalten oder „ssl“ der Verbindung auf „off“ setzen, wenn das Netz vertraut ist.',
  'Nobody that is trusted here has certified that PostgreSQL at {{where}} is {{host}}.':
    'Niemand, dem hier vertraut wird, hat beglaubigt, dass PostgreSQL auf {{where}} {{host}} ist.',
  'Set "ca" of the connection to the file with the certificate of its authority, or trust that in Settings, Certificates.':
    '„ca“ der Verbindung auf die Datei mit dem Zertifikat seiner Stelle setzen oder ihr in den Einstellungen vertrauen.',
  'The certificate of PostgreSQL at {{where}} is that of another server, not of {{host}}.':
    'Das Zertifikat von PostgreSQL auf {{where}} ist das eines anderen Servers, nicht das von {{host}}.',
  'Set "host" of the connection to the name that is in the certificate, or have the server certified under this one.':
    '„host“ der Verbindung auf den Namen im Zertifikat setzen oder den Server unter diesem Namen beglaubigen lassen.',
  'The certificate of PostgreSQL at {{where}} has expired.':
    'Das Zertifikat von PostgreSQL auf {{where}} ist abgelaufen.',
  'Ask the administrator to have the certificate of the server renewed, and check the clock of this machine.':
    'Wer den Server verwaltet, muss sein Zertifikat erneuern; auch die Uhr dieses Rechners prüfen.',
  'The certificate of PostgreSQL at {{where}} is not valid yet.':
    'Das Zertifikat von PostgreSQL auf {{where}} gilt noch nicht.',
  'Check the clock of this machine, and ask the administrator from when the certificate of the server is valid.':
    'Die Uhr dieses Rechners prüfen und beim Verwalter des Servers fragen, ab wann sein Zertifikat gilt.',
  'PostgreSQL at {{where}} knows the user "{{user}}" by a certificate, and not by what it was shown.':
    'PostgreSQL auf {{where}} kennt den Benutzer „{{user}}“ an einem Zertifikat, nicht an dem, was gezeigt wurde.',
  'Set "certificate" and "certificateKey" of the connection to the files of this user.':
    '„certificate“ und „certificateKey“ der Verbindung auf die Dateien dieses Benutzers setzen.',
  'A certificate of the user and its key go together; one of them is missing.':
    'Ein Zertifikat des Benutzers und sein Schlüssel gehören zusammen; eines von beiden fehlt.',
  'Name both files in the connection, "certificate" and "certificateKey", or neither.':
    'In der Verbindung beide Dateien nennen, „certificate“ und „certificateKey“, oder keine.',
  'The certificate of the user, or its key, cannot be read: {{path}}.':
    'Das Zertifikat des Benutzers oder sein Schlüssel ist nicht zu lesen: {{path}}.',
  'Correct the files in the connection, and let the account that runs Tandem read them.':
    'Die Dateien in der Verbindung berichtigen und dem Konto, unter dem Tandem läuft, das Lesen erlauben.',
  'The connection to PostgreSQL was lost while it worked on {{object}}.':
    'Die Verbindung zu PostgreSQL ging bei der Arbeit an {{object}} verloren.',
  'Try again; if it happens often, look at the network and the log of the server.':
    'Noch einmal versuchen; geschieht es oft, das Netz und das Protokoll des Servers ansehen.',
  'The user of this connection lacks a right on {{object}}.':
    'Dem Benutzer dieser Verbindung fehlt ein Recht auf {{object}}.',
  'The table or view {{object}} is not what it was when the flow was made ({{code}}).':
    'Die Tabelle oder Sicht {{object}} ist nicht mehr, was sie beim Zeichnen war ({{code}}).',
  'Discover the fields of the connection again and look at the flow.':
    'Die Felder der Verbindung neu erkunden und den Abgleich ansehen.',

  'There is no file "{{file}}".': 'Die Datei „{{file}}“ gibt es nicht.',
  'Put the file back, or choose another one in the connection.':
    'Die Datei zurücklegen oder in der Verbindung eine andere wählen.',
  '"{{file}}" is not a file.': '„{{file}}“ ist keine Datei.',
  'Choose the file itself in the connection.': 'In der Verbindung die Datei selbst wählen.',
  'The file "{{file}}" or its folder may not be read or written by the account that Tandem runs under.':
    'Das Konto, unter dem Tandem läuft, darf die Datei „{{file}}“ oder ihren Ordner nicht lesen oder schreiben.',
  'Give that account the right to read and write the file and its folder, or close the program that locks it.':
    'Diesem Konto das Recht auf Datei und Ordner geben oder das Programm schließen, das sie sperrt.',
  'There is no room left on the disk of "{{file}}"; the file was left as it was.':
    'Auf dem Datenträger von „{{file}}“ ist kein Platz mehr; die Datei blieb, wie sie war.',
  'Free some space; the change is tried again.': 'Platz schaffen; die Änderung wird wieder versucht.',
  '"{{file}}" is empty: it has not even a row of column names.':
    '„{{file}}“ ist leer: Nicht einmal eine Zeile mit Spaltennamen ist da.',
  'Write the column names into the first row, or put the file back.':
    'Die Spaltennamen in die erste Zeile schreiben oder die Datei zurücklegen.',
  '"{{file}}" is locked by another program.': '„{{file}}“ ist von einem anderen Programm gesperrt.',
  '"{{file}}" is not an SQLite database, or it is encrypted.':
    '„{{file}}“ ist keine SQLite-Datenbank, oder sie ist verschlüsselt.',
  'Choose the right file in the connection.': 'In der Verbindung die richtige Datei wählen.',
  '"{{file}}" has no table yet.': '„{{file}}“ hat noch keine Tabelle.',
  'Make the tables first, or choose another file in the connection.':
    'Zuerst die Tabellen anlegen oder in der Verbindung eine andere Datei wählen.',
  '{{~fix}} The same for {{&others}}.': '{{fix}} Dasselbe für {{others}}.',
  'As {{user}}, encrypted with {{version}}, certificate is good':
    'Als {{user}}, verschlüsselt mit {{version}}, Zertifikat ist gut',
  '~all {{count}}': 'alle {{count}}',
  '~{{open}} of {{all}}': '{{open}} von {{all}}',
  '~{{count}} more': '{{count}} weitere',
  '~{{object}}: no new ones': '{{object}}: keine neuen',
  '~no changes': 'keine Änderungen',
  '~no removals': 'keine Löschungen',
  '~{{object}}: no changes': '{{object}}: keine Änderungen',
  '~{{object}}: no removals': '{{object}}: keine Löschungen',
  '~the database': 'die Datenbank',
  '~reading': 'das Lesen',
  '~writing': 'das Schreiben',
};
