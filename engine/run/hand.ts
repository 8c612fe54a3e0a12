import type { RecordKey, Side } from '../model/ids.ts';
import type { Problem } from '../model/problem.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Mark } from '../store/contract/mark.ts';
import type { Scope } from '../store/contract/scope.ts';
import { deedMark } from './deed.ts';
import { answerMany, type Said } from './inbox/answer-many.ts';
import { closedMark, type Hand, handProblem, heldBy, linkMarks } from './inbox/by-hand.ts';
import { holding } from './lease.ts';
import { nameOn } from './pair-name.ts';
import { sightedAtParting } from './sighted.ts';
import type { World } from './world.ts';

export type { Hand } from './inbox/by-hand.ts';

async function answered(world: World, id: string, said: Said, why: string | null): Promise<Result<null, Problem>> {
  const wish = { id, revision: null, said };
  const { refused } = await answerMany(() => Promise.resolve(null), world, [wish], { why, strict: true });
  const [first] = refused;
  return first === undefined ? ok(null) : err(first.problem);
}

/** How a deed by hand came about. */
export interface Reason {
  /** The match question that it answers. */
  readonly conflict?: string | null;
  readonly why?: string | null;
}

/** Links two records that have no link; the next run settles their fields by the first-link rule. */
export async function linkByHand(
  world: World,
  scope: Scope,
  hand: Hand,
  { conflict = null, why = null }: Reason = {},
): Promise<Result<null, Problem>> {
  if (conflict !== null) return answered(world, conflict, { choose: 'link', ...hand }, why);
  return holding(world, async () => {
    const marks = await linkMarks(world, scope, hand);
    if (!marks.ok) return marks;
    await world.store.commit([...marks.value, deedMark(world, scope, { action: 'link', about: '', says: hand, why })]);
    return ok(null);
  });
}

const kept = (scope: Scope, side: Side, key: RecordKey): Mark => ({
  put: 'lone',
  scope,
  lone: { side, key, state: 'kept', snapshot: { key, fields: {} }, print: '' },
});

/** Parts two linked records; both stay as they are, and neither is linked with the other or created again by itself. */
export async function unlinkByHand(
  world: World,
  scope: Scope,
  hand: Hand,
  why: string | null = null,
): Promise<Result<null, Problem>> {
  return holding(world, async () => {
    const held = await heldBy(world, scope, hand);
    const link = held.left;
    if (link === undefined || link.right !== hand.right || link.state !== 'live') {
      return err(
        handProblem(
          'not-linked',
          `"${hand.left}" and "${hand.right}" are not linked.`,
          'Check the keys with "tandem history".',
        ),
      );
    }
    await world.store.commit([
      ...(await sightedAtParting(world, scope, link)),
      { put: 'link', scope, link: { ...link, state: 'unlinked' } },
      { put: 'shadow', scope, link: link.id, shadow: { left: {}, right: {} } },
      { drop: 'dirty', scope, link: link.id },
      { put: 'apart', scope, left: nameOn('left', hand.left), right: nameOn('right', hand.right) },
      kept(scope, 'left', hand.left),
      kept(scope, 'right', hand.right),
      ...(await world.store.conflictsOfLinks(scope, [link.id]))
        .filter((one) => one.state !== 'closed')
        .map((one) => closedMark(world, scope, one)),
      deedMark(world, scope, { action: 'unlink', about: link.id, says: hand, why }),
    ]);
    return ok(null);
  });
}

/** Answers a match question with "not the same": every record of it is one of its own. */
export const partByHand = (world: World, id: string, why: string | null = null): Promise<Result<null, Problem>> =>
  answered(world, id, { choose: 'apart' }, why);
