import { afterEach, describe, expect, it } from 'vitest';
import { chooseFormats, chooseLanguage } from './language.ts';
import { misspeltNumber, readTyped, typedText } from './typed.ts';

afterEach(async () => {
  await chooseLanguage('en');
  chooseFormats('en-GB');
});

/** What is read, or the sentence that says why it is not. */
const read = (kind: string, text: string): string => {
  const made = readTyped(kind, text);
  return made.ok ? made.value : made.error;
};

async function inGermany(): Promise<void> {
  await chooseLanguage('de');
  chooseFormats('de-DE');
}

describe('numbers that are typed', () => {
  it('are told to be misspelt in a form only where digits were typed', async () => {
    expect(['many', '', '12.5'].map(misspeltNumber)).toEqual([null, null, null]);
    expect(misspeltNumber('12,5')).toContain('Write it as 12.5.');
    await inGermany();
    expect(misspeltNumber('12.5')).toContain('12,5');
  });

  it('have a comma before the fraction in German, and what the engine gets has a point', async () => {
    await inGermany();
    for (const [typed, meant] of [
      ['2,5', '2.5'],
      [' -1234,50 ', '-1234.50'],
      ['1.234,5', '1234.5'],
      ['1.234.567', '1234567'],
      ['12 345,5', '12345.5'],
      [',5', '.5'],
      ['\u22127', '-7'],
      ['12345678901234567890,12345678901', '12345678901234567890.12345678901'],
    ] as const)
      expect(read('decimal', typed)).toBe(meant);
  });

  it('have a point in English, with commas between thousands', () => {
    expect(read('decimal', '2.5')).toBe('2.5');
    expect(read('decimal', '1,234.5')).toBe('1234.5');
    expect(read('decimal', '1,234')).toBe('1234');
    expect(read('decimal', '2,5')).toBe('"2,5" is not a number here. Write it as 2.5.');
  });

  it('are asked for again where they could be two, in a sentence that names both', async () => {
    await inGermany();
    expect(read('decimal', '1.234')).toBe('„1.234“ kann zwei Zahlen meinen. Schreiben Sie 1234 oder 1,234.');
    chooseFormats('de-AT');
    expect(read('decimal', '-1.234')).toBe('„-1.234“ kann zwei Zahlen meinen. Schreiben Sie -1234 oder -1,234.');
  });

  it('are told from what is none, with the form that is meant', async () => {
    await inGermany();
    expect(read('decimal', '1.5')).toBe('„1.5“ ist hier keine Zahl. Geschrieben wird sie wie 1,5.');
    expect(read('decimal', '0.125')).toContain('wie 0,125.');
    for (const strange of ['12.34.567', '1,2,3', 'viel', '1.234 567', '-', ','])
      expect(read('decimal', strange)).toBe(`„${strange}“ ist hier keine Zahl. Geschrieben wird sie wie 1234,5.`);
  });

  it('of whole numbers may have points between thousands, as nothing else can be meant', async () => {
    await inGermany();
    expect(read('integer', '1.234')).toBe('1234');
    expect(read('integer', '12,0')).toBe('„12,0“ ist keine ganze Zahl wie 1234.');
    expect(read('integer', '1.5')).toBe('„1.5“ ist keine ganze Zahl wie 1234.');
  });

  it('are grouped as the locale does', () => {
    chooseFormats('en-IN');
    expect(read('decimal', '12,34,567.5')).toBe('1234567.5');
    chooseFormats('de-CH');
    expect(read('decimal', "1'234.5")).toBe('1234.5');
  });

  it('may be money, with its currency', async () => {
    await inGermany();
    expect(read('money', '1.234,50 eur')).toBe('{"amount":"1234.50","currency":"EUR"}');
    expect(read('money', '12,50')).toBe('„12,50“ ist kein Geldbetrag. Geschrieben wird er wie 1234,5 EUR.');
  });
});

describe('dates that are typed', () => {
  it('have the order and the signs of the person, or those of ISO 8601', async () => {
    expect(read('date', '4/3/2026')).toBe('2026-03-04');
    chooseFormats('en-US');
    expect(read('date', '3/4/2026')).toBe('2026-03-04');
    await inGermany();
    expect(read('date', '4.3.2026')).toBe('2026-03-04');
    expect(read('date', '2026-03-04')).toBe('2026-03-04');
    for (const strange of ['3/4/2026', '31.02.2026', '1.2.26'])
      expect(read('date', strange)).toBe(`„${strange}“ ist kein Datum. Geschrieben wird es wie 31.12.2026.`);
  });

  it('with a time name their zone where they mean an instant', async () => {
    await inGermany();
    expect(read('instant', '4.3.2026 9:05 UTC')).toBe('2026-03-04T09:05:00Z');
    expect(read('instant', '04.03.2026, 10:05:30 +01:00')).toBe('2026-03-04T09:05:30Z');
    expect(read('instant', '4.3.2026 9:05')).toContain('wie 31.12.2026 14:05 UTC.');
    expect(read('local-date-time', '4.3.2026 9:05')).toBe('2026-03-04T09:05:00');
  });
});

describe('values that stand in a field to be typed over', () => {
  const canonical = [
    ['integer', '1234567'],
    ['decimal', '-1234.567'],
    ['money', '{"amount":"12.5","currency":"EUR"}'],
    ['boolean', 'true'],
    ['date', '2026-03-04'],
    ['instant', '2026-03-04T09:05:00.25Z'],
    ['local-date-time', '2026-03-04T09:05:00'],
    ['text', '1.234'],
  ] as const;

  it('look as they are typed', async () => {
    await inGermany();
    expect(canonical.map(([kind, text]) => typedText(kind, text))).toEqual([
      '1234567',
      '-1234,567',
      '12,5 EUR',
      'Ja',
      '04.03.2026',
      '04.03.2026 09:05:00,25 UTC',
      '04.03.2026 09:05',
      '1.234',
    ]);
  });

  it('are read as the same again, whatever the locale', () => {
    for (const locale of ['en-GB', 'en-US', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'sv-SE', 'nl-NL', 'pl-PL', 'es-ES']) {
      chooseFormats(locale);
      for (const [kind, text] of canonical) expect(read(kind, typedText(kind, text)), `${locale} ${kind}`).toBe(text);
    }
  });
});
