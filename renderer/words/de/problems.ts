import type { problems as english } from '../en/problems.ts';
import type { SameKeys } from '../same-keys.ts';

export const problems: SameKeys<typeof english> = {
  title: 'Probleme',
  show: 'Probleme zeigen',
  hide: 'Probleme verbergen',
  syncs: 'Abgleiche',
  more: 'Weitere Wege, es zu beheben',
  ready: 'Bereit zum Veröffentlichen',
  stop: '{{count, number}} verhindern das Veröffentlichen',
  stop_one: '{{count, number}} verhindert das Veröffentlichen',
  stops: 'Verhindert Veröffentlichen',
  warning: 'Warnung',
  mended: '{{fix}}: erledigt. Strg Z nimmt es zurück.',

  note: 'Notiz',
  match: 'Erkennung',
  fieldsOf: '{{fields}} von {{object}}',
  fieldsAndMore: '{{fields}} und {{count, number}} weitere von {{object}}',
  fieldsAndMore_one: '{{fields}} und {{count, number}} weiteres von {{object}}',
  filterOn: 'Filter auf {{what}}',
  stepOn: '{{step}} auf {{what}}',
};
