import { z } from 'zod';
import { err, ok } from '../../model/result.ts';
import type { FieldType } from '../../model/value.ts';
import { isBlank } from '../values/equal.ts';
import { defineStep, failed } from './define-step.ts';
import { numberKinds, text, textKinds } from './each.ts';

const label = 'First value that is not blank';
const Settings = z.strictObject({});

/** The one type that holds all values of these types, or null. */
function common(types: readonly FieldType[]): FieldType | null {
  const [first] = types;
  if (first === undefined) return null;
  if (types.every((type) => textKinds.includes(type.kind))) return text;
  if (types.every((type) => type.kind === 'integer')) return { kind: 'integer' };
  if (types.every((type) => numberKinds.includes(type.kind))) return { kind: 'decimal' };
  if (types.some((type) => type.kind !== first.kind)) return null;
  if (!('digits' in first)) return first.kind === 'set' || first.kind === 'money' ? { kind: first.kind } : first;
  return { ...first, digits: Math.max(...types.map((type) => ('digits' in type ? type.digits : 0))) };
}

export const firstNonBlankStep = defineStep<z.infer<typeof Settings>>({
  use: 'first-non-blank',
  label,
  settings: Settings,
  sentence: () => 'Takes the first value that is not blank, in the order of the fields.',
  types: (_settings, before) => {
    if (before.length < 2) return err(`"${label}" needs two values or more.`);
    const type = common(before);
    return type === null ? err(`"${label}" needs values of one kind; convert them first.`) : ok([type]);
  },
  way: () => 'one-way',
  forward: (_settings, values) => ok([values.find((value) => !isBlank(value)) ?? null]),
  backward: () => failed(`"${label}" has no way back; make the line one-way.`),
  samples: [
    { settings: {}, in: [null, '', 'c'], out: ['c'] },
    { settings: {}, in: [null, null], out: [null] },
  ],
});
