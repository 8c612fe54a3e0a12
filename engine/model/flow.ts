import { z } from 'zod';
import { ConnectionId, FlowId, GroupId, MapId, NodeId, Side, SyncId } from './ids.ts';
import { Value } from './value.ts';

/** Where a card or node stands on the canvas, in pixels. */
export const At = z.strictObject({ x: z.number(), y: z.number() });
export type At = z.infer<typeof At>;

/** One step on a field map's line: which step, and its settings (checked against the step's own schema by `compile`). */
export const StepUse = z.strictObject({
  id: NodeId,
  use: z.string().min(1),
  settings: z.record(z.string(), z.unknown()).optional(),
  at: At.optional(),
});
export type StepUse = z.infer<typeof StepUse>;

/** How a field, or a value on a line, is compared. */
export const Comparison = z.enum([
  'equal',
  'not-equal',
  'one-of',
  'none-of',
  'blank',
  'not-blank',
  'greater',
  'less',
  'at-least',
  'at-most',
  'contains',
  'starts-with',
  'ends-with',
]);
export type Comparison = z.infer<typeof Comparison>;

export const Condition = z.strictObject({
  field: z.string().min(1),
  is: Comparison,
  value: Value.optional(),
});
export type Condition = z.infer<typeof Condition>;

/** What keeps a conflict rule from deciding: what a side's record holds in a field, mapped or not, as the conflict is merged. */
export const Exception = z.strictObject({
  side: Side,
  field: z.string().min(1),
  is: Comparison,
  value: Value.optional(),
});
export type Exception = z.infer<typeof Exception>;

/** Where any of them holds, or cannot be read, the rule does not decide and a person is asked. */
const unless = z.array(Exception).min(1).max(10).optional();

/** `tie` is used where the rule cannot tell; it is `ask` unless set. */
const Tie = z.enum(['ask', 'left-wins', 'right-wins']);
export const ConflictRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('ask') }),
  z.strictObject({ rule: z.literal('left-wins'), unless }),
  z.strictObject({ rule: z.literal('right-wins'), unless }),
  /** The later edit, blank or not. Needs modification times on both sides. */
  z.strictObject({ rule: z.literal('last-write-wins'), tie: Tie.optional(), unless }),
  /** The later edit, but a blank never beats a value. */
  z.strictObject({ rule: z.literal('newest'), tie: Tie.optional(), unless }),
  z.strictObject({ rule: z.literal('longest'), tie: Tie.optional(), unless }),
  z.strictObject({ rule: z.literal('larger'), tie: Tie.optional(), unless }),
  z.strictObject({ rule: z.literal('smaller'), tie: Tie.optional(), unless }),
  /** Sets: both sides' additions and removals since they agreed. The same element added and removed asks. */
  z.strictObject({ rule: z.literal('union'), unless }),
  /** A blank never overwrites a value; two values that differ go to `tie`. */
  z.strictObject({ rule: z.literal('never-blank'), tie: Tie.optional(), unless }),
  /** The left value unless it is blank, else the right one. */
  z.strictObject({ rule: z.literal('first-non-blank'), unless }),
]);
export type ConflictRule = z.infer<typeof ConflictRule>;

/** What a cleared field does: `carry` it across, `keep` the other side's value, or `ask`. */
export const BlankRule = z.enum(['carry', 'keep', 'ask']);
export type BlankRule = z.infer<typeof BlankRule>;

/** One-way lines whose target was edited: leave it and list it, or overwrite it. */
export const DriftRule = z.enum(['keep', 'overwrite']);
export type DriftRule = z.infer<typeof DriftRule>;

export const Direction = z.enum(['both', 'to-right', 'to-left', 'to-right-on-create', 'to-left-on-create']);
export type Direction = z.infer<typeof Direction>;

const Ends = z.union([z.string().min(1), z.array(z.string().min(1))]);

/**
 * A line between left and right fields. Several fields at one end need a step that joins or splits them.
 * Steps are listed in the order of the value's way: left to right, or right to left on a line that only goes to the left.
 */
export const FieldMap = z.strictObject({
  id: MapId,
  label: z.string().max(120).optional(),
  left: Ends,
  right: Ends,
  direction: Direction.optional(),
  steps: z.array(StepUse).optional(),
  conflict: ConflictRule.optional(),
  blank: BlankRule.optional(),
  drift: DriftRule.optional(),
  /** The sync whose links translate this reference: both ends point at records that it keeps in step. */
  reference: SyncId.optional(),
  /**
   * What becomes of a new record whose parent is not linked yet: it `wait`s (the default), or it is created `without` the
   * reference, which follows. Where the reference may lead to the record's own sync, or round in a ring, it is `without`.
   */
  orphans: z.enum(['wait', 'without']).optional(),
  at: At.optional(),
});
export type FieldMap = z.infer<typeof FieldMap>;

