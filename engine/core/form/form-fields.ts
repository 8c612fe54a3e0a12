import { z } from 'zod';
import { FormField, FormHint, hintName } from '../../model/form.ts';

/** What a form reads of a JSON schema. */
const Property = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  examples: z.array(z.unknown()).optional(),
  enum: z.array(z.string()).optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  additionalProperties: z.unknown().optional(),
  [hintName]: FormHint.optional(),
});
type Property = z.infer<typeof Property>;

const ObjectSchema = z.object({
  properties: z.record(z.string(), Property).default({}),
  required: z.array(z.string()).default([]),
});

/** `connectTimeoutMs` as "Connect timeout ms", for settings without a title. */
const words = (name: string): string => {
  const text = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

const optionsOf = (values: readonly string[], hint: FormHint) =>
  values.map((value) => ({ value, label: hint.choices?.[value] ?? value }));

/** The values of a setting by name: the options of each, where they are chosen from some. */
const entryOptions = (property: Property): readonly string[] => {
  const entry = Property.safeParse(property.additionalProperties);
  return entry.success ? (entry.data.enum ?? []) : [];
};

function fieldOf(name: string, property: Property, required: boolean): FormField {
  const hint = property[hintName] ?? {};
  const field = {
    name,
    label: property.title ?? words(name),
    help: property.description ?? '',
    placeholder: textOf(property.default ?? property.examples?.[0]),
    required,
    more: hint.more ?? false,
    beside: hint.beside ?? false,
  };
  if (hint.as !== undefined) return { ...field, as: hint.as };
  if (property.enum !== undefined) {
    const chosen = textOf(property.default);
    const open = required || chosen !== '' ? null : (hint.open ?? 'Not set');
    return { ...field, as: 'choice', options: optionsOf(property.enum, hint), chosen, open };
  }
  if (property.type === 'boolean') return { ...field, as: 'switch', isOn: property.default === true };
  if (property.type === 'integer' || property.type === 'number') {
    const least = property.exclusiveMinimum === undefined ? property.minimum : property.exclusiveMinimum + 1;
    return { ...field, as: 'number', min: least ?? null, max: property.maximum ?? null, unit: hint.unit ?? '' };
  }
  if (property.type === 'array') return { ...field, as: 'list' };
  if (property.type !== 'object') return { ...field, as: 'text' };
  return { ...field, as: 'pairs', each: hint.each ?? 'Name', options: optionsOf(entryOptions(property), hint) };
}

/**
 * The fields of a form for the settings that a JSON schema describes, in its order.
 * @param schema of an object, as `z.toJSONSchema` makes it of what people may write
 */
export function formFields(schema: unknown): readonly FormField[] {
  const { properties, required } = ObjectSchema.parse(schema);
  return Object.entries(properties).map(([name, property]) =>
    FormField.parse(fieldOf(name, property, required.includes(name))),
  );
}
