import type { Phrases } from '../../phrasebook.ts';

/** What a value is not, or cannot become: sentences of `engine/core/values` and `engine/core/merge`. */
export const valueSentences: Phrases = {
  'The text has {{length}} characters; the field holds {{maxLength}}. Shorten it or widen the field.':
    'Der Text hat {{length}} Zeichen; ins Feld passen {{maxLength}}. Ihn kürzen oder das Feld verbreitern.',
  'The number {{value}} is below {{min}}, the least the field holds.':
    'Die Zahl {{value}} liegt unter {{min}}, dem Kleinsten, was ins Feld passt.',
  'The number {{value}} is above {{max}}, the most the field holds.':
    'Die Zahl {{value}} liegt über {{max}}, dem Größten, was ins Feld passt.',
  'The number {{value}} has {{length}} digits before the point; the field holds {{room}}.':
    'Die Zahl {{value}} hat {{length}} Stellen vor dem Komma; ins Feld passen {{room}}.',
  '"{{value}}" is not one of the choices of the field ({{options}}). Add a value map or the choice.':
    '„{{value}}“ ist keine der Möglichkeiten des Felds ({{options}}). Wertepaare oder die Möglichkeit hinzufügen.',
  '{{total}} would be {{fields}}, and {{parts}} is {{sum}}.': '{{total}} wäre {{fields}}, und {{parts}} ist {{sum}}.',
  '{{name}} would be greater than {{next}}: {{&fields}}.': '{{name}} wäre größer als {{next}}: {{fields}}.',
  '{{blank}} would be blank, and {{name}} would not.': '{{blank}} wäre leer, und {{name}} nicht.',
  '"{{expression}}" would not hold: {{&held}}.': '„{{expression}}“ würde nicht gelten: {{held}}.',
  '"{{expression}}" cannot be worked out for {{&held}}: {{error}}.':
    '„{{expression}}“ lässt sich für {{held}} nicht ausrechnen: {{error}}.',
  'It points at a record that is not linked yet.': 'Er zeigt auf einen Datensatz, der noch nicht verknüpft ist.',
  'The system refused it. What it said is not shown in this role.':
    'Das System hat es abgelehnt. Was es sagte, wird in dieser Rolle nicht gezeigt.',
  'The value is nested deeper than {{depthMax}}; flatten it.':
    'Der Wert ist tiefer als {{depthMax}} verschachtelt; ihn flacher machen.',
  '{{value}} is not money: an amount and a currency.': '{{value}} ist kein Geld: Betrag und Währung.',
  '{{currency}} is not a currency code such as EUR.': '{{currency}} ist kein Währungscode wie EUR.',
  '{{value}} is not a file: a digest and a number of bytes.': '{{value}} ist keine Datei: Prüfsumme und Anzahl Bytes.',
  '{{bytes}} is not a number of bytes.': '{{bytes}} ist keine Anzahl Bytes.',
  '{{text}} is not a date such as 2026-03-31.': '{{text}} ist kein Datum wie 2026-03-31.',
  '{{text}} is not a day of the calendar.': '{{text}} ist kein Tag des Kalenders.',
  '{{text}} is not a time such as 14:05:06.': '{{text}} ist keine Uhrzeit wie 14:05:06.',
  '{{text}} is not a time of a day.': '{{text}} ist keine Uhrzeit.',
  '{{text}} is not a date and time such as 2026-03-31T14:05:06.':
    '{{text}} ist nicht Datum und Uhrzeit wie 2026-03-31T14:05:06.',
  '{{text}} is not on a day of the calendar.': '{{text}} liegt an keinem Tag des Kalenders.',
  '{{text}} is not at a time of a day.': '{{text}} hat keine Uhrzeit, die es gibt.',
  '{{text}} has a zone; a local date and time has none.':
    '{{text}} hat eine Zone; Datum und Uhrzeit ohne Zone haben keine.',
  '{{text}} has no zone; add Z or an offset.': '{{text}} hat keine Zone; Z oder einen Abstand hinzufügen.',
  '{{text}} has an unknown zone.': '{{text}} hat eine unbekannte Zone.',
  '{{text}} is outside the years 0001 to 9999.': '{{text}} liegt außerhalb der Jahre 0001 bis 9999.',
  'goes on after its end at character {{at}}': 'geht nach seinem Ende bei Zeichen {{at}} weiter',
  '{{text}} is not JSON: it {{~problem}}.': '{{text}} ist kein JSON: Es {{problem}}.',
  'is nested deeper than {{depthMax}}': 'ist tiefer als {{depthMax}} verschachtelt',
  'has the key {{key}} twice in one object': 'hat den Schlüssel {{key}} zweimal in einem Objekt',
  'has a text without end': 'hat einen Text ohne Ende',
  'has the broken text {{token}}': 'hat den kaputten Text {{token}}',
  'at character {{at}}': 'bei Zeichen {{at}}',
  'at its end': 'an seinem Ende',
  'cannot be read {{~where}}': 'lässt sich {{where}} nicht lesen',
  '{{text}} has more than {{digits}} digits.': '{{text}} hat mehr als {{digits}} Ziffern.',
  '{{text}} is not a whole number written with digits, such as -12.':
    '{{text}} ist keine mit Ziffern geschriebene ganze Zahl wie -12.',
  '{{text}} is not a whole number.': '{{text}} ist keine ganze Zahl.',
  '{{text}} holds a NUL character; remove it.': '{{text}} enthält ein NUL-Zeichen; es entfernen.',
  '{{text}} holds half a character (an unpaired surrogate); remove it.':
    '{{text}} enthält ein halbes Zeichen (ein einzelnes Surrogat); es entfernen.',
  '"{{zone}}" is not a zone; write it like Europe/Berlin.':
    '„{{zone}}“ ist keine Zone; sie wie Europe/Berlin schreiben.',
  '{{instant}} is outside the years 0001 to 9999 in {{zone}}.':
    '{{instant}} liegt in {{zone}} außerhalb der Jahre 0001 bis 9999.',
  '{{local}} happens twice in {{zone}}, because clocks are put back then; write another time.':
    '{{local}} kommt in {{zone}} zweimal vor, weil die Uhren dann zurückgestellt werden; eine andere Zeit schreiben.',
  '{{local}} does not exist in {{zone}}, because clocks are put forward then; write another time.':
    '{{local}} gibt es in {{zone}} nicht, weil die Uhren dann vorgestellt werden; eine andere Zeit schreiben.',
  '{{local}} in {{zone}} is outside the years 0001 to 9999.':
    '{{local}} liegt in {{zone}} außerhalb der Jahre 0001 bis 9999.',
};
