import type { Phrases } from '../../phrasebook.ts';

/** Why something that a person asked for could not even begin, wherever in the engine that is found. */
export const faultSentences: Phrases = {
  'There is no connector of the kind "{{kind}}".': 'Es gibt keinen Anschluss der Art „{{kind}}“.',
  'Set "kind" of the connection to one of: {{kinds}}.': '„kind“ der Verbindung auf eines hiervon setzen: {{kinds}}.',
  'Two records of {{object}} have the key "{{key}}".': 'Zwei Datensätze von {{object}} haben den Schlüssel „{{key}}“.',
  'Name columns in the setting "keys" of the connection that are different for every record.':
    'In der Einstellung „keys“ der Verbindung Spalten nennen, die bei jedem Datensatz verschieden sind.',
  'The settings of a PostgreSQL connection are not right: {{what}}.':
    'Die Einstellungen einer Verbindung zu PostgreSQL stimmen nicht: {{what}}.',
  'Correct these settings of the connection.': 'Diese Einstellungen der Verbindung berichtigen.',
  'The field "{{name}}" of {{object}} does not say when a record was modified: it is no timestamp.':
    'Das Feld „{{name}}“ von {{object}} sagt nicht, wann ein Datensatz geändert wurde: Es ist kein Zeitstempel.',
  'Name a column of type timestamptz that is set at every change, or let the side be scanned.':
    'Eine Spalte vom Typ timestamptz nennen, die bei jeder Änderung gesetzt wird, oder die Seite ganz lesen lassen.',
  'The plan that this write was refused under is not kept any more.':
    'Der Plan, unter dem dieses Schreiben abgelehnt wurde, ist nicht mehr aufbewahrt.',
  'Run the sync again, then correct the value.': 'Den Abgleich noch einmal starten, dann den Wert berichtigen.',
  'This run is not in the workspace any more.': 'Dieser Lauf ist nicht mehr im Arbeitsbereich.',
  'Look at the list of runs.': 'Die Liste der Läufe ansehen.',
  'It can only be undone by hand; its records are listed with the run.':
    'Er lässt sich nur von Hand zurücknehmen; seine Datensätze stehen bei dem Lauf.',
  'Enter another name.': 'Einen anderen Namen eingeben.',
  '{{label}} is used by {{names}}, so it was not removed.':
    '{{label}} wird benutzt von {{names}} und wurde daher nicht entfernt.',
  'Point these syncs at another connection, or remove them first.':
    'Diese Abgleiche auf eine andere Verbindung richten oder zuerst entfernen.',
  'There is no sync "{{flow}}" in this workspace any more, or its file cannot be read.':
    'Den Abgleich „{{flow}}“ gibt es in diesem Arbeitsbereich nicht mehr, oder seine Datei ist nicht zu lesen.',
  'Look at the list of syncs, or check the file with "tandem check {{flow}}".':
    'Die Liste der Abgleiche ansehen oder die Datei mit „tandem check {{flow}}“ prüfen.',
  'This rule is not offered any more: decisions or the draft changed.':
    'Diese Regel wird nicht mehr angeboten: Entscheidungen oder der Entwurf haben sich geändert.',
  'Look at what is offered now.': 'Ansehen, was jetzt angeboten wird.',
  'The draft has no field map "{{map}}" any more.': 'Der Entwurf hat keine Feldzuordnung „{{map}}“ mehr.',
  'The draft has no such value map any more.': 'Der Entwurf hat solche Wertepaare nicht mehr.',
  'Open the canvas and add the pair there.': 'Die Zeichenfläche öffnen und das Paar dort hinzufügen.',
  'The flow has no field map "{{map}}" any more.': 'Der Abgleich hat keine Feldzuordnung „{{map}}“ mehr.',
  'Load the canvas again.': 'Die Zeichenfläche neu laden.',
  'There are no pairs that are so much alike and have no rival.':
    'Es gibt keine Paare, die so ähnlich sind und ohne Mitbewerber.',
  'Move the threshold, or decide about them one by one.': 'Die Schwelle verschieben oder einzeln entscheiden.',
  'So many records share this value that Tandem does not take them one by one: there are more than {{max}}.':
    'So viele Datensätze teilen diesen Wert, dass Tandem sie nicht einzeln nimmt: Es sind mehr als {{max}}.',
  'Leave the value out of the match, or exclude the records.':
    'Den Wert aus der Erkennung nehmen oder die Datensätze ausschließen.',
  'Values have been carried over {{~links}} of these already; the others were taken back.':
    'Davon haben {{links}} schon Werte übertragen; die anderen wurden zurückgenommen.',
  '~{{#count}} link': '{{count}} Verknüpfung',
  '~{{#count}} links': '{{count}} Verknüpfungen',
  'Split those one by one: each is in the list of linked ones.':
    'Jene einzeln trennen: Jede steht in der Liste der verknüpften.',
  'Nothing is known of this record any more.': 'Von diesem Datensatz ist nichts mehr bekannt.',
  'Search for it by its key or one of its values.': 'Nach seinem Schlüssel oder einem seiner Werte suchen.',
  'The file of certificates cannot be used: {{path}}.': 'Die Datei mit Zertifikaten ist nicht zu gebrauchen: {{path}}.',
  'Name a file with certificates in PEM, which the account that runs Tandem can read.':
    'Eine Datei mit Zertifikaten im Format PEM nennen, die das Konto lesen kann, unter dem Tandem läuft.',
  'Nothing can be served at {{address}}, port {{port}}.':
    'Unter {{address}}, Port {{port}}, lässt sich nichts bereitstellen.',
  'Take another port with --port, or stop what listens there.':
    'Mit „--port“ einen anderen Port nehmen oder beenden, was dort lauscht.',
  'The folder {{folder}} holds other files and no workspace.':
    'Der Ordner {{folder}} enthält andere Dateien und keinen Arbeitsbereich.',
  'Open another folder as the workspace, or move these files away.':
    'Einen anderen Ordner als Arbeitsbereich öffnen oder diese Dateien wegbringen.',
  'The workspace {{folder}} could not be made.': 'Der Arbeitsbereich {{folder}} ließ sich nicht anlegen.',
  'Make room on the disk and let this account write there, or open another folder.':
    'Platz schaffen und dieses Konto dort schreiben lassen oder einen anderen Ordner öffnen.',
  'There is no run "{{run}}" of this flow.': 'Einen Lauf „{{run}}“ dieses Abgleichs gibt es nicht.',
  'List the runs with "tandem status".': 'Die Läufe mit „tandem status“ aufführen.',
  'Only a held run can be released.': 'Nur ein angehaltener Lauf lässt sich freigeben.',
  'Run {{run}} decided other changes than {{hash}}.': 'Lauf {{run}} hat andere Änderungen entschieden als {{hash}}.',
  'Look at the preview again; its changes hash is {{hash}}.':
    'Die Vorschau noch einmal ansehen; die Prüfsumme ihrer Änderungen ist {{hash}}.',
  'Another Tandem process took over this workspace while this run was not responding.':
    'Ein anderer Prozess von Tandem hat diesen Arbeitsbereich übernommen, während dieser Lauf nicht antwortete.',
  'Let the other process finish; nothing was written after it took over.':
    'Den anderen Prozess zu Ende kommen lassen; seit er übernahm, wurde nichts geschrieben.',
  'Another Tandem process (number {{pid}}) is working in this workspace.':
    'Ein anderer Prozess von Tandem (Nummer {{pid}}) arbeitet in diesem Arbeitsbereich.',
  'Wait until it is done, or stop it; a process that died gives the workspace free within a minute.':
    'Warten, bis er fertig ist, oder ihn beenden; ein abgestürzter gibt den Arbeitsbereich binnen einer Minute frei.',
  'A run or a change of links is going on in this workspace.':
    'In diesem Arbeitsbereich läuft gerade ein Lauf oder eine Änderung von Verknüpfungen.',
  'Nobody knows yet what became of a write to "{{left}}" or "{{right}}".':
    'Noch ist nicht bekannt, was aus einem Schreiben in „{{left}}“ oder „{{right}}“ wurde.',
  'Run the flow once, which finds out, then split them.': 'Den Abgleich einmal starten, das klärt es; dann trennen.',
  'Run {{run}} is not paused, so there is nothing to go on with.':
    'Lauf {{run}} ist nicht pausiert; es gibt nichts fortzusetzen.',
  'Run {{run}} was begun with another version of the flow.':
    'Lauf {{run}} wurde mit einer anderen Version des Abgleichs begonnen.',
  'The flow "{{flow}}" has no sync "{{sync}}".': 'Der Abgleich „{{flow}}“ hat keinen Teil „{{sync}}“.',
  'Its syncs are: {{syncs}}.': 'Seine Teile sind: {{syncs}}.',
  'The flow "{{flow}}" is paused.': 'Der Abgleich „{{flow}}“ ist pausiert.',
  'Resume it with "tandem resume".': 'Ihn mit „tandem resume“ fortsetzen.',
  'Add connections/{{connection}}.json to the workspace, or correct the name in the flow.':
    'connections/{{connection}}.json in den Arbeitsbereich legen oder den Namen im Abgleich berichtigen.',
  'The values that run {{run}} replaced were removed on {{day}} by retention, so they cannot be put back.':
    'Die Werte, die Lauf {{run}} ersetzt hat, wurden am {{day}} entfernt, weil sie alt genug waren; sie lassen sich nicht zurückholen.',
  'What a run wrote can be undone as long as "journalDays" in settings.json says; see docs/keeping.md.':
    'Was ein Lauf schrieb, lässt sich so lange zurücknehmen, wie „journalDays“ in settings.json sagt; siehe docs/keeping.md.',
  'Run "tandem check --discover" and mend the flow first.':
    'Zuerst „tandem check --discover“ ausführen und den Abgleich in Ordnung bringen.',
  'The state {{file}} was just rewritten by "tandem encrypt" or "tandem decrypt".':
    'Der Zustand {{file}} wurde eben von „tandem encrypt“ oder „tandem decrypt“ neu geschrieben.',
  'Do it again.': 'Noch einmal tun.',
  'The file {{file}} is a SQLite database, but not a state of Tandem; it was left as it is.':
    'Die Datei {{file}} ist eine SQLite-Datenbank, aber kein Zustand von Tandem; sie blieb, wie sie ist.',
  'Choose another workspace folder, or move that file away.':
    'Einen anderen Ordner als Arbeitsbereich wählen oder jene Datei wegbringen.',
  'The state {{file}} was written by a newer Tandem (its version is {{version}}, this Tandem reads up to {{newest}}); it was left as it is.':
    'Der Zustand {{file}} wurde von einem neueren Tandem geschrieben (seine Version ist {{version}}, dieses Tandem liest bis {{newest}}); er blieb, wie er ist.',
  'Update Tandem on this computer, or restore a backup from before the update.':
    'Tandem auf diesem Rechner aktualisieren oder eine Sicherung von vor der Aktualisierung zurückholen.',
  'Another command is using the state {{file}}, so it cannot be rewritten now; nothing was changed.':
    'Ein anderer Befehl benutzt den Zustand {{file}}, daher lässt er sich jetzt nicht neu schreiben; nichts wurde geändert.',
  'Wait for it to end, or stop it ("tandem run --watch" too), then do it again.':
    'Sein Ende abwarten oder ihn beenden (auch „tandem run --watch“), dann noch einmal tun.',
};
