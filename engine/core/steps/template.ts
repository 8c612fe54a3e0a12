import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import { nounOf } from '../values/canon.ts';
import { isBlank } from '../values/equal.ts';
import { defineStep, failed } from './define-step.ts';
import { text, textOut, wordsOf } from './each.ts';

const label = 'Fill a template';
const Settings = z.strictObject({
  /** Text with {1}, {2} ... where the values go; {{ and }} for the braces themselves. */
  template: z.string().min(1).max(4000),
});
type Settings = z.infer<typeof Settings>;

const piece = /\{\{|\}\}|\{(\d{1,3})\}/g;

function slotsOf(template: string): readonly number[] {
  return [...template.matchAll(piece)].flatMap((found) => (found[1] === undefined ? [] : [Number(found[1])]));
}

export const templateStep = defineStep<Settings>({
  use: 'template',
  label,
  settings: Settings,
  sentence: (settings) => `Writes "${settings.template}" with the values in it.`,
  types: (settings, before) => {
    const beyond = slotsOf(settings.template).find((slot) => slot < 1 || slot > before.length);
    if (beyond !== undefined) return err(`The template uses {${beyond}}, and ${before.length} values come in.`);
    const wrong = before.find((type) => type.kind === 'file' || type.kind === 'list');
    return wrong === undefined ? ok([text]) : err(`"${label}" cannot take ${nounOf(wrong)}.`);
  },
  way: () => 'one-way',
  forward: (settings, values) => {
    const slots = slotsOf(settings.template);
    if (slots.length > 0 && slots.every((slot) => isBlank(values[slot - 1] ?? null))) return ok([null]);
    const filled = settings.template.replace(piece, (found: string, slot: string | undefined) => {
      if (slot === undefined) return found.slice(1);
      return wordsOf(values[Number(slot) - 1] ?? null);
    });
    const made = textOut(filled);
    return made.ok ? ok([made.value]) : made;
  },
  backward: () => failed(`"${label}" has no way back; make the line one-way.`),
  samples: [
    { settings: { template: '{2}, {1}' }, in: ['Anna', 'Smith'], out: ['Smith, Anna'] },
    { settings: { template: 'Order {1} {{new}}' }, in: ['7'], out: ['Order 7 {new}'] },
    { settings: { template: '{1}' }, in: [null], out: [null] },
  ],
});
