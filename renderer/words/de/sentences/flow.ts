import type { Phrases } from '../../phrasebook.ts';

/** What is wrong with a drawing, and how to mend it: sentences of `engine/core/compile`. */
export const flowSentences: Phrases = {
  'Did you mean "{{name}}"?': 'Ist „{{name}}“ gemeint?',
  'There is none to choose from.': 'Es gibt keines zur Auswahl.',
  'There is {{names}}.': 'Es gibt {{names}}.',
  'There is {{names}} and {{count}} more.': 'Es gibt {{names}} und {{count}} weitere.',

  '{{label}} has no field "{{name}}".': '{{label}} hat kein Feld „{{name}}“.',
  '"{{name}}" of {{label}} is read-only, so this line cannot write it.':
    '„{{name}}“ von {{label}} ist schreibgeschützt, diese Linie kann nicht hineinschreiben.',
  'Make the line one-way with direction "{{away}}", or choose another field.':
    'Linie einseitig machen (Richtung „{{away}}“) oder ein anderes Feld wählen.',
  'Records of {{label}} cannot be changed, so this line cannot write "{{name}}".':
    'Datensätze von {{label}} lassen sich nicht ändern, diese Linie kann „{{name}}“ nicht schreiben.',
  'Make the line one-way with direction "{{away}}" or "{{create}}".':
    'Linie einseitig machen: Richtung „{{away}}“ oder „{{create}}“.',
  '"{{name}}" of {{label}} can be set only when a record is created.':
    '„{{name}}“ von {{label}} kann nur beim Anlegen eines Datensatzes gesetzt werden.',
  'Use direction "{{create}}" or "{{away}}".': 'Richtung „{{create}}“ oder „{{away}}“ verwenden.',
  '"{{name}}" is part of the key of {{label}}; a key cannot change once a record exists.':
    '„{{name}}“ gehört zum Schlüssel von {{label}}; er kann sich nicht mehr ändern, sobald es den Datensatz gibt.',
  'Use direction "{{create}}" or "{{away}}", or match records by this line.':
    'Richtung „{{create}}“ oder „{{away}}“ verwenden oder die Datensätze an dieser Linie erkennen.',
  '"{{name}}" of {{label}} is already written by the field map "{{map}}".':
    '„{{name}}“ von {{label}} wird schon von der Feldzuordnung „{{map}}“ geschrieben.',
  'Give one of the two the direction "{{away}}", or remove it.':
    'Einer von beiden die Richtung „{{away}}“ geben oder sie entfernen.',
  'Nothing is kept in step yet: no object is picked on either side.':
    'Noch wird nichts abgeglichen: Auf keiner Seite ist ein Objekt gewählt.',
  'Pick an object on each side.': 'Auf jeder Seite ein Objekt wählen.',
  'This sync maps no field, so there is nothing to keep in step.':
    'Dieser Abgleich ordnet kein Feld zu, es gibt also nichts abzugleichen.',
  'Add a field map.': 'Eine Feldzuordnung hinzufügen.',
  'The {{~side}} end names no field.': 'Am Ende {{side}} ist kein Feld genannt.',
  'The {{~side}} end names "{{name}}" twice.': 'Am Ende {{side}} ist „{{name}}“ zweimal genannt.',
  'Name each field of the end once.': 'Jedes Feld des Endes einmal nennen.',

  'Records cannot be created in {{label}}.': 'In {{label}} lassen sich keine Datensätze anlegen.',
  'Set the rule create.{{side}} to "wait" or "ignore".': 'Die Regel create.{{side}} auf „wait“ oder „ignore“ setzen.',
  'A record of {{label}} cannot be created without {{names}}, and no line leads there.':
    'Ein Datensatz von {{label}} lässt sich nicht ohne {{names}} anlegen, und keine Linie führt dorthin.',
  'Map it, or set the rule create.{{side}} to "wait" or "ignore".':
    'Das Feld zuordnen oder die Regel create.{{side}} auf „wait“ oder „ignore“ setzen.',
  'Map them, or set the rule create.{{side}} to "wait" or "ignore".':
    'Die Felder zuordnen oder die Regel create.{{side}} auf „wait“ oder „ignore“ setzen.',
  'The key {{names}} of {{label}} is given by the system and cannot be set.':
    'Den Schlüssel {{names}} von {{label}} vergibt das System; er lässt sich nicht setzen.',
  'Set newKey to { "from": "system" }, or leave it away.': 'newKey auf { "from": "system" } setzen oder weglassen.',
  'The key of {{label}} has {{count}} parts; the rule "{{rule}}" makes one.':
    'Der Schlüssel von {{label}} hat {{count}} Teile; die Regel „{{rule}}“ bildet einen.',
  'Set newKey to { "from": "field" } and map each part.':
    'newKey auf { "from": "field" } setzen und jeden Teil zuordnen.',
  'The key "{{name}}" of {{label}} is of the type {{~kind}}, which the rule "{{rule}}" does not make.':
    'Der Schlüssel „{{name}}“ von {{label}} ist vom Typ {{kind}}, den die Regel „{{rule}}“ nicht bildet.',
  'Choose another rule in newKey, or map the key.': 'In newKey eine andere Regel wählen oder den Schlüssel zuordnen.',
  'Choose another rule in newKey, or map the key. For numbers there is "next-number".':
    'In newKey eine andere Regel wählen oder den Schlüssel zuordnen. Für Zahlen gibt es „next-number“.',
  '{{label}} cannot give out a next number that nobody else gets.':
    '{{label}} kann keine nächste Nummer vergeben, die sonst niemand bekommt.',
  'Use "uuid" or a template, let the system give the key, or map it.':
    '„uuid“ oder eine Vorlage verwenden, das System den Schlüssel vergeben lassen oder ihn zuordnen.',
  '{{label}} does not give its records a key ({{names}}) by itself.':
    '{{label}} gibt seinen Datensätzen nicht selbst einen Schlüssel ({{names}}).',
  'Map the key, or set newKey to {{ways}} or a template.':
    'Den Schlüssel zuordnen oder newKey auf {{ways}} oder eine Vorlage setzen.',
  'Map the key, or set newKey to {{ways}} or a template. Or set the rule create.{{side}} to "wait" or "ignore".':
    'Den Schlüssel zuordnen oder newKey auf {{ways}} oder eine Vorlage setzen. Oder die Regel create.{{side}} auf „wait“ oder „ignore“ setzen.',
  'Nothing gives new records of {{label}} their key: no line leads to {{names}}.':
    'Neue Datensätze von {{label}} bekommen keinen Schlüssel: Keine Linie führt zu {{names}}.',
  'The key template "{{template}}" has no {field}, so every new record would get the same key.':
    'Die Schlüsselvorlage „{{template}}“ hat kein {field}; jeder neue Datensatz bekäme denselben Schlüssel.',
  'Name fields of the new record in braces, for example "C-{number}".':
    'Felder des neuen Datensatzes in geschweiften Klammern nennen, etwa „C-{number}“.',
  'The key template names {{{name}}}, which no line gives a value in {{label}}.':
    'Die Schlüsselvorlage nennt {{{name}}}, das in {{label}} von keiner Linie einen Wert bekommt.',

  'Nothing says which records are the same, so only those are linked that a person links in link review.':
    'Nichts sagt, welche Datensätze dieselben sind; verknüpft wird nur, was jemand unter „Verknüpfungen prüfen“ verknüpft.',
  'If that is not wanted, name the fields to match by, such as an e-mail address or a number.':
    'Falls das nicht gewollt ist: die Felder für den Abgleich nennen, etwa eine E-Mail-Adresse oder eine Nummer.',
  'Nothing says which records are the same, so records that both sides have would be made twice.':
    'Nichts sagt, welche Datensätze dieselben sind; was beide Seiten haben, würde doppelt angelegt.',
  'Name the fields to match by, such as an e-mail address or a number; or set both create rules to "wait" or "ignore".':
    'Die Felder nennen, an denen sie erkannt werden, etwa E-Mail oder eine Nummer; oder beide create-Regeln auf „wait“ oder „ignore“ setzen.',
  '{{~name}} compares {{left}} left fields with {{right}} right ones.':
    '{{name}} vergleicht {{left}} Felder links mit {{right}} rechts.',
  'Name as many fields on the left as on the right.': 'Links und rechts gleich viele Felder nennen.',
  '{{~name}} has the country "{{country}}", which is not one.':
    '{{name}} hat das Land „{{country}}“, das es nicht gibt.',
  'Write two capital letters, such as "DE" or "US".': 'Zwei Großbuchstaben schreiben, etwa „DE“ oder „US“.',
  '{{~name}} looks at "{{field}}", which {{label}} does not have.':
    '{{name}} verwendet „{{field}}“; {{label}} hat das nicht.',
  '{{~name}} looks at "{{field}}" of {{label}}, which is of the type {{~kind}}; that tells no two records apart.':
    '{{name}} verwendet „{{field}}“ von {{label}}, das ist vom Typ {{kind}}; daran lassen sich Datensätze nicht unterscheiden.',
  'Match by a text, a number, a date or a key.':
    'An einem Text, einer Zahl, einem Datum oder einem Schlüssel erkennen.',

  'Nothing is known of the connection "{{name}}".': 'Über die Verbindung „{{name}}“ ist nichts bekannt.',
  '{{~instead}} For a new connection, add connections/{{file}}.json and discover its objects.':
    '{{instead}} Für eine neue Verbindung connections/{{file}}.json anlegen und ihre Objekte erkunden.',
  'The connection "{{name}}" is of the kind "{{~kind}}", which this version does not have.':
    'Die Verbindung „{{name}}“ ist von der Art „{{kind}}“, die diese Version nicht hat.',
  '{{~instead}} Or use a version that has it.': '{{instead}} Oder eine Version verwenden, die sie hat.',
  '"{{connection}}" has no object "{{object}}".': '„{{connection}}“ hat kein Objekt „{{object}}“.',
  '"{{object}}" in "{{connection}}" has no key, so its records cannot be told apart.':
    '„{{object}}“ in „{{connection}}“ hat keinen Schlüssel; seine Datensätze lassen sich nicht unterscheiden.',
  'Give it a primary key, or name the key columns in the settings of the connection.':
    'Einen Primärschlüssel anlegen oder die Schlüsselspalten in der Verbindung nennen.',
  '"{{zone}}" is not a time zone.': '„{{zone}}“ ist keine Zeitzone.',
  'Write it like "Europe/Berlin", or "UTC".': 'So schreiben: „Europe/Berlin“ oder „UTC“.',
  'Both sides of this sync are {{label}}.': 'Beide Seiten dieses Abgleichs sind {{label}}.',
  'Choose another object for one side.': 'Für eine Seite ein anderes Objekt wählen.',
  'The sync "{{sync}}" already keeps {{left}} and {{right}} in step.':
    'Der Abgleich „{{sync}}“ gleicht {{left}} und {{right}} schon ab.',
  'Put the field maps of both into one sync.': 'Die Feldzuordnungen beider in einen Abgleich legen.',
  'With "{{label}}", the same value would go round through several syncs and come back.':
    'Mit „{{label}}“ liefe derselbe Wert im Kreis durch mehrere Abgleiche und käme zurück.',
  'Leave the field out of one of them, so that there is one way between any two fields.':
    'Das Feld in einem davon weglassen, damit es zwischen zwei Feldern nur einen Weg gibt.',
  'The id "{{id}}" stands for a part that every sync has.':
    'Die Kennung „{{id}}“ steht für einen Teil, den jeder Abgleich hat.',
  'Give the field map or group another id.': 'Der Feldzuordnung oder Gruppe eine andere Kennung geben.',
  'More than one {{~what}} has the id "{{id}}".': 'Die Kennung „{{id}}“ gibt es mehrfach: {{what}}.',
  'Give each its own id; ids are never shown to anybody.': 'Jedem eine eigene Kennung geben; Kennungen sieht niemand.',

  'The filter looks at "{{field}}", which {{label}} does not have.':
    'Der Filter verwendet „{{field}}“; {{label}} hat das nicht.',
  '"{{is}}" cannot be asked of "{{field}}", which is of the type {{~kind}}.':
    '„{{is}}“ passt nicht zu „{{field}}“, das ist vom Typ {{kind}}.',
  'Use "equal", "one-of" or "blank", or look at another field.':
    '„equal“, „one-of“ oder „blank“ verwenden oder ein anderes Feld nehmen.',
  '"{{is}}" on "{{field}}" takes no value.': '„{{is}}“ bei „{{field}}“ nimmt keinen Wert.',
  'Leave the value away.': 'Den Wert weglassen.',
  'The condition "{{is}}" on "{{field}}" needs {{~what}} to compare with.':
    'Die Bedingung „{{is}}“ bei „{{field}}“ braucht {{what}} zum Vergleichen.',
  'Write it under "value".': 'Unter „value“ schreiben.',
  'The filter on "{{field}}" compares with what is no {{~kind}}: {{~why}}':
    'Der Filter auf „{{field}}“ vergleicht mit etwas, das nicht vom Typ {{kind}} ist: {{why}}',
  'Write the value as the field holds it, numbers in quotes.':
    'Den Wert so schreiben, wie das Feld ihn hält, Zahlen in Anführungszeichen.',
  'The filter on "{{field}}" asks for {{names}}, which is not among its choices.':
    'Der Filter auf „{{field}}“ verlangt {{names}}, das nicht unter den Auswahlwerten ist.',

  'A condition of the conflict rule looks at "{{field}}", which {{label}} does not have.':
    'Eine Bedingung der Konfliktregel verwendet „{{field}}“; {{label}} hat das nicht.',
  'The condition on "{{field}}" compares with what is no {{~kind}}: {{~why}}':
    'Die Bedingung auf „{{field}}“ vergleicht mit etwas, das nicht vom Typ {{kind}} ist: {{why}}',
  'The condition on "{{field}}" asks for {{names}}, which is not among its choices.':
    'Die Bedingung auf „{{field}}“ verlangt {{names}}, das nicht unter den Auswahlwerten ist.',
  'A condition of the conflict rule looks at "{{field}}", which every write changes.':
    'Eine Bedingung der Konfliktregel verwendet „{{field}}“, das sich mit jedem Schreiben ändert.',
  'Look at another field.': 'Ein anderes Feld nehmen.',
  '"{{field}}" is a reference; a condition can only ask whether it is blank.':
    '„{{field}}“ ist ein Verweis; eine Bedingung kann nur fragen, ob es leer ist.',
  'Look at another field, or ask whether it is blank.': 'Ein anderes Feld nehmen oder fragen, ob es leer ist.',
  'What is asked of "{{field}}" always holds, so the conflict rule would never decide.':
    'Was von „{{field}}“ verlangt wird, gilt immer; die Konfliktregel würde nie entscheiden.',
  'Take the condition away, or choose the rule "ask".': 'Die Bedingung entfernen oder die Regel „ask“ wählen.',

  'The conflict rule "union" cannot settle several fields at once, as the group "{{group}}" asks.':
    'Die Konfliktregel „union“ kann nicht mehrere Felder auf einmal entscheiden, wie die Gruppe „{{group}}“ es verlangt.',
  'Choose another rule for the group, or take its field maps apart.':
    'Für die Gruppe eine andere Regel wählen oder ihre Feldzuordnungen trennen.',
  'The conflict rule "{{rule}}" works with {{~words}}; "{{field}}" is not one.':
    'Die Konfliktregel „{{rule}}“ geht mit {{words}}; „{{field}}“ gehört nicht dazu.',
  'Choose another rule, for example "ask", or give this field map a rule of its own.':
    'Eine andere Regel wählen, etwa „ask“, oder dieser Feldzuordnung eine eigene geben.',
  '"{{rule}}" needs to know when a record was last modified, and {{label}} does not say.':
    '„{{rule}}“ muss wissen, wann ein Datensatz zuletzt geändert wurde; {{label}} sagt es nicht.',
  'Choose another rule, for example "ask" or "left-wins".': 'Eine andere Regel wählen, etwa „ask“ oder „left-wins“.',
  '"{{rule}}" needs the field of {{label}} that says when a record was last modified.':
    '„{{rule}}“ braucht das Feld von {{label}}, das sagt, wann ein Datensatz zuletzt geändert wurde.',
  'Name it in "modifiedAt" of the {{~side}} side; it has {{names}}.':
    'Das Feld {{side}} in „modifiedAt“ nennen; es gibt {{names}}.',
  'The group "{{group}}" names the field map "{{map}}", which this sync does not have.':
    'Die Gruppe „{{group}}“ nennt die Feldzuordnung „{{map}}“, die dieser Abgleich nicht hat.',
  'The field map "{{map}}" is in groups {{count}} times.': 'Die Feldzuordnung „{{map}}“ ist {{count}}-mal in Gruppen.',
  'Leave it in one group, once.': 'In einer Gruppe lassen, einmal.',
  'The field map "{{map}}" has a conflict rule of its own, but its group decides for all of its maps at once.':
    'Die Feldzuordnung „{{map}}“ hat eine eigene Konfliktregel, aber ihre Gruppe entscheidet für alle zugleich.',
  'Set the rule on the group, or take the field map out of it.':
    'Die Regel bei der Gruppe setzen oder die Feldzuordnung herausnehmen.',

  '{{label}} never tells that a record was removed, so the rule remove.{{side}} will not come to pass.':
    '{{label}} meldet nie, dass ein Datensatz gelöscht wurde; die Regel remove.{{side}} greift also nie.',
  'Nothing needs to be done; the rule may be left away.': 'Nichts zu tun; die Regel kann wegbleiben.',
  'Records of {{label}} cannot be removed.': 'Datensätze von {{label}} lassen sich nicht löschen.',
  'Set the rule remove.{{side}} to "archive", "unlink" or "ask".':
    'Die Regel remove.{{side}} auf „archive“, „unlink“ oder „ask“ setzen.',
  '{{label}} has no field "{{name}}" to archive with.': '{{label}} hat kein Feld „{{name}}“ zum Archivieren.',
  '"{{name}}" of {{label}} cannot be written, so it cannot archive a record.':
    '„{{name}}“ von {{label}} lässt sich nicht schreiben und kann keinen Datensatz archivieren.',
  'Choose another field.': 'Ein anderes Feld wählen.',
  'The archive value is no {{~kind}}: {{~why}}': 'Der Archivwert ist nicht vom Typ {{kind}}: {{why}}',
  'Write a value that "{{name}}" can hold.': 'Einen Wert schreiben, den „{{name}}“ aufnehmen kann.',
  '"{{value}}" is not one of the choices of "{{name}}".': '„{{value}}“ ist kein Auswahlwert von „{{name}}“.',
  '"{{name}}" is called personal, but {{label}} has no such field.':
    '„{{name}}“ gilt als personenbezogen, aber {{label}} hat kein solches Feld.',
  '{{label}} has fields that look personal and are not called so: {{names}}.':
    '{{label}} hat Felder, die personenbezogen aussehen und nicht so vermerkt sind: {{names}}.',
  'Name them under "personal" of this side, or write "personal": [] where they are not.':
    'Sie bei dieser Seite unter „personal“ nennen oder "personal": [] schreiben, wo sie es nicht sind.',
};
