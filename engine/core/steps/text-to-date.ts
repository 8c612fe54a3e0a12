import { z } from 'zod';
import { pattern, zone } from './date-time.ts';
import { defineStep } from './define-step.ts';
import { type Conversion, conversionTypes, conversionWay, convertBackward, convertForward } from './moment.ts';

const label = 'Text to date';
const Settings = z.strictObject({
  /** How the text is written, such as DD.MM.YYYY, M/D/YYYY or DD.MM.YYYY HH:mm. */
  pattern: pattern.default('YYYY-MM-DD'),
  to: z.enum(['date', 'time', 'local-date-time', 'instant']).default('date'),
  /** For moments in time: the zone that the text is written in. */
  zone: zone.optional(),
  /** The date comes in and the text goes out. */
  reverse: z.boolean().default(false),
});
type Settings = z.infer<typeof Settings>;

function conversionOf(settings: Settings): Conversion {
  const ends = settings.reverse
    ? ({ from: settings.to, to: 'text' } as const)
    : ({ from: 'text', to: settings.to } as const);
  return { ...ends, zone: settings.zone, pattern: settings.pattern, clock: '00:00:00' };
}

export const textToDateStep = defineStep<Settings>({
  use: 'text-to-date',
  label,
  settings: Settings,
  sentence: (settings) => {
    const where = settings.zone === undefined ? '' : ` in ${settings.zone}`;
    return settings.reverse
      ? `Writes dates like ${settings.pattern}${where}.`
      : `Reads dates written like ${settings.pattern}${where}.`;
  },
  types: (settings, before) => conversionTypes(label, conversionOf(settings), before),
  way: (settings) => conversionWay(conversionOf(settings)),
  forward: (settings, values) => convertForward(conversionOf(settings), values),
  backward: (settings, values, old) => convertBackward(conversionOf(settings), values, old),
  samples: [
    { settings: Settings.parse({}), in: ['2026-03-31'], out: ['2026-03-31'], back: ['2026-03-31'] },
    {
      settings: Settings.parse({ pattern: 'DD.MM.YYYY' }),
      in: ['31.03.2026'],
      out: ['2026-03-31'],
      back: ['31.03.2026'],
    },
    { settings: Settings.parse({ pattern: 'M/D/YY' }), in: ['3/31/69'], out: ['2069-03-31'], back: ['3/31/69'] },
    {
      settings: Settings.parse({ pattern: 'DD.MM.YYYY', reverse: true }),
      in: ['2026-03-31'],
      out: ['31.03.2026'],
      back: ['2026-03-31'],
    },
    { settings: Settings.parse({ pattern: 'HH:mm', to: 'time' }), in: ['14:05'], out: ['14:05:00'], back: ['14:05'] },
  ],
});
