import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import { nounOf } from '../values/canon.ts';
import { show } from '../values/show.ts';
import { textForm } from '../values/text.ts';
import { defineStep, failed } from './define-step.ts';
import { eachText, eachTypes, type Turned, text, textOut, turnEach } from './each.ts';
import { itemsOut, turnItems } from './items.ts';
import type { Stepped, Values } from './step.ts';

const label = 'List and text';
const Settings = z.strictObject({
  separator: z.string().min(1).max(100).default(', '),
  /** The list comes in and text goes out, or the other way about with `reverse`. */
  kind: z.enum(['set', 'list']).default('set'),
  reverse: z.boolean().default(false),
  /** Remove white space around each item that is read from text, and leave blank ones out. */
  trim: z.boolean().default(true),
});
type Settings = z.infer<typeof Settings>;

function joined(settings: Settings, items: readonly unknown[]): Turned {
  const separator = textForm(settings.separator);
  const inner = separator.trim() === '' ? separator : separator.trim();
  for (const item of items) {
    if (typeof item !== 'string') return failed('The list holds more than texts; such a list cannot become one text.');
    if (!item.includes(settings.trim ? inner : separator)) continue;
    return failed(`The item ${show(item)} has the separator "${settings.separator}" in it; choose another one.`);
  }
  return items.length === 0 ? ok(null) : textOut(items.join(separator));
}

function split(settings: Settings, value: string): Turned {
  if (value === '') return ok(null);
  const separator = textForm(settings.separator);
  if (!settings.trim) return itemsOut(settings.kind, value.split(separator));
  // People write "a,b" and "a, b" alike.
  const inner = separator.trim() === '' ? separator : separator.trim();
  const items = value.split(inner).map((item) => item.trim());
  return itemsOut(
    settings.kind,
    items.filter((item) => item !== ''),
  );
}

const toText = (settings: Settings, values: Values): Stepped =>
  turnItems(values, null, (items) => joined(settings, items));
const toItems = (settings: Settings, values: Values): Stepped => turnEach(values, (value) => split(settings, value));

export const listJoinStep = defineStep<Settings>({
  use: 'list-join',
  label,
  settings: Settings,
  sentence: ({ kind, reverse, separator }) =>
    reverse
      ? `Splits text at "${separator}" into a ${kind}.`
      : `Joins a ${kind} into one text, with "${separator}" between.`,
  types: (settings, before) => {
    if (settings.reverse) {
      const types = eachText(label, before);
      return types.ok ? ok(types.value.map(() => ({ kind: settings.kind }))) : types;
    }
    const wrong = before.find((type) => type.kind !== settings.kind);
    if (wrong !== undefined) return err(`"${label}" is set to a ${settings.kind}, and ${nounOf(wrong)} comes in.`);
    return eachTypes(label, before, [settings.kind], () => text);
  },
  way: (settings) => (settings.kind === 'list' && !settings.trim && !settings.reverse ? 'none' : 'lossy'),
  forward: (settings, values) => (settings.reverse ? toItems : toText)(settings, values),
  backward: (settings, values) => (settings.reverse ? toText : toItems)(settings, values),
  samples: [
    { settings: Settings.parse({}), in: [['blue', 'red']], out: ['blue, red'], back: [['blue', 'red']] },
    {
      settings: Settings.parse({ separator: ';', reverse: true }),
      in: ['red; blue;'],
      out: [['blue', 'red']],
      back: ['blue;red'],
    },
    {
      settings: Settings.parse({ separator: '|', kind: 'list', trim: false }),
      in: [['b', '', 'a']],
      out: ['b||a'],
      back: [['b', '', 'a']],
    },
  ],
});
