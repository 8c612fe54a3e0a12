import { z } from 'zod';
import { canonTime } from '../values/instant.ts';
import { isZone } from '../values/zone.ts';
import { defineStep } from './define-step.ts';
import {
  conversionTypes,
  conversionWay,
  convertBackward,
  convertForward,
  type MomentKind,
  momentKinds,
} from './moment.ts';
import { readPattern } from './pattern.ts';

const label = 'Date and time';
export const zone = z.string().refine(isZone, 'This is not a zone such as Europe/Berlin.');
export const pattern = z
  .string()
  .max(200)
  .refine((text) => readPattern(text).ok, 'The pattern needs a whole date (YYYY, MM, DD), a time (HH, mm), or both.');

const Settings = z.strictObject({
  from: z.enum(momentKinds),
  to: z.enum(momentKinds),
  /** Zone in which moments in time are shown, such as Europe/Berlin. */
  zone: zone.optional(),
  /** How text is written, such as DD.MM.YYYY HH:mm. */
  pattern: pattern.optional(),
  /** Time of day that a bare date gets. */
  time: z
    .string()
    .default('00:00:00')
    .refine((time) => canonTime(time, 9).ok, 'Write the time like 09:00.'),
});
type Settings = z.infer<typeof Settings>;

function conversionOf(settings: Settings) {
  const clock = canonTime(settings.time, 9);
  return { ...settings, clock: clock.ok ? clock.value : '00:00:00' };
}

const names: Record<MomentKind, string> = {
  text: 'text',
  date: 'a date',
  time: 'a time',
  'local-date-time': 'a date and time',
  instant: 'a moment in time',
};

export const dateTimeStep = defineStep<Settings>({
  use: 'date-time',
  label,
  settings: Settings,
  sentence: (settings) => {
    const where = settings.zone === undefined ? '' : ` in ${settings.zone}`;
    const how = settings.pattern === undefined ? '' : `, written like ${settings.pattern}`;
    return `Makes ${names[settings.to]} of ${names[settings.from]}${where}${how}.`;
  },
  types: (settings, before) => conversionTypes(label, conversionOf(settings), before),
  way: (settings) => conversionWay(conversionOf(settings)),
  forward: (settings, values) => convertForward(conversionOf(settings), values),
  backward: (settings, values, old) => convertBackward(conversionOf(settings), values, old),
  samples: [
    {
      settings: Settings.parse({ from: 'instant', to: 'local-date-time', zone: 'Europe/Berlin' }),
      in: ['2026-07-01T12:00:00.5Z'],
      out: ['2026-07-01T14:00:00.5'],
      back: ['2026-07-01T12:00:00.5Z'],
    },
    {
      settings: Settings.parse({ from: 'local-date-time', to: 'instant', zone: 'America/New_York' }),
      in: ['2026-01-15T09:30:00'],
      out: ['2026-01-15T14:30:00Z'],
      back: ['2026-01-15T09:30:00'],
    },
    {
      settings: Settings.parse({ from: 'instant', to: 'date', zone: 'Asia/Tokyo' }),
      in: ['2026-03-31T20:00:00Z'],
      out: ['2026-04-01'],
      back: ['2026-03-31T15:00:00Z'],
    },
    {
      settings: Settings.parse({ from: 'date', to: 'local-date-time', time: '09:00' }),
      in: ['2026-03-31'],
      out: ['2026-03-31T09:00:00'],
      back: ['2026-03-31'],
    },
    {
      settings: Settings.parse({ from: 'local-date-time', to: 'text', pattern: 'D MMM YYYY, h:mm A' }),
      in: ['2026-03-05T14:05:00'],
      out: ['5 Mar 2026, 2:05 PM'],
      back: ['2026-03-05T14:05:00'],
    },
    {
      settings: Settings.parse({ from: 'text', to: 'instant', pattern: 'DD.MM.YYYY HH:mm:ss', zone: 'Europe/Berlin' }),
      in: ['31.03.2026 14:05:06'],
      out: ['2026-03-31T12:05:06Z'],
      back: ['31.03.2026 14:05:06'],
    },
    {
      settings: Settings.parse({ from: 'local-date-time', to: 'time' }),
      in: ['2026-03-31T14:05:06'],
      out: ['14:05:06'],
    },
  ],
});
