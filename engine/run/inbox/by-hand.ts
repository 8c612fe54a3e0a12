import type { Conflict, Question } from '../../model/conflict.ts';
import type { RecordKey, Side } from '../../model/ids.ts';
import type { Link } from '../../model/link.ts';
import type { Problem } from '../../model/problem.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Lone } from '../../store/contract/lone.ts';
import type { Mark } from '../../store/contract/mark.ts';
import type { Scope } from '../../store/contract/scope.ts';
import { metLink } from '../ids.ts';
import { nameOn } from '../pair-name.ts';
import type { World } from '../world.ts';

/** Two records that a person points at. */
export interface Hand {
  readonly left: RecordKey;
  readonly right: RecordKey;
}

export const handProblem = (code: string, message: string, fix: string): Problem => ({
  code: `link/${code}`,
  message,
  fix,
});

/** The live or half links that hold the two records now. */
export async function heldBy(
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

/** The mark that closes a question which a person answered at once. */
export const closedMark = (world: World, scope: Scope, conflict: Conflict): Extract<Mark, { put: 'conflict' }> => ({
  put: 'conflict',
  scope,
  conflict: { ...conflict, state: 'closed', closedAt: world.now(), outcome: 'resolved' },
});

type MatchQuestion = Extract<Question, { about: 'match' }>;

/** All pairs of a match question, named by side and key, in the order in which they are kept. */
export function pairsOf(question: MatchQuestion): readonly { left: RecordKey; right: RecordKey }[] {
  const names = [
    ...question.left.map((key) => nameOn('left', key)),
    ...question.right.map((key) => nameOn('right', key)),
  ].sort();
  return names.flatMap((left, index) => names.slice(index + 1).map((right) => ({ left, right })));
}

/** The records of a match question, each in a state. */
export const memberMarks = (scope: Scope, question: MatchQuestion, state: 'new' | 'asked'): readonly Mark[] =>
  (['left', 'right'] as const).flatMap((side) =>
    question[side].map((key): Mark => ({ put: 'lone-state', scope, side, key, state })),
  );

/** Marks that say of a match question "not the same": every record of it is one of its own. */
export const partMarks = (scope: Scope, question: MatchQuestion): readonly Mark[] => [
  ...pairsOf(question).map((pair): Mark => ({ put: 'apart', scope, ...pair })),
  ...memberMarks(scope, question, 'new'),
];

/** What a link of two records that a person points at leaves in the state; the next run settles their fields. */
export function newLinkMarks(scope: Scope, hand: Hand, how: string): readonly Mark[] {
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
    how,
  };
  const [first, second] = [nameOn('left', hand.left), nameOn('right', hand.right)];
  return [
    { put: 'link', scope, link },
    { put: 'shadow', scope, link: id, shadow: { left: {}, right: {} } },
    { put: 'dirty', scope, dirty: { link: id, side: 'left', sighting: null, reason: 'linked by hand' } },
    { drop: 'lone', scope, side: 'left', key: hand.left },
    { drop: 'lone', scope, side: 'right', key: hand.right },
    { drop: 'apart', scope, left: first, right: second },
  ];
}

/** Marks that link two records by hand, or why they cannot be. */
export async function linkMarks(world: World, scope: Scope, hand: Hand): Promise<Result<readonly Mark[], Problem>> {
  const held = await heldBy(world, scope, hand);
  for (const side of ['left', 'right'] as const) {
    const link = held[side];
    if (link !== undefined) {
      return err(
        handProblem(
          'held',
          `The ${side} record "${hand[side]}" is linked already, with "${side === 'left' ? link.right : link.left}".`,
          'Unlink it first.',
        ),
      );
    }
    if ((await loneOf(world, scope, side, hand[side])) === undefined) {
      return err(
        handProblem(
          'not-seen',
          `No record "${hand[side]}" has been read on the ${side} side.`,
          'Check the key, or run the flow once so that it is read.',
        ),
      );
    }
  }
  return ok(newLinkMarks(scope, hand, 'person'));
}
