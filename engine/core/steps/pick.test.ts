import { describe, expect, test } from 'vitest';
import type { FieldType, Value } from '../../model/value.ts';
import { findStep } from './list.ts';

type Part = { readonly [name: string]: unknown };

const step = findStep('pick');
const yes = (...when: Part[]): Part => ({ rules: [{ when, give: { text: 'yes' } }], else: { text: 'no' } });

function picked(condition: Part, value: Value): Value | undefined {
  const made = step?.forward(yes(condition), [value]);
  return made?.ok === true ? made.value[0] : made?.error.message;
}

function types(settings: Part, ...before: FieldType[]): readonly FieldType[] | string | undefined {
  const made = step?.types(settings, before);
  return made?.ok === true ? made.value : made?.error;
}

describe('picking by condition', () => {
  test('numbers are compared by what they are worth, texts by their characters, times by time', () => {
    expect(picked({ is: 'greater', value: '9', as: 'number' }, '10')).toBe('yes');
    expect(picked({ is: 'equal', value: '1.50', as: 'number' }, '1.5')).toBe('yes');
    expect(picked({ is: 'greater', value: '9007199254740992', as: 'number' }, '9007199254740993')).toBe('yes');
    expect(picked({ is: 'equal', value: '10' }, '10.0')).toBe('no');
    expect(picked({ is: 'less', value: '2026-03-31T00:00:00Z', as: 'moment' }, '2026-03-30T23:59:59.999Z')).toBe('yes');
    expect(picked({ is: 'equal', value: true, as: 'boolean' }, true)).toBe('yes');
    expect(picked({ is: 'contains', value: 'VIP', as: 'items' }, ['VIP', 'a'])).toBe('yes');
    expect(picked({ is: 'equal', value: ['b', 'a'], as: 'items' }, ['a', 'b'])).toBe('yes');
    expect(picked({ is: 'none-of', value: ['a', 'b'] }, 'c')).toBe('yes');
  });

  test('a blank value is neither greater nor less, and can be asked about', () => {
    expect(picked({ is: 'at-most', value: '0', as: 'number' }, null)).toBe('no');
    expect(picked({ is: 'blank' }, null)).toBe('yes');
    expect(picked({ is: 'not-blank' }, '')).toBe('no');
  });

  test('conditions that cannot be asked are told before anything runs', () => {
    const text: FieldType = { kind: 'text' };
    expect(types(yes({ is: 'greater', value: '1' }), text)).toContain('Only numbers, dates and times');
    expect(types(yes({ is: 'equal' }), text)).toContain('every other comparison needs one');
    expect(types(yes({ is: 'equal', value: 'x', as: 'number' }), text)).toContain('not one of its kind');
    expect(types(yes({ is: 'equal', value: '1', as: 'number' }), text)).toBe(
      'Value 1 is text, and a condition has "as": "number"; set it to "text".',
    );
    expect(types(yes({ is: 'blank', of: 2 }), text)).toBe('A condition looks at value 2, and 1 come in.');
    expect(types(yes({ is: 'less', value: '14:05', as: 'moment' }), { kind: 'time', digits: 0 })).toBe(
      'Write "14:05" in the condition as "14:05:00".',
    );
  });

  test('all outcomes are of one kind', () => {
    const settings = { rules: [{ when: [{ is: 'not-blank' }], give: { value: 1 } }], else: { text: '-' } };
    expect(types(settings, { kind: 'choice', options: ['a'] })).toEqual([{ kind: 'text' }]);
    expect(types(settings, { kind: 'date' })).toContain('make all outcomes of one kind');
  });
});
