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
  /** Steps for a line that has none yet, in the order of left to right. */
  steps: z
    .array(z.strictObject({ use: z.string().min(1), settings: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
  /** Existing records may be matched by it, with their values folded so. */
  match: z.strictObject({ normalise: z.array(Normaliser) }).optional(),
});
export type ExpectedField = z.infer<typeof ExpectedField>;

const TemplateSide = z.strictObject({
  /** What kind of system stands here, for people: "CRM". */
  word: z.string().min(1),
  /** Names of the objects that it is usually about. */
  objects: z.array(z.string().min(1)),
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
