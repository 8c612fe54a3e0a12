import { z } from 'zod';
import type { FieldKind } from '../../model/value.ts';
import { textForm } from '../values/text.ts';
import { charactersOf } from './characters.ts';
import { defineStep, failed } from './define-step.ts';
import { eachTypes, text, textKinds, turnTexts } from './each.ts';

const label = 'Mask';
const kinds: readonly FieldKind[] = [...textKinds, 'integer'];
const Settings = z.strictObject({
  /** `text`: any character. `email`: of the part before the @. `phone`: of the digits; other characters stay. */
  of: z.enum(['text', 'email', 'phone']).default('text'),
  /** How many characters stay at the start and at the end. */
  first: z.int().min(0).max(100).default(0),
  last: z.int().min(0).max(100).default(0),
  with: z
    .string()
    .default('*')
    .refine((mark) => charactersOf(textForm(mark)).length === 1, 'Write one character.'),
  /** As many marks as characters are hidden, or always this many, so that the length is hidden too. */
  marks: z.int().min(1).max(100).optional(),
});
type Settings = z.infer<typeof Settings>;

/** A text too short to hide anything of is hidden whole. */
function masked(settings: Settings, value: string): string {
  const found = charactersOf(value);
  const { first, last } = found.length > settings.first + settings.last ? settings : { first: 0, last: 0 };
  const hidden = found.length - first - last;
  const marks = settings.with.repeat(settings.marks ?? hidden);
  return `${found.slice(0, first).join('')}${marks}${found.slice(found.length - last).join('')}`;
}

function maskedPhone(settings: Settings, value: string): string {
  const count = value.match(/\d/gu)?.length ?? 0;
  const { first, last } = count > settings.first + settings.last ? settings : { first: 0, last: 0 };
  let seen = 0;
  return value.replace(/[\p{L}\d]/gu, (mark) => {
    if (!/\d/.test(mark)) return settings.with;
    seen += 1;
    return seen <= first || seen > count - last ? mark : settings.with;
  });
}

function hide(settings: Settings, value: string): string {
  if (value === '') return value;
  if (settings.of === 'phone') return maskedPhone(settings, value);
  const at = settings.of === 'email' ? value.lastIndexOf('@') : -1;
  return at > 0 ? `${masked(settings, value.slice(0, at))}${value.slice(at)}` : masked(settings, value);
}

export const maskStep = defineStep<Settings>({
  use: 'mask',
  label,
  settings: Settings,
  sentence: (settings) => {
    const what = { text: 'texts', email: 'e-mail addresses', phone: 'phone numbers' }[settings.of];
    const kept = [
      settings.first > 0 ? `the first ${settings.first}` : '',
      settings.last > 0 ? `the last ${settings.last}` : '',
    ].filter((part) => part !== '');
    return `Hides ${what} behind "${settings.with}"${kept.length > 0 ? `, all but ${kept.join(' and ')}` : ''}.`;
  },
  types: (_settings, before) => eachTypes(label, before, kinds, () => text),
  way: () => 'one-way',
  forward: (settings, values) => turnTexts(values, (value) => hide(settings, value)),
  backward: () => failed(`"${label}" has no way back; make the line one-way.`),
  samples: [
    { settings: Settings.parse({ last: 4 }), in: ['DE89370400440532013000'], out: ['******************3000'] },
    {
      settings: Settings.parse({ of: 'email', first: 1, marks: 3 }),
      in: ['anna@example.com'],
      out: ['a***@example.com'],
    },
    { settings: Settings.parse({ of: 'phone', last: 2 }), in: ['+49 30 901820'], out: ['+** ** ****20'] },
    { settings: Settings.parse({ first: 2, last: 2 }), in: ['Bob'], out: ['***'] },
  ],
});
