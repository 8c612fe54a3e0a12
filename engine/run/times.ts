import type { EditTime } from '../core/merge/pair.ts';
import { addMs } from '../core/values/instant.ts';
import type { Change } from '../model/change.ts';
import type { Snapshot } from '../model/record.ts';
import type { Seat } from './seat.ts';

/** How far a record-level time may be off besides the clock: engine-model.md 1.7. */
const looseMs = 1_000;

/**
 * When a record was last modified by somebody else than us, on our clock.
 * @param wroteAt the time our own last write left on it: a record that still has it was not touched since
 * @returns null where that cannot be told
 */
export function editTime(seat: Seat, snapshot: Snapshot, wroteAt: string | null): EditTime | null {
  if (seat.clock === null || snapshot.modifiedAt === undefined || snapshot.modifiedAt === wroteAt) return null;
  return { at: addMs(snapshot.modifiedAt, -seat.clock.skewMs), boundMs: seat.clock.boundMs + looseMs };
}

/** A change that people look at, with when its records were last edited where that is known. */
export function timed(
  change: Change,
  { leftAt, rightAt }: { readonly leftAt: EditTime | null; readonly rightAt: EditTime | null },
): Change {
  if (change.writes.length + change.questions.length === 0 || (leftAt === null && rightAt === null)) return change;
  return { ...change, editedAt: { left: leftAt?.at ?? null, right: rightAt?.at ?? null } };
}
