import type { Phrases } from '../../phrasebook.ts';

/** What PostgreSQL did not do: sentences of `engine/connectors/postgres`. */
export const postgresSentences: Phrases = {
  'PostgreSQL rolled back a transaction that should have been kept; nothing of it was stored.':
    'PostgreSQL hat eine Transaktion zurückgenommen, die bleiben sollte; nichts davon wurde gespeichert.',
  'Try again, and look into the log of the server.': 'Noch einmal versuchen und das Protokoll des Servers ansehen.',
  'This connection to PostgreSQL was closed.': 'Diese Verbindung zu PostgreSQL wurde geschlossen.',
  'Open the connection again.': 'Die Verbindung wieder öffnen.',
  'PostgreSQL did not answer for {{object}} within the time allowed.':
    'PostgreSQL hat für {{object}} nicht in der erlaubten Zeit geantwortet.',
  'Try again when the server is less busy, add an index, or raise "statementTimeoutMs" of the connection.':
    'Versuchen, wenn der Server weniger zu tun hat, einen Index anlegen oder „statementTimeoutMs“ der Verbindung erhöhen.',
  'PostgreSQL is too busy to answer for {{object}} ({{code}}).':
    'PostgreSQL hat zu viel zu tun, um für {{object}} zu antworten ({{code}}).',
  'Try again later.': 'Später noch einmal versuchen.',
  'Ask the administrator to grant the rights named in the manual on {{object}}, or use another user.':
    'Die Administration bitten, die im Handbuch genannten Rechte auf {{object}} zu gewähren, oder einen anderen Benutzer verwenden.',
  'PostgreSQL lets this connection only read; {{object}} was not written.':
    'PostgreSQL lässt diese Verbindung nur lesen; {{object}} wurde nicht geschrieben.',
  'Use a user and a server that may write: not a standby server, and not default_transaction_read_only.':
    'Einen Benutzer und einen Server verwenden, die schreiben dürfen: keinen Standby-Server und nicht default_transaction_read_only.',
  'PostgreSQL refused to work on {{object}} ({{code}}).':
    'PostgreSQL hat die Arbeit an {{object}} abgelehnt ({{code}}).',
  'See the words of the server and its log.': 'Die Worte des Servers und sein Protokoll ansehen.',
  'Choose an object of this connection, or ask for the right to read it.':
    'Ein Objekt dieser Verbindung wählen oder um das Recht bitten, es zu lesen.',
  '{{object}} has no field {{&names}} that may be read.':
    '{{object}} hat kein Feld {{names}}, das gelesen werden darf.',
  '{{object}} cannot have a record with the key that was given: it does not fit the key column.':
    '{{object}} kann keinen Datensatz mit dem gegebenen Schlüssel haben: Er passt nicht in die Schlüsselspalte.',
  'Give new records keys of the type of the key column.':
    'Neuen Datensätzen Schlüssel vom Typ der Schlüsselspalte geben.',
  'A record of {{object}} cannot be created without a value for {{&names}}.':
    'Ein Datensatz von {{object}} lässt sich ohne Wert für {{names}} nicht anlegen.',
  'The field "{{name}}" of {{object}} cannot be written: it is read-only, computed, or part of the key.':
    'Das Feld „{{name}}“ von {{object}} lässt sich nicht schreiben: Es ist nur zu lesen, wird berechnet oder gehört zum Schlüssel.',
  'Turn the line of this field so that it only reads from here.':
    'Die Linie dieses Felds so drehen, dass sie von hier nur liest.',
  'The field "{{name}}" of {{object}} must have a value.': 'Das Feld „{{name}}“ von {{object}} muss einen Wert haben.',
  'Enter a value on the other side, or let the line keep a value where the other side is empty.':
    'Auf der anderen Seite einen Wert eingeben oder die Linie einen Wert behalten lassen, wo die andere Seite leer ist.',
  'The field "{{name}}" of {{object}} takes {{~what}}; the value to write is not.':
    'Das Feld „{{name}}“ von {{object}} nimmt {{what}}; der Wert passt nicht dazu.',
  'Correct the value on the other side, or add a step that turns it into one that fits.':
    'Den Wert auf der anderen Seite berichtigen oder einen Schritt hinzufügen, der einen passenden daraus macht.',
  'No answer within {{ms}} ms.': 'Keine Antwort in {{ms}} ms.',
  'not encrypted': 'nicht verschlüsselt',
  'encrypted with {{version}}': 'verschlüsselt mit {{version}}',
  'No field is named that says when a record of {{object}} was last modified.':
    'Kein Feld ist genannt, das sagt, wann ein Datensatz von {{object}} zuletzt geändert wurde.',
  'Name one in the flow, or let the side be scanned.': 'Im Abgleich eines nennen oder die Seite ganz lesen lassen.',
  'No new keys for {{object}} can be drawn: it has no sequence this user may use, or the sequence lags far behind.':
    'Für {{object}} lassen sich keine neuen Schlüssel ziehen: Es hat keine Sequenz, die dieser Benutzer verwenden darf, oder sie liegt weit zurück.',
  'Grant USAGE on the sequence and set it beyond the largest key, or give the key of new records by a field.':
    'USAGE auf die Sequenz gewähren und sie hinter den größten Schlüssel setzen oder den Schlüssel neuer Datensätze durch ein Feld geben.',
  'breaks the rule "{{constraint}}" together with this one': 'verletzt zusammen mit diesem die Regel „{{constraint}}“',
  'already has this {{names}}': 'hat schon dieses {{names}}',
  'The file of trusted certificates cannot be read: {{path}}.':
    'Die Datei der vertrauten Zertifikate ist nicht zu lesen: {{path}}.',
  'Correct the setting "ca" of the connection, or leave it out to trust what this machine trusts.':
    'Die Einstellung „ca“ der Verbindung berichtigen oder weglassen, um dem zu vertrauen, dem dieser Rechner vertraut.',
  'A trigger or rule of {{object}} kept the record from being written, without saying why.':
    'Ein Trigger oder eine Regel von {{object}} hat das Schreiben des Datensatzes verhindert, ohne zu sagen warum.',
  'Ask the administrator of the database what the triggers of this table demand.':
    'Die Administration der Datenbank fragen, was die Trigger dieser Tabelle verlangen.',
  'The field "{{name}}" of {{object}} now holds another type: {{~now}}, not {{~then}}.':
    'Das Feld „{{name}}“ von {{object}} hat jetzt einen anderen Typ: {{now}}, nicht {{then}}.',
  'Discover the fields of the connection again and look at the lines of this field in the flow.':
    'Die Felder der Verbindung neu erkunden und die Linien dieses Felds im Abgleich ansehen.',
  'The key of {{object}} is made of other columns than when the flow was made.':
    'Der Schlüssel von {{object}} besteht aus anderen Spalten als beim Zeichnen des Abgleichs.',
  'Discover the fields of the connection again; records that were linked by the old key must be matched anew.':
    'Die Felder der Verbindung neu erkunden; was mit dem alten Schlüssel verknüpft war, muss neu erkannt werden.',
  '{{object}} has no key: neither a primary key nor a unique index of columns that are never empty.':
    '{{object}} hat keinen Schlüssel: weder einen Primärschlüssel noch einen eindeutigen Index aus Spalten, die nie leer sind.',
  'Add a primary key, or name the columns that tell its records apart in the setting "keys" of the connection.':
    'Einen Primärschlüssel anlegen oder in der Einstellung „keys“ der Verbindung die Spalten nennen, die seine Datensätze unterscheiden.',
  'A record has no value in the column "{{name}}", which is part of its key.':
    'Ein Datensatz hat keinen Wert in der Spalte „{{name}}“, die zu seinem Schlüssel gehört.',
  'Name other columns in the setting "keys" of the connection, or give every record a value.':
    'In der Einstellung „keys“ der Verbindung andere Spalten nennen oder jedem Datensatz einen Wert geben.',
  'text of at most {{length}} characters': 'Text mit höchstens {{length}} Zeichen',
  'a whole number from {{min}} to {{max}}': 'eine ganze Zahl von {{min}} bis {{max}}',
  'a date of the years 0001 to 9999': 'ein Datum der Jahre 0001 bis 9999',
  'a date and time without a zone': 'Datum und Uhrzeit ohne Zone',
  'one of its {{count}} options': 'eine seiner {{count}} Möglichkeiten',
  'a list of texts': 'eine Liste von Texten',
  'This connection may not {{op}} records of {{object}}: the user lacks the right, or the server or the view only lets itself be read.':
    'Diese Verbindung darf Datensätze von {{object}} nicht schreiben ({{op}}): Dem Benutzer fehlt das Recht, oder Server oder Sicht lassen sich nur lesen.',
  'Ask the administrator for the right, or use another user or server.':
    'Die Administration um das Recht bitten oder einen anderen Benutzer oder Server verwenden.',
  "The record of {{object}} is held by somebody else's open transaction.":
    'Der Datensatz von {{object}} wird von der offenen Transaktion eines anderen festgehalten.',
  'It is tried again; if it stays so, look for a transaction that was left open.':
    'Es wird wieder versucht; bleibt es so, nach einer offen gelassenen Transaktion suchen.',
  'The connection to PostgreSQL was lost while it was storing records of {{object}}; they may be stored or not.':
    'Die Verbindung zu PostgreSQL ging beim Speichern von Datensätzen von {{object}} verloren; vielleicht sind sie gespeichert, vielleicht nicht.',
  'Nothing: they are read back before anything else is done.':
    'Nichts: Sie werden zurückgelesen, bevor etwas anderes geschieht.',
  'PostgreSQL gave no answer for a record of {{object}}.':
    'PostgreSQL hat für einen Datensatz von {{object}} nicht geantwortet.',
  'Nothing: the record is read back before anything else is done.':
    'Nichts: Der Datensatz wird zurückgelesen, bevor etwas anderes geschieht.',
  'reaching it': 'das Erreichen',
  'signing in': 'die Anmeldung',
  'asking for its version': 'die Frage nach der Version',
  'new ones': 'neue',
  '{{object}}: no {{rights}}': '{{object}}: kein {{rights}}',
  'Only to be read: {{closed}}.': 'Nur zu lesen: {{closed}}.',
  'In {{partly}}.': 'In {{partly}}.',
  'There is no table or view "{{object}}" that may be read in the schema "{{schema}}".':
    'Im Schema „{{schema}}“ gibt es keine Tabelle oder Sicht „{{object}}“, die gelesen werden darf.',
  'Map a field to it, or give it a default in the database.':
    'Ihm ein Feld zuordnen oder in der Datenbank einen festen Wert geben.',
  'Another record of {{object}} breaks the rule "{{rule}}" together with this one.':
    'Ein anderer Datensatz von {{object}} verletzt zusammen mit diesem die Regel „{{rule}}“.',
  'Another record (key {{key}}) of {{object}} breaks the rule "{{rule}}" together with this one.':
    'Ein anderer Datensatz (Schlüssel {{key}}) von {{object}} verletzt zusammen mit diesem die Regel „{{rule}}“.',
};
