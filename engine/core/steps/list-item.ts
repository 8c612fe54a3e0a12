import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import { nounOf } from '../values/canon.ts';
import { show } from '../values/show.ts';
import { defineStep, failed, onlyOne } from './define-step.ts';
import { type Turned, text } from './each.ts';
import { itemsOf, severalKinds, turnItems } from './items.ts';
import type { Values } from './step.ts';

const label = 'One item of a list';
const Settings = z.strictObject({
  which: z.enum(['first', 'last', 'nth']).default('first'),
  /** For `nth`: which one, from 1. */
  position: z.int().min(1).max(10_000).default(1),
});
type Settings = z.infer<typeof Settings>;

/** Where the item stands, from 0, also where the list is too short for it. */
function placeIn(settings: Settings, length: number): number {
  if (settings.which === 'last') return Math.max(length - 1, 0);
  return settings.which === 'first' ? 0 : settings.position - 1;
}

/** The old list with another item in its place. */
function put(settings: Settings, values: Values, old: Values | null): Turned {
  const items = itemsOf(old?.[0]);
  const place = placeIn(settings, items.length);
  const [item = null] = values;
  if (item === null) {
    if (items[place] === undefined) return ok(old?.[0] ?? null);
    if (items.length === 1) return ok([]);
    return failed('A blank item cannot be put into a list that has other items; remove it in the list itself.');
  }
  if (place > items.length) {
    return failed(
      `${show(item)} cannot be item ${place + 1} of a list of ${items.length}; add the items before it first.`,
    );
  }
  return ok([...items.slice(0, place), item, ...items.slice(place + 1)]);
}

export const listItemStep = defineStep<Settings>({
  use: 'list-item',
  label,
  settings: Settings,
  sentence: (settings) => {
    const which = settings.which === 'nth' ? `item ${settings.position}` : `the ${settings.which} item`;
    return `Takes ${which} of a list.`;
  },
  types: (_settings, before) => {
    const type = onlyOne(label, before);
    if (!type.ok) return type;
    return severalKinds.includes(type.value.kind)
      ? ok([text])
      : err(`"${label}" takes a set or a list, not ${nounOf(type.value)}.`);
  },
  // A set sorts itself, so that an item that was edited may not stand where it stood.
  way: (_settings, [type]) => (type?.kind === 'list' ? 'none' : 'lossy'),
  forward: (settings, values) =>
    turnItems(values, null, (items) => {
      const item = items[placeIn(settings, items.length)] ?? null;
      return item === null || typeof item === 'string' ? ok(item) : failed(`The item ${show(item)} is not a text.`);
    }),
  backward: (settings, values, old) => {
    const made = put(settings, values, old);
    return made.ok ? ok([made.value]) : made;
  },
  samples: [
    { settings: Settings.parse({}), in: [['a', 'b']], out: ['a'], back: [['a']] },
    { settings: Settings.parse({ which: 'last' }), in: [['a', 'b']], out: ['b'], back: [['b']] },
    { settings: Settings.parse({ which: 'nth', position: 1 }), in: [[]], out: [null], back: [null] },
  ],
});
