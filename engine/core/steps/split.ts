import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import type { Value } from '../../model/value.ts';
import { nounOf } from '../values/canon.ts';
import { show } from '../values/show.ts';
import { defineStep, failed, onlyOne } from './define-step.ts';
import { text, textKinds, textOut } from './each.ts';
import { joined, partsOf } from './parts.ts';
import type { Stepped } from './step.ts';

const label = 'Split text';
const Settings = z.strictObject({
  separator: z.string().min(1).max(100).default(' '),
  parts: z.int().min(2).max(20).default(2),
  /** A surplus of parts stays in the last part, in the first part, or fails. */
  extra: z.enum(['last', 'first', 'fail']).default('last'),
  /** Missing parts become blank, or the text fails. */
  fewer: z.enum(['blank', 'fail']).default('blank'),
  /** Remove white space around each part. */
  trim: z.boolean().default(true),
});
type Settings = z.infer<typeof Settings>;

function split(settings: Settings, value: string): Stepped {
  const source = settings.trim ? value.trim() : value;
  if (source === '') return ok(Array.from({ length: settings.parts }, () => null));
  const parts = partsOf(source, settings.separator, settings.parts, settings.extra);
  if (parts === null)
    return failed(`${show(value)} has more than ${settings.parts} parts; shorten it or let one part take the rest.`);
  if (settings.fewer === 'fail' && parts.includes(null)) {
    return failed(`${show(value)} has fewer than ${settings.parts} parts; complete it or allow blank parts.`);
  }
  const out: Value[] = [];
  for (const part of parts) {
    const made = typeof part === 'string' ? textOut(settings.trim ? part.trim() : part) : ok(null);
    if (!made.ok) return made;
    out.push(made.value);
  }
  return ok(out);
}

export const splitStep = defineStep<Settings>({
  use: 'split',
  label,
  settings: Settings,
  sentence: (settings) => `Splits text at "${settings.separator}" into ${settings.parts} parts.`,
  types: (settings, before) => {
    const type = onlyOne(label, before);
    if (!type.ok) return type;
    if (!textKinds.includes(type.value.kind)) return err(`"${label}" takes text, not ${nounOf(type.value)}.`);
    return ok(Array.from({ length: settings.parts }, () => text));
  },
  way: () => 'lossy',
  forward: (settings, [value = null]) => {
    if (value === null) return ok(Array.from({ length: settings.parts }, () => null));
    return typeof value === 'string'
      ? split(settings, value)
      : failed(`${show(value)} is not text that could be split.`);
  },
  backward: (settings, values) => {
    const whole = joined(values, settings.separator, true);
    if (typeof whole !== 'string') return ok([null]);
    const made = textOut(whole);
    return made.ok ? ok([made.value]) : made;
  },
  samples: [
    { settings: Settings.parse({}), in: ['Anna Smith'], out: ['Anna', 'Smith'], back: ['Anna Smith'] },
    {
      settings: Settings.parse({ extra: 'first' }),
      in: ['Anna Maria Smith'],
      out: ['Anna Maria', 'Smith'],
      back: ['Anna Maria Smith'],
    },
    { settings: Settings.parse({ separator: ';', parts: 3 }), in: ['a; b'], out: ['a', 'b', null], back: ['a;b'] },
  ],
});
