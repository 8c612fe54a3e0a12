import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { defineStep } from './define-step.ts';
import { eachText, turnTexts } from './each.ts';

const label = 'Clean up text';
const Settings = z.strictObject({
  /** Remove white space at both ends. */
  trim: z.boolean().default(true),
  /** `collapse`: runs of spaces and tabs become one space. `one-line`: line breaks too. `keep`: as they are. */
  spaces: z.enum(['collapse', 'one-line', 'keep']).default('collapse'),
  /** Remove characters that cannot be seen: control characters, zero-width spaces, direction marks. */
  nonPrinting: z.enum(['remove', 'keep']).default('remove'),
});
type Settings = z.infer<typeof Settings>;

// Zero-width joiners stay: emoji and Persian need them. Tabs and line breaks are white space, not noise.
const noise = /(?![\t\n])[\p{Cc}\u{ad}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu;

function clean(settings: Settings, value: string): string {
  let text = settings.nonPrinting === 'remove' ? value.replace(noise, '') : value;
  if (settings.spaces === 'collapse') text = text.replace(/[^\S\n]+/gu, ' ');
  if (settings.spaces === 'one-line') text = text.replace(/\s+/gu, ' ');
  return settings.trim ? text.trim() : text;
}

export const cleanStep = defineStep<Settings>({
  use: 'clean',
  label,
  settings: Settings,
  sentence: (settings) => {
    const parts = [
      settings.nonPrinting === 'remove' ? 'removes invisible characters' : '',
      { collapse: 'makes runs of spaces one', 'one-line': 'puts all on one line', keep: '' }[settings.spaces],
      settings.trim ? 'trims both ends' : '',
    ].filter((part) => part !== '');
    return parts.length === 0 ? 'Leaves text as it is.' : `On text: ${parts.join(', ')}.`;
  },
  types: (_settings, before) => eachText(label, before),
  way: () => 'lossy',
  forward: (settings, values) => turnTexts(values, (value) => clean(settings, value)),
  backward: (_settings, values) => ok(values),
  samples: [
    { settings: Settings.parse({}), in: ['  Anna \t Smith\u200b '], out: ['Anna Smith'], back: ['Anna Smith'] },
    {
      settings: Settings.parse({ spaces: 'one-line' }),
      in: ['Main St 1\n\nBerlin'],
      out: ['Main St 1 Berlin'],
      back: ['Main St 1 Berlin'],
    },
    { settings: Settings.parse({ trim: false, spaces: 'keep' }), in: [' a\u00adb '], out: [' ab '], back: [' ab '] },
  ],
});
