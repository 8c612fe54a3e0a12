import type { frame as english } from '../en/frame.ts';
import type { SameKeys } from '../same-keys.ts';

export const frame: SameKeys<typeof english> = {
  main: 'Hauptbereiche',
  syncs: 'Abgleiche',
  inbox: 'Posteingang',
  activity: 'Verlauf',
  connections: 'Verbindungen',
  settings: 'Einstellungen',
  needYou: '{{count, number}} Konflikte brauchen Sie, ',
  needYou_one: '{{count, number}} Konflikt braucht Sie, ',
  goTo: 'Zu: {{screen}}',
};
