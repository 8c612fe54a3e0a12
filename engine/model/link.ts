import { z } from 'zod';
import { LinkId, RecordKey, SyncId } from './ids.ts';
import { Tuple, type Value } from './value.ts';

/**
 * Two records known to be one thing.
 * - `half`: the record on one side is being created; its key may be unknown until the outcome is.
 * - `live`: both records exist.
 * - `tombstone`: both are gone, or the link was given up; kept for history.
 * - `unlinked`: a person or a rule unlinked them; kept so that they are not linked or created again by themselves.
 * - `undone`: its create was undone; not created again until the record is edited or a person asks.
 */
export const LinkState = z.enum(['half', 'live', 'tombstone', 'unlinked', 'undone']);
export type LinkState = z.infer<typeof LinkState>;

export const Link = z.object({
  id: LinkId,
  sync: SyncId,
  left: RecordKey.nullable(),
  right: RecordKey.nullable(),
  state: LinkState,
  /** Hash of what was last decided on, per side; a record that still has it needs no new decision. Null: none. */
  leftPrint: z.string().nullable(),
  rightPrint: z.string().nullable(),
  /** The modified-at that our own last write left on that side, so that it is not taken for a person's. */
  leftWroteAt: z.string().nullable(),
  rightWroteAt: z.string().nullable(),
  /** How it came about: `match:1`, `create`, `person`. */
  how: z.string(),
});
export type Link = z.infer<typeof Link>;

/** Values of a field map's ends by slot, in the order of the ends. A slot that is not there has no agreed value. */
export type Slots = { readonly [slot: string]: readonly Value[] };
export const Slots = z.record(z.string(), Tuple);

/** What each side held, as read from that side, at instants when they agreed. A slot is in both or in neither. */
export const Shadow = z.object({ left: Slots, right: Slots });
export type Shadow = z.infer<typeof Shadow>;
