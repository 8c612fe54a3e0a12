import { expect, test } from 'vitest';
import { findStep, steps } from '../../../engine/core/steps/list.ts';
import { isMeant, settingIssues, settingOf, shownSettings, stepFields, textOf, withSetting } from './step-form.ts';

const step = (use: string) => {
  const found = findStep(use);
  if (found === undefined) throw new Error(`no step ${use}`);
  return found;
};
const field = (use: string, name: string) => {
  const found = stepFields(step(use)).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no setting ${name}`);
  return found;
};

test('every step has a form, and every field of it a label', () => {
  for (const one of steps) for (const { label } of stepFields(one)) expect(label).not.toBe('');
});

test('settings become fields of their kind, with choices in words', () => {
  expect(stepFields(step('cut')).map(({ name, as }) => [name, as])).toEqual([
    ['keep', 'choice'],
    ['characters', 'number'],
  ]);
  const to = field('case', 'to');
  expect(to.as === 'choice' ? to.options.map((one) => one.label) : []).toContain('UPPER CASE');
});

test('what holds where nothing is set is shown', () => {
  expect(shownSettings(step('clean'), {})).toMatchObject({ trim: true, spaces: 'collapse' });
});

test('a text becomes the setting that is meant', () => {
  expect(settingOf(field('cut', 'characters'), '7')).toBe(7);
  expect(settingOf(field('cut', 'characters'), 'many')).toBe('many');
  expect(settingOf(field('list-filter', 'texts'), 'a\n\nb')).toEqual(['a', 'b']);
  expect(settingOf(field('join', 'separator'), '')).toBe('');
  expect(settingOf(field('phone', 'country'), '')).toBeUndefined();
  expect(textOf(['a', 'b'])).toBe('a\nb');
});

test('what a step does not take is told at its field', () => {
  expect(settingIssues(step('cut'), withSetting({}, 'characters', 'many')).map((one) => one.field)).toEqual([
    'characters',
  ]);
  expect(settingIssues(step('cut'), { characters: 3 })).toEqual([]);
});

test('a default is asked for only where values take it', () => {
  expect(isMeant('value-map', 'defaultTo', { unmapped: 'ask' })).toBe(false);
  expect(isMeant('value-map', 'defaultTo', { unmapped: 'default' })).toBe(true);
});
