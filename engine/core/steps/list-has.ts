import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { show } from '../values/show.ts';
import { textForm } from '../values/text.ts';
import { defineStep, failed } from './define-step.ts';
import type { Turned } from './each.ts';
import { eachSeveral, itemsOf, turnItems } from './items.ts';
import type { Stepped, Values } from './step.ts';

const label = 'Is in the list';
const Settings = z.strictObject({ item: z.string().min(1).max(1000) });
type Settings = z.infer<typeof Settings>;

function put(settings: Settings, value: boolean, old: Values | null, at: number): Turned {
  const item = textForm(settings.item);
  const items = itemsOf(old?.[at]);
  if (value === items.includes(item)) return ok([...items]);
  return ok(value ? [...items, item] : items.filter((one) => one !== item));
}

function backward(settings: Settings, values: Values, old: Values | null): Stepped {
  const out: Values[number][] = [];
  for (const [at, value] of values.entries()) {
    if (value !== null && typeof value !== 'boolean') return failed(`${show(value)} is not true or false.`);
    const made = value === null ? ok(null) : put(settings, value, old, at);
    if (!made.ok) return made;
    out.push(made.value);
  }
  return ok(out);
}

export const listHasStep = defineStep<Settings>({
  use: 'list-has',
  label,
  settings: Settings,
  sentence: (settings) => `Tells whether "${settings.item}" is in the list.`,
  types: (_settings, before) => eachSeveral(label, before, () => ({ kind: 'boolean' })),
  way: () => 'none',
  forward: (settings, values) => turnItems(values, null, (items) => ok(items.includes(textForm(settings.item)))),
  backward,
  samples: [
    { settings: { item: 'VIP' }, in: [['Customer', 'VIP']], out: [true], back: [['VIP']] },
    { settings: { item: 'VIP' }, in: [['Customer']], out: [false], back: [[]] },
  ],
});
