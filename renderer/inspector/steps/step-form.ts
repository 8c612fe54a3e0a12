import { z } from 'zod';
import { formFields } from '../../../engine/core/form/form-fields.ts';
import { formIssues } from '../../../engine/core/form/form-issues.ts';
import type { Step } from '../../../engine/core/steps/step.ts';
import type { FieldIssue, FormField } from '../../../engine/model/form.ts';
import { useLanguage } from '../../words/language.ts';
import { misspeltNumber, readTyped, typedText } from '../../words/typed.ts';
import { choiceWords, helpWords, settingWords } from './setting-words.ts';

export type Settings = { readonly [name: string]: unknown };

const known = new Map<string, readonly FormField[]>();

function worded(use: string, field: FormField): FormField {
  const named = { ...field, label: settingWords(use, field.name) ?? field.label, help: helpWords(use, field.name) };
  if (named.as !== 'choice') return named;
  return { ...named, options: named.options.map(({ value }) => ({ value, label: choiceWords(use, value) })) };
}

/** The fields of the form for a step's settings, in the words of people. */
export function stepFields(step: Step): readonly FormField[] {
  const key = `${useLanguage.getState().language} ${step.use}`;
  const ready = known.get(key);
  if (ready !== undefined) return ready;
  const schema = z.toJSONSchema(step.settings, { io: 'input' });
  const fields = formFields(schema).map((field) => worded(step.use, field));
  known.set(key, fields);
  return fields;
}

/** Settings with what holds where nothing is set; as they are where they cannot be read. */
export function shownSettings(step: Step, settings: Settings): Settings {
  const read = step.settings.safeParse(settings);
  return read.success && typeof read.data === 'object' && read.data !== null ? { ...read.data } : settings;
}

/** Settings with one of them changed; `undefined` takes it away. */
export function withSetting(settings: Settings, name: string, value: unknown): Settings {
  const { [name]: _, ...rest } = settings;
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** What is wrong with settings, by field. */
export const settingIssues = (step: Step, settings: Settings): readonly FieldIssue[] =>
  formIssues(step.settings, settings);

/** A text as the setting that is meant by it. An emptied field is none where nothing holds by itself and none is asked for. */
export function settingOf(field: FormField, text: string): unknown {
  switch (field.as) {
    case 'number': {
      const read = readTyped('decimal', text);
      return text.trim() === '' ? undefined : read.ok ? Number(read.value) : text.trim();
    }
    case 'list': {
      const lines = text.split('\n').filter((line) => line !== '');
      return lines.length === 0 && !field.required ? undefined : lines;
    }
    case 'text':
    case 'file':
      return text === '' && !field.required && field.placeholder === '' ? undefined : text;
    case 'choice':
      return text === '' ? undefined : text;
    case 'switch':
    case 'pairs':
      return text;
  }
}

/** A setting as text that can be typed. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => String(one)).join('\n');
  if (typeof value === 'number') return typedText('decimal', String(value));
  return value === undefined || value === null ? '' : String(value);
}

/** What is wrong with a number as it was typed; null where it can be read, and where the schema says it better. */
export const unreadNumber = (field: FormField, text: string): string | null =>
  field.as === 'number' ? misspeltNumber(text) : null;

/** Settings that mean something only where another one has a value. */
const onlyWhere: { readonly [setting: string]: readonly [name: string, value: unknown] } = {
  'value-map defaultTo': ['unmapped', 'default'],
  'value-map defaultFrom': ['unmapped', 'default'],
  'list-item position': ['which', 'nth'],
  'replace inverse': ['pattern', true],
};

/** Whether a setting means anything beside the others. */
export function isMeant(use: string, name: string, settings: Settings): boolean {
  const only = onlyWhere[`${use} ${name}`];
  return only === undefined || settings[only[0]] === only[1] || settings[name] !== undefined;
}
