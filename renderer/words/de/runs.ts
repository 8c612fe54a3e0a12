import type { runs as english } from '../en/runs.ts';
import type { SameKeys } from '../same-keys.ts';

export const runs: SameKeys<typeof english> = {
  run: 'Lauf {{number, number}}',
  version: 'Version {{number, number}}',
  draft: 'Entwurf',
  pause: 'Pausieren',
  resume: 'Fortsetzen',
  cancel: 'Lauf abbrechen',
  pausing: 'pausiert am nächsten Haltepunkt',
  stopping: 'hält am nächsten Haltepunkt an',
  pausedHere:
    'An einem Haltepunkt pausiert: Was bis dahin geschrieben wurde, ist festgehalten. Bis zum Fortsetzen läuft nichts.',
};
