import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Scope } from '../../store/contract/scope.ts';
import { deedMark } from '../deed.ts';
import { metLink } from '../ids.ts';
import { type Hand, handProblem, heldBy } from '../inbox/by-hand.ts';
import { holding } from '../lease.ts';
import { apartNames } from '../pair-name.ts';
import type { World } from '../world.ts';

/**
 * Declares that two records are not the same thing: they are never linked or suggested, each is one of its own.
 * @param says what the deed holds besides the pair
 */
export function declareApart(
  world: World,
  scope: Scope,
  pair: Hand,
  says: object = {},
): Promise<Result<null, Problem>> {
  return holding(world, async () => {
    const held = await heldBy(world, scope, pair);
    if (held.left !== undefined && held.left.right === pair.right)
      return err(
        handProblem(
          'held',
          `"${pair.left}" and "${pair.right}" are linked.`,
          'Part them with "tandem unlink" or "tandem split".',
        ),
      );
    await world.store.commit([
      { put: 'apart', scope, ...apartNames(pair) },
      deedMark(world, scope, {
        action: 'apart',
        about: metLink(scope, pair.left, pair.right),
        says: { ...pair, ...says },
      }),
    ]);
    return ok(null);
  });
}

/** Takes back that two records are not the same: the next run matches them like any others. */
export function takeBackApart(world: World, scope: Scope, pair: Hand): Promise<Result<null, Problem>> {
  return holding(world, async () => {
    const names = apartNames(pair);
    if ((await world.store.apart(scope, [names])).length === 0)
      return err(
        handProblem(
          'not-apart',
          `Nobody said that "${pair.left}" and "${pair.right}" are not the same.`,
          'Check the keys.',
        ),
      );
    await world.store.commit([
      { drop: 'apart', scope, ...names },
      deedMark(world, scope, { action: 'take-back', about: metLink(scope, pair.left, pair.right), says: { ...pair } }),
    ]);
    return ok(null);
  });
}
