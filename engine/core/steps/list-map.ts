import { z } from 'zod';
import { err } from '../../model/result.ts';
import type { Value } from '../../model/value.ts';
import { nounOf } from '../values/canon.ts';
import { show } from '../values/show.ts';
import { textForm } from '../values/text.ts';
import { defineStep } from './define-step.ts';
import { eachTypes, type Turned } from './each.ts';
import { itemsOut, turnItems } from './items.ts';

const label = 'Map the items of a list';
const word = z.string().min(1).max(1000);
const Settings = z.strictObject({
  /** Which item before the step is which item after it. The first pair that fits counts. */
  pairs: z
    .array(z.strictObject({ from: word, to: word }))
    .min(1)
    .max(10_000),
  /** An item in no pair: ask a person, keep it, or leave it out. */
  unmapped: z.enum(['ask', 'keep', 'drop']).default('ask'),
  kind: z.enum(['set', 'list']).default('set'),
});
type Settings = z.infer<typeof Settings>;

interface Tables {
  readonly to: ReadonlyMap<string, string>;
  readonly from: ReadonlyMap<string, string>;
  readonly injective: boolean;
}

const known = new WeakMap<Settings, Tables>();

function tablesOf(settings: Settings): Tables {
  const ready = known.get(settings);
  if (ready !== undefined) return ready;
  const to = new Map<string, string>();
  const from = new Map<string, string>();
  for (const pair of settings.pairs) {
    const [before, after] = [textForm(pair.from), textForm(pair.to)];
    if (!to.has(before)) to.set(before, after);
    if (!from.has(after)) from.set(after, before);
  }
  const tables = { to, from, injective: to.size === settings.pairs.length && from.size === settings.pairs.length };
  known.set(settings, tables);
  return tables;
}

function mapped(settings: Settings, table: ReadonlyMap<string, string>, items: readonly Value[]): Turned {
  const out: Value[] = [];
  for (const item of items) {
    const found = typeof item === 'string' ? table.get(item) : undefined;
    if (found !== undefined) out.push(found);
    else if (settings.unmapped === 'keep') out.push(item);
    else if (settings.unmapped === 'ask') {
      const message = `The item ${show(item)} is in no pair of the map; add a pair or correct the item.`;
      return err({ kind: 'unmapped-choice', message });
    }
  }
  return itemsOut(settings.kind, out);
}

export const listMapStep = defineStep<Settings>({
  use: 'list-map',
  label,
  settings: Settings,
  sentence: (settings) => {
    const pairs = settings.pairs.slice(0, 3).map((pair) => `"${pair.from}" is "${pair.to}"`);
    const rest = { ask: 'others are asked about', keep: 'others stay', drop: 'others are left out' }[settings.unmapped];
    return `Maps each item: ${pairs.join(', ')}${settings.pairs.length > 3 ? ', …' : ''}; ${rest}.`;
  },
  types: (settings, before) => {
    const wrong = before.find((type) => type.kind !== settings.kind);
    if (wrong !== undefined) return err(`"${label}" is set to a ${settings.kind}, and ${nounOf(wrong)} comes in.`);
    return eachTypes(label, before, [settings.kind], () => ({ kind: settings.kind }));
  },
  way: (settings) => (settings.unmapped === 'ask' && tablesOf(settings).injective ? 'none' : 'lossy'),
  forward: (settings, values) => turnItems(values, null, (items) => mapped(settings, tablesOf(settings).to, items)),
  backward: (settings, values) => turnItems(values, null, (items) => mapped(settings, tablesOf(settings).from, items)),
  samples: [
    {
      settings: Settings.parse({
        pairs: [
          { from: 'R', to: 'red' },
          { from: 'B', to: 'blue' },
        ],
      }),
      in: [['B', 'R']],
      out: [['blue', 'red']],
      back: [['B', 'R']],
    },
    {
      settings: Settings.parse({ pairs: [{ from: 'R', to: 'red' }], unmapped: 'drop', kind: 'list' }),
      in: [['x', 'R']],
      out: [['red']],
      back: [['R']],
    },
  ],
});
