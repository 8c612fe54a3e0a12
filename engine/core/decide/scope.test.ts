import { expect, test } from 'vitest';
import type { Condition } from '../../model/flow.ts';
import type { SidePlan } from '../../model/plan.ts';
import type { Fields, Value } from '../../model/value.ts';
import { field } from '../../testing/demo-flow.ts';
import { syncPlan } from '../../testing/plans.ts';
import { inScope } from './scope.ts';

const side = (filter: SidePlan['filter']): SidePlan => ({
  ...syncPlan([]).left,
  fields: [
    field('name', { kind: 'text' }),
    field('size', { kind: 'decimal' }),
    field('day', { kind: 'date' }),
    field('tags', { kind: 'set' }),
    field('open', { kind: 'boolean' }),
  ],
  filter,
});

const within = (is: Condition['is'], name: string, value: Value | undefined, held: Value): boolean | null =>
  inScope(side({ mode: 'all', conditions: [{ field: name, is, ...(value === undefined ? {} : { value }) }] }), {
    [name]: held,
  });

test('D9: a side without a filter takes every record', () => {
  expect(inScope(side(null), {})).toBe(true);
});

test('D9: equal, not-equal, one-of and none-of compare by value', () => {
  expect(within('equal', 'name', 'Bonn', 'Bonn')).toBe(true);
  expect(within('equal', 'name', 'Bonn', 'bonn')).toBe(false);
  expect(within('equal', 'open', true, true)).toBe(true);
  expect(within('not-equal', 'name', 'Bonn', null)).toBe(true);
  expect(within('one-of', 'name', ['Bonn', 'Köln'], 'Köln')).toBe(true);
  expect(within('none-of', 'name', ['Bonn', 'Köln'], 'Köln')).toBe(false);
  expect(within('one-of', 'name', undefined, 'Köln')).toBe(false);
});

test('D9: blank is NULL, the empty text and the empty set', () => {
  expect([within('blank', 'name', undefined, null), within('blank', 'name', undefined, '')]).toEqual([true, true]);
  expect(within('blank', 'tags', undefined, [])).toBe(true);
  expect(within('not-blank', 'size', undefined, '0')).toBe(true);
});

test('D9: numbers and dates are compared by value; a blank is neither more nor less', () => {
  expect([within('greater', 'size', '9', '10'), within('greater', 'size', '9', '9')]).toEqual([true, false]);
  expect([within('at-least', 'size', '9', '9'), within('at-most', 'size', '9', '10')]).toEqual([true, false]);
  expect([
    within('less', 'day', '2026-03-31', '2026-03-30'),
    within('at-most', 'day', '2026-03-31', '2026-03-31'),
  ]).toEqual([true, true]);
  for (const is of ['greater', 'less', 'at-least', 'at-most'] as const)
    expect(within(is, 'size', '9', null)).toBe(false);
});

test('D9: contains, starts-with and ends-with look into texts, contains into sets too', () => {
  expect(within('contains', 'name', 'onn', 'Bonn')).toBe(true);
  expect(within('contains', 'name', 'BONN', 'Bonn')).toBe(true);
  expect(within('starts-with', 'name', 'Bo', 'Bonn')).toBe(true);
  expect(within('ends-with', 'name', 'Bo', 'Bonn')).toBe(false);
  expect([within('contains', 'tags', 'a', ['a', 'b']), within('contains', 'tags', 'c', ['a', 'b'])]).toEqual([
    true,
    false,
  ]);
});

test('D9: all conditions must hold, or any of them, as the filter says', () => {
  const conditions: Condition[] = [
    { field: 'name', is: 'equal', value: 'Bonn' },
    { field: 'size', is: 'greater', value: '5' },
  ];
  const record = (name: string, size: string): Fields => ({ name, size });
  const by = (mode: 'all' | 'any', fields: Fields) => inScope(side({ mode, conditions }), fields);
  expect([by('all', record('Bonn', '6')), by('all', record('Bonn', '5'))]).toEqual([true, false]);
  expect([by('any', record('Bonn', '5')), by('any', record('Köln', '5'))]).toEqual([true, false]);
});

test('D9: a field that was not read leaves it open whether a record is within', () => {
  const conditions: Condition[] = [
    { field: 'name', is: 'equal', value: 'Bonn' },
    { field: 'size', is: 'greater', value: '5' },
  ];
  expect(inScope(side({ mode: 'any', conditions }), { name: 'Bonn' })).toBeNull();
  expect(within('blank', 'nowhere', undefined, null)).toBeNull();
});
