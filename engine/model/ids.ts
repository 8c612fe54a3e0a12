import { z } from 'zod';

/** Ids are permanent and opaque; labels are for eyes. Each is made once, where data enters, by `parse`. */
const id = () =>
  z
    .string()
    .min(1)
    .max(120)
    .regex(
      /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u,
      'An id starts with a letter or digit and holds letters, digits, ".", "_" and "-".',
    );

export const FlowId = id().brand<'FlowId'>();
export type FlowId = z.infer<typeof FlowId>;
export const ConnectionId = id().brand<'ConnectionId'>();
export type ConnectionId = z.infer<typeof ConnectionId>;
export const SyncId = id().brand<'SyncId'>();
export type SyncId = z.infer<typeof SyncId>;
/** A field map: one line of a sync. */
export const MapId = id().brand<'MapId'>();
export type MapId = z.infer<typeof MapId>;
export const GroupId = id().brand<'GroupId'>();
export type GroupId = z.infer<typeof GroupId>;
/** Anything on the canvas that a problem can point at: a sync, a side, a field map, a step, a note. */
export const NodeId = z.string().min(1).brand<'NodeId'>();
export type NodeId = z.infer<typeof NodeId>;

/** The key of a record in its system, as opaque text; never a number. A composite key is the JSON array of its parts. */
export const RecordKey = z.string().brand<'RecordKey'>();
export type RecordKey = z.infer<typeof RecordKey>;
export const LinkId = z.string().min(1).brand<'LinkId'>();
export type LinkId = z.infer<typeof LinkId>;
export const RunId = z.string().min(1).brand<'RunId'>();
export type RunId = z.infer<typeof RunId>;
export const IntentId = z.string().min(1).brand<'IntentId'>();
export type IntentId = z.infer<typeof IntentId>;
export const ConflictId = z.string().min(1).brand<'ConflictId'>();
export type ConflictId = z.infer<typeof ConflictId>;

/** Where a field map's shadow is kept: a short hash of the map's id and its two ends, so that moved ends start without a shadow. */
export const Slot = z.string().min(1).brand<'Slot'>();
export type Slot = z.infer<typeof Slot>;

export const Side = z.enum(['left', 'right']);
export type Side = z.infer<typeof Side>;

/** The other side. */
export const across = (side: Side): Side => (side === 'left' ? 'right' : 'left');
