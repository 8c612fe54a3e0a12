import type { Phrases } from '../../phrasebook.ts';

/** What the screens are told that cannot be done: sentences of `engine/host/app`. */
export const appSentences: Phrases = {
  'This failure is not there any more.': 'Diesen Fehler gibt es nicht mehr.',
  'It was taken up meanwhile; look at the list again.':
    'Er wurde inzwischen bearbeitet; die Liste noch einmal ansehen.',
  'This preview is not held any more.': 'Diese Vorschau wird nicht mehr vorgehalten.',
  'Open it again; it is worked out anew.': 'Sie wieder öffnen; sie wird neu berechnet.',
  'Give it a name.': 'Einen Namen vergeben.',
  'At most {{labelMax}} letters.': 'Höchstens {{labelMax}} Buchstaben.',
  'Another connection has this name.': 'Eine andere Verbindung heißt schon so.',
  'Enter it.': 'Bitte eingeben.',
  '{{~label}}: none is entered and none is kept.': '{{label}}: nicht eingegeben und nicht aufbewahrt.',
  'Enter it in the form.': 'Es im Formular eingeben.',
  'This sync was edited somewhere else meanwhile.': 'Dieser Abgleich wurde inzwischen woanders geändert.',
  'It is loaded again; make your edit once more.': 'Er wird neu geladen; die Änderung noch einmal machen.',
  'Whoever is not shown personal values cannot look into the systems here.':
    'Wer personenbezogene Werte nicht sieht, kann hier nicht in die Systeme sehen.',
  'Ask an analyst to look, or an admin for another role.':
    'Jemanden mit der Rolle Analyse bitten oder eine andere Rolle bei der Administration.',
  'This question is not there any more.': 'Diese Frage gibt es nicht mehr.',
  'Choose another one.': 'Eine andere wählen.',
  'The two edits of this field cannot be joined.': 'Die beiden Änderungen dieses Felds lassen sich nicht verbinden.',
  'Choose a side, or type a value.': 'Eine Seite wählen oder einen Wert eingeben.',
  'It was taken back already, or replaced by a later one.':
    'Es wurde schon zurückgenommen oder durch ein späteres ersetzt.',
  'The answers were written, and the plan of their sync is not in the state any more.':
    'Die Antworten sind geschrieben, und der Plan ihres Abgleichs ist im Stand nicht mehr vorhanden.',
  'Run the sync once, then take them back.': 'Den Abgleich einmal starten, dann zurücknehmen.',
  'You were signed out, or your role was changed.': 'Die Anmeldung ist beendet oder die Rolle wurde geändert.',
  'Tandem connects again by itself; sign in where it asks for it.':
    'Tandem verbindet sich von selbst wieder; wo es danach fragt, neu anmelden.',
  'That is not your password.': 'Das ist nicht Ihr Passwort.',
  'Type the one that you signed in with.': 'Das eingeben, mit dem Sie sich angemeldet haben.',
  'You cannot take your own rights away.': 'Sich selbst kann man die Rechte nicht nehmen.',
  'Ask another admin.': 'Jemand anderen aus der Administration bitten.',
  'You did not sign in by name, so you have no password here.':
    'Sie haben sich nicht mit Namen angemeldet und haben hier kein Passwort.',
  'Add people first.': 'Zuerst Personen hinzufügen.',
  'Preview again; it is computed anew.': 'Neu in der Vorschau ansehen; sie wird neu berechnet.',
  'This change has no opposite: only an update of one side, or a deletion, can be turned round.':
    'Diese Änderung hat kein Gegenteil: Umkehren lassen sich nur Änderungen einer Seite und Löschungen.',
  'Leave it out instead.': 'Sie stattdessen weglassen.',
  'A brake would stop this run before it writes anything.':
    'Eine Bremse würde diesen Lauf anhalten, bevor er etwas schreibt.',
  'Look at what it says, and let exactly these changes ({{hash}}) through, or leave changes out and preview again.':
    'Ansehen, was sie sagt, und genau diese Änderungen ({{hash}}) durchlassen oder Änderungen weglassen und neu ansehen.',
  'What would run is not what was previewed: another version is live.':
    'Was laufen würde, ist nicht, was in der Vorschau stand: Eine andere Version ist aktiv.',
  'Publish the draft first, or preview the live version.':
    'Zuerst den Entwurf veröffentlichen oder die aktive Version ansehen.',
  'Every change of this preview is left out, so there is nothing to run.':
    'Jede Änderung dieser Vorschau ist weggelassen; es gibt nichts zu tun.',
  'Include some of them.': 'Einige davon aufnehmen.',
  'This comparison is not held any more.': 'Dieser Vergleich wird nicht mehr vorgehalten.',
  'Replay again; it is worked out anew.': 'Noch einmal durchspielen; es wird neu berechnet.',
  'Compare again.': 'Noch einmal vergleichen.',
  'A run is going on in this workspace.': 'In diesem Arbeitsbereich ist gerade ein Lauf im Gange.',
  'Wait until it is done, or cancel it, and try again.':
    'Warten, bis er fertig ist, oder ihn abbrechen, und es noch einmal versuchen.',
  'Look at the steps of this line.': 'Die Schritte dieser Linie ansehen.',
  'This file is no export of Tandem.': 'Diese Datei ist kein Export von Tandem.',
  'Take a file that "Export" made; nothing was changed.':
    'Eine Datei nehmen, die „Exportieren“ geschrieben hat; nichts wurde geändert.',
  '{{path}} in this export cannot be read: {{~why}}': '{{path}} in diesem Export ist nicht zu lesen: {{why}}',
  'Export it once more, with this version of Tandem or an older one. Nothing was changed.':
    'Noch einmal exportieren, mit dieser Version von Tandem oder einer älteren. Nichts wurde geändert.',
  'The flow has no sync "{{id}}" any more.': 'Der Abgleich „{{id}}“ ist nicht mehr da.',
  'Look for the record under the sync that it is in now.':
    'Den Datensatz unter dem Abgleich suchen, in dem er jetzt ist.',
  'Do it in another role.': 'Es in einer anderen Rolle tun.',
  'Somebody who is not shown personal values cannot search for them.':
    'Wer personenbezogene Werte nicht sieht, kann nicht nach ihnen suchen.',
  'Ask for questions by sync, field or reason, or do it in another role.':
    'Nach Abgleich, Feld oder Grund fragen oder es in einer anderen Rolle tun.',
  'The other record has no key yet.': 'Der andere Datensatz hat noch keinen Schlüssel.',
  '"{{label}}" does not go to the {{~to}} side.': '„{{label}}“ geht nicht zur Seite {{to}}.',
  'It writes no field that could be written the other way.':
    'Sie schreibt kein Feld, das sich in die andere Richtung schreiben ließe.',
  'The record has no key.': 'Der Datensatz hat keinen Schlüssel.',
  'The removed record cannot be made again: a value that it needs is missing.':
    'Der gelöschte Datensatz lässt sich nicht wieder anlegen: Ein Wert, den er braucht, fehlt.',
  'It writes nothing.': 'Sie schreibt nichts.',
  'It writes to both sides.': 'Sie schreibt auf beide Seiten.',
  'It makes a record. Leave it out, or remove the other record in its own system.':
    'Sie legt einen Datensatz an. Sie weglassen oder den anderen Datensatz in seinem System löschen.',
  'It sets a field in place of a removal.': 'Sie setzt ein Feld, statt zu löschen.',
  'Somebody who is not shown personal values may not change the state of a workspace.':
    'Wer personenbezogene Werte nicht sieht, darf den Stand eines Arbeitsbereichs nicht ändern.',
  'Enter the name or address of a machine, or *.example.com for all below a name.':
    'Namen oder Adresse eines Rechners eingeben oder *.example.com für alle unter einem Namen.',
  'Enter a user name without a colon.': 'Einen Benutzernamen ohne Doppelpunkt eingeben.',
  'Enter a shorter user name.': 'Einen kürzeren Benutzernamen eingeben.',
  'Enter a password without a line break.': 'Ein Passwort ohne Zeilenumbruch eingeben.',
  'Enter a shorter password.': 'Ein kürzeres Passwort eingeben.',
  'Enter an address such as http://proxy.example.com:3128 or socks5://127.0.0.1:1080.':
    'Eine Adresse wie http://proxy.example.com:3128 oder socks5://127.0.0.1:1080 eingeben.',
};
