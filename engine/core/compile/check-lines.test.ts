import { describe, expect, test } from 'vitest';
import { canAll, flowOf, people, peopleWith, problemsOf, shapesWith, wordsOf } from '../../testing/demo-flow.ts';

const problems = (map: { readonly [part: string]: unknown }) => problemsOf(flowOf(peopleWith(map)));
const words = (map: { readonly [part: string]: unknown }) => wordsOf(flowOf(peopleWith(map)));
const step = (use: string, settings: unknown = {}) => ({ id: 'step', use, settings });
const phones = { left: 'phone', right: 'telephone' };

describe('lines between fields', () => {
  test('C8: a line leads to fields that can be written, and each field is written by one line', () => {
    expect(problems({ left: 'score', right: 'visits', direction: 'to-right' })).toEqual([]);
    expect(problems({ left: 'score', right: 'visits' })).toEqual(['people/extra field/read-only']);
    expect(problems({ left: 'origin', right: 'telephone' })).toEqual(['people/extra field/on-create']);
    expect(problems({ left: 'origin', right: 'telephone', direction: 'to-left-on-create' })).toEqual([]);
    expect(problems({ left: 'phone', right: 'mail' })).toEqual(['people/extra field/written-twice']);
    expect(problems({ left: 'phone', right: 'mail', direction: 'to-left' })).toEqual([]);
    expect(problems({ left: ['phone', 'phone'], right: 'telephone' })).toContain('people/extra line/ends');
    const noUpdate = shapesWith('erp', { can: { ...canAll, update: false } });
    expect(problemsOf(flowOf(people()), noUpdate)).toEqual([
      'people/name field/not-updated',
      'people/email field/not-updated',
    ]);
    expect(problemsOf(flowOf(people({ fields: [] })))).toContain('people sync/no-maps');
  });

  test('C8: a key is written when a record is created and never after, unless it is what records are matched by', () => {
    expect(problems({ left: 'phone', right: 'number', direction: 'to-right' })).toEqual(['people/extra field/key']);
    const keys = { left: 'phone', right: 'number' };
    const match = { tiers: [{ left: ['phone'], right: ['number'] }] };
    expect(problemsOf(flowOf(peopleWith(keys, { match })))).toEqual([]);
    const both = { tiers: [{ left: ['email', 'phone'], right: ['mail', 'number'] }] };
    expect(problemsOf(flowOf(peopleWith(keys, { match: both })))).toEqual([]);
    const either = { tiers: [...match.tiers, { left: ['email'], right: ['mail'] }] };
    expect(problemsOf(flowOf(peopleWith(keys, { match: either })))).toEqual(['people/extra field/key']);
  });

  test('C12: a line between fields of different kinds is told which step would turn one into the other', () => {
    expect(words({ left: 'score', right: 'telephone', direction: 'to-right' })).toEqual([
      expect.stringContaining('"use": "text-to-number"'),
    ]);
    expect(words({ left: 'tags', right: 'telephone' })).toEqual([expect.stringContaining('"use": "list-join"')]);
  });

  test('C12: steps are known and set right', () => {
    expect(words({ ...phones, steps: [step('caes')] })).toEqual(['There is no step "caes". Did you mean "case"?']);
    expect(words({ ...phones, steps: [step('case', { to: 'uper' })] })).toEqual([
      'The settings of the step "Upper or lower case" are not right at "to": It must be one of "upper", "lower", "title", "sentence". Mend this setting.',
    ]);
    expect(problems({ ...phones, steps: [step('case', { to: 'upper', loud: true })], direction: 'to-right' })).toEqual([
      'people/extra/step step/settings',
    ]);
  });

  test('C12: what a line brings fits what it leads to, else the problem names a step that would mend it', () => {
    expect(problems({ left: 'phone', right: 'state' })).toEqual([]);
    expect(problems({ left: 'phone', right: 'limit' })).toEqual(['people/extra line/types']);
    expect(words({ left: 'phone', right: 'limit' })[0]).toMatch('"use": "text-to-number"');
    expect(words({ left: 'born', right: 'birthday' })[0]).toMatch('"use": "text-to-date"');
    expect(words({ left: 'updated', right: 'seen', direction: 'to-right' })[0]).toMatch('"zone":"Europe/Berlin"');
    expect(words({ left: ['phone', 'origin'], right: 'telephone', direction: 'to-right' })[0]).toMatch('"use": "join"');
    expect(problems({ left: ['phone', 'origin'], right: 'telephone', direction: 'to-right' })).toEqual([
      'people/extra line/ends',
    ]);
    expect(problems({ left: 'born', right: 'birthday', steps: [step('case', { to: 'upper' })] })).toEqual([
      'people/extra/step step/types',
    ]);
  });

  test('C12: the steps of a line that only goes to the left start on the right', () => {
    const line = { left: 'credit', right: 'telephone', steps: [step('text-to-number')] };
    expect(problems({ ...line, direction: 'to-left' })).toEqual([]);
    expect(problems({ ...line, direction: 'to-right' })).toEqual(['people/extra/step step/types']);
  });

  test('C13: a line that goes both ways over a step without a way back is refused, and the problem names the step', () => {
    const steps = [step('template', { template: 'Tel. {1}' })];
    expect(words({ ...phones, steps })).toEqual([
      expect.stringMatching(/^The step ".+" has no way back, and this line goes both ways. Make the line one-way/),
    ]);
    expect(problems({ ...phones, steps })).toEqual(['people/extra/step line/no-way-back']);
    expect(problems({ ...phones, steps, direction: 'to-right' })).toEqual([]);
  });

  test('C14: a line whose way back loses something goes both ways with a piece of advice that shows an example', () => {
    expect(problems({ ...phones, steps: [step('case', { to: 'upper' })] })).toEqual(['people/extra line/lossy?']);
    expect(words({ ...phones, steps: [step('case', { to: 'upper' })] })[0]).toMatch('which is sent as "ANNA SMITH"');
    expect(problems({ ...phones, steps: [step('case', { to: 'upper' })], direction: 'to-right' })).toEqual([]);
  });

  test('C14: a look-up that gives several values the same is named itself, with how many they are', () => {
    const rows = (last: string) => [
      ['Ann', 'A'],
      ['Bob', 'B'],
      ['Ben', last],
    ];
    const look = (last: string) =>
      step('lookup', { find: ['person'], give: ['code'], table: { columns: ['person', 'code'], rows: rows(last) } });
    expect(problems({ ...phones, steps: [look('B')] })).toEqual(['people/extra/step line/lossy?']);
    expect(words({ ...phones, steps: [look('B')] })[0]).toMatch('cannot tell 2 values apart on its way back');
    expect(problems({ ...phones, steps: [look('C')] })).not.toContain('people/extra/step line/lossy?');
    expect(problems({ ...phones, steps: [look('B')], direction: 'to-right' })).toEqual([]);
  });

  test('C15: choices that the other end does not have are named as advice', () => {
    expect(words({ left: 'status', right: 'state' })).toEqual([
      'The two ends have different choices: "former" cannot be stored where this line leads. Such values wait for a person. Add the step "Map values" (value-map), or the missing choices.',
    ]);
    expect(words({ left: 'status', right: 'state', direction: 'to-left' })).toEqual([]);
  });
});
