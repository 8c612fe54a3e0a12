import { z } from 'zod';
import { Comparison } from '../../../engine/model/flow.ts';
import type { FieldType } from '../../../engine/model/value.ts';
import { comparisonsFor, firstValue } from '../side/condition-value.ts';
import type { Settings } from './step-form.ts';

const As = z.enum(['text', 'number', 'boolean', 'moment', 'items']);
const PickCondition = z.object({
  of: z.int().default(1),
  is: Comparison,
  value: z.union([z.string(), z.boolean(), z.array(z.string())]).optional(),
  as: As.default('text'),
});
export type PickCondition = z.infer<typeof PickCondition>;

const Outcome = z.union([z.object({ text: z.string() }), z.object({ value: z.int() })]);
export type Outcome = z.infer<typeof Outcome>;

const PickRule = z.object({
  mode: z.enum(['all', 'any']).default('all'),
  when: z.array(PickCondition),
  give: Outcome,
});
export type PickRule = z.infer<typeof PickRule>;

/** The rules of the step as they are set; none where they cannot be read. */
export const rulesIn = (settings: Settings): readonly PickRule[] =>
  z.array(PickRule).safeParse(settings['rules']).data ?? [];

export const elseIn = (settings: Settings): Outcome | null => Outcome.safeParse(settings['else']).data ?? null;

const asOf: { readonly [kind in FieldType['kind']]?: z.infer<typeof As> } = {
  integer: 'number',
  decimal: 'number',
  boolean: 'boolean',
  date: 'moment',
  time: 'moment',
  instant: 'moment',
  'local-date-time': 'moment',
  set: 'items',
  list: 'items',
};
const kinds: { readonly [of in z.infer<typeof As>]: FieldType } = {
  text: { kind: 'text' },
  number: { kind: 'decimal' },
  boolean: { kind: 'boolean' },
  moment: { kind: 'text' },
  items: { kind: 'set' },
};

/** The type that a condition compares by: that of the value, else the one that it is set to. */
export const typeFor = (condition: PickCondition, type: FieldType | null): FieldType => type ?? kinds[condition.as];

/** Comparisons that the step can make of a value; whole sets are compared in a value map. */
export const pickComparisons = (type: FieldType): readonly Comparison[] =>
  type.kind === 'set' || type.kind === 'list' ? ['contains', 'blank', 'not-blank'] : comparisonsFor(type);

const asWanted = (value: unknown): PickCondition['value'] => PickCondition.shape.value.safeParse(value).data;

/** The condition on another value, or with another comparison, with what it compares with kept where it fits. */
export function turned(
  condition: PickCondition,
  to: { readonly of?: number; readonly is?: Comparison },
  type: FieldType | null,
): PickCondition {
  const of = to.of ?? condition.of;
  const as = type === null ? condition.as : (asOf[type.kind] ?? 'text');
  const known = pickComparisons(type ?? kinds[as]);
  const wished = to.is ?? condition.is;
  const is = known.includes(wished) ? wished : 'not-blank';
  const value = asWanted(firstValue(type ?? kinds[as], is, condition.value));
  return withValue({ of, is, as }, value);
}

/** The condition with what it compares with; without it where that is nothing. */
export function withValue(condition: Omit<PickCondition, 'value'>, value: unknown): PickCondition {
  const { of, is, as } = condition;
  const wanted = asWanted(value);
  return wanted === undefined ? { of, is, as } : { of, is, as, value: wanted };
}

/** A condition to begin with. */
export const newCondition = (type: FieldType | null): PickCondition =>
  turned({ of: 1, is: 'not-blank', as: 'text' }, {}, type);
