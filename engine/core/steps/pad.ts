import { z } from 'zod';
import type { FieldKind } from '../../model/value.ts';
import { textForm } from '../values/text.ts';
import { charactersOf, countedCharacters } from './characters.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, text, textKinds, turnTexts } from './each.ts';

const label = 'Pad text';
const kinds: readonly FieldKind[] = [...textKinds, 'integer'];
const Settings = z.strictObject({
  /** Shorter texts are filled up to this many characters. */
  to: z.int().min(1).max(1000),
  with: z
    .string()
    .default('0')
    .refine((text) => charactersOf(textForm(text)).length === 1, 'Write one character.'),
  side: z.enum(['left', 'right']).default('left'),
});
type Settings = z.infer<typeof Settings>;

function padded(settings: Settings, value: string): string {
  if (value === '') return value;
  const missing = settings.to - charactersOf(value).length;
  if (missing <= 0) return value;
  const fill = settings.with.repeat(missing);
  return settings.side === 'left' ? `${fill}${value}` : `${value}${fill}`;
}

/** One character is left, since a text of nothing but filling was not blank. */
function stripped(settings: Settings, value: string): string {
  const found = charactersOf(value);
  const fill = textForm(settings.with);
  if (settings.side === 'left') {
    const start = found.findIndex((one, at) => one !== fill || at === found.length - 1);
    return found.slice(Math.max(start, 0)).join('');
  }
  const end = found.findLastIndex((one, at) => one !== fill || at === 0);
  return found.slice(0, end + 1).join('');
}

export const padStep = defineStep<Settings>({
  use: 'pad',
  label,
  settings: Settings,
  sentence: (settings) =>
    `Fills texts up to ${countedCharacters(settings.to)} with "${settings.with}" on the ${settings.side}.`,
  types: (_settings, before) => eachTypes(label, before, kinds, () => text),
  way: () => 'lossy',
  forward: (settings, values) => turnTexts(values, (value) => padded(settings, value)),
  backward: (settings, values) => turnTexts(values, (value) => stripped(settings, value)),
  samples: [
    { settings: Settings.parse({ to: 6 }), in: ['1042'], out: ['001042'], back: ['1042'] },
    { settings: Settings.parse({ to: 3 }), in: ['00'], out: ['000'], back: ['0'] },
    { settings: Settings.parse({ to: 5, with: '.', side: 'right' }), in: ['abc'], out: ['abc..'], back: ['abc'] },
  ],
});
