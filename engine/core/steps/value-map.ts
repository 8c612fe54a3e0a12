import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import type { FieldKind, Value } from '../../model/value.ts';
import { show } from '../values/show.ts';
import { textForm } from '../values/text.ts';
import { defineStep, failed } from './define-step.ts';
import { eachTypes, type Turned, text, textKinds, textOut } from './each.ts';
import type { Stepped, Values } from './step.ts';

const label = 'Map values';
const kinds: readonly FieldKind[] = [...textKinds, 'integer', 'decimal'];
const Settings = z.strictObject({
  /** Which value before the step is which value after it. An empty text stands for blank. The first pair that fits counts. */
  pairs: z
    .array(z.strictObject({ from: z.string(), to: z.string() }))
    .min(1)
    .max(10_000),
  /** A value in no pair: ask a person, keep it as it is, or take the default of that direction. */
  unmapped: z.enum(['ask', 'keep', 'default']).default('ask'),
  defaultTo: z.string().optional(),
  defaultFrom: z.string().optional(),
  ignoreCase: z.boolean().default(false),
});
type Settings = z.infer<typeof Settings>;

interface Tables {
  readonly to: ReadonlyMap<string, string>;
  readonly from: ReadonlyMap<string, string>;
  readonly injective: boolean;
}

const known = new WeakMap<Settings, Tables>();

function fold(settings: Settings, value: string): string {
  const form = textForm(value);
  return settings.ignoreCase ? form.toLowerCase() : form;
}

function tablesOf(settings: Settings): Tables {
  const ready = known.get(settings);
  if (ready !== undefined) return ready;
  const to = new Map<string, string>();
  const from = new Map<string, string>();
  for (const pair of settings.pairs) {
    const [before, after] = [fold(settings, pair.from), fold(settings, pair.to)];
    if (!to.has(before)) to.set(before, pair.to);
    if (!from.has(after)) from.set(after, pair.from);
  }
  // A blank that is mapped one way only would not come back as it went.
  const blanks = to.has('') === from.has('');
  const injective = blanks && to.size === settings.pairs.length && from.size === settings.pairs.length;
  const tables = { to, from, injective };
  known.set(settings, tables);
  return tables;
}

function lookUp(
  settings: Settings,
  table: ReadonlyMap<string, string>,
  fallback: string | undefined,
  value: Value,
): Turned {
  if (value !== null && typeof value !== 'string') return failed(`${show(value)} is not a single value.`);
  const found = table.get(fold(settings, value ?? ''));
  if (found !== undefined) return found === '' ? ok(null) : textOut(found);
  if (value === null || value === '' || settings.unmapped === 'keep') return ok(value);
  if (settings.unmapped === 'default' && fallback !== undefined) return fallback === '' ? ok(null) : textOut(fallback);
  return err({
    kind: 'unmapped-choice',
    message: `${show(value)} is in no pair of the value map; add a pair or correct the value.`,
  });
}

function each(values: Values, turn: (value: Value) => Turned): Stepped {
  const out: Value[] = [];
  for (const value of values) {
    const turned = turn(value);
    if (!turned.ok) return turned;
    out.push(turned.value);
  }
  return ok(out);
}

export const valueMapStep = defineStep<Settings>({
  use: 'value-map',
  label,
  settings: Settings,
  sentence: (settings) => {
    const pairs = settings.pairs.slice(0, 3).map((pair) => `"${pair.from}" is "${pair.to}"`);
    const rest = { ask: 'others are asked about', keep: 'others stay', default: 'others get the default' }[
      settings.unmapped
    ];
    return `Maps values: ${pairs.join(', ')}${settings.pairs.length > 3 ? ', …' : ''}; ${rest}.`;
  },
  types: (_settings, before) => eachTypes(label, before, kinds, () => text),
  way: (settings) =>
    settings.unmapped === 'ask' && !settings.ignoreCase && tablesOf(settings).injective ? 'none' : 'lossy',
  forward: (settings, values) =>
    each(values, (value) => lookUp(settings, tablesOf(settings).to, settings.defaultTo, value)),
  backward: (settings, values) =>
    each(values, (value) => lookUp(settings, tablesOf(settings).from, settings.defaultFrom, value)),
  samples: [
    {
      settings: Settings.parse({
        pairs: [
          { from: 'G', to: 'Gold' },
          { from: 'S', to: 'Silver' },
        ],
      }),
      in: ['S'],
      out: ['Silver'],
      back: ['S'],
    },
    {
      settings: Settings.parse({
        pairs: [
          { from: 'new', to: 'Open' },
          { from: 'active', to: 'Open' },
        ],
        unmapped: 'keep',
      }),
      in: ['active'],
      out: ['Open'],
      back: ['new'],
    },
    { settings: Settings.parse({ pairs: [{ from: '', to: 'Unknown' }] }), in: [null], out: ['Unknown'], back: [null] },
    {
      settings: Settings.parse({
        pairs: [{ from: 'A', to: '1' }],
        unmapped: 'default',
        defaultTo: '0',
        defaultFrom: 'Z',
      }),
      in: ['Q'],
      out: ['0'],
      back: ['Z'],
    },
  ],
});
