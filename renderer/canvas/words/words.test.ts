import { afterEach, expect, test } from 'vitest';
import { steps } from '../../../engine/core/steps/list.ts';
import { Field } from '../../../engine/model/shape.ts';
import { chooseLanguage } from '../../words/language.ts';
import { fieldIcon } from './field-icon.ts';
import { stepDetail, stepLabel, stepName, stepSentence } from './step-words.ts';
import { tupleText, valueText } from './value-text.ts';

afterEach(() => chooseLanguage('en'));

const field = (label: string, type: object = { kind: 'text' }): Field =>
  Field.parse({
    name: 'x',
    label,
    type,
    required: false,
    nullable: true,
    writable: 'always',
    unique: false,
    emptyIsNull: false,
  });

test.each([
  ['Email', 'mail'],
  ['E-mail', 'mail'],
  ['Phone number', 'phone'],
  ['Telephone', 'phone'],
  ['Street address', 'pin'],
  ['Town', 'pin'],
  ['Postal code', 'hash'],
  ['Country/Region', 'globe'],
  ['Company name', 'building'],
  ['Contact owner', 'user'],
  ['Account manager', 'user'],
  ['ERP customer no.', 'hash'],
  ['Job title', 'text'],
])('a text called %s has the icon %s', (label, icon) => {
  expect(fieldIcon(field(label), false)).toBe(icon);
});

test('a type that says more than the name has its own icon', () => {
  expect(fieldIcon(field('Email opt-in', { kind: 'boolean' }), false)).toBe('toggle');
  expect(fieldIcon(field('Status', { kind: 'choice', options: [] }), false)).toBe('choice');
  expect(fieldIcon(field('Customer no.'), true)).toBe('key');
});

test('values stand on one line, blank ones are nothing', () => {
  expect(valueText(true)).toBe('Yes');
  expect(valueText({ amount: '12.50', currency: 'EUR' })).toBe('12.50 EUR');
  expect(valueText('2026-03-31T14:05:06.5Z')).toBe('2026-03-31 14:05');
  expect(valueText('two\nlines')).toBe('two lines');
  expect([valueText(null), valueText(''), valueText(undefined)]).toEqual([null, null, null]);
  expect(tupleText(['Ruiz', null, 'Ana'])).toBe('Ruiz, Ana');
});

test('a step shows the setting that tells it from others', () => {
  expect(stepDetail({ use: 'value-map', settings: { pairs: [{ from: 'a', to: 'b' }] } })).toBe('1 pair');
  expect(stepDetail({ use: 'multiply', settings: { by: '100' } })).toBe('by 100');
  expect(stepLabel({ use: 'case', settings: { to: 'lower' } })).toBe('Lower case');
  expect(stepLabel({ use: 'no-such-step' })).toBe('no-such-step');
});

test('every step has a name in each language; in English it is the one that the engine has', async () => {
  for (const { use, label } of steps) expect(stepName(use), use).toBe(label);
  const english = steps.map(({ use }) => stepName(use));
  await chooseLanguage('de');
  const named = steps.map(({ use }) => stepName(use));
  expect(steps.filter((_, at) => named[at] === english[at])).toEqual([]);
  expect(stepLabel({ use: 'phone' })).toBe('Telefonnummer');
});

test('a step is told with its settings, in either language', async () => {
  const use = { use: 'phone', settings: { country: 'DE' } };
  expect(stepSentence(use)).toContain('DE');
  await chooseLanguage('de');
  expect(stepSentence(use)).toBe('Schreibt Telefonnummern in der Form „E.164“; ohne Land gilt DE.');
  expect(stepSentence({ use: 'no-such-step' })).toContain('„no-such-step“');
});
