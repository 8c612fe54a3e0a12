import type { Phrases } from '../../phrasebook.ts';

/** What a step cannot do with a value, or is not set to: sentences of `engine/core/steps`. */
export const stepProblems: Phrases = {
  'Write a prefix, a suffix or both.': 'Eine Vorsilbe, eine Nachsilbe oder beide schreiben.',
  '{{value}} is not written like {{example}}; correct it or let such values pass.':
    '{{value}} ist nicht geschrieben wie {{example}}; es berichtigen oder solche Werte durchlassen.',
  'The expression cannot be read: {{error}}.': 'Der Ausdruck lässt sich nicht lesen: {{error}}.',
  'The expression gives {{type}}, and only text, numbers, true or false and lists of texts can be used.':
    'Der Ausdruck ergibt {{type}}; verwenden lassen sich nur Text, Zahlen, wahr oder falsch und Listen von Texten.',
  'The expression goes through lists more than {{macrosMax}} times; use steps for lists.':
    'Der Ausdruck geht mehr als {{macrosMax}} Mal durch Listen; dafür Schritte für Listen verwenden.',
  'Write {{args}} as decimal("{{args2}}"): numbers with a point are exact only so.':
    '{{args}} als decimal("{{args2}}") schreiben: Nur so sind Zahlen mit Punkt genau.',
  'The expression goes through a list inside of {{name}}; one inside the other is not allowed.':
    'Der Ausdruck geht innerhalb von {{name}} durch eine Liste; eine in der anderen ist nicht erlaubt.',
  '{{~why}}; correct it or let such values pass.': '{{why}}; es berichtigen oder solche Werte durchlassen.',
  '{{value}} is written {{~again}} as a code; correct it.':
    '{{value}} wird als Code {{again}} geschrieben; es berichtigen.',
  'The value is not one of its type.': 'Der Wert ist keiner seines Typs.',
  '"{{~label}}" takes no value, and {{length}} come in; remove the fields before it.':
    '„{{label}}“ nimmt keinen Wert, und {{length}} kommen an; die Felder davor entfernen.',
  '"{{~label}}" has no way back; make the line one-way.':
    '„{{label}}“ hat keinen Weg zurück; die Linie auf eine Richtung stellen.',
  '{{unknown}} is not one of the choices {{options}}{{more}}; map it, or add it to the field.':
    '{{unknown}} ist keine der Möglichkeiten {{options}}{{more}}; es zuordnen oder dem Feld hinzufügen.',
  '{{value}} is {{~from}} and cannot become {{~to}} by itself; add a conversion step.':
    '{{value}} ist {{from}} und wird nicht von selbst {{to}}; einen Umwandlungsschritt hinzufügen.',
  '{{value}} cannot become {{~to}} unchanged; add a conversion step.':
    '{{value}} wird nicht unverändert {{to}}; einen Umwandlungsschritt hinzufügen.',
  'Choose two forms.': 'Zwei Formen wählen.',
  'This is not a zone such as Europe/Berlin.': 'Das ist keine Zone wie Europe/Berlin.',
  'The pattern needs a whole date (YYYY, MM, DD), a time (HH, mm), or both.':
    'Das Muster braucht ein ganzes Datum (YYYY, MM, DD), eine Uhrzeit (HH, mm) oder beides.',
  'Write the time like 09:00.': 'Die Uhrzeit wie 09:00 schreiben.',
  '"{{~label}}" takes one value, and {{length}} come in; join them first.':
    '„{{label}}“ nimmt einen Wert, und {{length}} kommen an; sie zuerst verbinden.',
  '"{{~label}}" needs a value, and none comes in.': '„{{label}}“ braucht einen Wert, und keiner kommt an.',
  '{{value}} is not a single value; this step cannot take it.':
    '{{value}} ist kein einzelner Wert; dieser Schritt kann ihn nicht nehmen.',
  '{{value}} is not an e-mail address such as anna@example.com; correct it or let such values pass.':
    '{{value}} ist keine E-Mail-Adresse wie anna@example.com; sie berichtigen oder solche Werte durchlassen.',
  'Use letters and digits, a small letter first.': 'Buchstaben und Ziffern verwenden, einen kleinen Buchstaben zuerst.',
  'Each value needs its own name, and none is "result".':
    'Jeder Wert braucht einen eigenen Namen, und keiner heißt „result“.',
  'The way back needs one expression for each value.': 'Der Weg zurück braucht für jeden Wert einen Ausdruck.',
  'The way back gives {{~type}} for "{{name}}", which is {{~its}}.':
    'Der Weg zurück ergibt {{type}} für „{{name}}“, das {{its}} ist.',
  '{{value}} is not a list of texts.': '{{value}} ist keine Liste von Texten.',
  'A list for an expression has {{itemsMax}} items at most.':
    'Eine Liste für einen Ausdruck hat höchstens {{itemsMax}} Einträge.',
  '{{value}} is not a single value.': '{{value}} ist kein einzelner Wert.',
  '{{value}} has more than {{textMax}} characters, too many for an expression.':
    '{{value}} hat mehr als {{textMax}} Zeichen, zu viele für einen Ausdruck.',
  '{{value}} is not a whole number of at most 18 digits; use decimal.':
    '{{value}} ist keine ganze Zahl mit höchstens 18 Ziffern; decimal verwenden.',
  'The expression makes a text that is too long.': 'Der Ausdruck ergibt einen zu langen Text.',
  'The expression makes something that is no value.': 'Der Ausdruck ergibt etwas, das kein Wert ist.',
  'The expression cannot be worked out for {{shown}}: {{error}}.':
    'Der Ausdruck lässt sich für {{shown}} nicht ausrechnen: {{error}}.',
  'The expression cannot be read; mend it.': 'Der Ausdruck lässt sich nicht lesen; ihn berichtigen.',
  '"{{~label}}" has no way back; write expressions for it or make the line one-way.':
    '„{{label}}“ hat keinen Weg zurück; Ausdrücke dafür schreiben oder die Linie auf eine Richtung stellen.',
  '"{{~label}}" names {{count}} values, and {{length}} come in; name them all.':
    '„{{label}}“ nennt {{count}} Werte, und {{length}} kommen an; alle nennen.',
  '"{{name}}" of the expression is {{~type}}, and {{~kind}} comes in; change its type or convert it.':
    '„{{name}}“ des Ausdrucks ist {{type}}, und {{kind}} kommt an; den Typ ändern oder umwandeln.',
  '"{{~label}}" needs two values or more.': '„{{label}}“ braucht mindestens zwei Werte.',
  '"{{~label}}" needs values of one kind; convert them first.':
    '„{{label}}“ braucht Werte einer Art; sie zuerst umwandeln.',
  'The HTML is nested deeper than {{depthMax}}; flatten it.':
    'Das HTML ist tiefer als {{depthMax}} verschachtelt; es flacher machen.',
  '"{{~label}}" takes a set or a list; split text with "list-join" first.':
    '„{{label}}“ nimmt eine Menge oder Liste; Text zuerst mit „list-join“ teilen.',
  '{{value}} is not a set or a list; this step cannot take it.':
    '{{value}} ist keine Menge oder Liste; dieser Schritt kann es nicht nehmen.',
  '{{show}} holds more than texts, and a set takes only those.':
    '{{show}} enthält mehr als Texte, und eine Menge nimmt nur diese.',
  '"{{~label}}" is set to {{parts}} values, and {{length}} come in; change the number or the fields.':
    '„{{label}}“ ist auf {{parts}} Werte gestellt, und {{length}} kommen an; die Anzahl oder die Felder ändern.',
  '{{whole}} is not text that could be split.': '{{whole}} ist kein Text, der sich teilen lässt.',
  '{{whole}} cannot be split at "{{separator}}" into {{parts}} parts; add the separator.':
    '{{whole}} lässt sich an „{{separator}}“ nicht in {{parts}} Teile teilen; das Trennzeichen hinzufügen.',
  '{{path}} is not a path such as /items/0/name or $.items[0].name.':
    '{{path}} ist kein Pfad wie /items/0/name oder $.items[0].name.',
  'The path {{path}} leads too far.': 'Der Pfad {{path}} führt zu weit.',
  '{{text}} stands where the path goes on; correct the path or the value.':
    '{{text}} steht dort, wo der Pfad weitergeht; den Pfad oder den Wert berichtigen.',
  'The path counts items, and an object stands there.': 'Der Pfad zählt Einträge, und dort steht ein Objekt.',
  'The list has {{length}} items, and the path leads beyond them; add the items before it first.':
    'Die Liste hat {{length}} Einträge, und der Pfad führt darüber hinaus; zuerst die Einträge davor hinzufügen.',
  'An item cannot be taken out of the middle of a list; remove it in the list itself.':
    'Aus der Mitte einer Liste lässt sich kein Eintrag nehmen; ihn in der Liste selbst entfernen.',
  'This is not a path such as /items/0/name or $.items[0].name.':
    'Das ist kein Pfad wie /items/0/name oder $.items[0].name.',
  '{{part}} stands at {{path}}; lead the path on into it, or set "type" to "json".':
    '{{part}} steht bei {{path}}; den Pfad weiter hinein führen oder „type“ auf „json“ setzen.',
  '{{text}} is not {{~what}}.': '{{text}} ist nicht {{what}}.',
  '"{{~label}}" has no way back for several values; make the line one-way.':
    '„{{label}}“ hat für mehrere Werte keinen Weg zurück; die Linie auf eine Richtung stellen.',
  '{{length}} values came where {{length2}} were expected.': '{{length}} Werte kamen, wo {{length2}} erwartet waren.',
  'Name an item to add or to remove.': 'Einen Eintrag zum Hinzufügen oder Entfernen nennen.',
  '"{{~label}}" is set to a {{~kind}}, and {{~wrong}} comes in.':
    '„{{label}}“ ist auf {{kind}} gestellt, und {{wrong}} kommt an.',
  '{{lost}} is an item that the filter leaves out; it cannot come back.':
    '{{lost}} ist ein Eintrag, den der Filter weglässt; er kann nicht zurückkommen.',
  'A blank item cannot be put into a list that has other items; remove it in the list itself.':
    'Ein leerer Eintrag passt nicht in eine Liste mit anderen Einträgen; ihn in der Liste selbst entfernen.',
  '{{item}} cannot be item {{number}} of a list of {{length}}; add the items before it first.':
    '{{item}} kann nicht Eintrag {{number}} einer Liste von {{length}} sein; zuerst die Einträge davor hinzufügen.',
  '"{{~label}}" takes a set or a list, not {{~type}}.': '„{{label}}“ nimmt eine Menge oder Liste, nicht {{type}}.',
  'The item {{item}} is not a text.': 'Der Eintrag {{item}} ist kein Text.',
  'The list holds more than texts; such a list cannot become one text.':
    'Die Liste enthält mehr als Texte; aus ihr wird kein einzelner Text.',
  'The item {{item}} has the separator "{{separator}}" in it; choose another one.':
    'Der Eintrag {{item}} enthält das Trennzeichen „{{separator}}“; ein anderes wählen.',
  'The item {{item}} is in no pair of the map; add a pair or correct the item.':
    'Der Eintrag {{item}} steht in keinem Wertepaar; ein Paar hinzufügen oder den Eintrag berichtigen.',
  'Name a CSV file that lies beside the flow, without a folder.':
    'Eine CSV-Datei nennen, die neben dem Abgleich liegt, ohne Ordner.',
  'Name a file or an object, not both.': 'Eine Datei oder ein Objekt nennen, nicht beides.',
  'Write a table, or name a CSV file beside the flow or an object.':
    'Eine Tabelle schreiben oder eine CSV-Datei neben dem Abgleich oder ein Objekt nennen.',
  'Row {{row}} has {{length}} cells, and there are {{length2}} columns.':
    'Zeile {{row}} hat {{length}} Zellen; Spalten gibt es {{length2}}.',
  'The column "{{twice}}" is there twice.': 'Die Spalte „{{twice}}“ gibt es zweimal.',
  'A column is named twice.': 'Eine Spalte ist zweimal genannt.',
  'Values can be kept only where as many go out as come in.':
    'Werte lassen sich nur behalten, wo so viele hinausgehen wie ankommen.',
  '{{one}} is in no row of {{~where}}; add a row or correct the value.':
    '{{one}} steht in keiner Zeile von {{where}}; eine Zeile hinzufügen oder den Wert berichtigen.',
  'Write the table here or name a file or an object, not both.':
    'Die Tabelle hier schreiben oder eine Datei oder ein Objekt nennen, nicht beides.',
  '{{~settings}} has more than {{rowsMax}} rows; shorten it.':
    '{{settings}} hat mehr als {{rowsMax}} Zeilen; sie kürzen.',
  '"{{~label}}" looks in {{count}} columns, and {{length}} values come in.':
    '„{{label}}“ sucht in {{count}} Spalten, und {{length}} Werte kommen an.',
  '"{{~label}}" cannot take {{~wrong}}; convert it to text first.':
    '„{{label}}“ kann {{wrong}} nicht nehmen; es zuerst in Text umwandeln.',
  '{{value}} has more than {{lengthMax}} characters; shorten it.':
    '{{value}} hat mehr als {{lengthMax}} Zeichen; es kürzen.',
  'The text is marked up in a way that cannot be read; simplify it.':
    'Der Text ist so ausgezeichnet, dass er sich nicht lesen lässt; ihn vereinfachen.',
  'Write one character.': 'Ein Zeichen schreiben.',
  '"{{~label}}" is set to take {{~typeOf}}, and {{~wrong}} comes in.':
    '„{{label}}“ ist auf {{typeOf}} gestellt, und {{wrong}} kommt an.',
  '"{{~label}}" needs a zone, such as Europe/Berlin, since a moment in time shows different dates and times around the world.':
    '„{{label}}“ braucht eine Zone wie Europe/Berlin, weil ein Zeitpunkt rund um die Welt verschiedene Tage und Uhrzeiten zeigt.',
  '{{~typeOf}} does not say {{~typeOf2}}.': '{{typeOf}} sagt nicht {{typeOf2}}.',
  'A time alone does not say the day.': 'Eine Uhrzeit allein nennt keinen Tag.',
  'The pattern {{text}} does not say the day.': 'Das Muster {{text}} nennt keinen Tag.',
  'The pattern {{text}} does not say the time.': 'Das Muster {{text}} nennt keine Uhrzeit.',
  'The pattern {{text}} needs a day.': 'Das Muster {{text}} braucht einen Tag.',
  'The value does not say the day.': 'Der Wert nennt keinen Tag.',
  'The value does not say the time.': 'Der Wert nennt keine Uhrzeit.',
  'The day is not known, since only a time came back; enter it on the other side first.':
    'Der Tag ist nicht bekannt, weil nur eine Uhrzeit zurückkam; ihn zuerst auf der anderen Seite eingeben.',
  '{{value}} cannot be written as {{~typeOf}} exactly.': '{{value}} lässt sich nicht genau als {{typeOf}} schreiben.',
  '{{value}} is not a date or time.': '{{value}} ist kein Datum und keine Uhrzeit.',
  'Write the factor with digits, such as 100 or 0.01.': 'Den Faktor mit Ziffern schreiben, etwa 100 oder 0.01.',
  'The factor must not be zero.': 'Der Faktor darf nicht null sein.',
  '{{text}} is not a number written like {{format}}; correct it or change the format.':
    '{{text}} ist keine Zahl, die wie {{format}} geschrieben ist; sie berichtigen oder das Format ändern.',
  'The pattern {{text}} has the {{~twice}} twice.': 'Das Muster {{text}} hat {{twice}} zweimal.',
  'The pattern {{text}} needs the year, the month and the day, such as YYYY-MM-DD.':
    'Das Muster {{text}} braucht Jahr, Monat und Tag, etwa YYYY-MM-DD.',
  'The pattern {{text}} needs the hour and the minute, such as HH:mm.':
    'Das Muster {{text}} braucht Stunde und Minute, etwa HH:mm.',
  'The pattern {{text}} needs both h and A (AM or PM), or H alone.':
    'Das Muster {{text}} braucht h und A (AM oder PM) oder nur H.',
  'The pattern {{text}} has neither a date nor a time.': 'Das Muster {{text}} hat weder ein Datum noch eine Uhrzeit.',
  '{{text}} is not written like {{text2}}; correct it or change the pattern.':
    '{{text}} ist nicht geschrieben wie {{text2}}; es berichtigen oder das Muster ändern.',
  '{{text}} is not a day of the calendar; correct it.': '{{text}} ist kein Tag des Kalenders; es berichtigen.',
  '{{text}} is not a time of a day; correct it.': '{{text}} ist keine Uhrzeit; es berichtigen.',
  'The pattern {{text}} needs a {{~what}}, and the value has none.':
    'Das Muster {{text}} braucht {{what}}, und der Wert hat keines davon.',
  'The year {{year}} cannot be written like {{text}}; use YYYY.':
    'Das Jahr {{year}} lässt sich nicht wie {{text}} schreiben; YYYY verwenden.',
  'This is not a country code such as DE or US.': 'Das ist kein Ländercode wie DE oder US.',
  '"blank" and "not-blank" take no value; every other comparison needs one.':
    '„blank“ und „not-blank“ nehmen keinen Wert; jeder andere Vergleich braucht einen.',
  '"one-of" and "none-of" need a list of values, and other comparisons a single one.':
    '„one-of“ und „none-of“ brauchen eine Liste von Werten, andere Vergleiche einen einzelnen.',
  'Only numbers, dates and times are greater or less; set "as".':
    'Nur Zahlen, Daten und Zeiten sind größer oder kleiner; „as“ setzen.',
  'Only texts contain, start or end with something, and sets and lists contain it.':
    'Nur Texte enthalten etwas oder beginnen oder enden damit; auch Mengen und Listen enthalten etwas.',
  'The value is not one of its kind.': 'Der Wert ist keiner seiner Art.',
  '"{{~label}}" takes a value that does not come in.': '„{{label}}“ nimmt einen Wert, der nicht ankommt.',
  '"{{~label}}" would give {{~first}} or something else; make all outcomes of one kind.':
    '„{{label}}“ ergäbe {{first}} oder etwas anderes; alle Ergebnisse von einer Art machen.',
  'A condition compares with what is not {{~type}}: {{~error}}':
    'Eine Bedingung vergleicht mit etwas, das nicht {{type}} ist: {{error}}',
  'Write {{value}} in the condition as {{made}}.': '{{value}} in der Bedingung als {{made}} schreiben.',
  'A condition looks at value {{of}}, and {{length}} come in.':
    'Eine Bedingung sieht Wert {{of}} an, und {{length}} kommen an.',
  'A condition cannot compare {{~type}}; ask only whether it is blank.':
    'Eine Bedingung kann {{type}} nicht vergleichen; nur fragen, ob es leer ist.',
  'Value {{of}} is {{~type}}, and a condition has "as": "{{given}}"; set it to "{{fitting}}".':
    'Wert {{of}} ist {{type}}, und eine Bedingung hat „as“: „{{given}}“; es auf „{{fitting}}“ setzen.',
  'The pattern is not a regular expression that can be used here.':
    'Das Muster ist kein regulärer Ausdruck, der sich hier verwenden lässt.',
  'A text that is replaced by nothing cannot be brought back; remove the inverse text.':
    'Was durch nichts ersetzt wird, lässt sich nicht zurückholen; den Text für den Rückweg entfernen.',
  '"{{~label}}" has no way back; give it an inverse text or make the line one-way.':
    '„{{label}}“ hat keinen Weg zurück; einen Text für den Rückweg angeben oder die Linie auf eine Richtung stellen.',
  '{{value}} has more than {{parts}} parts; shorten it or let one part take the rest.':
    '{{value}} hat mehr als {{parts}} Teile; es kürzen oder einen Teil den Rest nehmen lassen.',
  '{{value}} has fewer than {{parts}} parts; complete it or allow blank parts.':
    '{{value}} hat weniger als {{parts}} Teile; es vervollständigen oder leere Teile erlauben.',
  '"{{~label}}" takes text, not {{~type}}.': '„{{label}}“ nimmt Text, nicht {{type}}.',
  '{{value}} is not text that could be split.': '{{value}} ist kein Text, der sich teilen lässt.',
  '"{{~label}}" cannot take {{~wrong}}.': '„{{label}}“ kann {{wrong}} nicht nehmen.',
  'A word cannot mean both yes and no.': 'Ein Wort kann nicht ja und nein zugleich bedeuten.',
  '{{value}} is not text.': '{{value}} ist kein Text.',
  '{{value}} means neither yes nor no here; correct it or add the word to the step.':
    '{{value}} bedeutet hier weder ja noch nein; es berichtigen oder das Wort dem Schritt hinzufügen.',
  '"{{~label}}" cannot take {{~wrong}} in this direction.':
    '„{{label}}“ kann {{wrong}} in dieser Richtung nicht nehmen.',
  '{{value}} is not one of the choices; add it to the step and the field, or correct the value.':
    '{{value}} ist keine der Möglichkeiten; sie dem Schritt und dem Feld hinzufügen oder den Wert berichtigen.',
  '"{{trim}}" is not a whole number; correct it or read it as a decimal.':
    '„{{trim}}“ ist keine ganze Zahl; sie berichtigen oder als Kommazahl lesen.',
  'The two units do not measure the same.': 'Die beiden Einheiten messen nicht dasselbe.',
  '{{value}} is not a web address such as https://example.com; correct it.':
    '{{value}} ist keine Webadresse wie https://example.com; sie berichtigen.',
  '{{value}} is not the name of a host such as example.com; correct it.':
    '{{value}} ist kein Name eines Rechners wie example.com; ihn berichtigen.',
  '{{value}} is in no pair of the value map; add a pair or correct the value.':
    '{{value}} steht in keinem Wertepaar; ein Paar hinzufügen oder den Wert berichtigen.',
  'The template uses {{{slot}}}, and {{count}} values come in.':
    'Die Vorlage verwendet {{{slot}}}, und {{count}} Werte kommen an.',
  '{{value}} is not a phone number; {{~remedy}} or let such values pass.':
    '{{value}} ist keine Telefonnummer; {{remedy}} oder solche Werte durchlassen.',
  '~correct it': 'sie berichtigen',
  '~write it with its country code, such as +49,': 'sie mit Ländervorwahl wie +49 schreiben',
};
