import { z } from 'zod';
import { BlankRule, Brakes, ConflictRule, Direction, Normaliser, Rules } from './flow.ts';

const Names = z.array(z.string().min(1)).min(1);

/** A field that a template expects on both sides, under any of these names. */
export const ExpectedField = z.strictObject({
  /** What it means, for people: "E-mail". */
  means: z.string().min(1),
  left: Names,
  right: Names,
  direction: Direction.optional(),
  conflict: ConflictRule.optional(),
  blank: BlankRule.optional(),
  /** Steps for a line that has none yet, in the order of its direction: the first of these that the types of its ends allow. */
  lines: z
    .array(
      z
        .array(z.strictObject({ use: z.string().min(1), settings: z.record(z.string(), z.unknown()).optional() }))
        .min(1),
    )
    .optional(),
  /** Options that mean the same on both sides, the usual one first; as far as both sides have them they become a value map. */
  values: z.array(z.strictObject({ left: Names, right: Names })).optional(),
  /** Existing records may be matched by it, with their values folded so. */
  match: z.strictObject({ normalise: z.array(Normaliser) }).optional(),
});
export type ExpectedField = z.infer<typeof ExpectedField>;

/** Which records usually take part, as far as a side has such a field. */
export const ExpectedFilter = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('filled'), names: Names }),
  /** Fields of yes and no. */
  z.strictObject({ is: z.literal('yes'), names: Names }),
  z.strictObject({ is: z.literal('not-yes'), names: Names }),
  /** None of these options. */
  z.strictObject({ is: z.literal('none-of'), names: Names, options: Names }),
]);
export type ExpectedFilter = z.infer<typeof ExpectedFilter>;

const TemplateSide = z.strictObject({
  /** What kind of system stands here, for people: "CRM". */
  word: z.string().min(1),
  /** Names of the objects that it is usually about. */
  objects: z.array(z.string().min(1)),
  filters: z.array(ExpectedFilter).optional(),
});

/** assets/templates/ID.json: what is usual for two kinds of systems. Everything of it can be changed on the canvas. */
export const Template = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  label: z.string().min(1).max(40),
  about: z.string().min(1).max(80),
  way: z.enum(['both', 'to-right', 'to-left']),
  left: TemplateSide,
  right: TemplateSide,
  fields: z.array(ExpectedField),
  rules: Rules.optional(),
  brakes: Brakes.optional(),
});
export type Template = z.infer<typeof Template>;
