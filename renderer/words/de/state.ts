import type { state as english } from '../en/state.ts';
import type { SameKeys } from '../same-keys.ts';

export const state: SameKeys<typeof english> = {
  closed: 'In diesem Fenster ist kein Abgleich geöffnet.',
  closedFix: 'Öffnen Sie ihn aus der Liste der Abgleiche.',
  movedOn: 'Dieser Abgleich wurde anderswo bearbeitet; das wird jetzt gezeigt.',
  movedOnKept: 'Auch Ihre eigenen Änderungen gelten.',
  movedOnLost: 'Eine Ihrer Änderungen passte nicht mehr; machen Sie sie noch einmal.',
  unknown: 'Es gibt keinen Abgleich „{{flow}}“.',
  unknownFix: 'Sehen Sie in der Liste der Abgleiche nach.',
  lost: 'Die Engine antwortet nicht.',
  lostFix: 'Tandem versucht es von selbst wieder. Bleibt es so, starten Sie es neu.',
};
