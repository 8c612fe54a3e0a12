import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import type { Value } from '../../model/value.ts';
import { isBlank } from '../values/equal.ts';
import { show } from '../values/show.ts';
import { defineStep, failed } from './define-step.ts';
import { eachText, type Turned, text, textOut } from './each.ts';
import { joined, partsNear, partsOf } from './parts.ts';
import type { Values } from './step.ts';

const label = 'Join texts';
const Settings = z.strictObject({
  separator: z.string().min(1).max(100).default(' '),
  parts: z.int().min(2).max(20).default(2),
  /** Leave blank parts out, so that no separator stands at an end or twice. */
  skipBlank: z.boolean().default(true),
  /** On the way back: a surplus of parts stays in the last or in the first part. */
  extra: z.enum(['last', 'first']).default('last'),
});
type Settings = z.infer<typeof Settings>;

function join(settings: Settings, values: Values): Turned {
  const whole = joined(values, settings.separator, settings.skipBlank);
  return typeof whole === 'string' ? textOut(whole) : ok(null);
}

/** Ways to part a text, the likeliest first. The last puts all of it into one part, which always joins to the same text. */
function* candidates(settings: Settings, whole: string, old: Values | null): Generator<readonly Value[] | null> {
  const { separator, parts, extra } = settings;
  if (old !== null) yield partsNear(whole, separator, old);
  yield partsOf(whole, separator, parts, extra);
  const rest = Array.from({ length: parts - 1 }, () => null);
  yield extra === 'first' ? [...rest, whole] : [whole, ...rest];
}

export const joinStep = defineStep<Settings>({
  use: 'join',
  label,
  settings: Settings,
  sentence: (settings) => `Joins ${settings.parts} texts with "${settings.separator}" between them.`,
  types: (settings, before) => {
    if (before.length !== settings.parts) {
      return err(
        `"${label}" is set to ${settings.parts} values, and ${before.length} come in; change the number or the fields.`,
      );
    }
    const types = eachText(label, before);
    return types.ok ? ok([text]) : types;
  },
  way: () => 'none',
  forward: (settings, values) => {
    const made = join(settings, values);
    return made.ok ? ok([made.value]) : made;
  },
  backward: (settings, [whole = null], old) => {
    if (isBlank(whole)) return ok(Array.from({ length: settings.parts }, () => null));
    if (typeof whole !== 'string') return failed(`${show(whole)} is not text that could be split.`);
    for (const parts of candidates(settings, whole, old)) {
      const again = parts === null ? null : join(settings, parts);
      if (parts !== null && again?.ok && again.value === whole) return ok(parts);
    }
    return failed(
      `${show(whole)} cannot be split at "${settings.separator}" into ${settings.parts} parts; add the separator.`,
    );
  },
  samples: [
    { settings: Settings.parse({}), in: ['Anna', 'Smith'], out: ['Anna Smith'], back: ['Anna', 'Smith'] },
    { settings: Settings.parse({}), in: [null, 'Smith'], out: ['Smith'], back: ['Smith', null] },
    {
      settings: Settings.parse({ extra: 'first' }),
      in: ['Anna Maria', 'Smith'],
      out: ['Anna Maria Smith'],
      back: ['Anna Maria', 'Smith'],
    },
    {
      settings: Settings.parse({ separator: ', ', parts: 3, skipBlank: false }),
      in: ['a', '', 'c'],
      out: ['a, , c'],
      back: ['a', '', 'c'],
    },
  ],
});
