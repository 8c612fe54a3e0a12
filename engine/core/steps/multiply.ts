import { z } from 'zod';
import type { FieldType } from '../../model/value.ts';
import { canonDecimal, divideDecimals, multiplyDecimals } from '../values/number.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, numberKinds, turnNumbers } from './each.ts';

const label = 'Multiply';
const Settings = z.strictObject({
  /** A number other than zero, as digits: "100", "0.01", "-1". */
  by: z
    .string()
    .max(30)
    .regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/, 'Write the factor with digits, such as 100 or 0.01.')
    .refine((by) => !/^-?[0.]*$/.test(by), 'The factor must not be zero.'),
});
type Settings = z.infer<typeof Settings>;

/** Digits of a quotient that has no end; the reciprocal of a factor of 30 digits that has an end needs fewer than 200. */
const endlessDigits = 20;
const reciprocalDigits = 200;

interface Factor {
  readonly text: string;
  /** 1 / factor where it is exact: the factor has no primes but 2 and 5. */
  readonly inverse: string | null;
}

const factors = new WeakMap<Settings, Factor>();

function factorOf(settings: Settings): Factor {
  const known = factors.get(settings);
  if (known !== undefined) return known;
  const made = canonDecimal(settings.by);
  const text = made.ok ? made.value : '1';
  const inverse = divideDecimals('1', text, reciprocalDigits);
  const factor = { text, inverse: multiplyDecimals(inverse, text) === '1' ? inverse : null };
  factors.set(settings, factor);
  return factor;
}

function product(settings: Settings, type: FieldType): FieldType {
  const fraction = factorOf(settings).text.split('.')[1]?.length ?? 0;
  if (type.kind === 'integer' && fraction === 0) return { kind: 'integer' };
  if (type.kind === 'decimal' && type.scale !== undefined) return { kind: 'decimal', scale: type.scale + fraction };
  return { kind: 'decimal' };
}

export const multiplyStep = defineStep<Settings>({
  use: 'multiply',
  label,
  settings: Settings,
  sentence: (settings) => `Multiplies numbers by ${settings.by}; the way back divides.`,
  types: (settings, before) => eachTypes(label, before, numberKinds, (type) => product(settings, type)),
  way: (settings) => (factorOf(settings).inverse === null ? 'lossy' : 'none'),
  forward: (settings, values) =>
    turnNumbers(values, (value) => canonDecimal(multiplyDecimals(value, factorOf(settings).text))),
  backward: (settings, values) => {
    const { text, inverse } = factorOf(settings);
    return turnNumbers(values, (value) =>
      canonDecimal(inverse === null ? divideDecimals(value, text, endlessDigits) : multiplyDecimals(value, inverse)),
    );
  },
  samples: [
    { settings: { by: '100' }, in: ['12.34'], out: ['1234'], back: ['12.34'] },
    { settings: { by: '0.01' }, in: ['5'], out: ['0.05'], back: ['5'] },
    { settings: { by: '3' }, in: ['2'], out: ['6'], back: ['2'] },
    { settings: { by: '-1' }, in: ['0'], out: ['0'], back: ['0'] },
  ],
});
