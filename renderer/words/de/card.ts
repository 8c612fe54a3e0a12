import type { card as english } from '../en/card.ts';
import type { SameKeys } from '../same-keys.ts';

export const card: SameKeys<typeof english> = {
  done: ', erledigt',
  brakeHeld: 'Bremse hielt',
  nothingWritten: 'Nichts geschrieben',
  decide: 'Ansehen, entscheiden',
  mend: 'Beheben, dann erneut starten',
  lastFailed: 'Der letzte Lauf ist gescheitert.',
  runAgain: 'Starten Sie ihn erneut.',
  sampleText:
    'Zwei kleine Systeme mit erfundenen Datensätzen, auf diesem Rechner. Starten Sie ihn, sehen Sie dann hinein, wie jedes Feld reist.',
  runIt: 'Starten',
  lookInside: 'Hineinsehen',
  previewChange: 'Vorschau einer Änderung',

  systems: 'Systeme',
  match: 'Erkennung',
  fields: 'Felder',
  fieldsOf: 'Felder, {{mapped, number}} von {{all, number}}',
  fieldsProblems: 'Felder, {{count, number}} Probleme',
  fieldsProblems_one: 'Felder, {{count, number}} Problem',
  preview: 'Vorschau',
  publish: 'Veröffentlichen',
  noSystems: 'Nie veröffentlicht. Als Nächstes: die beiden Systeme wählen.',
  noMatch: 'Nie veröffentlicht. Als Nächstes: sagen, an welchen Feldern sich Datensätze beider Seiten erkennen.',
  required: '{{count, number}} Pflichtfeldern',
  required_one: '{{count, number}} Pflichtfeld',
  missing:
    'Nie veröffentlicht. Die Erkennung steht, {{count, number}} von {{required}} sind zugeordnet. Als Nächstes zuordnen: {{fields}}.',
  missing_one:
    'Nie veröffentlicht. Die Erkennung steht, {{count, number}} von {{required}} ist zugeordnet. Als Nächstes zuordnen: {{fields}}.',
  and: '{{names}} und {{last}}',
  andMore: '{{names}} und {{count, number}} weitere',
  andMore_one: '{{names}} und {{count, number}} weiteres',
  noFields: 'Nie veröffentlicht. Als Nächstes: ein Feld zuordnen.',
  allThere: 'Nie veröffentlicht. Alles Nötige ist da. Als Nächstes: die Vorschau ansehen, dann veröffentlichen.',

  neverRan: 'Lief nie.',
  linked: '{{count, number}} verknüpft',
  linked_one: '{{count, number}} verknüpft',
  created: '{{count, number}} in {{system}} angelegt',
  created_one: '{{count, number}} in {{system}} angelegt',
  updated: '{{count, number}} in {{system}} geändert',
  updated_one: '{{count, number}} in {{system}} geändert',
  removed: '{{count, number}} in {{system}} gelöscht',
  removed_one: '{{count, number}} in {{system}} gelöscht',
  failed: '{{count, number}} Datensätze gescheitert',
  failed_one: '{{count, number}} Datensatz gescheitert',
  conflicts: '{{count, number}} Konflikte brauchen Sie',
  conflicts_one: '{{count, number}} Konflikt braucht Sie',
  took: 'in {{span}}',
};
