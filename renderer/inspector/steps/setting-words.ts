const settings: { readonly [name: string]: string } = {
  to: 'To',
  from: 'From',
  nonPrinting: 'Invisible characters',
  spaces: 'White space',
  trim: 'Trim the ends',
  keep: 'Keep',
  characters: 'Characters',
  with: 'With',
  find: 'Find',
  pattern: 'As a pattern',
  ignoreCase: 'Upper and lower case are alike',
  inverse: 'On the way back, write',
  separator: 'Between the parts',
  parts: 'Parts',
  extra: 'More parts than that',
  fewer: 'Fewer parts than that',
  skipBlank: 'Leave out blank ones',
  unmapped: 'A value in no pair',
  defaultTo: 'Default',
  defaultFrom: 'Default on the way back',
  reverse: 'The other way round',
  zone: 'Time zone',
  decimals: 'Decimal places',
  digits: 'Digits',
  digitsBack: 'Digits on the way back',
  mode: 'Round',
  by: 'By',
  invalid: 'What is none',
  unknown: 'What is not known',
  missing: 'Where they are missing',
  do: 'Do',
  give: 'Take',
  give_: 'Give',
  blanks: 'If a value is blank',
  texts: 'Texts',
  is: 'An item',
  not: 'The others stay',
  kind: 'As a',
  type: 'Type',
};

const ofStep: { readonly [use: string]: { readonly [name: string]: string } } = {
  pad: { to: 'Characters in all', with: 'Fill with', side: 'On the' },
  replace: { find: 'Find', with: 'Put in its place' },
  template: { template: 'Text with {1}, {2} for the values' },
  'text-to-date': { pattern: 'How it is written', to: 'Makes a' },
  'date-time': { pattern: 'How text is written', time: 'Time of a bare date' },
  constant: { value: 'Always this value' },
  'list-map': { unmapped: 'An item in no pair' },
  'list-item': { which: 'Which item', position: 'Its place' },
  lookup: { find: 'Find by', give: 'Take', unmapped: 'A value in no row', file: 'File', object: 'Object' },
  mask: { first: 'Show the first', last: 'Show the last', marks: 'Number of marks' },
};

/** What a setting of a step is called; undefined where its own name does. */
export const settingWords = (use: string, name: string): string | undefined => ofStep[use]?.[name] ?? settings[name];

const help: { readonly [setting: string]: string } = {
  'text-to-date pattern': 'For example DD.MM.YYYY or M/D/YYYY HH:mm.',
  'date-time pattern': 'For example DD.MM.YYYY HH:mm.',
  'text-to-date zone': 'For example Europe/Berlin.',
  'date-time zone': 'For example Europe/Berlin.',
  'phone country': 'Two letters, of numbers written without a country code: DE.',
  'multiply by': 'A number such as 100 or 0.19.',
  'value-map unmapped': '',
  'text-to-choice options': 'One a line, as the field has them.',
  'list-filter texts': 'One a line.',
  'list-change add': 'One a line.',
  'list-change remove': 'One a line.',
  'text-to-boolean yes': 'One a line.',
  'text-to-boolean no': 'One a line.',
  'json-path path': 'For example address.city or items[0].name.',
};

/** What to enter, where the label does not say it. */
export const helpWords = (use: string, name: string): string => help[`${use} ${name}`] ?? '';

const choices: { readonly [value: string]: string } = {
  ask: 'Ask in the inbox',
  keep: 'Stays as it is',
  default: 'Takes the default',
  blank: 'Becomes blank',
  fail: 'Is told, and parks the field',
  drop: 'Is left out',
  collapse: 'One space instead of several',
  'one-line': 'On one line',
  remove: 'Remove',
  add: 'Add',
  upper: 'UPPER CASE',
  lower: 'lower case',
  title: 'Title Case',
  sentence: 'Sentence case',
  'half-up': 'To the nearest, a half up',
  'half-even': 'To the nearest, a half to the even digit',
  down: 'Down',
  up: 'Up',
  e164: '+4930123456',
  international: '+49 30 123456',
  national: '030 123456',
  'alpha-2': 'DE',
  'alpha-3': 'DEU',
  'alpha-3-b': 'GER',
  name: 'Germany',
  pass: 'The result is blank too',
  empty: 'It counts as empty, 0 or false',
  'local-date-time': 'Local date and time',
  instant: 'Moment in time',
  plain: '1234.5',
  en: '1,234.5',
  de: '1.234,5',
  fr: '1 234,5',
  ch: "1'234.5",
  html: 'HTML',
  markdown: 'Markdown',
  equal: 'Is',
};

/** What a choice of a setting is called. */
export function choiceWords(value: string): string {
  const words = choices[value];
  if (words !== undefined) return words;
  // Units and codes are written as they are.
  return /^[a-z]{4,}/.test(value) ? `${value.slice(0, 1).toUpperCase()}${value.slice(1).replaceAll('-', ' ')}` : value;
}
