import { z } from 'zod';

/** How a setting is asked for in a form, beyond what its type says. */
export const FormHint = z.object({
  /** `file`: a path. `list`: several texts. */
  as: z.enum(['file', 'list']).optional(),
  /** Most people never change it: it lies under "More settings". */
  more: z.boolean().optional(),
  /** Stands in one row with the setting before it, as the port does with the server. */
  beside: z.boolean().optional(),
  /** What the choices are called. */
  choices: z.record(z.string(), z.string()).optional(),
  /** What a choice that is left open means. */
  open: z.string().optional(),
  /** What stands behind a number, for example "ms". */
  unit: z.string().optional(),
  /** What each entry is named by, for settings by name. */
  each: z.string().optional(),
});
export type FormHint = z.infer<typeof FormHint>;

/** The name under which a hint stands in a JSON schema. */
export const hintName = 'x-form';

/**
 * Words for a setting, for `.meta()` of its schema: they go into the JSON schema, which forms and editors read.
 * @param help what to enter, in a sentence
 * @param options.example shown in the empty field
 */
export const hint = (
  title: string,
  help: string,
  { example, ...form }: FormHint & { readonly example?: string } = {},
): { readonly title: string; readonly description: string; readonly examples?: string[] } => ({
  title,
  description: help,
  ...(example === undefined ? {} : { examples: [example] }),
  ...(Object.keys(form).length === 0 ? {} : { [hintName]: form }),
});

const field = {
  name: z.string(),
  label: z.string(),
  /** Beside the field; empty where nothing needs saying. */
  help: z.string(),
  /** Shown in the empty field. */
  placeholder: z.string(),
  required: z.boolean(),
  /** Lies under "More settings". */
  more: z.boolean(),
  /** In one row with the field before it. */
  beside: z.boolean(),
};

const Option = z.object({ value: z.string(), label: z.string() });

/** One field of a form, made from a schema. */
export const FormField = z.discriminatedUnion('as', [
  z.object({ ...field, as: z.literal('text') }),
  z.object({ ...field, as: z.literal('file') }),
  z.object({
    ...field,
    as: z.literal('number'),
    min: z.number().nullable(),
    max: z.number().nullable(),
    unit: z.string(),
  }),
  /** `isOn`: what it is unless set. */
  z.object({ ...field, as: z.literal('switch'), isOn: z.boolean() }),
  /** `open`: what it means that nothing is chosen; null where something must be. */
  z.object({
    ...field,
    as: z.literal('choice'),
    options: z.array(Option),
    chosen: z.string(),
    open: z.string().nullable(),
  }),
  /** Several texts, one a line. */
  z.object({ ...field, as: z.literal('list') }),
  /** Something for each name: a choice, or texts where there are no options. */
  z.object({ ...field, as: z.literal('pairs'), each: z.string(), options: z.array(Option) }),
]);
export type FormField = z.infer<typeof FormField>;

/** What is wrong with one field. `field` is empty where it concerns the whole. */
export const FieldIssue = z.object({ field: z.string(), message: z.string() });
export type FieldIssue = z.infer<typeof FieldIssue>;
