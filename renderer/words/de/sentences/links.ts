import type { Phrases } from '../../phrasebook.ts';

/** Why two records cannot be linked or parted: sentences of `engine/run/links`. */
export const linkSentences: Phrases = {
  '"{{left}}" and "{{right}}" are not linked.': '„{{left}}“ und „{{right}}“ sind nicht verknüpft.',
  'Check the keys with "tandem history".': 'Die Schlüssel mit „tandem history“ prüfen.',
  'The {{~side}} record "{{hand}}" is linked already, with "{{other}}".':
    'Der Datensatz „{{hand}}“ ({{side}}) ist schon verknüpft, mit „{{other}}“.',
  'Unlink it first.': 'Zuerst die Verknüpfung lösen.',
  'No record "{{hand}}" has been read on the {{~side}} side.':
    'Auf der Seite {{side}} wurde kein Datensatz „{{hand}}“ gelesen.',
  'Check the key, or run the flow once so that it is read.':
    'Den Schlüssel prüfen oder den Abgleich einmal starten, damit er gelesen wird.',
  '"{{left}}" and "{{right}}" are linked.': '„{{left}}“ und „{{right}}“ sind verknüpft.',
  'Part them with "tandem unlink" or "tandem split".': 'Sie mit „tandem unlink“ oder „tandem split“ trennen.',
  'Nobody said that "{{left}}" and "{{right}}" are not the same.':
    'Niemand hat gesagt, dass „{{left}}“ und „{{right}}“ nicht dasselbe sind.',
  'Check the keys.': 'Die Schlüssel prüfen.',
  'The {{~side}} record "{{key}}" is linked, with "{{other}}".':
    'Der Datensatz „{{key}}“ ({{side}}) ist verknüpft, mit „{{other}}“.',
  'Unlink it, or split the link, first.': 'Zuerst die Verknüpfung lösen oder teilen.',
  'The {{~side}} record "{{key}}" is not excluded.': 'Der Datensatz „{{key}}“ ({{side}}) ist nicht ausgenommen.',
  'Check the key.': 'Den Schlüssel prüfen.',
  '{{label}} has no record "{{key}}".': '{{label}} hat keinen Datensatz „{{key}}“.',
  'The {{~side}} record "{{pair}}" is named twice.': 'Der Datensatz „{{pair}}“ ({{side}}) ist zweimal genannt.',
  'Name each record once.': 'Jeden Datensatz einmal nennen.',
  '"{{left}}" and "{{right}}" were not linked by hand.': '„{{left}}“ und „{{right}}“ wurden nicht von Hand verknüpft.',
  'A link that a match made is parted with "tandem unlink" or "tandem split".':
    'Eine Verknüpfung aus der Erkennung wird mit „tandem unlink“ oder „tandem split“ getrennt.',
  'Values have been carried over between "{{left}}" and "{{right}}" already.':
    'Zwischen „{{left}}“ und „{{right}}“ wurden schon Werte übertragen.',
  'Part them with "tandem split", which puts them back.': 'Sie mit „tandem split“ trennen; das setzt sie zurück.',
  'The sync asks what becomes of a removed record, so it must be said for "{{key}}".':
    'Der Abgleich fragt, was aus einem gelöschten Datensatz wird; für „{{key}}“ muss es gesagt werden.',
  'Add --drop remove, or --drop keep to leave it where it is without a link.':
    '--drop remove hinzufügen oder --drop keep, um ihn ohne Verknüpfung dort zu lassen.',
  '{{label}} cannot remove records.': '{{label}} kann keine Datensätze löschen.',
  'Add --drop keep, and remove the record there by hand.':
    '--drop keep hinzufügen und den Datensatz dort von Hand löschen.',
  'The {{~side}} record "{{key}}" is linked.': 'Der Datensatz „{{key}}“ ({{side}}) ist verknüpft.',
};
