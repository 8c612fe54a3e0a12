import type { Phrases } from '../../phrasebook.ts';

/** What is wrong with a line, its steps, a reference, a trigger or what must hold: sentences of `engine/core/compile`. */
export const lineSentences: Phrases = {
  'There is no step "{{step}}".': 'Es gibt keinen Schritt „{{step}}“.',
  'The settings of the step "{{~step}}" are not right ({{place}}): {{~why}}':
    'Die Einstellungen des Schritts „{{step}}“ stimmen nicht ({{place}}): {{why}}',
  'Invalid input: expected {{expected}}, received {{received}}': 'Erwartet war {{expected}}, da ist {{received}}',
  'The settings of the step "{{~step}}" are not right: {{~why}}':
    'Die Einstellungen des Schritts „{{step}}“ stimmen nicht: {{why}}',
  'The settings of the step "{{~step}}" are not right at "{{place}}": {{~why}}':
    'Die Einstellungen des Schritts „{{step}}“ stimmen bei „{{place}}“ nicht: {{why}}',
  'It must be true or false.': 'Es muss true oder false sein.',
  'It must be one of {{names}}.': 'Es muss eines von {{names}} sein.',
  'Mend this setting.': 'Diese Einstellung berichtigen.',
  'Put a step before it that makes what it takes, or take another step.':
    'Einen Schritt davor setzen, der liefert, was er nimmt, oder einen anderen Schritt nehmen.',
  '"{{step}}" cannot take {{~what}}; convert it to text or a number first.':
    '„{{step}}“ kann {{what}} nicht nehmen; zuerst in Text oder Zahl umwandeln.',
  'Add the step "{{step}}" at the end of the line, for example {{example}}, or choose fields of the same type.':
    'Am Ende der Linie den Schritt „{{step}}“ hinzufügen, etwa {{example}}, oder Felder gleichen Typs wählen.',
  'Choose fields of the same type, or add steps that lead from one to the other.':
    'Felder gleichen Typs wählen oder Schritte hinzufügen, die vom einen zum anderen führen.',
  'A {{~from}} value cannot become {{~to}} by itself; add a conversion step.':
    'Aus {{from}} wird nicht von selbst {{to}}; einen Schritt zum Umwandeln hinzufügen.',
  '{{count}} values come to {{fields}} fields; add a step that joins or splits them.':
    '{{count}} Werte treffen auf {{fields}} Felder; einen Schritt hinzufügen, der sie verbindet oder teilt.',
  'The step "{{step}}" has no way back, and this line goes both ways.':
    'Der Schritt „{{step}}“ hat keinen Rückweg, und diese Linie geht in beide Richtungen.',
  'Make the line one-way, or take the step out.': 'Linie einseitig machen oder den Schritt herausnehmen.',
  'The two ends have different choices: {{names}} cannot be stored where this line leads. Such values wait for a person.':
    'Die Enden haben verschiedene Auswahlwerte: {{names}} kann am Ziel nicht gespeichert werden. Solche Werte warten auf einen Menschen.',
  'The two ends have different choices: {{names}} cannot come back. Such values wait for a person.':
    'Die Enden haben verschiedene Auswahlwerte: {{names}} kann nicht zurückkommen. Solche Werte warten auf einen Menschen.',
  'The two ends have different choices: {{lost}} cannot be stored where this line leads, and {{names}} cannot come back. Such values wait for a person.':
    'Die Enden haben verschiedene Auswahlwerte: {{lost}} kann am Ziel nicht gespeichert werden, {{names}} nicht zurückkommen. Solche Werte warten auf einen Menschen.',
  'Add the step "{{step}}" (value-map), or the missing choices.':
    'Den Schritt „{{step}}“ (value-map) hinzufügen oder die fehlenden Auswahlwerte.',
  'The look-up cannot tell {{count}} values apart on its way back: they share what it gives, and the first of them is taken.':
    'Auf dem Rückweg kann das Nachschlagen {{count}} Werte nicht unterscheiden: Sie haben dasselbe Ergebnis, und der erste wird genommen.',
  'Give each value one of its own in the table, or make the line one-way.':
    'Jedem Wert in der Tabelle einen eigenen geben oder die Linie einseitig machen.',
  'This line would write without anybody having edited anything: {{~why}}':
    'Diese Linie würde schreiben, ohne dass jemand etwas geändert hat: {{why}}',
  'An edit on the right would be changed by its way to the left and back: {{~why}}':
    'Eine Änderung rechts würde auf dem Weg nach links und zurück verändert: {{why}}',
  'Make the line one-way, or take other steps.': 'Linie einseitig machen oder andere Schritte nehmen.',
  'This line goes both ways, and the way back can lose something.':
    'Diese Linie geht in beide Richtungen, und auf dem Rückweg kann etwas verloren gehen.',
  'This line goes both ways, and the way back can lose something. For example: {{~example}}':
    'Diese Linie geht in beide Richtungen, und auf dem Rückweg kann etwas verloren gehen. Zum Beispiel: {{example}}',
  'If that is not wanted, make the line one-way.': 'Ist das nicht gewollt, die Linie einseitig machen.',
  '{{&near}} goes across as {{&far}} and comes back as {{&became}}.':
    '{{near}} geht als {{far}} hinüber und kommt als {{became}} zurück.',
  '{{&far}} at the far end comes back as {{&near}}, which is sent as {{&became}}.':
    '{{far}} am anderen Ende kommt als {{near}} zurück, und das wird als {{became}} geschickt.',
  '{{&far}} at the far end comes back as {{&near}}, which cannot be sent: {{~why}}':
    '{{far}} am anderen Ende kommt als {{near}} zurück, und das lässt sich nicht schicken: {{why}}',

  'This line says what becomes of orphans, and is no reference.':
    'Diese Linie sagt, was aus Waisen wird, ist aber kein Verweis.',
  'Name the sync it points at in "reference", or take "orphans" off.':
    'Den Abgleich, auf den sie zeigt, unter „reference“ nennen oder „orphans“ weglassen.',
  'There is no sync "{{sync}}" in this flow.': 'Einen Abgleich „{{sync}}“ gibt es hier nicht.',
  'The sync "{{sync}}" has no records in "{{connection}}", where the {{~side}} end of this line is.':
    'Der Abgleich „{{sync}}“ hat keine Datensätze in „{{connection}}“, wo das Ende {{side}} dieser Linie liegt.',
  'Refer to a sync between the same two connections.':
    'Auf einen Abgleich zwischen denselben beiden Verbindungen verweisen.',
  'Records of {{label}} have a key of {{count}} fields, and a reference holds one.':
    'Datensätze von {{label}} haben einen Schlüssel aus {{count}} Feldern; ein Verweis hält einen.',
  'Map the fields of the key as they are, without "reference".':
    'Die Felder des Schlüssels zuordnen, wie sie sind, ohne „reference“.',
  'Both ends of this line would point at the same side of the sync "{{sync}}".':
    'Beide Enden dieser Linie zeigten auf dieselbe Seite des Abgleichs „{{sync}}“.',
  'New records would wait for each other for ever: this reference leads back to its own sync.':
    'Neue Datensätze würden ewig aufeinander warten: Dieser Verweis führt zu seinem eigenen Abgleich zurück.',
  'Take "orphans" off: they are created first, and the reference follows.':
    '„orphans“ weglassen: Sie werden zuerst angelegt, der Verweis folgt.',
  '{{label}} requires "{{name}}", and this reference leads back to its own sync: no new record could be the first.':
    '{{label}} verlangt „{{name}}“, und dieser Verweis führt zu seinem eigenen Abgleich zurück: Kein neuer Datensatz könnte der erste sein.',
  'Set the rule create.{{side}} to "wait", or make the field optional.':
    'Die Regel create.{{side}} auf „wait“ setzen oder das Feld freiwillig machen.',
  'A reference joins one field with one field.': 'Ein Verweis verbindet ein Feld mit einem Feld.',
  'Name one field at each end.': 'An jedem Ende ein Feld nennen.',
  'A reference is translated by the links of its sync, and takes no steps.':
    'Ein Verweis wird durch die Verknüpfungen seines Abgleichs übersetzt und nimmt keine Schritte.',
  'Take the steps off this line, or take "reference" off.':
    'Die Schritte von dieser Linie nehmen oder „reference“ weglassen.',
  'References cannot be compared by "{{rule}}".': 'Verweise lassen sich nicht mit „{{rule}}“ vergleichen.',
  'Take a rule by side or by time, or "ask".': 'Eine Regel nach Seite oder Zeit nehmen oder „ask“.',
  '"{{name}}" holds several values, and a reference points at one record.':
    '„{{name}}“ hält mehrere Werte; ein Verweis zeigt auf einen Datensatz.',
  'Keep the records that join the two in step by a sync of their own.':
    'Die Datensätze, die beide verbinden, in einem eigenen Abgleich führen.',
  '"{{name}}" is a reference; a filter can only ask whether it is blank, and it cannot be an archive field.':
    '„{{name}}“ ist ein Verweis; ein Filter kann nur fragen, ob er leer ist, und archivieren kann er nicht.',
  'Choose another field there.': 'Dort ein anderes Feld wählen.',

  '{{label}} cannot be asked for what changed since a time.':
    '{{label}} kann nicht sagen, was sich seit einem Zeitpunkt geändert hat.',
  'Set capture to "scan", or leave it away.': 'capture auf „scan“ setzen oder weglassen.',
  'Capture by cursor needs the field of {{label}} that says when a record was last modified.':
    'Erfassen nach Zeitstand braucht das Feld von {{label}}, das sagt, wann ein Datensatz zuletzt geändert wurde.',
  'Name it in "modifiedAt", or set capture to "scan".': 'Es in „modifiedAt“ nennen oder capture auf „scan“ setzen.',
  '{{label}} has no field "{{name}}" to say when a record was modified.':
    '{{label}} hat kein Feld „{{name}}“, das sagt, wann ein Datensatz geändert wurde.',
  '"{{name}}" of {{label}} is of the type {{~kind}}, which cannot say when a record was modified.':
    '„{{name}}“ von {{label}} ist vom Typ {{kind}}; das kann nicht sagen, wann ein Datensatz geändert wurde.',
  'Name a field that holds a time.': 'Ein Feld nennen, das eine Zeit hält.',
  'Trigger {{number}}: an interval of {{minutes}} minutes is too short.':
    'Auslöser {{number}}: Ein Abstand von {{minutes}} Minuten ist zu kurz.',
  'Trigger {{number}}: an interval of {{minutes}} minutes is too long.':
    'Auslöser {{number}}: Ein Abstand von {{minutes}} Minuten ist zu lang.',
  'Set "everyMinutes" to {{seconds}} seconds (0.17) or more, and to a year or less.':
    '„everyMinutes“ auf {{seconds}} Sekunden (0.17) oder mehr setzen, höchstens auf ein Jahr.',
  'Trigger {{number}}: "{{zone}}" is not a time zone.': 'Auslöser {{number}}: „{{zone}}“ ist keine Zeitzone.',
  'Trigger {{number}}: the cron "{{cron}}" cannot be read: {{~why}}.':
    'Auslöser {{number}}: Der Cron-Ausdruck „{{cron}}“ lässt sich nicht lesen: {{why}}.',
  'it has {{count}} parts instead of 5': 'er hat {{count}} Teile statt 5',
  'Write minute, hour, day of the month, month and day of the week: "0 6 * * 1-5" is six o\'clock from Monday to Friday.':
    'Minute, Stunde, Tag des Monats, Monat und Wochentag schreiben: „0 6 * * 1-5“ ist sechs Uhr von Montag bis Freitag.',
  'Trigger {{number}}: the cron "{{cron}}" never comes.':
    'Auslöser {{number}}: Der Cron-Ausdruck „{{cron}}“ trifft nie zu.',
  'Name a day that its month has.': 'Einen Tag nennen, den der Monat hat.',
  'Trigger {{number}}: {{label}} is not a file, so no change can be noticed.':
    'Auslöser {{number}}: {{label}} ist keine Datei; Änderungen lassen sich nicht bemerken.',
  'Trigger {{number}}: neither {{labels}} is a file, so no change can be noticed.':
    'Auslöser {{number}}: Weder {{labels}} ist eine Datei; Änderungen lassen sich nicht bemerken.',
  'Use an interval or a cron there.': 'Dort einen Abstand oder einen Cron-Ausdruck verwenden.',
  'The quiet period of {{label}} is {{seconds}} seconds, but may wait at most {{most}}.':
    'Die Ruhezeit von {{label}} ist {{seconds}} Sekunden, darf aber höchstens {{most}} warten.',
  'Set "atMostSeconds" to more than "seconds".': '„atMostSeconds“ größer setzen als „seconds“.',
  'Changes of {{label}} are only found by a run, so its quiet period has nothing to wait for.':
    'Änderungen von {{label}} findet nur ein Lauf; die Ruhezeit hat nichts, worauf sie wartet.',
  'Add a trigger on the file of this side, or leave the quiet period away.':
    'Einen Auslöser auf die Datei dieser Seite hinzufügen oder die Ruhezeit weglassen.',
  'Leave it away, or use a system whose changes can be noticed.':
    'Sie weglassen oder ein System verwenden, dessen Änderungen sich bemerken lassen.',

  'What must hold in the group "{{group}}" names "{{name}}", which no field map of the group has on the {{~side}} side.':
    'Was in der Gruppe „{{group}}“ gelten muss, nennt „{{name}}“; keine ihrer Feldzuordnungen hat das {{side}}.',
  '"{{name}}" is {{~what}}, and a sum is made of numbers.': '„{{name}}“ ist {{what}}; eine Summe besteht aus Zahlen.',
  'Take a field that is one.': 'Ein Feld nehmen, das eine Zahl ist.',
  '"within" is "{{value}}", which is no number.': '„within“ ist „{{value}}“, das ist keine Zahl.',
  'Write it like "0.01".': 'So schreiben: „0.01“.',
  '"{{name}}" is {{~what}}, and its order after "{{first}}" cannot be told.':
    '„{{name}}“ ist {{what}}; seine Reihenfolge nach „{{first}}“ lässt sich nicht bestimmen.',
  'Take numbers, dates, times or texts, all of one type.':
    'Zahlen, Daten, Zeiten oder Texte nehmen, alle von einem Typ.',
  '"{{name}}" is {{~what}}, not {{~type}}.': '„{{name}}“ ist {{what}}, nicht {{type}}.',
  'Give it the type that it has.': 'Den Typ nennen, den es hat.',
  '"{{expression}}" cannot be read: {{why}}': '„{{expression}}“ lässt sich nicht lesen: {{why}}',
  'Mend the expression.': 'Den Ausdruck berichtigen.',
  '"{{expression}}" gives {{~type}}, not true or false.': '„{{expression}}“ ergibt {{type}}, nicht wahr oder falsch.',
  'Compare something.': 'Etwas vergleichen.',
};