/**
 * What must hold between fields of one side after every write to them; else a person is asked and nothing of the group is
 * written. The fields are ends of the group's maps.
 */
export const Invariant = z.discriminatedUnion('is', [
  /** `total` is the sum of the fields in `of`, give or take `within`; a blank one counts as zero. */
  z.strictObject({
    is: z.literal('sum'),
    side: Side,
    total: z.string().min(1),
    of: z.array(z.string().min(1)).min(1).max(50),
    within: z.string().optional(),
  }),
  /** No field is greater than the one after it; blank ones are passed over. */
  z.strictObject({ is: z.literal('order'), side: Side, fields: z.array(z.string().min(1)).min(2).max(20) }),
  /** All of them have a value, or none has. */
  z.strictObject({ is: z.literal('together'), side: Side, fields: z.array(z.string().min(1)).min(2).max(20) }),
  /** An expression in CEL over the named fields that is true; not asked while one of them is blank. */
  z.strictObject({
    is: z.literal('true'),
    side: Side,
    values: z
      .array(
        z.strictObject({
          field: z.string().min(1),
          name: z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/, 'Use letters and digits, a small letter first.'),
          type: z.enum(['text', 'integer', 'decimal', 'boolean', 'items']),
        }),
      )
      .min(1)
      .max(20),
    expression: z.string().min(1).max(2000),
  }),
]);
export type Invariant = z.infer<typeof Invariant>;

/** Field maps that move together: one verdict for all of them. */
export const Group = z.strictObject({
  id: GroupId,
  label: z.string().max(120).optional(),
  maps: z.array(MapId).min(2),
  conflict: ConflictRule.optional(),
  invariants: z.array(Invariant).min(1).max(10).optional(),
});
export type Group = z.infer<typeof Group>;

/** Which records take part. */
export const Filter = z.strictObject({
  id: NodeId.optional(),
  mode: z.enum(['all', 'any']),
  conditions: z.array(Condition).min(1),
  at: At.optional(),
});
export type Filter = z.infer<typeof Filter>;

/** Who gives the key of a record that Tandem creates on this side. */
export const KeyRule = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('system') }),
  z.strictObject({ from: z.literal('field') }),
  z.strictObject({ from: z.literal('uuid') }),
  z.strictObject({ from: z.literal('next-number') }),
  /** Text with `{field}` of the new record's own values. */
  z.strictObject({ from: z.literal('template'), template: z.string().min(1) }),
]);
export type KeyRule = z.infer<typeof KeyRule>;

/** Changes noticed on an object wait until none came for `seconds`, but no longer than `atMostSeconds` (ten times as long, unless set). */
export const Quiet = z.strictObject({
  seconds: z.number().positive(),
  atMostSeconds: z.number().positive().optional(),
});
export type Quiet = z.infer<typeof Quiet>;

export const FlowSide = z.strictObject({
  connection: ConnectionId,
  object: z.string().min(1),
  filter: Filter.optional(),
  /** How changes are found. `auto`: by cursor where a modified-at field is named, else by scan. */
  capture: z.enum(['auto', 'scan', 'cursor']).optional(),
  modifiedAt: z.string().optional(),
  /** How far a cursor reads back before the last change it saw. */
  overlapMinutes: z.number().min(0).optional(),
  /** How often a side read by cursor is asked for all its keys, to find removals. */
  censusEveryHours: z.number().positive().optional(),
  newKey: KeyRule.optional(),
  /** Zone of this side's local date-times, for example "Europe/Berlin". */
  zone: z.string().optional(),
  /** The key of a record that must be readable before a run may write. */
  canary: z.string().optional(),
  /** Fields that tell about a person: their values are shown only to who may see them (docs/keeping.md). */
  personal: z.array(z.string().min(1)).optional(),
  quiet: Quiet.optional(),
  at: At.optional(),
});
export type FlowSide = z.infer<typeof FlowSide>;

export const Normaliser = z.enum(['trim', 'spaces', 'case', 'accents', 'punctuation', 'digits', 'email', 'phone']);
export type Normaliser = z.infer<typeof Normaliser>;

/** Match keys that are tried together: all must be present and equal once normalised. */
export const MatchTier = z.strictObject({
  left: z.array(z.string().min(1)).min(1),
  right: z.array(z.string().min(1)).min(1),
  normalise: z.array(Normaliser).optional(),
  /** Two-letter country for phone numbers written without one. */
  country: z.string().length(2).optional(),
});
export type MatchTier = z.infer<typeof MatchTier>;

