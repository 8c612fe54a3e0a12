import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import type { Value } from '../../model/value.ts';
import { nounOf } from '../values/canon.ts';
import { show } from '../values/show.ts';
import { textForm } from '../values/text.ts';
import { defineStep, failed } from './define-step.ts';
import { type Turned, text, textKinds, textOut } from './each.ts';
import type { Stepped, Values } from './step.ts';

const label = 'Text to yes or no';
const words = z.array(z.string().min(1).max(100)).min(1).max(50);
const fold = (word: string): string => textForm(word).trim().toLowerCase();

const Settings = z
  .strictObject({
    /** Texts that mean yes and no, upper or lower case alike; the first of each is written on the way back. */
    yes: words.default(['yes', 'true', 'y', 't', '1', 'on', 'x']),
    no: words.default(['no', 'false', 'n', 'f', '0', 'off', '-']),
    /** Yes or no comes in and text goes out. */
    reverse: z.boolean().default(false),
  })
  .refine((settings) => !settings.yes.some((yes) => settings.no.some((no) => fold(no) === fold(yes))), {
    message: 'A word cannot mean both yes and no.',
    path: ['no'],
  });
type Settings = z.infer<typeof Settings>;

function read(settings: Settings, value: Value): Turned {
  if (typeof value !== 'string') return failed(`${show(value)} is not text.`);
  const word = fold(value);
  if (word === '') return ok(null);
  if (settings.yes.some((yes) => fold(yes) === word)) return ok(true);
  if (settings.no.some((no) => fold(no) === word)) return ok(false);
  return failed(`${show(value)} means neither yes nor no here; correct it or add the word to the step.`);
}

function write(settings: Settings, value: Value): Turned {
  if (typeof value !== 'boolean') return failed(`${show(value)} is not true or false.`);
  return textOut((value ? settings.yes[0] : settings.no[0]) ?? String(value));
}

function each(values: Values, turn: (value: Value) => Turned): Stepped {
  const out: Value[] = [];
  for (const value of values) {
    const turned = value === null ? ok(null) : turn(value);
    if (!turned.ok) return turned;
    out.push(turned.value);
  }
  return ok(out);
}

export const textToBooleanStep = defineStep<Settings>({
  use: 'text-to-boolean',
  label,
  settings: Settings,
  sentence: (settings) =>
    settings.reverse
      ? `Writes "${settings.yes[0]}" for true and "${settings.no[0]}" for false.`
      : `Reads ${settings.yes.join(', ')} as true and ${settings.no.join(', ')} as false.`,
  types: (settings, before) => {
    const kinds = settings.reverse ? ['boolean'] : textKinds;
    const wrong = before.find((type) => !kinds.includes(type.kind));
    if (before.length === 0) return err(`"${label}" needs a value, and none comes in.`);
    if (wrong !== undefined) return err(`"${label}" cannot take ${nounOf(wrong)} in this direction.`);
    return ok(before.map(() => (settings.reverse ? text : { kind: 'boolean' })));
  },
  way: (settings) => (settings.reverse ? 'lossy' : 'none'),
  forward: (settings, values) =>
    each(values, (value) => (settings.reverse ? write(settings, value) : read(settings, value))),
  backward: (settings, values) =>
    each(values, (value) => (settings.reverse ? read(settings, value) : write(settings, value))),
  samples: [
    { settings: Settings.parse({}), in: [' Yes '], out: [true], back: ['yes'] },
    { settings: Settings.parse({ yes: ['ja', 'j'], no: ['nein', 'n'] }), in: ['N'], out: [false], back: ['nein'] },
    { settings: Settings.parse({ reverse: true }), in: [false, null], out: ['no', null], back: [false, null] },
  ],
});
