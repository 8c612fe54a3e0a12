import { describe, expect, test } from 'vitest';
import type { Value } from '../../model/value.ts';
import { findStep } from './list.ts';

type Settings = { readonly [name: string]: unknown };

function forward(use: string, settings: Settings, value: Value): Value | undefined {
  const made = findStep(use)?.forward(settings, [value]);
  return made?.ok === true ? made.value[0] : made?.error.message;
}

function backward(use: string, settings: Settings, value: Value, old: Value): Value | undefined {
  const made = findStep(use)?.backward(settings, [value], [old]);
  return made?.ok === true ? made.value[0] : made?.error.message;
}

describe('the way back of a list', () => {
  test('V15: what a filter left out stays in its place', () => {
    const settings = { is: 'starts-with', texts: ['crm:'] };
    const old = ['crm:a', 'shop:b', 'crm:c'];
    expect(backward('list-filter', settings, ['crm:x', 'crm:c', 'crm:d'], old)).toEqual([
      'crm:x',
      'shop:b',
      'crm:c',
      'crm:d',
    ]);
    expect(backward('list-filter', settings, null, old)).toEqual(['shop:b']);
    expect(backward('list-filter', settings, ['other'], old)).toContain('the filter leaves out');
  });

  test('V15: an edited item takes its place among the old ones', () => {
    expect(backward('list-item', { which: 'last' }, 'z', ['a', 'b'])).toEqual(['a', 'z']);
    expect(backward('list-item', { which: 'nth', position: 3 }, 'z', ['a', 'b'])).toEqual(['a', 'b', 'z']);
    expect(backward('list-item', { which: 'nth', position: 4 }, 'z', ['a', 'b'])).toContain('add the items before it');
    expect(backward('list-item', {}, null, ['a'])).toEqual([]);
    expect(backward('list-item', {}, null, ['a', 'b'])).toContain('blank item');
  });

  test('V15: true puts an item in and false takes it out, and the others stay', () => {
    expect(backward('list-has', { item: 'VIP' }, true, ['a'])).toEqual(['a', 'VIP']);
    expect(backward('list-has', { item: 'VIP' }, false, ['VIP', 'a', 'VIP'])).toEqual(['a']);
  });

  test('V15: what a step added or removed is undone only where it was not so before', () => {
    const settings = { add: ['CRM'], remove: ['tmp'] };
    expect(backward('list-change', settings, ['CRM', 'News', 'New'], ['News'])).toEqual(['New', 'News']);
    expect(backward('list-change', settings, ['CRM', 'New'], ['CRM', 'tmp'])).toEqual(['CRM', 'New', 'tmp']);
  });
});

test('numbers are sorted by what they are worth, without passing through a JavaScript number', () => {
  const values = ['9007199254740993', '9007199254740992.5', '-1', '0.1'];
  expect(forward('list-arrange', { sort: 'up', as: 'number' }, values)).toEqual([
    '-1',
    '0.1',
    '9007199254740992.5',
    '9007199254740993',
  ]);
});

test('an item that has the separator in it cannot become part of a text', () => {
  expect(forward('list-join', {}, ['a,b', 'c'])).toContain('has the separator');
  expect(forward('list-join', { reverse: true }, 'a,b, c,,')).toEqual(['a', 'b', 'c']);
});
