import { z } from 'zod';
import { ok } from '../../model/result.ts';
import type { Value } from '../../model/value.ts';
import { show } from '../values/show.ts';
import { textForm } from '../values/text.ts';
import { defineStep, failed } from './define-step.ts';
import type { Turned } from './each.ts';
import { bare, eachSeveral, itemsOf, turnItems } from './items.ts';
import type { Stepped, Values } from './step.ts';

const label = 'Filter a list';
const Settings = z.strictObject({
  /** Which items stay: those that are, contain, start or end with one of the texts. */
  is: z.enum(['equal', 'contains', 'starts-with', 'ends-with']).default('equal'),
  texts: z.array(z.string().min(1).max(1000)).min(1).max(1000),
  /** Those items go, and all others stay. */
  not: z.boolean().default(false),
  ignoreCase: z.boolean().default(false),
});
type Settings = z.infer<typeof Settings>;

const looks: Record<Settings['is'], (item: string, text: string) => boolean> = {
  equal: (item, text) => item === text,
  contains: (item, text) => item.includes(text),
  'starts-with': (item, text) => item.startsWith(text),
  'ends-with': (item, text) => item.endsWith(text),
};

function stays(settings: Settings, item: Value): boolean {
  const fold = (one: string): string => (settings.ignoreCase ? textForm(one).toLowerCase() : textForm(one));
  const found = typeof item === 'string' && settings.texts.some((one) => looks[settings.is](fold(item), fold(one)));
  return found !== settings.not;
}

/** The items that come back take the places of those that were seen; the others stay where they are. */
function put(settings: Settings, items: readonly Value[], old: readonly Value[]): Turned {
  const lost = items.find((item) => !stays(settings, item));
  if (lost !== undefined) return failed(`${show(lost)} is an item that the filter leaves out; it cannot come back.`);
  const next = [...items];
  const kept = old.flatMap((item) => (stays(settings, item) ? next.splice(0, 1) : [item]));
  return ok([...kept, ...next]);
}

function backward(settings: Settings, values: Values, old: Values | null): Stepped {
  const filled = values.map((value, at) => value ?? (itemsOf(old?.[at]).length > 0 ? [] : null));
  return turnItems(filled, old, (items, before) => put(settings, items, before));
}

export const listFilterStep = defineStep<Settings>({
  use: 'list-filter',
  label,
  settings: Settings,
  sentence: (settings) => {
    const texts = settings.texts.slice(0, 5).map((one) => `"${one}"`);
    const more = settings.texts.length > 5 ? ', …' : '';
    const how = { equal: 'are', contains: 'contain', 'starts-with': 'start with', 'ends-with': 'end with' }[
      settings.is
    ];
    return `${settings.not ? 'Leaves out' : 'Keeps only'} the items that ${how} ${texts.join(' or ')}${more}.`;
  },
  types: (_settings, before) => eachSeveral(label, before, bare),
  way: () => 'none',
  forward: (settings, values) => turnItems(values, null, (items) => ok(items.filter((item) => stays(settings, item)))),
  backward,
  samples: [
    {
      settings: Settings.parse({ is: 'starts-with', texts: ['crm:'] }),
      in: [['crm:a', 'shop:b', 'crm:c']],
      out: [['crm:a', 'crm:c']],
      back: [['crm:a', 'crm:c']],
    },
    {
      settings: Settings.parse({ texts: ['Internal'], not: true, ignoreCase: true }),
      in: [['News', 'internal']],
      out: [['News']],
      back: [['News']],
    },
  ],
});
