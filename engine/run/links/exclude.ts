import type { RecordKey, Side } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Mark } from '../../store/contract/mark.ts';
import { deedMark } from '../deed.ts';
import { loneLink } from '../ids.ts';
import { handProblem } from '../inbox/by-hand.ts';
import { holding } from '../lease.ts';
import { loneMarks, type Place, readNow } from '../side-seat.ts';

/** A record that a person points at. */
export interface RecordAt {
  readonly side: Side;
  readonly key: RecordKey;
}

async function marksFor(
  place: Place,
  at: RecordAt,
  state: 'excluded' | 'new',
): Promise<Result<readonly Mark[], Problem>> {
  const { side, key } = at;
  const { store } = place.world;
  const link = (await store.linksByKeys(place.scope, side, [key])).get(key);
  if (link !== undefined)
    return err(
      handProblem(
        'held',
        `The ${side} record "${key}" is linked, with "${side === 'left' ? link.right : link.left}".`,
        'Unlink it, or split the link, first.',
      ),
    );
  if (state === 'new' && (await store.lone(place.scope, side, [key])).get(key)?.state !== 'excluded')
    return err(handProblem('not-excluded', `The ${side} record "${key}" is not excluded.`, 'Check the key.'));
  const snapshot = (await readNow(place, side, [key])).get(key);
  if (snapshot === undefined)
    return err(handProblem('no-record', `${place[side].plan.label} has no record "${key}".`, 'Check the key.'));
  return ok(loneMarks(place, side, snapshot, state));
}

async function decide(
  place: Place,
  at: readonly RecordAt[],
  state: 'excluded' | 'new',
): Promise<Result<null, Problem>> {
  const { world, scope } = place;
  return holding(world, async () => {
    const marks: Mark[] = [];
    for (const one of at) {
      const mine = await marksFor(place, one, state);
      if (!mine.ok) return mine;
      const action = state === 'excluded' ? 'exclude' : 'take-back';
      const about = loneLink(scope, one.side, one.key);
      marks.push(...mine.value, deedMark(world, scope, { action, about, says: { ...one } }));
    }
    await world.store.commit(marks);
    return ok(null);
  });
}

/** Takes records out: never linked nor created by themselves, until that is taken back. All of them or none. */
export const excludeRecords = (place: Place, at: readonly RecordAt[]): Promise<Result<null, Problem>> =>
  decide(place, at, 'excluded');

/** Takes an exclusion back: the next run matches the records like any others. */
export const includeRecords = (place: Place, at: readonly RecordAt[]): Promise<Result<null, Problem>> =>
  decide(place, at, 'new');
