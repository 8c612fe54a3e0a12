import { z } from 'zod';
import { ok } from '../../model/result.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { canonicalJson } from '../values/hash.ts';
import { isDecimal } from '../values/number.ts';
import { compare } from '../values/order.ts';
import { defineStep } from './define-step.ts';
import { bare, eachSeveral, itemsOut, turnItems } from './items.ts';

const label = 'Arrange a list';
const Settings = z.strictObject({
  /** `up` from small to large or A to Z, `down` the other way about. */
  sort: z.enum(['keep', 'up', 'down']).default('keep'),
  /** Texts go by their characters, numbers by what they are worth; what is no number goes last. */
  as: z.enum(['text', 'number']).default('text'),
  /** Of items that are alike only the first stays. */
  unique: z.boolean().default(false),
  /** A set has no order and holds each text once; a list has one. */
  to: z.enum(['set', 'list']).default('list'),
});
type Settings = z.infer<typeof Settings>;

function sorted(settings: Settings, items: readonly Value[]): readonly Value[] {
  if (settings.sort === 'keep') return items;
  const type: FieldType = { kind: settings.as === 'number' ? 'decimal' : 'text' };
  const last = (value: Value): number =>
    settings.as === 'number' && !(typeof value === 'string' && isDecimal(value)) ? 1 : 0;
  const turn = settings.sort === 'down' ? -1 : 1;
  return items.toSorted((a, b) => last(a) - last(b) || turn * compare(last(a) === 1 ? { kind: 'text' } : type, a, b));
}

function uniqueOf(items: readonly Value[]): readonly Value[] {
  const seen = new Map<string, Value>();
  for (const item of items) {
    const key = canonicalJson(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

export const listArrangeStep = defineStep<Settings>({
  use: 'list-arrange',
  label,
  settings: Settings,
  sentence: (settings) => {
    const parts = [
      settings.unique || settings.to === 'set' ? 'keeps each item once' : '',
      settings.sort === 'keep' || settings.to === 'set' ? '' : `sorts them ${settings.sort} by ${settings.as}`,
      `makes a ${settings.to}`,
    ].filter((part) => part !== '');
    return `Of several items: ${parts.join(', ')}.`;
  },
  types: (settings, before) => eachSeveral(label, before, () => ({ kind: settings.to })),
  way: (settings, before) =>
    before.every((type) => bare(type).kind === settings.to) && isIdle(settings) ? 'none' : 'lossy',
  forward: (settings, values) =>
    turnItems(values, null, (items) => {
      const kept = settings.unique ? uniqueOf(items) : items;
      return itemsOut(settings.to, sorted(settings, kept));
    }),
  backward: (_settings, values) => ok(values),
  samples: [
    {
      settings: Settings.parse({ sort: 'up' }),
      in: [['b', 'C', 'a']],
      out: [['C', 'a', 'b']],
      back: [['C', 'a', 'b']],
    },
    {
      settings: Settings.parse({ sort: 'down', as: 'number' }),
      in: [['9', 'x', '10', '9.5']],
      out: [['10', '9.5', '9', 'x']],
      back: [['10', '9.5', '9', 'x']],
    },
    { settings: Settings.parse({ unique: true }), in: [['b', 'a', 'b']], out: [['b', 'a']], back: [['b', 'a']] },
    { settings: Settings.parse({ to: 'set' }), in: [['b', 'a', 'b']], out: [['a', 'b']], back: [['a', 'b']] },
  ],
});

function isIdle(settings: Settings): boolean {
  return settings.to === 'set' || (settings.sort === 'keep' && !settings.unique);
}