export const CreateRule = z.enum(['create', 'wait', 'ignore']);
export type CreateRule = z.infer<typeof CreateRule>;

export const RemoveRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('ask') }),
  z.strictObject({ rule: z.literal('propagate') }),
  /** Set a field instead of removing the record. */
  z.strictObject({ rule: z.literal('archive'), field: z.string().min(1), value: Value }),
  z.strictObject({ rule: z.literal('unlink') }),
]);
export type RemoveRule = z.infer<typeof RemoveRule>;

/** Rules of a whole sync. `left` and `right` name the side that would be written. */
export const Rules = z.strictObject({
  /** `leave`: both keep what they have; only what is edited from then on is carried across. */
  firstLink: z.enum(['ask', 'left-wins', 'right-wins', 'newest-wins', 'leave']).optional(),
  fillBlanks: z.boolean().optional(),
  conflict: ConflictRule.optional(),
  create: z.strictObject({ left: CreateRule.optional(), right: CreateRule.optional() }).optional(),
  remove: z.strictObject({ left: RemoveRule.optional(), right: RemoveRule.optional() }).optional(),
  editAgainstRemove: z.enum(['ask', 'edit-wins', 'remove-wins']).optional(),
});
export type Rules = z.infer<typeof Rules>;

/** Safety limits; each has a default (engine-model.md 1.10). `false` switches a brake off. */
export const Brakes = z.strictObject({
  removes: z
    .union([z.literal(false), z.strictObject({ min: z.int().min(0), percent: z.number().min(0), max: z.int().min(0) })])
    .optional(),
  emptySide: z.boolean().optional(),
  shrunkSidePercent: z.union([z.literal(false), z.number().min(0).max(100)]).optional(),
  massUpdate: z
    .union([z.literal(false), z.strictObject({ percent: z.number().min(0), records: z.int().min(0) })])
    .optional(),
  massBlanking: z
    .union([z.literal(false), z.strictObject({ percent: z.number().min(0), records: z.int().min(0) })])
    .optional(),
  creates: z
    .union([z.literal(false), z.strictObject({ records: z.int().min(0), percent: z.number().min(0) })])
    .optional(),
  conflictStorm: z
    .union([z.literal(false), z.strictObject({ percent: z.number().min(0), records: z.int().min(0) })])
    .optional(),
  ambiguous: z
    .union([z.literal(false), z.strictObject({ percent: z.number().min(0), records: z.int().min(0) })])
    .optional(),
  identity: z.boolean().optional(),
  canary: z.boolean().optional(),
  shape: z.boolean().optional(),
  planChange: z.boolean().optional(),
  clockSkewMinutes: z.union([z.literal(false), z.number().positive()]).optional(),
});
export type Brakes = z.infer<typeof Brakes>;

/** When a sync runs by itself, as long as Tandem watches. Triggers decide nothing about values. */
export const Trigger = z.discriminatedUnion('on', [
  /** This long after the last run started. */
  z.strictObject({ on: z.literal('interval'), everyMinutes: z.number().positive() }),
  /** At times of day in a zone: minute, hour, day of the month, month, day of the week. */
  z.strictObject({ on: z.literal('cron'), cron: z.string().min(1), zone: z.string().min(1) }),
  /** When the file of a side changed, and was left alone for `settleSeconds`. Without a side: every side that is a file. */
  z.strictObject({
    on: z.literal('file'),
    side: Side.optional(),
    settleSeconds: z.number().positive().max(3600).optional(),
  }),
]);
export type Trigger = z.infer<typeof Trigger>;

export const Sync = z.strictObject({
  id: SyncId,
  label: z.string().max(120).optional(),
  left: FlowSide,
  right: FlowSide,
  match: z.strictObject({ tiers: z.array(MatchTier), at: At.optional() }),
  fields: z.array(FieldMap),
  groups: z.array(Group).optional(),
  rules: Rules.optional(),
  brakes: Brakes.optional(),
  triggers: z.array(Trigger).optional(),
  at: At.optional(),
});
export type Sync = z.infer<typeof Sync>;

export const Note = z.strictObject({
  id: NodeId,
  text: z.string().max(4000),
  at: At,
  width: z.number().optional(),
  height: z.number().optional(),
});
export type Note = z.infer<typeof Note>;

/** What is drawn. Kept as one JSON file that a person can read and keep in git; see docs/flow-format.md. */
export const Flow = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(1),
  id: FlowId,
  label: z.string().max(120).optional(),
  syncs: z.array(Sync),
  notes: z.array(Note).optional(),
});
export type Flow = z.infer<typeof Flow>;
