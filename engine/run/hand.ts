import type { Conflict } from '../model/conflict.ts';
import { ConflictId, RecordKey, type Side } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Problem } from '../model/problem.ts';
import { err, ok, type Result } from '../model/result.ts';
import type { Lone, Mark, Scope } from '../store/contract.ts';
import { unknownConflict } from './answer.ts';
import { metLink } from './ids.ts';
import { holding } from './lease.ts';
import { sightedAtParting } from './sighted.ts';
import type { World } from './world.ts';

/** Two records that a person points at. */
export interface Hand {
  readonly left: RecordKey;
  readonly right: RecordKey;
}

const problem = (code: string, message: string, fix: string): Problem => ({ code: `link/${code}`, message, fix });

const nameOn = (side: Side, key: RecordKey): RecordKey => RecordKey.parse(`${side}/${key}`);

async function heldBy(
  world: World,
  scope: Scope,
  hand: Hand,
): Promise<{ left: Link | undefined; right: Link | undefined }> {
  const left = await world.store.linksByKeys(scope, 'left', [hand.left]);
  const right = await world.store.linksByKeys(scope, 'right', [hand.right]);
  return { left: left.get(hand.left), right: right.get(hand.right) };
}

async function loneOf(world: World, scope: Scope, side: Side, key: RecordKey): Promise<Lone | undefined> {
  return (await world.store.lone(scope, side, [key])).get(key);
}

const closeIt = (world: World, scope: Scope, conflict: Conflict): Mark => ({
  put: 'conflict',
  scope,
  conflict: { ...conflict, state: 'closed', closedAt: world.now(), outcome: 'resolved' },
});

async function matchQuestion(world: World, id: string): Promise<{ scope: Scope; conflict: Conflict } | null> {
  const parsed = ConflictId.safeParse(id);
  const row = parsed.success ? await world.store.conflict(parsed.data) : null;
  return row === null || row.conflict.state === 'closed' || row.conflict.question.about !== 'match' ? null : row;
}

async function linkMarks(world: World, scope: Scope, hand: Hand): Promise<Result<readonly Mark[], Problem>> {
  const held = await heldBy(world, scope, hand);
  for (const side of ['left', 'right'] as const) {
    const link = held[side];
    if (link !== undefined) {
      return err(
        problem(
          'held',
          `The ${side} record "${hand[side]}" is linked already, with "${side === 'left' ? link.right : link.left}".`,
          'Unlink it first.',
        ),
      );
    }
    if ((await loneOf(world, scope, side, hand[side])) === undefined) {
      return err(
        problem(
          'not-seen',
          `No record "${hand[side]}" has been read on the ${side} side.`,
          'Check the key, or run the flow once so that it is read.',
        ),
      );
    }
  }
  const id = metLink(scope, hand.left, hand.right);
  const link: Link = {
    id,
    sync: scope.sync,
    left: hand.left,
    right: hand.right,
    state: 'live',
    leftPrint: null,
    rightPrint: null,
    leftWroteAt: null,
    rightWroteAt: null,
    how: 'person',
  };
  const [first, second] = [nameOn('left', hand.left), nameOn('right', hand.right)];
  return ok([
    { put: 'link', scope, link },
    { put: 'shadow', scope, link: id, shadow: { left: {}, right: {} } },
    { put: 'dirty', scope, dirty: { link: id, side: 'left', sighting: null, reason: 'linked by hand' } },
    { drop: 'lone', scope, side: 'left', key: hand.left },
    { drop: 'lone', scope, side: 'right', key: hand.right },
    { drop: 'apart', scope, left: first, right: second },
  ]);
}

/**
 * Links two records that have no link; the next run settles their fields by the first-link rule.
 * @param conflict the match question that this answers, if it does
 */
export async function linkByHand(
  world: World,
  scope: Scope,
  hand: Hand,
  conflict: string | null = null,
): Promise<Result<null, Problem>> {
  return holding(world, async () => {
    const marks = await linkMarks(world, scope, hand);
    if (!marks.ok) return marks;
    const row = conflict === null ? null : await matchQuestion(world, conflict);
    if (conflict !== null && row === null) return err(unknownConflict(conflict));
    await world.store.commit([...marks.value, ...(row === null ? [] : [closeIt(world, scope, row.conflict)])]);
    return ok(null);
  });
}

const kept = (scope: Scope, side: Side, key: RecordKey): Mark => ({
  put: 'lone',
  scope,
  lone: { side, key, state: 'kept', snapshot: { key, fields: {} }, print: '' },
});

/** Parts two linked records; both stay as they are, and neither is linked with the other or created again by itself. */
export async function unlinkByHand(world: World, scope: Scope, hand: Hand): Promise<Result<null, Problem>> {
  return holding(world, async () => {
    const held = await heldBy(world, scope, hand);
    const link = held.left;
    if (link === undefined || link.right !== hand.right || link.state !== 'live') {
      return err(
        problem(
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
        .map((one) => closeIt(world, scope, one)),
    ]);
    return ok(null);
  });
}

/** Answers a match question with "not the same": every record of it is one of its own. */
export async function partByHand(world: World, id: string): Promise<Result<null, Problem>> {
  return holding(world, async () => {
    const row = await matchQuestion(world, id);
    if (row === null || row.conflict.question.about !== 'match') return err(unknownConflict(id));
    const { scope, conflict } = row;
    const { question } = row.conflict;
    const members = [
      ...question.left.map((key) => ({ side: 'left' as const, key })),
      ...question.right.map((key) => ({ side: 'right' as const, key })),
    ];
    const names = members.map((one) => nameOn(one.side, one.key)).sort();
    const marks: Mark[] = names.flatMap((left, index) =>
      names.slice(index + 1).map((right): Mark => ({ put: 'apart', scope, left, right })),
    );
    for (const one of members) marks.push({ put: 'lone-state', scope, side: one.side, key: one.key, state: 'new' });
    await world.store.commit([...marks, closeIt(world, scope, conflict)]);
    return ok(null);
  });
}
