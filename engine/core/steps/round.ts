import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { roundDecimal } from '../values/number.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, numberKinds, turnNumbers } from './each.ts';

const label = 'Round';
const Settings = z.strictObject({
  /** Fraction digits to keep. */
  digits: z.int().min(0).max(20).default(0),
  /** `down` goes toward zero, `up` away from it; the others to the nearest, a half up (away from zero) or to the even digit. */
  mode: z.enum(['half-up', 'half-even', 'down', 'up']).default('half-up'),
});
type Settings = z.infer<typeof Settings>;

export const roundStep = defineStep<Settings>({
  use: 'round',
  label,
  settings: Settings,
  sentence: (settings) => `Rounds numbers to ${settings.digits} fraction digits, ${settings.mode.replace('-', ' ')}.`,
  types: (settings, before) =>
    eachTypes(label, before, numberKinds, (type) =>
      type.kind === 'integer' || settings.digits === 0
        ? { kind: 'integer' }
        : { kind: 'decimal', scale: settings.digits },
    ),
  way: (_settings, before) => (before.every((type) => type.kind === 'integer') ? 'none' : 'lossy'),
  forward: (settings, values) =>
    turnNumbers(values, (value) => ok(roundDecimal(value, settings.digits, settings.mode))),
  backward: (_settings, values) => ok(values),
  samples: [
    { settings: Settings.parse({ digits: 2 }), in: ['2.345'], out: ['2.35'], back: ['2.35'] },
    { settings: Settings.parse({ mode: 'half-even' }), in: ['2.5', '-3.5'], out: ['2', '-4'], back: ['2', '-4'] },
    { settings: Settings.parse({ mode: 'down' }), in: ['-2.9'], out: ['-2'], back: ['-2'] },
    { settings: Settings.parse({ mode: 'up' }), in: ['2.1'], out: ['3'], back: ['3'] },
  ],
});
