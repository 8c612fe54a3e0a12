import type { Phrases } from '../../phrasebook.ts';

/** What else is wrong with a drawing or with an edit of it: sentences of `engine/core`. */
export const drawingSentences: Phrases = {
  'Map {{~what}}, or set the rule create.{{side}} to "wait" or "ignore".':
    '{{what}} zuordnen oder die Regel create.{{side}} auf „wait“ oder „ignore“ setzen.',
  '{{~ways}} Or set the rule create.{{side}} to "wait" or "ignore".':
    '{{ways}} Oder die Regel create.{{side}} auf „wait“ oder „ignore“ setzen.',
  'For example: {{~message}}': 'Zum Beispiel: {{message}}',
  '{{&lost}} cannot be stored where this line leads': '{{lost}} lässt sich am Ende dieser Linie nicht speichern',
  '{{&unknown}} cannot come back': '{{unknown}} kann nicht zurückkommen',
  'The two ends have different choices: {{~parts}}. Such values wait for a person.':
    'Die beiden Enden haben verschiedene Auswahlen: {{parts}}. Solche Werte warten auf eine Person.',
  'put the file beside the flow': 'die Datei neben den Abgleich legen',
  'look whether the connection has this object': 'prüfen, ob die Verbindung dieses Objekt hat',
  'The table {{name}} has not been read; {{~remedy}}.': 'Die Tabelle {{name}} wurde nicht gelesen; {{remedy}}.',
  'A step on this line is not set yet.': 'Ein Schritt auf dieser Linie ist noch nicht eingestellt.',
  '"{{field}}" is required on the {{~to}} side and has no value here. Fill it in, or map a default.':
    '„{{field}}“ ist auf der Seite {{to}} Pflicht und hat hier keinen Wert. Es ausfüllen oder einen festen Wert zuordnen.',
  'field map': 'Feldzuordnung',
  'field map "{{id}}"': 'Feldzuordnung „{{id}}“',
  'this flow': 'diesem Abgleich',
  'The {{~what}} "{{id}}" already exists in {{~where}}.': '{{what}} „{{id}}“ gibt es schon in {{where}}.',
  'Give the new {{~what}} another id.': 'Eine andere Kennung vergeben ({{what}}).',
  'Remove it on both sides': 'Auf beiden Seiten löschen',
  'Archive it instead': 'Stattdessen archivieren',
  'Only unlink it': 'Nur die Verknüpfung lösen',
  'an object with names and values': 'ein Objekt mit Namen und Werten',
  'It is missing; it must be {{~kinds}}.': 'Es fehlt; es muss {{kinds}} sein.',
  'It must be {{~kinds}}.': 'Es muss {{kinds}} sein.',
  'It has none of the forms allowed here.': 'Es hat keine der hier erlaubten Formen.',
  'It must have at least {{minimum}} {{~what}}.': 'Es braucht mindestens {{minimum}} {{what}}.',
  'It must be at least {{minimum}}.': 'Es muss mindestens {{minimum}} sein.',
  'It must have at most {{maximum}} {{~what}}.': 'Es darf höchstens {{maximum}} {{what}} haben.',
  'It must be at most {{maximum}}.': 'Es darf höchstens {{maximum}} sein.',
  'The note "{{note}}" has to be somewhere on the canvas.':
    'Die Notiz „{{note}}“ muss irgendwo auf der Zeichenfläche stehen.',
  'Name where it stands, or remove the note.': 'Sagen, wo sie steht, oder die Notiz löschen.',
  'The {{what}} file is not JSON.': 'Die Datei ({{what}}) ist kein JSON.',
  'Mend the text where the cause says; a missing comma or quote is the usual reason.':
    'Den Text dort berichtigen, wo die Ursache es sagt; meist fehlt ein Komma oder ein Anführungszeichen.',
  'Mend this part; docs/flow-format.md describes the format.':
    'Diesen Teil berichtigen; docs/flow-format.md beschreibt das Format.',
  'Fill this in.': 'Das ausfüllen.',
  'Trigger {{number}}: an interval of {{minutes}} minutes is too short.':
    'Auslöser {{number}}: Ein Abstand von {{minutes}} Minuten ist zu kurz.',
  'Trigger {{number}}: an interval of {{minutes}} minutes is too long.':
    'Auslöser {{number}}: Ein Abstand von {{minutes}} Minuten ist zu lang.',
  'Name a {{~what}} that exists, or read the flow again: somebody may have removed it.':
    'Etwas nennen, das es gibt ({{what}}), oder den Abgleich neu lesen: Vielleicht hat es jemand entfernt.',
  '{{names}} is not known here.': '{{names}} ist hier nicht bekannt.',
  '{{names}} are not known here.': '{{names}} sind hier nicht bekannt.',
  'There is no step "{{step}}"; take another, or a newer version of Tandem.':
    'Den Schritt „{{step}}“ gibt es nicht; einen anderen nehmen oder eine neuere Version von Tandem.',
  'There is no column "{{column}}", only {{&columns}}.': 'Die Spalte „{{column}}“ gibt es nicht, nur {{columns}}.',
  '{{~what}} on "{{field}}" asks for {{&values}}, which is not among its choices.':
    '{{what}} an „{{field}}“ fragt nach {{values}}; das gehört nicht zu den Möglichkeiten.',
};
