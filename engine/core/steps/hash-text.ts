import { z } from 'zod';
import type { FieldKind } from '../../model/value.ts';
import { hashOf } from '../values/hash.ts';
import { defineStep, failed } from './define-step.ts';
import { eachTypes, text, textKinds, textOut, turnEach } from './each.ts';

const label = 'Fingerprint';
const kinds: readonly FieldKind[] = [...textKinds, 'integer', 'decimal', 'date', 'json'];
const Settings = z.strictObject({
  /** How many of the 64 hexadecimal digits stay. */
  digits: z.int().min(8).max(64).default(64),
  /** Upper and lower case, and white space at the ends, do not matter. */
  ignoreCase: z.boolean().default(false),
});

export const hashTextStep = defineStep<z.infer<typeof Settings>>({
  use: 'hash-text',
  label,
  settings: Settings,
  sentence: (settings) =>
    `Writes the SHA-256 fingerprint of a value${settings.digits < 64 ? `, its first ${settings.digits} digits` : ''}.`,
  types: (_settings, before) => eachTypes(label, before, kinds, () => text),
  way: () => 'one-way',
  forward: (settings, values) =>
    turnEach(values, (value) => {
      const source = settings.ignoreCase ? value.trim().toLowerCase() : value;
      return textOut(source === '' ? '' : hashOf(source).slice(0, settings.digits));
    }),
  backward: () => failed(`"${label}" has no way back; make the line one-way.`),
  samples: [
    {
      settings: Settings.parse({}),
      in: ['abc'],
      out: ['ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    },
    { settings: Settings.parse({ digits: 12, ignoreCase: true }), in: [' ABC '], out: ['ba7816bf8f01'] },
  ],
});
