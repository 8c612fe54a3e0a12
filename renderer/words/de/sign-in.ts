import type { signIn as english } from '../en/sign-in.ts';
import type { SameKeys } from '../same-keys.ts';

export const signIn: SameKeys<typeof english> = {
  title: 'Bei Tandem anmelden',
  lead: 'Ihr Konto hat ein Admin dieses Arbeitsbereichs angelegt.',
  name: 'Name oder E-Mail',
  password: 'Passwort',
  enter: 'Anmelden',
  wrong: 'Name und Passwort passen nicht zusammen.',
  wait: 'Zu viele Versuche sind gescheitert. Versuchen Sie es in {{time}} noch einmal, oder bitten Sie einen Admin um ein neues Passwort.',
  seconds: '{{count, number}} Sekunden',
  seconds_one: '{{count, number}} Sekunde',
  minutes: '{{count, number}} Minuten',
  minutes_one: '{{count, number}} Minute',
  unreachable: 'Tandem antwortet nicht. Fragen Sie, wer es betreibt.',
  openTitle: 'Tandem kennt diesen Browser nicht',
  openText:
    'Öffnen Sie die Adresse, die Tandem beim Start ausgegeben hat: In ihr steht der Schlüssel, der einen Browser einlässt. Er ändert sich mit jedem Start.',
};
