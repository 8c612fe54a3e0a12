import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { show } from '../values/show.ts';
import { defineStep, failed } from './define-step.ts';
import { eachText, type Turned, textOut, turnEach } from './each.ts';

const label = 'Phone number';
const Settings = z.strictObject({
  /** Two-letter country of numbers written without a country code, such as DE. */
  country: z
    .string()
    .refine((country) => isSupportedCountry(country), 'This is not a country code such as DE or US.')
    .optional(),
  format: z.enum(['e164', 'international', 'national']).default('e164'),
  /** What is not a phone number fails, or stays as it is. */
  invalid: z.enum(['fail', 'keep']).default('fail'),
});
type Settings = z.infer<typeof Settings>;

function countryOf(settings: Settings): CountryCode | undefined {
  const { country } = settings;
  return country !== undefined && isSupportedCountry(country) ? country : undefined;
}

function formatted(settings: Settings, value: string): Turned {
  if (value.trim() === '') return ok('');
  const number = parsePhoneNumberFromString(value, countryOf(settings));
  if (number === undefined || !number.isValid()) {
    if (settings.invalid === 'keep') return ok(value);
    const remedy = settings.country === undefined ? 'write it with its country code, such as +49,' : 'correct it';
    return failed(`${show(value)} is not a phone number; ${remedy} or let such values pass.`);
  }
  if (settings.format === 'international') return textOut(number.formatInternational());
  if (settings.format === 'national') return textOut(number.formatNational());
  // E.164 has no place for an extension, and dropping it would lose what a person entered.
  return textOut(number.ext === undefined ? number.number : `${number.number} ext. ${number.ext}`);
}

export const phoneStep = defineStep<Settings>({
  use: 'phone',
  label,
  settings: Settings,
  sentence: (settings) => {
    const home = settings.country === undefined ? '' : `, taking ${settings.country} where no country is given`;
    return `Writes phone numbers in ${settings.format === 'e164' ? 'E.164' : settings.format} form${home}.`;
  },
  types: (_settings, before) => eachText(label, before),
  way: () => 'lossy',
  forward: (settings, values) => turnEach(values, (value) => formatted(settings, value)),
  backward: (_settings, values) => ok(values),
  samples: [
    { settings: Settings.parse({ country: 'DE' }), in: ['030 / 901820'], out: ['+4930901820'], back: ['+4930901820'] },
    {
      settings: Settings.parse({ format: 'international' }),
      in: ['+12133734253'],
      out: ['+1 213 373 4253'],
      back: ['+1 213 373 4253'],
    },
    {
      settings: Settings.parse({ country: 'US', format: 'national' }),
      in: ['+1 213 373 4253'],
      out: ['(213) 373-4253'],
      back: ['(213) 373-4253'],
    },
    { settings: Settings.parse({ invalid: 'keep' }), in: ['ask Anna'], out: ['ask Anna'], back: ['ask Anna'] },
  ],
});
