import type { Phrases } from '../../phrasebook.ts';

/** Why a system refused a record: sentences of `engine/connectors`. */
export const refusalSentences: Phrases = {
  'The record breaks the rule "{{rule}}" of {{object}}.': 'Der Datensatz verletzt die Regel „{{rule}}“ von {{object}}.',
  'Correct the values on the other side, or ask the administrator what the rule demands.':
    'Die Werte auf der anderen Seite berichtigen oder die Administration fragen, was die Regel verlangt.',
  'A row security policy of {{object}} does not allow this record.':
    'Eine Zeilenrichtlinie von {{object}} lässt diesen Datensatz nicht zu.',
  'Ask the administrator to allow this user to write such records.':
    'Die Administration bitten, diesem Benutzer solche Datensätze zu erlauben.',
  'A trigger of {{object}} refused the record: {{why}}':
    'Ein Trigger von {{object}} hat den Datensatz abgelehnt: {{why}}',
  'Correct the values on the other side so that they meet what the trigger demands.':
    'Die Werte auf der anderen Seite so berichtigen, wie der Trigger es verlangt.',
  'PostgreSQL cannot store a value of the record in {{object}} ({{code}}); written were {{fields}}.':
    'PostgreSQL kann einen Wert des Datensatzes in {{object}} nicht speichern ({{code}}); geschrieben wurden {{fields}}.',
  'Correct the values on the other side, or add a step that turns them into ones that fit.':
    'Die Werte auf der anderen Seite berichtigen oder einen Schritt hinzufügen, der passende daraus macht.',
  'The record of {{object}} cannot be removed: records of {{other}} still point at it.':
    'Der Datensatz von {{object}} lässt sich nicht löschen: Datensätze von {{other}} zeigen noch darauf.',
  'Remove those records first, or archive this one instead.':
    'Zuerst jene Datensätze löschen oder diesen stattdessen archivieren.',
  'The record points at one that is not there (rule "{{rule}}" of {{object}}).':
    'Der Datensatz zeigt auf einen, den es nicht gibt (Regel „{{rule}}“ von {{object}}).',
  'Sync the records it points at first, or map the reference.':
    'Zuerst die Datensätze abgleichen, auf die er zeigt, oder den Verweis zuordnen.',
  'Another record of {{object}} already has this {{fields}}.':
    'Ein anderer Datensatz von {{object}} hat schon dieses {{fields}}.',
  'Another record (key {{key}}) of {{object}} already has this {{fields}}.':
    'Ein anderer Datensatz (Schlüssel {{key}}) von {{object}} hat schon dieses {{fields}}.',
  'Change one of the two records, or match them so that they become one.':
    'Einen der beiden ändern oder sie so erkennen, dass sie einer werden.',
  'Another record of "{{object}}" has the same value in {{fields}}, which must be unique.':
    'Ein anderer Datensatz von „{{object}}“ hat denselben Wert in {{fields}}, der eindeutig sein muss.',
  'The record {{key}} of "{{object}}" has the same value in {{fields}}, which must be unique.':
    'Der Datensatz {{key}} von „{{object}}“ hat denselben Wert in {{fields}}, der eindeutig sein muss.',
  'Change one of the two values, or match on this field so that the two records are linked.':
    'Einen der beiden Werte ändern oder an diesem Feld erkennen, damit die beiden verknüpft werden.',
  '"{{field}}" of "{{object}}" must have a value.': '„{{field}}“ von „{{object}}“ muss einen Wert haben.',
  'Fill the field on the other side, or map a default.':
    'Das Feld auf der anderen Seite füllen oder einen festen Wert zuordnen.',
  '"{{object}}" refers to a record that is not there, or is referred to by one that is.':
    '„{{object}}“ verweist auf einen Datensatz, den es nicht gibt, oder auf ihn wird noch verwiesen.',
  'Sync the table that it refers to first, and map the reference.':
    'Zuerst die Tabelle abgleichen, auf die er verweist, und den Verweis zuordnen.',
  'The value does not pass a check of "{{object}}": {{check}}.':
    'Der Wert besteht eine Prüfung von „{{object}}“ nicht: {{check}}.',
  'Change the value so that it passes.': 'Den Wert so ändern, dass er sie besteht.',
  'A trigger of the table "{{object}}" ignored the write.':
    'Ein Trigger der Tabelle „{{object}}“ hat das Schreiben übergangen.',
  'Look at the triggers of the table.': 'Die Trigger der Tabelle ansehen.',
  'A trigger of "{{object}}" refused the write: {{why}}':
    'Ein Trigger von „{{object}}“ hat das Schreiben abgelehnt: {{why}}',
  'Change the value as the trigger asks.': 'Den Wert ändern, wie der Trigger es verlangt.',
  'The column "{{column}}" of "{{file}}" cannot store a value. {{why}}':
    'Die Spalte „{{column}}“ von „{{file}}“ kann einen Wert nicht speichern. {{why}}',
  'Change the value, or put a step on its line that makes it fit.':
    'Den Wert ändern oder einen Schritt auf die Linie setzen, der ihn passend macht.',
  '"{{file}}" cannot store a value. {{why}}': '„{{file}}“ kann einen Wert nicht speichern. {{why}}',
  'Change the value, or the type of the column in the connection.':
    'Den Wert ändern oder den Typ der Spalte in der Verbindung.',
};
