import type { values as english } from '../en/values.ts';
import type { SameKeys } from '../same-keys.ts';

export const values: SameKeys<typeof english> = {
  yes: 'Ja',
  no: 'Nein',
  file: 'Datei',

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
