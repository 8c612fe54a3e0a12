import { z } from 'zod';
import { Comparison } from '../../model/flow.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { FieldKind, FieldType, Value } from '../../model/value.ts';
import { canon, nounOf } from '../values/canon.ts';
import { holds } from '../values/holds.ts';
import { show } from '../values/show.ts';
import { defineStep, failed } from './define-step.ts';
import { numberKinds, type Turned, text, textKinds } from './each.ts';
import { severalKinds } from './items.ts';
import type { Values } from './step.ts';

const label = 'Pick by condition';

const momentKinds: readonly FieldKind[] = ['date', 'time', 'instant', 'local-date-time'];
const several: readonly Comparison[] = ['one-of', 'none-of'];
const aboutBlanks: readonly Comparison[] = ['blank', 'not-blank'];
const ordered: readonly Comparison[] = ['greater', 'less', 'at-least', 'at-most'];
const ofText: readonly Comparison[] = ['contains', 'starts-with', 'ends-with'];

/** As what two values are compared, with the kinds that may be. */
const compared: Record<'text' | 'number' | 'boolean' | 'moment' | 'items', readonly FieldKind[]> = {
  text: textKinds,
  number: numberKinds,
  boolean: ['boolean'],
  moment: momentKinds,
  items: severalKinds,
};
type As = keyof typeof compared;
const types: Record<As, FieldType> = {
  text,
  number: { kind: 'decimal' },
  boolean: { kind: 'boolean' },
  moment: { kind: 'text' },
  items: { kind: 'set' },
};

const Wanted = z.union([z.string(), z.boolean(), z.array(z.string()).min(1)]);
const Condition = z
  .strictObject({
    /** Which of the values that come in, from 1. */
    of: z.int().min(1).max(20).default(1),
    is: Comparison,
    value: Wanted.optional(),
    as: z.enum(['text', 'number', 'boolean', 'moment', 'items']).default('text'),
  })
  .refine((one) => (one.value === undefined) === aboutBlanks.includes(one.is), {
    message: '"blank" and "not-blank" take no value; every other comparison needs one.',
    path: ['value'],
  })
  .refine((one) => one.value === undefined || Array.isArray(one.value) === (several.includes(one.is) || isSet(one)), {
    message: '"one-of" and "none-of" need a list of values, and other comparisons a single one.',
    path: ['value'],
  })
  .refine((one) => !ordered.includes(one.is) || one.as === 'number' || one.as === 'moment', {
    message: 'Only numbers, dates and times are greater or less; set "as".',
    path: ['as'],
  })
  .refine((one) => !ofText.includes(one.is) || one.as === 'text' || (one.as === 'items' && one.is === 'contains'), {
    message: 'Only texts contain, start or end with something, and sets and lists contain it.',
    path: ['as'],
  })
  .refine((one) => wantedOf(one) !== null, { message: 'The value is not one of its kind.', path: ['value'] });
type Condition = z.infer<typeof Condition>;

const Outcome = z.union([z.strictObject({ text: z.string() }), z.strictObject({ value: z.int().min(1).max(20) })]);
type Outcome = z.infer<typeof Outcome>;

const Settings = z.strictObject({
  /** The first rule whose conditions hold gives the result. */
  rules: z
    .array(
      z.strictObject({
        mode: z.enum(['all', 'any']).default('all'),
        when: z.array(Condition).min(1).max(50),
        give: Outcome,
      }),
    )
    .min(1)
    .max(200),
  /** Where no rule holds; blank without it. */
  else: Outcome.optional(),
});
type Settings = z.infer<typeof Settings>;

const isSet = (one: { is: Comparison; as: As }): boolean =>
  one.as === 'items' && (one.is === 'equal' || one.is === 'not-equal');

/** What a condition compares with, in canonical form; undefined where with nothing, null where it is not of its kind. */
function wantedOf(one: { is: Comparison; as: As; value?: Value | undefined }): Value | undefined | null {
  const { is, as, value } = one;
  if (value === undefined) return undefined;
  const type = as === 'items' && !isSet(one) ? text : types[as];
  if (!several.includes(is)) {
    const made = canon(type, value);
    return made.ok ? made.value : null;
  }
  const items = Array.isArray(value) ? value.map((item) => canon(type, item)) : [];
  const out = items.flatMap((made) => (made.ok ? [made.value] : []));
  return out.length === items.length ? out : null;
}

const wantedBy = new WeakMap<Condition, Value | undefined>();

function meets(one: Condition, values: Values): boolean {
  if (!wantedBy.has(one)) wantedBy.set(one, wantedOf(one));
  const wanted = wantedBy.get(one);
  const condition = wanted === undefined ? { is: one.is } : { is: one.is, value: wanted };
  const type: FieldType = one.as === 'moment' ? { kind: 'instant', digits: 9 } : types[one.as];
  return holds(condition, one.as === 'moment' && !ordered.includes(one.is) ? text : type, values[one.of - 1] ?? null);
}

