import type { conditions as english } from '../en/conditions.ts';
import type { SameKeys } from '../same-keys.ts';

export const conditions: SameKeys<typeof english> = {
  fieldIn: '{{field}} in {{system}}',
  inSystem: '{{field}} in {{system}} {{says}}',
  ruleUnless: '{{rule}}, außer: {{conditions}}',
  ruleShort: '{{rule}}, außer …',

  unless: 'Außer',
  unlessNote: 'Trifft eine davon zu, wird jemand gefragt.',
  add: 'Bedingung hinzufügen',
  field: 'Feld von Bedingung {{number}}',
  comparison: 'Vergleich von Bedingung {{number}}',
  value: 'Wert von Bedingung {{number}}',
  takeOut: 'Bedingung {{number}} entfernen',

  ofNew: 'neu',
  addIt: 'Hinzufügen',
  apply: 'Übernehmen',
  remove: 'Entfernen',

  held: 'Die Regel ist: {{rule}}. Die Bedingung trifft hier zu, darum wird jemand gefragt.',
  heldUnread: 'Die Regel ist: {{rule}}. Ob die Bedingung zutrifft, war nicht zu lesen, darum wird jemand gefragt.',
  didNotHold: '{{rule}}, was nicht zutraf',
};
