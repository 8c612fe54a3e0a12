import type { Change } from '../model/change.ts';
import { across, type Side } from '../model/ids.ts';
import type { Mark } from '../store/contract/mark.ts';
import { keptProblem } from './kept-problem.ts';
import type { Sent } from './send.ts';
import type { Work } from './world.ts';

/** A link that was to be made with a create, and was not: the record is lone again. */
export function withoutTwin(
  work: Work,
  change: Pick<Change, 'link' | 'left' | 'right' | 'how'>,
  target: Side,
  state: 'new' | 'waiting',
): readonly Mark[] {
  const side = across(target);
  const key = side === 'left' ? change.left : change.right;
  if (key === null) return [];
  return [
    {
      put: 'link',
      scope: work.scope,
      link: {
        id: change.link,
        sync: work.sync.id,
        left: null,
        right: null,
        state: 'tombstone',
        leftPrint: null,
        rightPrint: null,
        leftWroteAt: null,
        rightWroteAt: null,
        how: change.how,
      },
    },
    { put: 'lone-state', scope: work.scope, side, key, state },
  ];
}

function movedOn(work: Work, change: Change, sent: Sent): readonly Mark[] {
  const { write, id } = sent.intent;
  work.tally.movedOn++;
  const drop: Mark = { drop: 'intent', id };
  if (write.op === 'create' && change.move === 'create') return [drop, ...withoutTwin(work, change, write.side, 'new')];
  const sighting = sent.outcome.kind === 'moved-on' ? sent.outcome.now : null;
  return [
    drop,
    { put: 'dirty', scope: work.scope, dirty: { link: change.link, side: write.side, sighting, reason: 'moved-on' } },
  ];
}

/** Whether a change has sense without a write of it that was refused: the pair stands, and only that write is missing. */
export const standsWithout = (change: Change): boolean => change.move === 'none' || change.move === 'link';

/** Set aside with its cause; the record is decided about again when it is edited, or when a person retries. */
function dead(work: Work, change: Change, sent: Sent): readonly Mark[] {
  const { intent, outcome } = sent;
  work.tally.failed++;
  if (outcome.kind !== 'refused') return [];
  const { write } = intent;
  const mark: Mark = {
    put: 'intent',
    scope: work.scope,
    intent: { ...intent, state: 'dead', problem: keptProblem(outcome.problem) },
  };
  if (write.op === 'create' && change.move === 'create')
    return [mark, ...withoutTwin(work, change, write.side, 'waiting')];
  if (standsWithout(change)) return [mark];
  const prints: Mark = {
    put: 'prints',
    scope: work.scope,
    link: change.link,
    left: change.leftPrint,
    right: change.rightPrint,
  };
  return [mark, prints, { drop: 'dirty', scope: work.scope, link: change.link }];
}

/** What a write that did not land leaves in the state (A2, A7, A10). */
export function fallen(work: Work, change: Change, sent: Sent): readonly Mark[] {
  switch (sent.outcome.kind) {
    case 'moved-on':
      return movedOn(work, change, sent);
    case 'refused':
      return dead(work, change, sent);
    case 'unknown':
      return [
        {
          put: 'intent',
          scope: work.scope,
          intent: { ...sent.intent, state: 'unknown', problem: keptProblem(sent.outcome.problem) },
        },
      ];
    case 'done':
    case 'later':
      return [];
  }
}
