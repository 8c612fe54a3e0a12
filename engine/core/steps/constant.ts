import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import type { FieldType } from '../../model/value.ts';
import { canon } from '../values/canon.ts';
import { defineStep, failed } from './define-step.ts';

const label = 'Constant';
const types = {
  text: { kind: 'text' },
  integer: { kind: 'integer' },
  decimal: { kind: 'decimal' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  time: { kind: 'time', digits: 9 },
  instant: { kind: 'instant', digits: 9 },
  'local-date-time': { kind: 'local-date-time', digits: 9 },
} as const satisfies Record<string, FieldType>;

const Settings = z
  .strictObject({
    /** The value, written as text: "Gold", "12.5", "true", "2026-03-31". */
    value: z.string(),
    type: z
      .enum(['text', 'integer', 'decimal', 'boolean', 'date', 'time', 'instant', 'local-date-time'])
      .default('text'),
  })
  .refine((settings) => canon(types[settings.type], settings.value).ok, {
    message: 'The value is not one of its type.',
    path: ['value'],
  });
type Settings = z.infer<typeof Settings>;

export const constantStep = defineStep<Settings>({
  use: 'constant',
  label,
  settings: Settings,
  sentence: (settings) => `Always gives "${settings.value}".`,
  types: (settings, before) =>
    before.length === 0
      ? ok([types[settings.type]])
      : err(`"${label}" takes no value, and ${before.length} come in; remove the fields before it.`),
  way: () => 'one-way',
  forward: (settings) => {
    const made = canon(types[settings.type], settings.value);
    return made.ok ? ok([made.value]) : failed(made.error);
  },
  backward: () => failed(`"${label}" has no way back; make the line one-way.`),
  samples: [
    { settings: Settings.parse({ value: 'Imported' }), in: [], out: ['Imported'] },
    { settings: Settings.parse({ value: '1.50', type: 'decimal' }), in: [], out: ['1.5'] },
    { settings: Settings.parse({ value: 'true', type: 'boolean' }), in: [], out: [true] },
  ],
});
