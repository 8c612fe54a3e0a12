import { RE2JS } from 're2js';
import { z } from 'zod';
import { defineStep, failed } from './define-step.ts';
import { eachText, turnTexts } from './each.ts';

const label = 'Find and replace';
const lengthMax = 1000;

const Settings = z
  .strictObject({
    find: z.string().min(1).max(lengthMax),
    with: z.string().max(lengthMax).default(''),
    /** `find` is a regular expression (RE2: no look-around, linear time); `with` may use $1, $2. */
    pattern: z.boolean().default(false),
    ignoreCase: z.boolean().default(false),
    /** On the way back, `with` becomes this text. Without it there is no way back. */
    inverse: z.string().max(lengthMax).optional(),
  })
  .refine((settings) => !settings.pattern || compile(settings) !== null, {
    message: 'The pattern is not a regular expression that can be used here.',
    path: ['find'],
  })
  .refine((settings) => settings.inverse === undefined || settings.with !== '', {
    message: 'A text that is replaced by nothing cannot be brought back; remove the inverse text.',
    path: ['inverse'],
  });
type Settings = z.infer<typeof Settings>;

function compile(settings: { find: string; pattern: boolean; ignoreCase: boolean }): RE2JS | null {
  try {
    const source = settings.pattern ? settings.find : RE2JS.quote(settings.find);
    return RE2JS.compile(source, settings.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch {
    return null;
  }
}

const compiled = new WeakMap<Settings, RE2JS | null>();

function patternOf(settings: Settings): RE2JS | null {
  const known = compiled.get(settings);
  if (known !== undefined) return known;
  const made = compile(settings);
  compiled.set(settings, made);
  return made;
}

function replaced(settings: Settings, pattern: RE2JS | null, value: string): string {
  if (pattern === null) return value.replaceAll(settings.find, () => settings.with);
  return pattern.matcher(value).replaceAll(settings.pattern ? settings.with : () => settings.with);
}

export const replaceStep = defineStep<Settings>({
  use: 'replace',
  label,
  settings: Settings,
  sentence: (settings) => {
    const what = settings.pattern ? `what matches the pattern ${settings.find}` : `"${settings.find}"`;
    return settings.with === '' ? `Removes ${what}.` : `Replaces ${what} by "${settings.with}".`;
  },
  types: (_settings, before) => eachText(label, before),
  way: (settings) => (settings.inverse === undefined ? 'one-way' : 'lossy'),
  forward: (settings, values) => {
    const pattern = settings.pattern || settings.ignoreCase ? patternOf(settings) : null;
    return turnTexts(values, (value) => replaced(settings, pattern, value));
  },
  backward: (settings, values) => {
    const { inverse } = settings;
    if (inverse === undefined)
      return failed(`"${label}" has no way back; give it an inverse text or make the line one-way.`);
    return turnTexts(values, (value) => value.replaceAll(settings.with, () => inverse));
  },
  samples: [
    { settings: Settings.parse({ find: ' GmbH' }), in: ['Adler GmbH'], out: ['Adler'] },
    {
      settings: Settings.parse({ find: '&', with: 'and', inverse: '&' }),
      in: ['Fish & Chips'],
      out: ['Fish and Chips'],
      back: ['Fish & Chips'],
    },
    {
      settings: Settings.parse({ find: '(\\d+)-(\\d+)', with: '$2/$1', pattern: true }),
      in: ['no 12-34'],
      out: ['no 34/12'],
    },
    {
      settings: Settings.parse({ find: 'STREET', with: 'St.', ignoreCase: true }),
      in: ['Main Street'],
      out: ['Main St.'],
    },
  ],
});
