import type { people as english } from '../en/people.ts';
import type { SameKeys } from '../same-keys.ts';

export const people: SameKeys<typeof english> = {
  title: 'Personen und Rollen',
  count: '{{count, number}} Personen teilen diesen Arbeitsbereich',
  count_one: '{{count, number}} Person meldet sich bei diesem Arbeitsbereich an',
  nobody: 'Noch meldet sich hier niemand an',
  nobodyText:
    'Wer die Adresse hat, die Tandem ausgegeben hat, darf alles. Fügen Sie Personen hinzu, damit sich jede mit Namen anmeldet, in ihrer eigenen Rolle. Die erste ist ein Administrator.',
  nobodyDesktop:
    'Die Desktop-App gehört dem Konto dieses Rechners, daher meldet sich hier niemand an. Wer hinzugefügt wird, meldet sich dort an, wo dieser Arbeitsbereich im Browser bereitsteht.',
  add: 'Person hinzufügen',
  person: 'Person',
  role: 'Rolle',
  maySee: 'Darf sehen',
  lastHere: 'Zuletzt hier',
  actions: 'Aktionen für {{name}}',
  roleOf: 'Rolle von {{name}}',
  you: 'Sie',
  now: 'Jetzt',
  never: 'Nie',
  seesAll: 'Alle Werte',
  seesMasked: 'Persönliche Felder verdeckt',
  roles:
    'Leser sehen zu. Analysten beantworten auch Fragen. Gestalter zeichnen, veröffentlichen und starten. Administratoren verbinden Systeme und stellen ein, was hier steht.',
  yourself: 'Die eigene Rolle kann man nicht ändern',
  newPassword: 'Neues Passwort',
  signOutEverywhere: 'Überall abmelden',
  remove: 'Entfernen',
  removeTitle: '{{name}} entfernen?',
  removeText:
    '{{name}} wird sofort abgemeldet und nicht mehr eingelassen. Was getan wurde, bleibt unter diesem Namen im Protokoll.',
  removed: '{{name}} wurde entfernt',
  signedOut: '{{name}} wurde überall abgemeldet',
  changed: '{{name}} hat eine andere Rolle: {{role}}',
  addTitle: 'Eine Person hinzufügen',
  addFirst:
    'Von da an melden sich alle mit Namen an, und die ausgegebene Adresse lässt niemanden mehr ein. Sie melden sich als diese Person an.',
  fullName: 'Voller Name',
  signInName: 'Name zum Anmelden',
  signInHelp: 'Buchstaben, Ziffern und . _ @ + -, etwa eine E-Mail-Adresse',
  password: 'Passwort',
  passwordHelp:
    'Mindestens {{count, number}} Zeichen. Übergeben Sie es persönlich; nach dem Anmelden lässt es sich ändern.',
  passwordHelp_one:
    'Mindestens {{count, number}} Zeichen. Übergeben Sie es persönlich; nach dem Anmelden lässt es sich ändern.',
  make: 'Erzeugen',
  copy: 'Kopieren',
  cancel: 'Abbrechen',
  added: '{{name}} kann sich jetzt anmelden',
  passwordTitle: 'Neues Passwort für {{name}}',
  passwordText: '{{name}} wird überall abgemeldet und meldet sich mit dem neuen an.',
  set: 'Passwort setzen',
  passwordSet: '{{name}} hat ein neues Passwort',
  ownTitle: 'Ihr Passwort',
  ownText: 'Sie werden überall abgemeldet und melden sich mit dem neuen an.',
  own: 'Mein Passwort ändern',
  current: 'Jetziges Passwort',
  signOut: 'Abmelden',
  signedInAs: 'Angemeldet als {{name}}',
};
