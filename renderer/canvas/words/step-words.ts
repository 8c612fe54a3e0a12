import { findStep } from '../../../engine/core/steps/list.ts';
import type { StepUse } from '../../../engine/model/flow.ts';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { inOwnWords } from '../../words/sentences.ts';
import { textFor, wordsOf } from '../../words/words.ts';

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

/** What a step is called on a line; one that this version does not have goes by its id. */
export function stepLabel({ use, settings = {} }: Pick<StepUse, 'use' | 'settings'>): string {
  const to = settings['to'];
  if (use === 'case' && typeof to === 'string') return textFor('steps', `to-${to}`) ?? wordsOf('steps')('otherCase');
  return textFor('steps', use) ?? findStep(use)?.label ?? use;
}

/** What a kind of step is called in full. */
export const stepName = (use: string): string => textFor('steps', `${use}-full`) ?? findStep(use)?.label ?? use;

type Settings = { readonly [name: string]: unknown };

const word = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

const quoted = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? wordsOf('steps')('quoted', { text: value }) : null;

function cutWords({ keep, characters }: Settings): string | null {
  const many = word(characters);
  return many === null ? null : wordsOf('steps')(keep === 'last' ? 'keep-last' : 'keep-first', { characters: many });
}

function unitWords(settings: Settings): string | null {
  const [from, to] = [word(settings['from']), word(settings['to'])];
  return from === null || to === null ? null : wordsOf('steps')('fromTo', { from, to });
}

function timesWords(settings: Settings): string | null {
  const by = word(settings['by']);
  return by === null ? null : wordsOf('steps')('by', { by });
}

const details: { readonly [use: string]: (settings: Settings) => string | null } = {
  'value-map': ({ pairs }) => (Array.isArray(pairs) ? wordsOf('steps')('pairs', { count: pairs.length }) : null),
  lookup: ({ give }) => (Array.isArray(give) ? word(give[0]) : null),
  phone: ({ country }) => word(country),
  split: ({ separator }) => quoted(separator),
  join: ({ separator }) => quoted(separator),
  cut: cutWords,
  country: ({ to }) => (typeof to === 'string' ? wordsOf('steps')('to', { to }) : null),
  pad: ({ to }) => word(to),
  replace: ({ find }) => quoted(find),
  multiply: timesWords,
  round: ({ scale }) => word(scale),
  'text-to-date': ({ pattern }) => word(pattern),
  'number-parse': ({ style }) => word(style),
  'number-format': ({ style }) => word(style),
  template: ({ template }) => word(template),
  constant: ({ value }) => quoted(value),
  affix: ({ prefix, suffix }) => quoted(prefix) ?? quoted(suffix),
  units: unitWords,
};

/** The setting of a step that tells it from others of its kind, in a word or two. */
export function stepDetail({ use, settings = {} }: Pick<StepUse, 'use' | 'settings'>): string | null {
  const text = details[use]?.(settings) ?? null;
  return text === null ? null : text.replace(/\s+/g, ' ').slice(0, 24);
}

/** What a step does with its settings, in a sentence. */
export function stepSentence({ use, settings = {} }: Pick<StepUse, 'use' | 'settings'>): string {
  const step = findStep(use);
  if (step === undefined) return wordsOf('steps')('unknown', { step: use });
  return inOwnWords(step.sentence(settings));
}
