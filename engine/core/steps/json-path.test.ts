import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyJson } from '../../testing/arbitraries.ts';
import { seeds } from '../../testing/seeds.ts';
import { canonJson } from '../values/json.ts';
import { readPath, withPart } from './json-part.ts';
import { findStep } from './list.ts';

type Settings = { readonly [name: string]: unknown };

function forward(settings: Settings, value: string): unknown {
  const made = findStep('json-path')?.forward(settings, [value]);
  return made?.ok === true ? made.value[0] : made?.error.message;
}

function backward(settings: Settings, value: string | null, old: string | null): unknown {
  const made = findStep('json-path')?.backward(settings, [value], [old]);
  return made?.ok === true ? made.value[0] : made?.error.message;
}

describe('a part of JSON', () => {
  test.each([
    ['/a~1b/m~0n', 'x'],
    ['$["a/b"]["m~n"]', 'x'],
    ["$['a/b']['m~n']", 'x'],
    ['$.list[-1]', '9007199254740993'],
    ['/list/0', 'a'],
    ['$.list[*]', ['a', '9007199254740993']],
    ['$.none.deeper', null],
    ['/list/01', null],
    ['$.list.a', null],
    ['/0', 'zero'],
    ['$.quote', '"}],{'],
  ])('the path %s leads to %j', (path, found) => {
    const json = '{"0":"zero","a/b":{"m~n":"x"},"list":["a",9007199254740993],"quote":"\\"}],{"}';
    expect(forward({ path }, json)).toEqual(found);
  });

  test('what is no path is told', () => {
    for (const path of ['a', '$a', '$..a', '$.a[?@.b]', '/a~2', '$[1:2]', '$.']) {
      expect(forward({ path }, '{}')).toContain('not a path');
    }
  });

  test('V15: the way back changes one part and leaves all others, to the digit', () => {
    const old = '{"a":{"b":1.50,"c":1e400},"z":[true,"x"]}';
    expect(backward({ path: '/a/b', type: 'decimal' }, '2', old)).toBe('{"a":{"b":2,"c":1e400},"z":[true,"x"]}');
    expect(backward({ path: '/a/b' }, '2.5', old)).toBe('{"a":{"b":2.5,"c":1e400},"z":[true,"x"]}');
    expect(backward({ path: '/a/b' }, 'two', old)).toBe('{"a":{"b":"two","c":1e400},"z":[true,"x"]}');
    expect(backward({ path: '/z/0' }, 'false', old)).toBe('{"a":{"b":1.50,"c":1e400},"z":[false,"x"]}');
    expect(backward({ path: '/z/2' }, 'new', old)).toBe('{"a":{"b":1.50,"c":1e400},"z":[true,"x","new"]}');
    expect(backward({ path: '/a/b' }, null, old)).toBe('{"a":{"c":1e400},"z":[true,"x"]}');
    expect(backward({ path: '/n/m' }, 'x', old)).toBe('{"a":{"b":1.50,"c":1e400},"n":{"m":"x"},"z":[true,"x"]}');
  });

  test('what cannot be put there is told, and nothing else is lost for it', () => {
    expect(backward({ path: '/a/b' }, 'x', '{"a":"text"}')).toContain('stands where the path goes on');
    expect(backward({ path: '/z/9' }, 'x', '{"z":[]}')).toContain('add the items before it first');
    expect(backward({ path: '/z/0' }, null, '{"z":["a","b"]}')).toContain('cannot be taken out');
    expect(backward({ path: '/a' }, 'x', '{broken')).toContain('is not JSON');
    expect(forward({ path: '/a' }, '{"a":{}}')).toContain('set "type" to "json"');
  });

  for (const seed of seeds(1)) {
    test(`V7, seed ${seed}: JSON that was opened and closed again is what it was`, () => {
      const path = readPath('/tandem/0');
      fc.assert(
        fc.property(anyJson(), (text) => {
          const whole = canonJson(text);
          if (!whole.ok || !path.ok) return;
          const made = withPart(whole.value, path.value, '1.50');
          if (!made.ok || made.value === null) return;
          expect(canonJson(made.value)).toEqual({ ok: true, value: made.value });
          const gone = withPart(made.value, path.value.slice(0, 1), null);
          if (whole.value.startsWith('{') && !whole.value.includes('"tandem"')) expect(gone).toEqual(whole);
        }),
        { seed, numRuns: 300 },
      );
    });
  }
});
