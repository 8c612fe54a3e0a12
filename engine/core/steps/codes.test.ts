import { describe, expect, test } from 'vitest';
import { findStep } from './list.ts';

type Settings = { readonly [name: string]: unknown };

function forward(use: string, settings: Settings, value: string): unknown {
  const made = findStep(use)?.forward(settings, [value]);
  return made?.ok === true ? made.value[0] : made?.error.message;
}

function backward(use: string, settings: Settings, value: string): unknown {
  const made = findStep(use)?.backward(settings, [value], null);
  return made?.ok === true ? made.value[0] : made?.error.message;
}

describe('codes of countries, languages and currencies', () => {
  test.each([
    ['country', 'alpha-2', 'alpha-3', 'gb', 'GBR'],
    ['country', 'alpha-3', 'numeric', 'USA', '840'],
    ['country', 'numeric', 'alpha-3', '40', 'AUT'],
    ['country', 'name', 'alpha-2', 'cote divoire', 'CI'],
    ['country', 'name', 'alpha-2', 'United States', 'US'],
    ['language', 'alpha-3-b', 'alpha-3', 'fre', 'fra'],
    ['language', 'alpha-3', 'alpha-2', 'zho', 'zh'],
    ['currency', 'code', 'numeric', 'jpy', '392'],
    ['currency', 'name', 'code', 'us dollar', 'USD'],
  ])('%s from %s to %s: %s becomes %s', (use, from, to, value, result) => {
    expect(forward(use, { from, to }, value)).toBe(result);
  });

  test('what is no code is asked about, unless it may pass', () => {
    const settings = { from: 'alpha-2', to: 'alpha-3' };
    expect(forward('country', settings, 'ZZ')).toBe(
      '"ZZ" is not the alpha-2 code of a country; correct it or let such values pass.',
    );
    expect(forward('country', { ...settings, unknown: 'keep' }, 'ZZ')).toBe('ZZ');
    expect(forward('country', { ...settings, unknown: 'blank' }, 'ZZ')).toBe(null);
    expect(forward('country', settings, '__proto__')).toContain('is not the alpha-2 code');
    expect(forward('language', { from: 'alpha-3', to: 'alpha-2' }, 'grc')).toBe(
      '"grc" has no alpha-2; correct it or let such values pass.',
    );
  });

  test('on the way back a code must be written as codes are, so that the edit stays as it is', () => {
    expect(backward('country', { from: 'alpha-2', to: 'alpha-3' }, 'DEU')).toBe('DE');
    expect(backward('country', { from: 'alpha-2', to: 'alpha-3' }, 'deu')).toBe(
      '"deu" is written "DEU" as a code; correct it.',
    );
  });

  test('names of all languages are there for every country', () => {
    for (const language of ['cs', 'da', 'de', 'en', 'es', 'fi', 'fr', 'it', 'nb', 'nl', 'pl', 'pt', 'sv']) {
      const name = forward('country', { from: 'alpha-2', to: 'name', language }, 'CH');
      expect(name).toMatch(/^[\p{L} ]{5,}$/u);
      expect(forward('country', { from: 'name', to: 'alpha-2', language }, String(name))).toBe('CH');
    }
  });
});
