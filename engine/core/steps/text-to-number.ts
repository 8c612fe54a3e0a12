import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import { canonDecimal, canonInteger } from '../values/number.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, numberKinds, orFailed, type Turned, text, textKinds, turnEach } from './each.ts';
import { type NumberFormat, parseNumber } from './number-text.ts';

const label = 'Text to number';
const Settings = z.strictObject({
  to: z.enum(['decimal', 'integer']).default('decimal'),
  /** The number comes in and the text goes out. */
  reverse: z.boolean().default(false),
});
type Settings = z.infer<typeof Settings>;

const plain: NumberFormat = { style: 'plain', prefix: '', suffix: '' };

function read(settings: Settings, value: string): Turned {
  if (value.trim() === '') return ok(null);
  const decimal = parseNumber(plain, value);
  if (!decimal.ok || settings.to === 'decimal') return orFailed(decimal);
  const integer = canonInteger(decimal.value);
  return orFailed(
    integer.ok ? integer : err(`"${value.trim()}" is not a whole number; correct it or read it as a decimal.`),
  );
}

/** Canonical digits are already the text. */
const written = (value: string): Turned => orFailed(canonDecimal(value));

export const textToNumberStep = defineStep<Settings>({
  use: 'text-to-number',
  label,
  settings: Settings,
  sentence: (settings) => {
    const what = settings.to === 'integer' ? 'whole numbers' : 'numbers';
    return settings.reverse
      ? `Writes ${what} as digits.`
      : `Reads ${what} from digits such as -12${settings.to === 'integer' ? '' : '.5'}.`;
  },
  types: (settings, before) =>
    settings.reverse
      ? eachTypes(label, before, settings.to === 'integer' ? ['integer'] : numberKinds, () => text)
      : eachTypes(label, before, textKinds, () => ({ kind: settings.to })),
  way: (settings) => (settings.reverse ? 'lossy' : 'none'),
  forward: (settings, values) =>
    turnEach(values, (value) => (settings.reverse ? written(value) : read(settings, value))),
  backward: (settings, values) =>
    turnEach(values, (value) => (settings.reverse ? read(settings, value) : written(value))),
  samples: [
    { settings: Settings.parse({}), in: [' -12.50 '], out: ['-12.5'], back: ['-12.5'] },
    { settings: Settings.parse({ to: 'integer' }), in: ['007'], out: ['7'], back: ['7'] },
    { settings: Settings.parse({ to: 'integer', reverse: true }), in: ['7'], out: ['7'], back: ['7'] },
  ],
});
