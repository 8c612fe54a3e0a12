import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import { show } from '../values/show.ts';
import { textForm } from '../values/text.ts';
import { defineStep } from './define-step.ts';
import { eachText, eachTypes, type Turned, textKinds, turnEach } from './each.ts';

const label = 'Text to choice';
const Settings = z.strictObject({
  /** The choices, as the choice field has them. */
  options: z.array(z.string().min(1)).min(1),
  /** Upper and lower case, and white space at the ends, do not matter. */
  ignoreCase: z.boolean().default(true),
  /** The choice comes in and the text goes out. */
  reverse: z.boolean().default(false),
});
type Settings = z.infer<typeof Settings>;

const fold = (word: string): string => textForm(word).trim().toLowerCase();

function chosen(settings: Settings, value: string): Turned {
  if (value.trim() === '') return ok(null);
  const options = settings.options.map((option) => textForm(option));
  if (options.includes(value)) return ok(value);
  const near = settings.ignoreCase ? options.filter((option) => fold(option) === fold(value)) : [];
  const [only] = near;
  return only !== undefined && near.length === 1 ? ok(only) : unmapped(value);
}

function unmapped(value: string): Turned {
  return err({
    kind: 'unmapped-choice',
    message: `${show(value)} is not one of the choices; add it to the step and the field, or correct the value.`,
  });
}

/** An option stands for itself as text; another value of the choice field is one the step does not know. */
function written(settings: Settings, value: string): Turned {
  return settings.options.some((option) => textForm(option) === value) ? ok(value) : unmapped(value);
}

export const textToChoiceStep = defineStep<Settings>({
  use: 'text-to-choice',
  label,
  settings: Settings,
  sentence: (settings) => {
    const list = `${settings.options.slice(0, 5).join(', ')}${settings.options.length > 5 ? ', …' : ''}`;
    return settings.reverse ? `Writes the choice (${list}) as text.` : `Reads text as one of the choices ${list}.`;
  },
  types: (settings, before) =>
    settings.reverse
      ? eachText(label, before)
      : eachTypes(label, before, textKinds, () => ({ kind: 'choice', options: [...settings.options] })),
  way: (settings) => (settings.reverse ? 'lossy' : 'none'),
  forward: (settings, values) => turnEach(values, (value) => (settings.reverse ? written : chosen)(settings, value)),
  backward: (settings, values) => turnEach(values, (value) => (settings.reverse ? chosen : written)(settings, value)),
  samples: [
    { settings: Settings.parse({ options: ['Gold', 'Silver'] }), in: [' gold '], out: ['Gold'], back: ['Gold'] },
    { settings: Settings.parse({ options: ['Gold'], reverse: true }), in: ['Gold'], out: ['Gold'], back: ['Gold'] },
  ],
});