function outcomeOf(settings: Settings, values: Values): Turned {
  const rule = settings.rules.find(({ mode, when }) =>
    mode === 'all' ? when.every((one) => meets(one, values)) : when.some((one) => meets(one, values)),
  );
  const outcome = rule?.give ?? settings.else;
  if (outcome === undefined) return ok(null);
  if ('value' in outcome) return ok(values[outcome.value - 1] ?? null);
  const made = canon(text, outcome.text);
  if (!made.ok) return failed(made.error);
  return ok(made.value === '' ? null : made.value);
}

const outcomesOf = (settings: Settings): readonly Outcome[] => [
  ...settings.rules.map((rule) => rule.give),
  ...(settings.else === undefined ? [] : [settings.else]),
];

/** The one type that all outcomes have. */
function outcomeType(settings: Settings, before: readonly FieldType[]): Result<FieldType, string> {
  const made = outcomesOf(settings).map((one) => ('value' in one ? before[one.value - 1] : text));
  const [first] = made;
  if (first === undefined || made.includes(undefined)) return err(`"${label}" takes a value that does not come in.`);
  if (made.every((type) => type !== undefined && textKinds.includes(type.kind))) return ok(text);
  if (made.some((type) => type?.kind !== first.kind)) {
    return err(`"${label}" would give ${nounOf(first)} or something else; make all outcomes of one kind.`);
  }
  if ('digits' in first) return ok({ ...first, digits: 9 });
  return ok(first.kind === 'set' ? { kind: 'set' } : first.kind === 'decimal' ? { kind: 'decimal' } : first);
}

/** Moments are compared as they are written, so that they must be written as the field holds them. */
function checkMoments(one: Condition, type: FieldType): string | null {
  for (const value of [one.value ?? []].flat()) {
    const made = canon(type, value);
    if (!made.ok) return `A condition compares with what is not ${nounOf(type)}: ${made.error}`;
    if (made.value !== value) return `Write ${show(value)} in the condition as ${show(made.value)}.`;
  }
  return null;
}

function checkCondition(one: Condition, before: readonly FieldType[]): string | null {
  const type = before[one.of - 1];
  if (type === undefined) return `A condition looks at value ${one.of}, and ${before.length} come in.`;
  if (aboutBlanks.includes(one.is)) return null;
  if (compared[one.as].includes(type.kind)) return one.as === 'moment' ? checkMoments(one, type) : null;
  const given = one.as;
  const fitting = Object.entries(compared).find(([, kinds]) => kinds.includes(type.kind))?.[0];
  return fitting === undefined
    ? `A condition cannot compare ${nounOf(type)}; ask only whether it is blank.`
    : `Value ${one.of} is ${nounOf(type)}, and a condition has "as": "${given}"; set it to "${fitting}".`;
}

export const pickStep = defineStep<Settings>({
  use: 'pick',
  label,
  settings: Settings,
  sentence: (settings) => {
    const [first] = settings.rules;
    const count = settings.rules.length;
    const word = (one: Outcome | undefined): string =>
      one === undefined ? 'nothing' : 'value' in one ? `value ${one.value}` : `"${one.text}"`;
    const more = count > 1 ? `, or what the first of ${count - 1} further rules says` : '';
    return `Gives ${word(first?.give)} if its conditions hold${more}, else ${word(settings.else)}.`;
  },
  types: (settings, before) => {
    if (before.length === 0) return err(`"${label}" needs a value, and none comes in.`);
    for (const one of settings.rules.flatMap((rule) => rule.when)) {
      const fault = checkCondition(one, before);
      if (fault !== null) return err(fault);
    }
    const type = outcomeType(settings, before);
    return type.ok ? ok([type.value]) : type;
  },
  way: () => 'one-way',
  forward: (settings, values) => {
    const made = outcomeOf(settings, values);
    return made.ok ? ok([made.value]) : made;
  },
  backward: () => failed(`"${label}" has no way back; make the line one-way.`),
  samples: [
    {
      settings: Settings.parse({
        rules: [
          { when: [{ is: 'at-least', value: '1000', as: 'number' }], give: { text: 'A' } },
          { when: [{ is: 'greater', value: '0', as: 'number' }], give: { text: 'B' } },
        ],
        else: { text: 'C' },
      }),
      in: ['1000.00'],
      out: ['A'],
    },
    {
      settings: Settings.parse({
        rules: [{ when: [{ of: 1, is: 'not-blank' }], give: { value: 1 } }],
        else: { value: 2 },
      }),
      in: [null, 'Main office'],
      out: ['Main office'],
    },
    {
      settings: Settings.parse({
        rules: [
          {
            mode: 'any',
            when: [
              { is: 'ends-with', value: '@example.com' },
              { of: 2, is: 'one-of', value: ['VIP', 'Partner'] },
            ],
            give: { text: 'ours' },
          },
        ],
      }),
      in: ['anna@example.org', 'Lead'],
      out: [null],
    },
  ],
});
