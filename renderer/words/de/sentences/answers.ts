import type { Phrases } from '../../phrasebook.ts';

/** Why an answer cannot be taken, or taken back: sentences of `engine/run/inbox`. */
export const answerSentences: Phrases = {
  'The values of conflict {{id}} changed since you looked (revision {{revision}}).':
    'Die Werte des Konflikts {{id}} haben sich seit dem Ansehen geändert (Stand {{revision}}).',
  'Look at it again, then decide.': 'Ihn noch einmal ansehen, dann entscheiden.',
  'Another answer links one of these records already.': 'Eine andere Antwort verknüpft schon einen dieser Datensätze.',
  'Link each record once only.': 'Jeden Datensatz nur einmal verknüpfen.',
  'The time until which to snooze has passed.': 'Die Zeit, bis zu der zurückgestellt werden soll, ist vorbei.',
  'Name a time that is still to come.': 'Eine Zeit nennen, die noch kommt.',
  'List them with "tandem conflicts".': 'Sie mit „tandem conflicts“ aufführen.',
  'This question cannot be answered this way.': 'Diese Frage lässt sich so nicht beantworten.',
  'Link the right pair, or say that they are not the same.':
    'Das richtige Paar verknüpfen oder sagen, dass sie nicht dasselbe sind.',
  'Give a value that the field can hold.': 'Einen Wert geben, den das Feld aufnehmen kann.',
  'The flow no longer has the field map of this conflict.':
    'Die Feldzuordnung dieses Konflikts ist nicht mehr im Abgleich.',
  'Run the flow again.': 'Den Abgleich noch einmal starten.',
  '"{{stray}}" is not a field of this conflict.': '„{{stray}}“ ist kein Feld dieses Konflikts.',
  'Its fields are {{fields}}.': 'Seine Felder sind {{fields}}.',
  'link a pair, or say that they are not the same': 'ein Paar verknüpfen oder sagen, dass sie nicht dasselbe sind',
  '"{{choose}}" does not answer this question.': '„{{choose}}“ beantwortet diese Frage nicht.',
  'For this one, {{~ways}}.': 'Für diese: {{ways}}.',
  'The two sides never agreed on this field.': 'Die beiden Seiten waren sich über dieses Feld nie einig.',
  'Choose a side, or give a value.': 'Eine Seite wählen oder einen Wert geben.',
  '"{{field}}": no record "{{given}}" of the sync "{{sync}}" is linked.':
    '„{{field}}“: Kein Datensatz „{{given}}“ des Abgleichs „{{sync}}“ ist verknüpft.',
  'Give the key of a record that both sides have.': 'Den Schlüssel eines Datensatzes geben, den beide Seiten haben.',
  'The record of question {{id}} is linked otherwise by now, or asked about again.':
    'Der Datensatz der Frage {{id}} ist inzwischen anders verknüpft, oder es wird wieder nach ihm gefragt.',
  'Look at it with "tandem record", and mend it by hand.': 'Ihn mit „tandem record“ ansehen und von Hand berichtigen.',
  'The plan of run {{of}} is not in the state any more.':
    'Der Plan des Laufs {{of}} ist im Stand nicht mehr vorhanden.',
  'Mend the records by hand.': 'Die Datensätze von Hand berichtigen.',
  'The records of question {{id}} were edited since it was answered; what people typed is left alone.':
    'Die Datensätze der Frage {{id}} wurden seit der Antwort geändert; was Menschen eingegeben haben, bleibt.',
  'Look at them with "tandem explain", and mend them by hand.':
    'Sie mit „tandem explain“ ansehen und von Hand berichtigen.',
  'Question {{id}} was asked again since; its values moved on.':
    'Die Frage {{id}} wurde seitdem wieder gestellt; ihre Werte haben sich geändert.',
  'Answer it as it stands now.': 'Sie so beantworten, wie sie jetzt steht.',
  'The run {{run}} has made a twin for the {{~side}} record "{{key}}".':
    'Der Lauf {{run}} hat für den Datensatz „{{key}}“ ({{side}}) ein Gegenstück angelegt.',
  'Take that back first: tandem undo {{run}}': 'Zuerst das zurücknehmen: tandem undo {{run}}',
  'The refused write of question {{conflict}} was sent again{{~by}}, and landed.':
    'Das abgelehnte Schreiben der Frage {{conflict}} wurde wieder gesendet{{by}} und kam an.',
  'Undo it, if it is to go: tandem undo {{run}}': 'Es zurücknehmen, wenn es weg soll: tandem undo {{run}}',
  'The value cannot go to the other side: {{~detail}}': 'Der Wert kann nicht auf die andere Seite: {{detail}}',
  'Give values for both sides: --value left.FIELD=VALUE --value right.FIELD=VALUE.':
    'Werte für beide Seiten geben: --value left.FIELD=VALUE --value right.FIELD=VALUE.',
  'There is no answer of "{{who}}" to take back.': 'Von „{{who}}“ gibt es keine Antwort zum Zurücknehmen.',
  'There is no write "{{id}}" that was set aside.': 'Ein zurückgelegtes Schreiben „{{id}}“ gibt es nicht.',
};
