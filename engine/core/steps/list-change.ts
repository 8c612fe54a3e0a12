import { z } from 'zod';
import { err } from '../../model/result.ts';
import type { Value } from '../../model/value.ts';
import { nounOf } from '../values/canon.ts';
import { textForm } from '../values/text.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, type Turned } from './each.ts';
import { itemsOut, turnItems } from './items.ts';

const label = 'Add or remove items';
const Items = z.array(z.string().min(1).max(1000)).max(1000).default([]);
const Settings = z
  .strictObject({
    /** Items that are put at the end where they are missing, and taken away on the way back where they were not there before. */
    add: Items,
    /** Items that are taken away, and put back on the way back where they were there before. */
    remove: Items,
    kind: z.enum(['set', 'list']).default('set'),
  })
  .refine((settings) => settings.add.length + settings.remove.length > 0, {
    message: 'Name an item to add or to remove.',
    path: ['add'],
  });
type Settings = z.infer<typeof Settings>;

function changed(settings: Settings, items: readonly Value[]): Turned {
  const [add, remove] = [settings.add.map(textForm), settings.remove.map(textForm)];
  const left = items.filter((item) => typeof item !== 'string' || !remove.includes(item));
  return itemsOut(settings.kind, [...left, ...add.filter((item) => !left.includes(item))]);
}

function changedBack(settings: Settings, items: readonly Value[], old: readonly Value[]): Turned {
  const [add, remove] = [settings.add.map(textForm), settings.remove.map(textForm)];
  const left = items.filter((item) => typeof item !== 'string' || !add.includes(item) || old.includes(item));
  const again = remove.filter((item) => old.includes(item) && !left.includes(item));
  return itemsOut(settings.kind, [...left, ...again]);
}

export const listChangeStep = defineStep<Settings>({
  use: 'list-change',
  label,
  settings: Settings,
  sentence: (settings) => {
    const words = (items: readonly string[]): string => items.map((item) => `"${item}"`).join(', ');
    const parts = [
      settings.add.length > 0 ? `adds ${words(settings.add)}` : '',
      settings.remove.length > 0 ? `removes ${words(settings.remove)}` : '',
    ].filter((part) => part !== '');
    return `In a ${settings.kind}: ${parts.join(' and ')}.`;
  },
  types: (settings, before) => {
    const wrong = before.find((type) => type.kind !== settings.kind);
    if (wrong !== undefined) return err(`"${label}" is set to a ${settings.kind}, and ${nounOf(wrong)} comes in.`);
    return eachTypes(label, before, [settings.kind], () => ({ kind: settings.kind }));
  },
  way: () => 'lossy',
  forward: (settings, values) => turnItems(values, null, (items) => changed(settings, items)),
  backward: (settings, values, old) => turnItems(values, old, (items, before) => changedBack(settings, items, before)),
  samples: [
    { settings: Settings.parse({ add: ['CRM'] }), in: [['News']], out: [['CRM', 'News']], back: [['News']] },
    {
      settings: Settings.parse({ remove: ['tmp'], kind: 'list' }),
      in: [['b', 'tmp', 'a']],
      out: [['b', 'a']],
      back: [['b', 'a']],
    },
  ],
});
