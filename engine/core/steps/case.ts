import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { defineStep } from './define-step.ts';
import { eachText, turnTexts } from './each.ts';

const label = 'Upper or lower case';
const Settings = z.strictObject({ to: z.enum(['upper', 'lower', 'title', 'sentence']) });
type Settings = z.infer<typeof Settings>;

const names: Record<Settings['to'], string> = {
  upper: 'UPPER CASE',
  lower: 'lower case',
  title: 'Title Case',
  sentence: 'Sentence case',
};

// Case mappings of Unicode, never those of the machine's language.
const turns: Record<Settings['to'], (text: string) => string> = {
  upper: (text) => text.toUpperCase(),
  lower: (text) => text.toLowerCase(),
  title: (text) => text.toLowerCase().replace(/[\p{L}\p{M}\p{N}'’]+/gu, titled),
  sentence: (text) => text.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase()),
};

/** O'Brien has two capitals, don't has one: a capital after an apostrophe needs three letters behind it. */
function titled(word: string): string {
  return word.replace(/^(['’]*)(\p{L})|(['’])(\p{L})(?=\p{L}{2})/gu, (found) => found.toUpperCase());
}

export const caseStep = defineStep<Settings>({
  use: 'case',
  label,
  settings: Settings,
  sentence: (settings) => `Writes text in ${names[settings.to]}.`,
  types: (_settings, before) => eachText(label, before),
  way: () => 'lossy',
  forward: (settings, values) => turnTexts(values, turns[settings.to]),
  backward: (_settings, values) => ok(values),
  samples: [
    { settings: { to: 'upper' }, in: ['Straße 5'], out: ['STRASSE 5'], back: ['STRASSE 5'] },
    { settings: { to: 'lower' }, in: ['ANNA@EXAMPLE.COM'], out: ['anna@example.com'], back: ['anna@example.com'] },
    {
      settings: { to: 'title' },
      in: ["jean-luc o'brien, don't"],
      out: ["Jean-Luc O'Brien, Don't"],
      back: ["Jean-Luc O'Brien, Don't"],
    },
    {
      settings: { to: 'sentence' },
      in: ['URGENT: call back'],
      out: ['Urgent: call back'],
      back: ['Urgent: call back'],
    },
  ],
});
