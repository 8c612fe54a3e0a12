import { z } from 'zod';

/**
 * A canonical value: JSON without numbers, so that no value can pass through a JavaScript number.
 * `null` is NULL (known to be empty). MISSING (not read) is the absence of the field from `Fields`, seen as `undefined`:
 * it is equal to nothing and never leads to a write (V1).
 *
 * By type: text, rich text: string. integer, decimal: digits, for example "-12.50". boolean: boolean. date: "2026-03-31".
 * time: "14:05:06.123". instant: "2026-03-31T14:05:06.123456Z". local date-time: "2026-03-31T14:05:06". choice: the option.
 * set: sorted, unique strings. list: values in order. reference: the key of the record it points at. JSON: canonical JSON text.
 * money: { amount, currency }. file: { digest, bytes }.
 */
export type Value = null | boolean | string | readonly Value[] | { readonly [name: string]: Value };

export const Value: z.ZodType<Value> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.string(), z.array(Value), z.record(z.string(), Value)]),
);

/** Values of several fields, in order: what stands at one end of a field map. */
export type Tuple = readonly Value[];
export const Tuple: z.ZodType<Tuple> = z.array(Value);

/** Values of a record by field name. A field that is not in it is MISSING. */
export type Fields = { readonly [field: string]: Value };
export const Fields = z.record(z.string(), Value);

const fractionDigits = z.int().min(0).max(9);

/** The type of a field, with the limits that its system sets. */
export const FieldType = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), maxLength: z.int().positive().optional() }),
  z.strictObject({ kind: z.literal('integer'), min: z.string().optional(), max: z.string().optional() }),
  z.strictObject({
    kind: z.literal('decimal'),
    precision: z.int().positive().optional(),
    scale: z.int().min(0).optional(),
  }),
  z.strictObject({ kind: z.literal('money'), scale: z.int().min(0).optional() }),
  z.strictObject({ kind: z.literal('boolean') }),
  z.strictObject({ kind: z.literal('date') }),
  z.strictObject({ kind: z.literal('time'), digits: fractionDigits }),
  z.strictObject({ kind: z.literal('instant'), digits: fractionDigits }),
  z.strictObject({ kind: z.literal('local-date-time'), digits: fractionDigits }),
  z.strictObject({ kind: z.literal('choice'), options: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('set'), options: z.array(z.string()).optional() }),
  z.strictObject({ kind: z.literal('list') }),
  z.strictObject({ kind: z.literal('reference'), object: z.string().optional() }),
  z.strictObject({ kind: z.literal('json') }),
  z.strictObject({ kind: z.literal('rich-text'), maxLength: z.int().positive().optional() }),
  z.strictObject({ kind: z.literal('file') }),
]);
export type FieldType = z.infer<typeof FieldType>;
export type FieldKind = FieldType['kind'];
