import { expect, test } from 'vitest';
import { pickStep } from '../../../engine/core/steps/pick.ts';
import { elseIn, newCondition, pickComparisons, rulesIn, turned, withValue } from './pick-settings.ts';

test('what is set is read with what holds by itself, and nothing is read of what is none', () => {
  const rules = rulesIn({ rules: [{ when: [{ is: 'blank' }], give: { text: 'A' } }] });
  expect(rules).toEqual([{ mode: 'all', when: [{ of: 1, is: 'blank', as: 'text' }], give: { text: 'A' } }]);
  expect(rulesIn({ rules: 'many' })).toEqual([]);
  expect(elseIn({ else: { value: 2 } })).toEqual({ value: 2 });
  expect(elseIn({})).toBeNull();
});

test('a condition is compared as its value is, and keeps what it compares with where that fits', () => {
  const first = newCondition({ kind: 'decimal' });
  expect(first).toEqual({ of: 1, is: 'not-blank', as: 'number' });
  const least = turned(first, { is: 'at-least' }, { kind: 'decimal' });
  expect(least).toEqual({ of: 1, is: 'at-least', as: 'number', value: '0' });
  const thousand = withValue(least, '1000');
  expect(turned(thousand, { is: 'greater' }, { kind: 'decimal' }).value).toBe('1000');
  expect(turned(thousand, { of: 2 }, { kind: 'text' })).toMatchObject({ of: 2, is: 'not-blank', as: 'text' });
});

test('every comparison that is offered for a value makes settings that the step takes', () => {
  for (const type of [
    { kind: 'text' },
    { kind: 'integer' },
    { kind: 'decimal' },
    { kind: 'boolean' },
    { kind: 'date' },
    { kind: 'set' },
  ] as const)
    for (const is of pickComparisons(type)) {
      const made = turned(newCondition(type), { is }, type);
      const when = [made.value === '' ? withValue(made, 'a') : made];
      const read = pickStep.settings.safeParse({ rules: [{ when, give: { text: 'A' } }] });
      expect(read.success, `${type.kind} ${is} ${JSON.stringify(made)}`).toBe(true);
    }
});
