import type { rules as english } from '../en/rules.ts';
import type { SameKeys } from '../same-keys.ts';

export const rules: SameKeys<typeof english> = {
  'left-wins': '{{left}} gewinnt',
  'right-wins': '{{right}} gewinnt',
  'last-write-wins': 'Letzte Änderung gewinnt',
  ask: 'Nachfragen',
  newest: 'Letzte Änderung, nie leer',
  longest: 'Der längere Text',
  larger: 'Der größere Wert',
  smaller: 'Der kleinere Wert',
  union: 'Zugänge beider Seiten',
  'never-blank': 'Was ausgefüllt ist',
  'first-non-blank': '{{left}}, wenn nicht leer',
  latestShort: 'Letzte gewinnt',

  'blank-carry': 'Beide leeren',
  'blank-keep': 'Andere behalten',
  'blank-ask': 'Nachfragen',

  'drift-keep': 'Lassen und auflisten',
  'drift-overwrite': 'Überschreiben',

  both: 'Beide Richtungen',
  'short-both': 'Beide',
  'short-to-right': 'Zu {{right}}',
  'short-to-left': 'Zu {{left}}',
  'to-right': 'Nach {{right}}',
  'to-left': 'Nach {{left}}',
  'to-right-on-create': 'Nach {{right}}, nur beim Anlegen',
  'to-left-on-create': 'Nach {{left}}, nur beim Anlegen',

  'create-create': 'In {{to}} anlegen',
  'create-wait': 'Auf Gegenstück warten',
  'create-ignore': 'Lassen',

  'remove-ask': 'Nachfragen',
  'remove-propagate': 'Auch in {{there}} löschen',
  'remove-archive': '{{field}} auf {{value}} setzen',
  'remove-archiveBlank': '{{field}} leeren',
  'remove-unlink': 'Behalten, Verknüpfung lösen',

  everyMinutes: 'Alle {{count, number}} Minuten',
  everyMinutes_one: 'Nach je {{count, number}} Minute',
  everyHours: 'Alle {{count, number}} Stunden',
  everyHours_one: 'Nach je {{count, number}} Stunde',
  atTimes: 'Um {{cron}}, {{zone}}',
  file: 'Wenn sich eine Datei ändert',
  leftFile: 'Wenn sich die linke Datei ändert',
  rightFile: 'Wenn sich die rechte Datei ändert',
};
