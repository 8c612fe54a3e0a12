import type { Phrases } from '../../phrasebook.ts';

/** What is wrong with a table of answers that somebody filled in. */
export const sheetSentences: Phrases = {
  '{{file}} is neither a workbook nor CSV.': '{{file}} ist weder eine Arbeitsmappe noch CSV.',
  'Name a file that ends in .xlsx or .csv.': 'Eine Datei nennen, die auf .xlsx oder .csv endet.',
  'The quotes of {{file}} do not match.': 'Die Anführungszeichen in {{file}} passen nicht zusammen.',
  'Save it again from the spreadsheet.': 'Sie aus der Tabellenkalkulation neu speichern.',
  '{{file}} is not a workbook.': '{{file}} ist keine Arbeitsmappe.',
  'Save it as .xlsx from the spreadsheet.': 'Sie aus der Tabellenkalkulation als .xlsx speichern.',
  'The file {{file}} cannot be read.': 'Die Datei {{file}} ist nicht zu lesen.',
  'Check the path.': 'Den Pfad prüfen.',
  '{{file}} lacks the columns {{columns}}.': 'In {{file}} fehlen die Spalten {{columns}}.',
  'Use a file that "tandem conflicts -o" wrote.': 'Eine Datei verwenden, die „tandem conflicts -o“ geschrieben hat.',
  'The cell {{doubtful}} holds a number of more than 15 digits, which spreadsheets round.':
    'Die Zelle {{doubtful}} enthält eine Zahl mit mehr als 15 Ziffern; Tabellenkalkulationen runden solche.',
  'Format the cell as text and type the number again.': 'Die Zelle als Text formatieren und die Zahl neu eingeben.',
  'The cell {{changed}} only shows what was there: it holds "{{cells}}" and was "{{cells2}}".':
    'Die Zelle {{changed}} zeigt nur, was da war: Sie enthält „{{cells}}“ und war „{{cells2}}“.',
  'Put it back; to give another value write "value" under Decision and the value under Value.':
    'Es zurücksetzen; für einen anderen Wert „value“ unter Decision und den Wert unter Value schreiben.',
  'The question is not about the field "{{field}}".': 'Die Frage betrifft nicht das Feld „{{field}}“.',
  'Its fields are: {{fields}}.': 'Ihre Felder sind: {{fields}}.',
  'The question stands on line {{line}} already.': 'Die Frage steht schon in Zeile {{line}}.',
  'Keep one of the two.': 'Eine der beiden behalten.',
  '"{{decision}}" does not answer this question.': '„{{decision}}“ beantwortet diese Frage nicht.',
  'Write one of: {{words}}.': 'Eines davon schreiben: {{words}}.',
  'Line {{line}} decides the same question another way.': 'Zeile {{line}} entscheidet dieselbe Frage anders.',
  'Write one decision for all rows of a question.': 'Für alle Zeilen einer Frage eine Entscheidung schreiben.',
  'The flow no longer has this field map.': 'Diese Feldzuordnung ist nicht mehr im Abgleich.',
  'No value is given for {{label}}.': 'Für {{label}} ist kein Wert gegeben.',
  'Write one; "{{blankWord}}" clears it.': 'Einen schreiben; „{{blankWord}}“ leert es.',
  '{{label}} has several fields on both sides.': '{{label}} hat mehrere Felder auf beiden Seiten.',
  'No value is given.': 'Kein Wert ist gegeben.',
  'Leave Decision empty.': 'Decision leer lassen.',
  'Write the two keys under Value: LEFT | RIGHT.': 'Die beiden Schlüssel unter Value schreiben: LEFT | RIGHT.',
  '"{{text}}" does not name one pair.': '„{{text}}“ nennt kein einzelnes Paar.',
  'A value is given, but the decision is {{~decision}}.':
    'Ein Wert ist gegeben, aber die Entscheidung ist {{decision}}.',
  'Write "value" under Decision, or empty the cell.': '„value“ unter Decision schreiben oder die Zelle leeren.',
  'Take the line out, or export again.': 'Die Zeile herausnehmen oder neu exportieren.',
  'Question {{id}} is of the sync {{sync}} of the flow {{flow}}, not of {{sync2}} of {{flow2}}.':
    'Die Frage {{id}} gehört zum Abgleich {{sync}} von {{flow}}, nicht zu {{sync2}} von {{flow2}}.',
  'Import the table with the flow that it was made from.':
    'Die Tabelle mit dem Abgleich importieren, aus dem sie stammt.',
  'Question {{id}} does not wait any more.': 'Die Frage {{id}} wartet nicht mehr.',
  'Take the line out.': 'Die Zeile herausnehmen.',
  'The values of question {{id}} changed since the table was made (revision {{revision}}).':
    'Die Werte der Frage {{id}} haben sich geändert, seit die Tabelle gemacht wurde (Stand {{revision}}).',
  'Export again and decide on the new values.': 'Neu exportieren und über die neuen Werte entscheiden.',
  '{{~by}} answered question {{id}} meanwhile.': '{{by}} hat die Frage {{id}} inzwischen beantwortet.',
  'Empty the decision, or take that answer back first: tandem resolve --undo {{id}}':
    'Die Entscheidung leeren oder jene Antwort zuerst zurücknehmen: tandem resolve --undo {{id}}',
  'There is nothing to link.': 'Es gibt nichts zu verknüpfen.',
};
