import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { charactersOf, countedCharacters } from './characters.ts';
import { defineStep } from './define-step.ts';
import { eachText, turnTexts } from './each.ts';

const label = 'Cut text';
const Settings = z.strictObject({
  keep: z.enum(['first', 'last']).default('first'),
  /** How many characters stay, as people count them: an emoji or an accented letter is one. */
  characters: z.int().min(1).max(100_000),
});
type Settings = z.infer<typeof Settings>;

function cut(settings: Settings, value: string): string {
  // A character is one unit or more, so that a text this short need not be looked at.
  if (value.length <= settings.characters) return value;
  const found = charactersOf(value);
  const { characters } = settings;
  return (settings.keep === 'first' ? found.slice(0, characters) : found.slice(-characters)).join('');
}

export const cutStep = defineStep<Settings>({
  use: 'cut',
  label,
  settings: Settings,
  sentence: (settings) => `Keeps the ${settings.keep} ${countedCharacters(settings.characters)}.`,
  types: (_settings, before) => eachText(label, before),
  way: () => 'lossy',
  forward: (settings, values) => turnTexts(values, (value) => cut(settings, value)),
  backward: (_settings, values) => ok(values),
  samples: [
    { settings: Settings.parse({ characters: 4 }), in: ['Anna Smith'], out: ['Anna'], back: ['Anna'] },
    { settings: Settings.parse({ characters: 2 }), in: ['👩‍👩‍👧é!'], out: ['👩‍👩‍👧é'], back: ['👩‍👩‍👧é'] },
    { settings: Settings.parse({ keep: 'last', characters: 4 }), in: ['DE-1042'], out: ['1042'], back: ['1042'] },
  ],
});
