import { describe, expect, test } from 'vitest';
import type { Value } from '../../model/value.ts';
import { findStep } from './list.ts';

type Settings = { readonly [name: string]: unknown };

function forward(use: string, settings: Settings, value: Value): Value | undefined {
  const made = findStep(use)?.forward(settings, [value]);
  return made?.ok === true ? made.value[0] : made?.error.message;
}

function backward(use: string, settings: Settings, value: Value, old: Value = null): Value | undefined {
  const made = findStep(use)?.backward(settings, [value], old === null ? null : [old]);
  return made?.ok === true ? made.value[0] : made?.error.message;
}

const wayOf = (use: string, settings: Settings) => findStep(use)?.way(settings, [{ kind: 'decimal' }]);

describe('texts', () => {
  test('a cut takes no character apart, and a text that was cut comes back whole unless it was edited', () => {
    expect(forward('cut', { characters: 1 }, '🇩🇪🇫🇷')).toBe('🇩🇪');
    expect(forward('cut', { characters: 2, keep: 'last' }, 'a👍🏽e\u0323\u0301')).toBe(
      '👍🏽e\u0323\u0301'.normalize('NFC'),
    );
    expect(backward('cut', { characters: 4 }, 'Anna', 'Anna Smith')).toBe('Anna Smith');
    expect(backward('cut', { characters: 4 }, 'Anne', 'Anna Smith')).toBe('Anne');
  });

  test('padding counts characters as people do, and leaves blank texts blank', () => {
    expect(forward('pad', { to: 3, with: '-' }, '👩‍👩‍👧')).toBe('--👩‍👩‍👧');
    expect(forward('pad', { to: 3 }, '')).toBe('');
    expect(forward('pad', { to: 3, with: 'ab' }, 'x')).toContain('Write one character');
    expect(backward('pad', { to: 6 }, '001042', '01042')).toBe('01042');
  });

  test('a prefix that is missing on the way back parks the field, unless such values may pass', () => {
    expect(backward('affix', { prefix: 'C-' }, '1042')).toBe(
      '"1042" is not written like "C-…"; correct it or let such values pass.',
    );
    expect(backward('affix', { prefix: 'C-', missing: 'keep' }, '1042')).toBe('1042');
    expect(backward('affix', { prefix: 'ab', suffix: 'bc' }, 'abc')).toContain('is not written like');
    expect(forward('affix', {}, 'x')).toContain('Write a prefix');
  });
});

describe('web addresses', () => {
  test.each([
    ['example.com', 'https://example.com'],
    ['//example.com/a/', 'https://example.com/a'],
    ['https://Example.com:443/A/?b=%20&fbclid=x&c', 'https://example.com/A?b=%20&c'],
    ['http://[2001:DB8::1]:8080/', 'http://[2001:db8::1]:8080'],
    ['https://example.com/?utm_id=1#/', 'https://example.com/#/'],
  ])('%s becomes %s', (value, tidy) => {
    expect(forward('url', {}, value)).toBe(tidy);
    expect(forward('url', {}, tidy)).toBe(tidy);
  });

  test('what is no web address is refused: other schemes, words, white space', () => {
    for (const value of [
      'mailto:anna@example.com',
      'ftp://example.com',
      'none',
      'a b.com',
      'https://',
      'javascript:x.y',
    ]) {
      expect(forward('url', {}, value)).toContain('is not a web address');
    }
  });

  test('a host that was edited goes into the address that stands there', () => {
    const settings = { part: 'host' };
    expect(backward('url', settings, 'example.org', 'https://example.com/shop?id=7')).toBe(
      'https://example.org/shop?id=7',
    );
    expect(backward('url', settings, 'example.org/x')).toContain('is not the name of a host');
  });
});

describe('units', () => {
  test.each([
    ['mi', 'km', '26.2', '42.1648128'],
    ['F', 'C', '-40', '-40'],
    ['C', 'F', '100', '212'],
    ['cm', 'in', '254', '100'],
    ['ms', 's', '1', '0.001'],
    ['bit', 'byte', '9007199254740993', '1125899906842624.125'],
    ['TiB', 'KiB', '1', '1073741824'],
    ['h', 'd', '1', '0.04166666666666666667'],
    ['acre', 'm2', '1', '4046.8564224'],
  ])('%s to %s: %s is %s', (from, to, value, result) => {
    expect(forward('units', { from, to }, value)).toBe(result);
  });

  test('only a conversion that is exact both ways claims to lose nothing', () => {
    expect(wayOf('units', { from: 'kg', to: 'g' })).toBe('none');
    expect(wayOf('units', { from: 'GiB', to: 'GB' })).toBe('none');
    expect(wayOf('units', { from: 'cm', to: 'in' })).toBe('lossy');
    expect(wayOf('units', { from: 'kg', to: 'g', digits: 2 })).toBe('lossy');
    expect(forward('units', { from: 'kg', to: 'km' }, '1')).toContain('do not measure the same');
  });
});

describe('personal data', () => {
  test('what is masked cannot be read, however short it is', () => {
    expect(forward('mask', { first: 1, last: 1 }, 'ab')).toBe('**');
    expect(forward('mask', { first: 1, last: 1 }, 'abc')).toBe('a*c');
    expect(forward('mask', { of: 'phone', last: 4 }, '(213) 373-4253 ext. 9')).toBe('(***) ***-*253 ***. 9');
    expect(forward('mask', { of: 'email', first: 2 }, 'not an address')).toBe('no************');
    expect(forward('mask', { marks: 3 }, 'Anna Smith')).toBe('***');
  });
});
