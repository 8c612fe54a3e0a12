import type { Phrases } from '../../phrasebook.ts';

/** Why a run cannot be taken back: sentences of `engine/host/app/activity`. */
export const undoSentences: Phrases = {
  'This run is still going on.': 'Dieser Lauf ist noch im Gange.',
  'Wait until it has ended, or cancel it.': 'Warten, bis er zu Ende ist, oder ihn abbrechen.',
  'This run wrote nothing.': 'Dieser Lauf hat nichts geschrieben.',
  'There is nothing to put back.': 'Es gibt nichts zurückzusetzen.',
  'The plan of this run is not in the state of this workspace any more.':
    'Der Plan dieses Laufs ist im Stand dieses Arbeitsbereichs nicht mehr vorhanden.',
  'It can only be undone by hand; its records are listed here.':
    'Er lässt sich nur von Hand zurücknehmen; seine Datensätze sind hier aufgeführt.',
};
