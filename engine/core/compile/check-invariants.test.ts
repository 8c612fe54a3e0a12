import { describe, expect, test } from 'vitest';
import { flowOf, people, planOf, problemsOf, wordsOf } from '../../testing/demo-flow.ts';
import { explain } from './explain.ts';

const fields = [
  { id: 'email', left: 'email', right: 'mail' },
  { id: 'phone', left: 'phone', right: 'telephone' },
  { id: 'credit', left: 'credit', right: 'limit' },
];
const holding = (...invariants: readonly object[]) =>
  flowOf(
    people({
      fields,
      rules: { create: { right: 'wait' } },
      groups: [{ id: 'reach', maps: ['email', 'phone', 'credit'], invariants }],
    }),
  );
const together = { is: 'together', side: 'left', fields: ['email', 'phone'] };

describe('what must hold in a group', () => {
  test('C28: is part of the plan with all its numbers, and is told', () => {
    const plan = planOf(holding(together, { is: 'sum', side: 'right', total: 'limit', of: ['limit'], within: '0.10' }));
    expect(plan.syncs[0]?.units[0]?.invariants[1]).toMatchObject({ within: '0.1' });
    const text = explain(plan);
    expect(text).toContain('on the left email and phone have a value, or none of them');
    expect(text).toContain('on the right limit is limit, give or take 0.1');
  });

  test('C28: looks at fields of the group’s own field maps', () => {
    expect(wordsOf(holding({ ...together, fields: ['email', 'phon'] }))).toEqual([
      'What must hold in the group "reach" names "phon", which no field map of the group has on the left side. Did you mean "phone"?',
    ]);
    expect(problemsOf(holding({ ...together, side: 'right' }))).toEqual([
      'people/reach invariant/unknown-field',
      'people/reach invariant/unknown-field',
    ]);
  });

  test('C28: adds up numbers only, and orders what has one', () => {
    expect(wordsOf(holding({ is: 'sum', side: 'left', total: 'credit', of: ['email'], within: 'x' }))).toEqual([
      '"email" is text, and a sum is made of numbers. Take a field that is one.',
      '"within" is "x", which is no number. Write it like "0.01".',
    ]);
    expect(wordsOf(holding({ is: 'order', side: 'left', fields: ['credit', 'email'] }))).toEqual([
      '"email" is text, and its order after "credit" cannot be told. Take numbers, dates, times or texts, all of one type.',
    ]);
  });

  test('C28: an expression is one that can be read and is true or false', () => {
    const says = (expression: string, type = 'decimal') =>
      wordsOf(holding({ is: 'true', side: 'left', values: [{ field: 'credit', name: 'credit', type }], expression }));
    expect(says('credit < decimal("9")')).toEqual([]);
    expect(says('credit + decimal("1")')).toEqual([
      '"credit + decimal("1")" gives decimal, not true or false. Compare something.',
    ]);
    expect(says('credit <')[0]).toMatch(/^"credit <" cannot be read: .* Mend the expression\.$/);
    expect(says('credit == "x"', 'text')).toEqual([
      expect.stringMatching(/^"credit" is a .*number.*, not text\. Give it the type that it has\.$/),
    ]);
  });
});
