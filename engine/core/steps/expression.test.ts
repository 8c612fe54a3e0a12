import { describe, expect, test } from 'vitest';
import type { Value } from '../../model/value.ts';
import { findStep } from './list.ts';

type Part = { readonly [name: string]: unknown };

const step = findStep('expression');
const values = [
  { name: 'price', type: 'decimal' },
  { name: 'count', type: 'integer' },
  { name: 'name', type: 'text' },
  { name: 'tags', type: 'items' },
  { name: 'open', type: 'boolean' },
];
const held: readonly Value[] = ['0.1', '3', 'Zoë', ['a', 'b'], true];

function worked(expression: string, given: readonly Value[] = held, more: Part = {}): unknown {
  const made = step?.forward({ values, expression, ...more }, given);
  return made?.ok === true ? made.value[0] : made?.error.message;
}

describe('an expression', () => {
  test.each([
    ['price + decimal("0.2")', '0.3'],
    ['price * 3 == decimal("0.3")', true],
    ['count * 9007199254740993', '27021597764222979'],
    ['decimal(1) / 3', '0.33333333333333333333'],
    ['round(decimal("2.345"), 2)', '2.35'],
    ['-price < 0 && max(price, decimal(2)) >= 2', true],
    ['int(decimal("-2.9"))', '-2'],
    ['string(price) + " x " + string(count)', '0.1 x 3'],
    ['name.upper() + name.lower()', 'ZOËzoë'],
    ['name.like("^Z.ë$") ? "yes" : "no"', 'yes'],
    ['name.parts("o").join("-")', 'Z-ë'],
    ['tags.map(tag, tag + "!").filter(tag, tag != "b!")', ['a!']],
    ['tags.exists(tag, tag == "b") && open', true],
    ['size(tags) + size(name)', '5'],
    ['"a" in tags ? "in" : "out"', 'in'],
  ])('%s gives %j', (expression, result) => {
    expect(worked(expression)).toEqual(result);
  });

  test.each([
    ['nme + "x"', 'Unknown variable: nme'],
    ['name + 1', 'no such overload: string + int'],
    ['name +', 'cannot be read'],
    ['price * 1.19', 'Write 1.19 as decimal("1.19")'],
    ['name.matches("(a+)+$")', 'There is no function matches here; use like'],
    ['timestamp("2026-01-01T00:00:00Z").getHours()', 'There is no function'],
    ['cel.bind(x, name, x + x)', 'There is no function bind'],
    ['tags.exists(a, tags.exists(b, a == b))', 'one inside the other is not allowed'],
    ['tags.map(a, a).map(a, a).map(a, a).map(a, a)', 'more than 3 times'],
    ['{"a": name}', 'only text, numbers'],
    [`name${' + name'.repeat(200)}`, 'cannot be read'],
    ['name.__proto__', 'cannot be read'],
    ['name.constructor("x")', 'There is no function constructor'],
  ])('%s is told when the flow is checked', (expression, words) => {
    const types = step?.types({ values: values.slice(0, 4), expression }, []);
    expect(types?.ok === false ? types.error : '').toContain(words);
  });

  test('what cannot be worked out parks the field with its values', () => {
    expect(worked('price / (count - 3)')).toMatch(/^The expression cannot be worked out for price = "0.1", .*zero\.$/u);
    expect(worked('count * 9223372036854775807')).toContain('overflow');
    const long = ['9'.repeat(400), '1', 'x', ['a'], true];
    expect(worked('price * price * price', long)).toContain('longer than 1000 digits');
    expect(worked('tags[7]')).toContain('cannot be worked out');
    expect(worked('name.like("(")')).toContain('cannot be worked out');
    expect(worked('string(count)', ['1', '9007199254740993000', 'x', ['a'], true])).toContain('use decimal');
    expect(worked('name.replace("a", "aaaaaaaaaa").size()', ['1', '1', 'a'.repeat(20_000), ['a'], true])).toContain(
      'longer',
    );
    expect(worked('name', ['1', '1', 'a'.repeat(20_001), ['a'], true])).toContain('too many for an expression');
  });

  test('a pattern takes time in proportion to the text, whatever it says', () => {
    expect(worked('name.like("(a+)+$")', ['1', '1', `${'a'.repeat(10_000)}!`, ['a'], true])).toBe(false);
  });

  test('a blank value makes the result blank, unless blanks count as empty', () => {
    expect(worked('name + "!"', [null, '1', 'x', ['a'], true])).toBe(null);
    expect(worked('name + "!"', [null, '1', 'x', [], null], { blanks: 'empty' })).toBe('x!');
    expect(worked('name + "!"', [null, null, '', [], null], { blanks: 'empty' })).toBe(null);
  });

  test('the way back knows the result and the values as they are now', () => {
    const settings = {
      values: [{ name: 'first' }, { name: 'last' }],
      expression: 'first + " " + last',
      back: ['result.endsWith(last) ? result.substring(0, size(result) - size(last)).trim() : first', 'last'],
    };
    const made = step?.backward(settings, ['Maria Smith'], ['Anna', 'Smith']);
    expect(made).toEqual({ ok: true, value: ['Maria', 'Smith'] });
    const wrong = step?.types({ ...settings, back: ['1', 'last'] }, [{ kind: 'text' }, { kind: 'text' }]);
    expect(wrong?.ok === false ? wrong.error : '').toContain('The way back gives integer for "first", which is text.');
  });
});
