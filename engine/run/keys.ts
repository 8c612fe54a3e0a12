import type { Change, PlannedWrite } from '../model/change.ts';
import { RecordKey, type Side } from '../model/ids.ts';
import { seatOf, type Work } from './world.ts';

const lacksKey = (write: PlannedWrite, side: Side): boolean =>
  write.op === 'create' && write.side === side && write.key === null;

/**
 * Gives every create of a page its key beforehand where that is possible, so that a create whose answer is lost can be
 * read back by its key (A6). Keys that only the system can give stay null.
 */
export async function giveKeys(work: Work, changes: readonly Change[]): Promise<readonly Change[]> {
  let given = changes;
  for (const side of ['left', 'right'] as const) {
    const { plan, session, view } = seatOf(work, side);
    const count = given.reduce((sum, change) => sum + change.writes.filter((write) => lacksKey(write, side)).length, 0);
    if (count === 0) continue;
    const own = plan.newKey.from === 'uuid';
    if (!own && !plan.can.reservesKeys) continue;
    const keys = own
      ? Array.from({ length: count }, () => RecordKey.parse(work.world.newId('')))
      : await session.reserve(view, count);
    let at = 0;
    given = given.map((change) => ({
      ...change,
      writes: change.writes.map((write) => (lacksKey(write, side) ? { ...write, key: keys[at++] ?? null } : write)),
    }));
  }
  return given;
}
