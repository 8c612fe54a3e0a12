import type { Phrases } from '../../phrasebook.ts';

/** Why a field cannot be left out of a change: sentences of `engine/core/decide/leave-out.ts` and of previews. */
export const leftOutSentences: Phrases = {
  'A record is removed whole.': 'Ein Datensatz wird als Ganzes gelöscht.',
  'The record cannot be made without it.': 'Ohne das Feld kann der Datensatz nicht angelegt werden.',
  'It is set in place of a removal.': 'Es wird anstelle einer Löschung gesetzt.',
  'This field cannot be left out. {{~why}}': 'Dieses Feld kann nicht ausgenommen werden. {{why}}',
  'Leave the whole change out instead.': 'Stattdessen die ganze Änderung ausnehmen.',
};
