import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { canonText } from '../values/text.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, orFailed, textKinds, turnEach, turnNumbers } from './each.ts';
import { numberExample, numberFormat, parseNumber, printNumber } from './number-text.ts';

const label = 'Read a number from text';
const Settings = z.strictObject(numberFormat);
type Settings = z.infer<typeof Settings>;

export const numberParseStep = defineStep<Settings>({
  use: 'number-parse',
  label,
  settings: Settings,
  sentence: (settings) => `Reads numbers written like ${numberExample(settings)}.`,
  types: (_settings, before) => eachTypes(label, before, textKinds, () => ({ kind: 'decimal' })),
  way: (settings) => (settings.decimals === undefined ? 'none' : 'lossy'),
  forward: (settings, values) =>
    turnEach(values, (value) => (value.trim() === '' ? ok(null) : orFailed(parseNumber(settings, value)))),
  backward: (settings, values) => turnNumbers(values, (value) => canonText(printNumber(settings, value))),
  samples: [
    { settings: Settings.parse({ style: 'de' }), in: ['1.234,50'], out: ['1234.5'], back: ['1.234,5'] },
    { settings: Settings.parse({ style: 'en', suffix: ' %' }), in: ['12.5%'], out: ['12.5'], back: ['12.5 %'] },
    { settings: Settings.parse({ style: 'ch', decimals: 2 }), in: ["1'000"], out: ['1000'], back: ['1’000.00'] },
  ],
});
