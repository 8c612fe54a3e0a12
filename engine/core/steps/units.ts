import { z } from 'zod';
import { ok } from '../../model/result.ts';
import {
  addDecimals,
  canonDecimal,
  divideDecimals,
  multiplyDecimals,
  type Rounding,
  roundDecimal,
  subtractDecimals,
} from '../values/number.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, numberKinds, turnNumbers } from './each.ts';
import type { Stepped, Values } from './step.ts';
import { type Unit, type UnitName, units } from './unit-table.ts';

const label = 'Units';
const isUnit = (name: string): name is UnitName => Object.hasOwn(units, name);
const names = Object.keys(units).filter(isUnit);

const Settings = z
  .strictObject({
    from: z.enum(names),
    to: z.enum(names),
    /** Fraction digits to round to, there and on the way back. Without them the result is exact, or has 20 digits if it has no end. */
    digits: z.int().min(0).max(20).optional(),
    digitsBack: z.int().min(0).max(20).optional(),
    mode: z.enum(['half-up', 'half-even', 'down', 'up']).default('half-up'),
  })
  .refine((settings) => units[settings.from].quantity === units[settings.to].quantity, {
    message: 'The two units do not measure the same.',
    path: ['to'],
  });
type Settings = z.infer<typeof Settings>;

/** Digits of a quotient that has no end; the factors of the table need fewer than 100 where it has one. */
const endlessDigits = 20;
const exactDigits = 100;

interface Ratio {
  readonly times: string;
  readonly over: string;
  /** times / over, if that has an end. */
  readonly exact: string | null;
}

const ratios = new Map<string, Ratio>();

/** How many of `to` one of `from` is, shifts left aside. */
function ratioOf(from: Unit, to: Unit): Ratio {
  const times = multiplyDecimals(from.times, to.over);
  const over = multiplyDecimals(from.over, to.times);
  const key = `${times}/${over}`;
  const known = ratios.get(key);
  if (known !== undefined) return known;
  const quotient = divideDecimals(times, over, exactDigits);
  const ratio = { times, over, exact: multiplyDecimals(quotient, over) === times ? quotient : null };
  ratios.set(key, ratio);
  return ratio;
}

interface Turn {
  readonly from: Unit;
  readonly to: Unit;
  readonly digits: number | undefined;
  readonly mode: Rounding;
}

function turned({ from, to, digits, mode }: Turn, values: Values): Stepped {
  const { times, over, exact } = ratioOf(from, to);
  return turnNumbers(values, (value) => {
    const shifted = addDecimals(value, from.shift);
    const scaled =
      exact === null
        ? divideDecimals(multiplyDecimals(shifted, times), over, endlessDigits)
        : multiplyDecimals(shifted, exact);
    const made = canonDecimal(subtractDecimals(scaled, to.shift));
    return made.ok && digits !== undefined ? ok(roundDecimal(made.value, digits, mode)) : made;
  });
}

const isExact = (settings: Settings): boolean =>
  settings.digits === undefined &&
  settings.digitsBack === undefined &&
  ratioOf(units[settings.from], units[settings.to]).exact !== null &&
  ratioOf(units[settings.to], units[settings.from]).exact !== null;

export const unitsStep = defineStep<Settings>({
  use: 'units',
  label,
  settings: Settings,
  sentence: (settings) => {
    const rounded = settings.digits === undefined ? '' : `, rounded to ${settings.digits} fraction digits`;
    return `Turns ${units[settings.from].name} into ${units[settings.to].name}${rounded}.`;
  },
  types: ({ digits }, before) =>
    eachTypes(label, before, numberKinds, () =>
      digits === 0
        ? { kind: 'integer' }
        : digits === undefined
          ? { kind: 'decimal' }
          : { kind: 'decimal', scale: digits },
    ),
  way: (settings) => (isExact(settings) ? 'none' : 'lossy'),
  forward: ({ from, to, digits, mode }, values) => turned({ from: units[from], to: units[to], digits, mode }, values),
  backward: ({ from, to, digitsBack, mode }, values) =>
    turned({ from: units[to], to: units[from], digits: digitsBack, mode }, values),
  samples: [
    { settings: Settings.parse({ from: 'km', to: 'm' }), in: ['1.5'], out: ['1500'], back: ['1.5'] },
    { settings: Settings.parse({ from: 'percent', to: 'fraction' }), in: ['12.5'], out: ['0.125'], back: ['12.5'] },
    {
      settings: Settings.parse({ from: 'lb', to: 'kg', digits: 3, digitsBack: 1 }),
      in: ['10'],
      out: ['4.536'],
      back: ['10'],
    },
    { settings: Settings.parse({ from: 'C', to: 'F' }), in: ['36.6'], out: ['97.88'], back: ['36.6'] },
    { settings: Settings.parse({ from: 'K', to: 'C' }), in: ['0'], out: ['-273.15'], back: ['0'] },
    { settings: Settings.parse({ from: 'GiB', to: 'byte' }), in: ['0.5'], out: ['536870912'], back: ['0.5'] },
    { settings: Settings.parse({ from: 'min', to: 'h', digits: 2 }), in: ['50'], out: ['0.83'], back: ['49.8'] },
  ],
});
