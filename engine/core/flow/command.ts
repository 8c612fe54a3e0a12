import { z } from 'zod';
import {
  At,
  BlankRule,
  Brakes,
  ConflictRule,
  Direction,
  DriftRule,
  FieldMap,
  Filter,
  FlowSide,
  Group,
  KeyRule,
  MatchTier,
  Note,
  Quiet,
  Rules,
  StepUse,
  Sync,
  Trigger,
} from '../../model/flow.ts';
import { ConnectionId, GroupId, MapId, NodeId, Side, SyncId } from '../../model/ids.ts';

/** A place in a list; beyond the end means the end. */
const Index = z.int().min(0);
const Label = z.string().max(120).nullable();
const Ends = z.union([z.string().min(1), z.array(z.string().min(1))]);
const Name = z.string().min(1);

/** Settings of a side to change. `null` takes an optional one away; what is not named stays. */
export const SideSettings = z.strictObject({
  connection: ConnectionId.optional(),
  object: Name.optional(),
  filter: Filter.nullable().optional(),
  capture: FlowSide.shape.capture.unwrap().nullable().optional(),
  modifiedAt: Name.nullable().optional(),
  overlapMinutes: z.number().min(0).nullable().optional(),
  censusEveryHours: z.number().positive().nullable().optional(),
  newKey: KeyRule.nullable().optional(),
  zone: z.string().nullable().optional(),
  canary: z.string().nullable().optional(),
  personal: z.array(Name).nullable().optional(),
  quiet: Quiet.nullable().optional(),
});

export const MapSettings = z.strictObject({
  label: Label.optional(),
  left: Ends.optional(),
  right: Ends.optional(),
  direction: Direction.nullable().optional(),
  steps: z.array(StepUse).nullable().optional(),
  conflict: ConflictRule.nullable().optional(),
  blank: BlankRule.nullable().optional(),
  drift: DriftRule.nullable().optional(),
  reference: SyncId.nullable().optional(),
  orphans: z.enum(['wait', 'without']).nullable().optional(),
});

export const StepSettings = z.strictObject({
  use: Name.optional(),
  settings: z.record(z.string(), z.unknown()).nullable().optional(),
});

export const NoteSettings = z.strictObject({
  text: z.string().max(4000).optional(),
  width: z.number().nullable().optional(),
  height: z.number().nullable().optional(),
});

/** What has a place on the canvas. */
export const Placed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sync'), sync: SyncId }),
  z.strictObject({ kind: z.literal('side'), sync: SyncId, side: Side }),
  z.strictObject({ kind: z.literal('filter'), sync: SyncId, side: Side }),
  z.strictObject({ kind: z.literal('match'), sync: SyncId }),
  z.strictObject({ kind: z.literal('map'), sync: SyncId, map: MapId }),
  z.strictObject({ kind: z.literal('step'), sync: SyncId, map: MapId, step: NodeId }),
  z.strictObject({ kind: z.literal('note'), note: NodeId }),
]);
export type Placed = z.infer<typeof Placed>;

const single = [
  z.strictObject({ do: z.literal('rename-flow'), label: Label }),
  z.strictObject({ do: z.literal('move'), what: Placed, at: At.nullable() }),

  z.strictObject({ do: z.literal('add-sync'), sync: Sync, index: Index.optional() }),
  z.strictObject({ do: z.literal('remove-sync'), sync: SyncId }),
  z.strictObject({ do: z.literal('rename-sync'), sync: SyncId, label: Label }),
  z.strictObject({ do: z.literal('reorder-sync'), sync: SyncId, index: Index }),
  z.strictObject({ do: z.literal('change-side'), sync: SyncId, side: Side, set: SideSettings }),
  z.strictObject({ do: z.literal('set-match'), sync: SyncId, tiers: z.array(MatchTier) }),
  z.strictObject({ do: z.literal('set-rules'), sync: SyncId, rules: Rules.nullable() }),
  z.strictObject({ do: z.literal('set-brakes'), sync: SyncId, brakes: Brakes.nullable() }),
  z.strictObject({ do: z.literal('set-triggers'), sync: SyncId, triggers: z.array(Trigger).nullable() }),

  z.strictObject({ do: z.literal('add-map'), sync: SyncId, map: FieldMap, index: Index.optional() }),
  z.strictObject({ do: z.literal('remove-map'), sync: SyncId, map: MapId }),
  z.strictObject({ do: z.literal('change-map'), sync: SyncId, map: MapId, set: MapSettings }),
  z.strictObject({ do: z.literal('reorder-map'), sync: SyncId, map: MapId, index: Index }),

  z.strictObject({
    do: z.literal('insert-step'),
    sync: SyncId,
    map: MapId,
    step: StepUse,
    index: Index.optional(),
  }),
  z.strictObject({ do: z.literal('remove-step'), sync: SyncId, map: MapId, step: NodeId }),
  z.strictObject({ do: z.literal('change-step'), sync: SyncId, map: MapId, step: NodeId, set: StepSettings }),
  z.strictObject({ do: z.literal('reorder-step'), sync: SyncId, map: MapId, step: NodeId, index: Index }),

  z.strictObject({ do: z.literal('group'), sync: SyncId, group: Group }),
  z.strictObject({ do: z.literal('ungroup'), sync: SyncId, group: GroupId }),
  z.strictObject({ do: z.literal('set-groups'), sync: SyncId, groups: z.array(Group).nullable() }),

  z.strictObject({ do: z.literal('add-note'), note: Note }),
  z.strictObject({ do: z.literal('remove-note'), note: NodeId }),
  z.strictObject({ do: z.literal('change-note'), note: NodeId, set: NoteSettings }),
  z.strictObject({ do: z.literal('set-notes'), notes: z.array(Note).nullable() }),
] as const;

const Single = z.discriminatedUnion('do', single);
type Single = z.infer<typeof Single>;

/** One edit of a flow. `several` is done whole or not at all. */
export type Command = Single | { readonly do: 'several'; readonly commands: readonly Command[] };

export const Command: z.ZodType<Command> = z.lazy(() =>
  z.discriminatedUnion('do', [...single, z.strictObject({ do: z.literal('several'), commands: z.array(Command) })]),
);

/** The commands of one kind: `Of<'add-map'>`. */
export type Of<Kind extends Command['do']> = Extract<Command, { do: Kind }>;
