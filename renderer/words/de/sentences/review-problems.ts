import type { Phrases } from '../../phrasebook.ts';

/** What a link review cannot do any more. */
export const reviewProblems: Phrases = {
  'This is not in the list any more.': 'Das steht nicht mehr in der Liste.',
  'Choose another one; what was decided stands under "Decided".':
    'Etwas anderes wählen; was entschieden wurde, steht unter „Entschieden“.',
  'edited since, so it stays as it is': 'seitdem geändert, bleibt also, wie es ist',
  'the record is gone': 'der Datensatz ist weg',
  'nobody knows whether it was written': 'niemand weiß, ob es geschrieben wurde',
  'what it was before was removed by retention': 'was vorher da stand, wurde nach der Aufbewahrungsfrist gelöscht',
  'the record was made from the other one, and keeps its values':
    'der Datensatz entstand aus dem anderen und behält seine Werte',
  'it cannot be written': 'es lässt sich nicht schreiben',
  'it could not be put back; do it by hand': 'es ließ sich nicht zurücksetzen; von Hand tun',
  'Nothing was decided here since the comparison was made.': 'Seit dem Vergleich wurde hier nichts entschieden.',
  'Take a link back from the list of linked ones.': 'Eine Verknüpfung aus der Liste der verknüpften zurücknehmen.',
  'in part': 'teilweise',
  '{{~decided}}, in part': '{{decided}}, teilweise',
};
