import { z } from 'zod';
import { ok } from '../../model/result.ts';
import { defineStep, failed } from './define-step.ts';
import { eachSeveral, turnItems } from './items.ts';

const label = 'Count a list';
const Settings = z.strictObject({});

export const listCountStep = defineStep<z.infer<typeof Settings>>({
  use: 'list-count',
  label,
  settings: Settings,
  sentence: () => 'Counts the items of a list.',
  types: (_settings, before) => eachSeveral(label, before, () => ({ kind: 'integer' })),
  way: () => 'one-way',
  forward: (_settings, values) => turnItems(values, null, (items) => ok(String(items.length))),
  backward: () => failed(`"${label}" has no way back; make the line one-way.`),
  samples: [
    { settings: {}, in: [['a', 'b', 'a']], out: ['3'] },
    { settings: {}, in: [[]], out: ['0'] },
  ],
});
