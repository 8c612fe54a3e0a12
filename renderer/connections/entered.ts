import type { FormField } from '../../engine/model/form.ts';
import { readTyped, typedText } from '../words/typed.ts';

/** One line of settings by name. */
export interface PairEntry {
  readonly name: string;
  readonly value: string;
}

/** What stands in a field of a form: text as it is typed, whatever the setting is in the end. */
export type EnteredValue = string | boolean | readonly PairEntry[];
export type EnteredValues = { readonly [field: string]: EnteredValue };

type Settings = { readonly [name: string]: unknown };

const linesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

function shown(field: FormField, value: unknown): EnteredValue {
  switch (field.as) {
    case 'switch':
      return typeof value === 'boolean' ? value : field.isOn;
    case 'list':
      return linesOf(value).join('\n');
    case 'pairs':
      return Object.entries(typeof value === 'object' && value !== null ? value : {}).map(([name, one]) => ({
        name,
        value: linesOf(one).join(', '),
      }));
    case 'choice':
      return typeof value === 'string' ? value : field.chosen;
    case 'text':
    case 'file':
      return value === undefined || value === null ? '' : String(value);
    case 'number':
      return value === undefined || value === null ? '' : typedText('decimal', String(value));
  }
}

/** Settings as a form shows them. */
export const enteredFrom = (fields: readonly FormField[], settings: Settings): EnteredValues =>
  Object.fromEntries(fields.map((field) => [field.name, shown(field, settings[field.name])]));

const parts = (text: string, between: RegExp): readonly string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const textIn = (value: EnteredValue | undefined): string => (typeof value === 'string' ? value : '');

function pairsIn(field: Extract<FormField, { as: 'pairs' }>, value: EnteredValue | undefined): unknown {
  const entries = Array.isArray(value) ? value : [];
  const named = entries.filter((entry: PairEntry) => entry.name.trim() !== '');
  if (named.length === 0) return undefined;
  return Object.fromEntries(
    named.map((entry: PairEntry) => [
      entry.name.trim(),
      field.options.length > 0 ? entry.value : parts(entry.value, /,/),
    ]),
  );
}

/** The setting that is meant; undefined where nothing is set. What is no number stays a text, so that the schema can say so. */
function meant(field: FormField, value: EnteredValue | undefined): unknown {
  const text = textIn(value).trim();
  switch (field.as) {
    case 'switch':
      return value === field.isOn ? undefined : value;
    case 'number': {
      const read = readTyped('decimal', text);
      return text === '' ? undefined : read.ok ? Number(read.value) : text;
    }
    case 'list': {
      const lines = parts(text, /\n/);
      return lines.length === 0 ? undefined : lines;
    }
    case 'pairs':
      return pairsIn(field, value);
    case 'choice':
      return text === '' || text === field.chosen ? undefined : text;
    case 'text':
    case 'file':
      return text === '' ? undefined : text;
  }
}

const same = (one: EnteredValue | undefined, other: EnteredValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Settings from what was entered. A field that nobody touched keeps the very setting that it had. */
export function settingsFrom(fields: readonly FormField[], entered: EnteredValues, before: Settings): Settings {
  const untouched = enteredFrom(fields, before);
  const settings: { [name: string]: unknown } = {};
  for (const field of fields) {
    const { name } = field;
    const setting = same(entered[name], untouched[name]) ? before[name] : meant(field, entered[name]);
    if (setting !== undefined) settings[name] = setting;
  }
  return settings;
}

/** Whether anything differs from what was there. */
export const isEdited = (fields: readonly FormField[], entered: EnteredValues, before: Settings): boolean =>
  !Object.entries(enteredFrom(fields, before)).every(([name, value]) => same(entered[name], value));
