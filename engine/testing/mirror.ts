import { exceptionsOf, withExceptions } from '../core/compile/exceptions.ts';
import type { Linked } from '../core/decide/linked.ts';
import type { Change, Settles } from '../model/change.ts';
import type { HeldBack, Question } from '../model/conflict.ts';
import type { ConflictRule, Direction } from '../model/flow.ts';
import { across } from '../model/ids.ts';
import type { MapPlan, RulesPlan, SyncPlan } from '../model/plan.ts';

/** The same world with the sides swapped; only for lines without steps, which have no start. */

const directions: Record<Direction, Direction> = {
  both: 'both',
  'to-right': 'to-left',
  'to-left': 'to-right',
  'to-right-on-create': 'to-left-on-create',
  'to-left-on-create': 'to-right-on-create',
};

const swapped = { ask: 'ask', 'left-wins': 'right-wins', 'right-wins': 'left-wins' } as const;

function mirrorRule(rule: ConflictRule): ConflictRule {
  const mirrored = withExceptions(
    rule,
    exceptionsOf(rule).map((one) => ({ ...one, side: across(one.side) })),
  );
  if (mirrored.rule === 'left-wins' || mirrored.rule === 'right-wins')
    return { ...mirrored, rule: swapped[mirrored.rule] };
  return 'tie' in mirrored && mirrored.tie !== undefined ? { ...mirrored, tie: swapped[mirrored.tie] } : mirrored;
}

const ruleNames: { readonly [rule: string]: string } = swapped;

const mirrorHeld = (held: HeldBack): HeldBack => ({
  ...held,
  side: across(held.side),
  rule: ruleNames[held.rule] ?? held.rule,
});

const mirrorMap = (map: MapPlan): MapPlan => ({
  ...map,
  left: map.right,
  right: map.left,
  leftTypes: map.rightTypes,
  rightTypes: map.leftTypes,
  direction: directions[map.direction],
  conflict: mirrorRule(map.conflict),
});

const firstLinks: Record<RulesPlan['firstLink'], RulesPlan['firstLink']> = {
  ...swapped,
  'newest-wins': 'newest-wins',
  leave: 'leave',
};

export function mirrorSync(sync: SyncPlan): SyncPlan {
  const { rules } = sync;
  return {
    ...sync,
    left: sync.right,
    right: sync.left,
    tiers: sync.tiers.map((tier) => ({ ...tier, left: tier.right, right: tier.left })),
    units: sync.units.map((unit) => ({ ...unit, maps: unit.maps.map(mirrorMap), conflict: mirrorRule(unit.conflict) })),
    rules: {
      ...rules,
      firstLink: firstLinks[rules.firstLink],
      create: { left: rules.create.right, right: rules.create.left },
      remove: { left: rules.remove.right, right: rules.remove.left },
    },
  };
}

export const mirrorLinked = (linked: Linked): Linked => ({
  ...linked,
  left: linked.right,
  right: linked.left,
  shadow: { left: linked.shadow.right, right: linked.shadow.left },
  leftAt: linked.rightAt,
  rightAt: linked.leftAt,
});

const mirrorSettles = (settles: Settles): Settles =>
  Object.fromEntries(Object.entries(settles).map(([slot, one]) => [slot, { left: one.right, right: one.left }]));

function mirrorQuestion(question: Question): Question {
  switch (question.about) {
    case 'unit': {
      const suggest = question.suggest === null ? null : across(question.suggest);
      return {
        ...question,
        left: question.right,
        right: question.left,
        agreed: mirrorSettles(question.agreed),
        ...(question.edited === undefined
          ? {}
          : { edited: { left: question.edited.right, right: question.edited.left } }),
        ...(question.unless === undefined ? {} : { unless: mirrorHeld(question.unless) }),
        suggest,
      };
    }
    case 'removal':
      return { ...question, gone: across(question.gone) };
    case 'match':
      return { ...question, left: question.right, right: question.left };
    case 'refused': {
      const { left, right, agreed, side } = question;
      return { ...question, side: across(side), left: right, right: left, agreed: mirrorSettles(agreed) };
    }
  }
}

/** A change as it would be told on the other side of the mirror; the reasons of writes are named after sides and left out. */
export function mirrorChange(change: Change): Change {
  return {
    ...change,
    left: change.right,
    right: change.left,
    writes: change.writes
      .map((write) => ({
        ...write,
        side: across(write.side),
        settles: mirrorSettles(write.settles),
        was: mirrorSettles(write.was),
      }))
      .reverse(),
    agreed: mirrorSettles(change.agreed),
    questions: change.questions.map(mirrorQuestion),
    leftPrint: change.rightPrint,
    rightPrint: change.leftPrint,
  };
}
