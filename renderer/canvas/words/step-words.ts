import { findStep } from '../../../engine/core/steps/list.ts';
import type { StepUse } from '../../../engine/model/flow.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';

const icons: { readonly [use: string]: IconName } = {
  clean: 'text',
  case: 'aa',
  cut: 'text',
  pad: 'text',
  affix: 'text',
  replace: 'refresh',
  split: 'split',
  join: 'bracket',
  template: 'note',
  markup: 'aa',
  'value-map': 'swap',
  lookup: 'book',
  'text-to-number': 'hash',
  'text-to-boolean': 'toggle',
  'text-to-date': 'cal',
  'text-to-choice': 'choice',
  'number-format': 'hash',
  'number-parse': 'hash',
  round: 'hash',
  multiply: 'hash',
  units: 'hash',
  'date-time': 'clock',
  phone: 'phone',
  email: 'mail',
  url: 'globe',
  country: 'globe',
  language: 'globe',
  currency: 'money',
  mask: 'shield',
  'hash-text': 'lock',
  'first-non-blank': 'choice',
  pick: 'rule',
  expression: 'rule',
  constant: 'pin',
};

/** The icon of a step. */
export const stepIcon = (use: string): IconName => icons[use] ?? (use.startsWith('list-') ? 'choice' : 'rule');

/** Names short enough for a line; the others go by the name that the step has itself. */
const shorts: { readonly [use: string]: string } = {
  clean: 'Clean up',
  affix: 'Prefix',
  replace: 'Replace',
  template: 'Template',
  markup: 'Markup',
  'value-map': 'Value map',
  lookup: 'Look up',
  'text-to-number': 'To number',
  'text-to-boolean': 'Yes or no',
  'text-to-date': 'To date',
  'text-to-choice': 'To choice',
  'number-format': 'Write number',
  'number-parse': 'Read number',
  'date-time': 'Date and time',
  phone: 'Format phone',
  email: 'Tidy e-mail',
  url: 'Tidy web address',
  'first-non-blank': 'First filled',
  pick: 'Pick',
};

const cases: { readonly [to: string]: string } = {
  upper: 'Upper case',
  lower: 'Lower case',
  title: 'Title case',
  sentence: 'Sentence case',
};

/** What a step is called on a line; one that this version does not have goes by its id. */
export function stepLabel({ use, settings = {} }: Pick<StepUse, 'use' | 'settings'>): string {
  const to = settings['to'];
  if (use === 'case' && typeof to === 'string') return cases[to] ?? 'Letter case';
  return shorts[use] ?? findStep(use)?.label ?? use;
}

type Settings = { readonly [name: string]: unknown };

const counted = (list: unknown, one: string): string | null =>
  Array.isArray(list) ? `${list.length} ${one}${list.length === 1 ? '' : 's'}` : null;

const word = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

const quoted = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? `"${value}"` : null);

const details: { readonly [use: string]: (settings: Settings) => string | null } = {
  'value-map': ({ pairs }) => counted(pairs, 'pair'),
  lookup: ({ give }) => (Array.isArray(give) ? word(give[0]) : null),
  phone: ({ country }) => word(country),
  split: ({ separator }) => quoted(separator),
  join: ({ separator }) => quoted(separator),
  cut: ({ keep = 'first', characters }) => (word(characters) === null ? null : `${word(keep)} ${word(characters)}`),
  country: ({ to }) => (typeof to === 'string' ? `to ${to}` : null),
  pad: ({ to }) => word(to),
  replace: ({ find }) => quoted(find),
  multiply: ({ by }) => (word(by) === null ? null : `by ${word(by)}`),
  round: ({ scale }) => word(scale),
  'text-to-date': ({ pattern }) => word(pattern),
  'number-parse': ({ style }) => word(style),
  'number-format': ({ style }) => word(style),
  template: ({ template }) => word(template),
  constant: ({ value }) => quoted(value),
  affix: ({ prefix, suffix }) => quoted(prefix) ?? quoted(suffix),
  units: ({ from, to }) => (word(from) === null ? null : `${word(from)} to ${word(to)}`),
};

/** The setting of a step that tells it from others of its kind, in a word or two. */
export function stepDetail({ use, settings = {} }: Pick<StepUse, 'use' | 'settings'>): string | null {
  const text = details[use]?.(settings) ?? null;
  return text === null ? null : text.replace(/\s+/g, ' ').slice(0, 24);
}

/** What a step does with its settings, in a sentence. */
export function stepSentence({ use, settings = {} }: Pick<StepUse, 'use' | 'settings'>): string {
  const step = findStep(use);
  return step === undefined ? `There is no step "${use}" in this version.` : step.sentence(settings);
}
