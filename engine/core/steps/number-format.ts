import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { canonText } from '../values/text.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, numberKinds, orFailed, text, turnEach, turnNumbers } from './each.ts';
import { numberExample, numberFormat, parseNumber, printNumber } from './number-text.ts';

const label = 'Write a number as text';
const Settings = z.strictObject(numberFormat);
type Settings = z.infer<typeof Settings>;

export const numberFormatStep = defineStep<Settings>({
  use: 'number-format',
  label,
  settings: Settings,
  sentence: (settings) => `Writes numbers like ${numberExample(settings)}.`,
  types: (_settings, before) => eachTypes(label, before, numberKinds, () => text),
  way: () => 'lossy',
  forward: (settings, values) => turnNumbers(values, (value) => canonText(printNumber(settings, value))),
  backward: (settings, values) =>
    turnEach(values, (value) => (value.trim() === '' ? ok(null) : orFailed(parseNumber(settings, value)))),
  samples: [
    {
      settings: Settings.parse({ style: 'de', decimals: 2 }),
      in: ['1234567.5'],
      out: ['1.234.567,50'],
      back: ['1234567.5'],
    },
    { settings: Settings.parse({ style: 'en', prefix: '$' }), in: ['-1234.5'], out: ['-$1,234.5'], back: ['-1234.5'] },
    { settings: Settings.parse({}), in: ['12', null], out: ['12', null], back: ['12', null] },
  ],
});
