import type { RecordKey } from '../../model/ids.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { Scope } from '../../store/contract/scope.ts';
import { deedMark } from '../deed.ts';
import { loneLink } from '../ids.ts';
import { handProblem } from '../inbox/by-hand.ts';
import { holding } from '../lease.ts';
import { nameOn } from '../pair-name.ts';
import type { World } from '../world.ts';
import type { RecordAt } from './exclude.ts';

/** Two records, each named by side and key, in the order in which they are kept. */
export interface ApartNames {
  readonly left: RecordKey;
  readonly right: RecordKey;
}

const nameOf = ({ side, key }: RecordAt): RecordKey => nameOn(side, key);

function pairsOf(records: readonly RecordAt[], others: readonly RecordAt[]): readonly ApartNames[] {
  const pairs = new Map<string, ApartNames>();
  for (const one of records.map(nameOf)) {
    for (const other of others.map(nameOf)) {
      if (one === other) continue;
      const [left, right] = one < other ? [one, other] : [other, one];
      pairs.set(`${left}\n${right}`, { left, right });
    }
  }
  return [...pairs.values()];
}

/**
 * Declares that records are none of the others, nor of each other: by the rules each gets a twin of its own.
 * @returns the pairs that were not declared apart before
 */
export function declareOwn(
  world: World,
  scope: Scope,
  records: readonly RecordAt[],
  others: readonly RecordAt[],
): Promise<Result<readonly ApartNames[], Problem>> {
  return holding(world, async () => {
    for (const { side, key } of records)
      if ((await world.store.linksByKeys(scope, side, [key])).has(key))
        return err(
          handProblem('held', `The ${side} record "${key}" is linked.`, 'Unlink it, or split the link, first.'),
        );
    const pairs = pairsOf(records, [...others, ...records]);
    const known = await world.store.apart(scope, pairs);
    const before = new Set(known.map(({ left, right }) => `${left}\n${right}`));
    const added = pairs.filter(({ left, right }) => !before.has(`${left}\n${right}`));
    const marks = added.map((pair): Mark => ({ put: 'apart', scope, ...pair }));
    const deeds = records.map((one) =>
      deedMark(world, scope, { action: 'apart', about: loneLink(scope, one.side, one.key), says: { own: { ...one } } }),
    );
    await world.store.commit([...marks, ...deeds]);
    return ok(added);
  });
}

/** Takes back that records are of their own: the next run matches them like any others. */
export function takeBackOwn(
  world: World,
  scope: Scope,
  records: readonly RecordAt[],
  added: readonly ApartNames[],
): Promise<void> {
  return holding(world, () =>
    world.store.commit([
      ...added.map((pair): Mark => ({ drop: 'apart', scope, ...pair })),
      ...records.map((one) =>
        deedMark(world, scope, {
          action: 'take-back',
          about: loneLink(scope, one.side, one.key),
          says: { own: { ...one } },
        }),
      ),
    ]),
  );
}
