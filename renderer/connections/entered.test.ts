import { expect, test } from 'vitest';
import type { FormField } from '../../engine/model/form.ts';
import { enteredFrom, isEdited, settingsFrom } from './entered.ts';

const plain = { help: '', placeholder: '', required: false, more: false, beside: false };
const fields: readonly FormField[] = [
  { ...plain, name: 'host', label: 'Server', as: 'text' },
  { ...plain, name: 'port', label: 'Port', as: 'number', min: 1, max: null, unit: '' },
  { ...plain, name: 'header', label: 'Header', as: 'switch', isOn: true },
  { ...plain, name: 'ssl', label: 'Encryption', as: 'choice', options: [], chosen: '', open: 'As needed' },
  { ...plain, name: 'key', label: 'Key', as: 'list' },
  { ...plain, name: 'types', label: 'Types', as: 'pairs', each: 'Column', options: [{ value: 'date', label: 'date' }] },
  { ...plain, name: 'keys', label: 'Keys', as: 'pairs', each: 'Table', options: [] },
];

test('nothing entered is nothing set, so that the defaults of the system hold', () => {
  const entered = enteredFrom(fields, {});
  expect(settingsFrom(fields, entered, {})).toEqual({});
  expect(isEdited(fields, entered, {})).toBe(false);
});

test('what was set is shown, and comes back as it was as long as nobody touches it', () => {
  const settings = { port: 5432, header: false, key: 'id', types: { born: 'date' }, keys: { cheap: ['a', 'b'] } };
  const entered = enteredFrom(fields, settings);
  expect(entered).toMatchObject({ port: '5432', header: false, key: 'id', keys: [{ name: 'cheap', value: 'a, b' }] });
  expect(settingsFrom(fields, entered, settings)).toEqual(settings);
});

test('what is entered becomes the setting that is meant, and an emptied field none', () => {
  const before = { host: 'a', port: 1 };
  const entered = {
    ...enteredFrom(fields, before),
    host: ' db ',
    port: '',
    header: false,
    key: 'id\n\nname\n',
    types: [
      { name: 'born', value: 'date' },
      { name: '', value: 'date' },
    ],
    keys: [{ name: 'cheap', value: 'a,  b' }],
  };
  expect(isEdited(fields, entered, before)).toBe(true);
  expect(settingsFrom(fields, entered, before)).toEqual({
    host: 'db',
    header: false,
    key: ['id', 'name'],
    types: { born: 'date' },
    keys: { cheap: ['a', 'b'] },
  });
});

test('what is no number stays as it is typed, so that the schema can say what is wrong', () => {
  expect(settingsFrom(fields, { ...enteredFrom(fields, {}), port: '54x' }, {})).toEqual({ port: '54x' });
});
