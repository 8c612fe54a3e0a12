import type { values as english } from '../en/values.ts';
import type { SameKeys } from '../same-keys.ts';

export const values: SameKeys<typeof english> = {
  yes: 'Ja',
  no: 'Nein',
  file: 'Datei',

  notNumber: '„{{text}}“ ist hier keine Zahl. Geschrieben wird sie wie {{example}}.',
  twoNumbers: '„{{text}}“ kann zwei Zahlen meinen. Schreiben Sie {{whole}} oder {{fraction}}.',
  notWhole: '„{{text}}“ ist keine ganze Zahl wie 1234.',
  notMoney: '„{{text}}“ ist kein Geldbetrag. Geschrieben wird er wie {{example}}.',
  notDate: '„{{text}}“ ist kein Datum. Geschrieben wird es wie {{example}}.',
  notMoment: '„{{text}}“ ist kein Zeitpunkt mit seiner Zone. Geschrieben wird er wie {{example}}.',
  notLocal: '„{{text}}“ ist kein Datum mit Uhrzeit. Geschrieben wird es wie {{example}}.',

  equal: 'ist',
  'not-equal': 'ist nicht',
  'one-of': 'ist eines von',
  'none-of': 'ist keines von',
  blank: 'ist leer',
  'not-blank': 'ist ausgefüllt',
  greater: 'ist mehr als',
  less: 'ist weniger als',
  'at-least': 'ist mindestens',
  'at-most': 'ist höchstens',
  contains: 'enthält',
  'starts-with': 'beginnt mit',
  'ends-with': 'endet mit',
  holds: '{{field}} {{is}}',
  holdsWith: '{{field}} {{is}} {{value}}',
  isWith: '{{is}} {{value}}',
  and: '{{one}} und {{other}}',
  or: '{{one}} oder {{other}}',
};
