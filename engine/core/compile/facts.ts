import type { NodeId, Side } from '../../model/ids.ts';
import type { Plan, SidePlan, SyncPlan, UnitPlan } from '../../model/plan.ts';
import { findStep } from '../steps/list.ts';
import { brakeFacts } from './brake-words.ts';
import { nodeOf } from './report.ts';
import { quietWords, scheduleWords } from './schedule-words.ts';
import {
  blankWords,
  captureWords,
  conflictWords,
  createWords,
  driftWords,
  filterWords,
  invariantWords,
  keyWords,
  lineWords,
  lossWords,
  referenceWords,
  removeWords,
  tierWords,
} from './words.ts';

/** One thing that a plan says, as people say it. */
export interface Fact {
  /** The part of the flow it is about. */
  readonly node: NodeId;
  /** The same, named for people: the sync, and its side or field map where it is about one. */
  readonly about: readonly [sync: string, part?: string];
  /** What of the part: `match 1`, `step 2`, `conflict`. The first thing said of a part is its title. */
  readonly what: string;
  readonly says: string;
  /** It says what would hold anyway, so it need not be told. */
  readonly usual: boolean;
}

/** Everything that a plan says, in order: the source of its explanation and of comparisons. */
export const factsOf = (plan: Plan): readonly Fact[] => plan.syncs.flatMap(syncFacts);

type Say = (what: string, says: string, usual?: boolean) => Fact;

const speaker =
  (node: NodeId, about: Fact['about']): Say =>
  (what, says, usual = false) => ({ node, about, what, says, usual });

function syncFacts(sync: SyncPlan): readonly Fact[] {
  const say = speaker(nodeOf(sync.id), [sync.label]);
  const { rules } = sync;
  const first = rules.firstLink.replace('-', ' ');
  return [
    say('sync', `${sync.left.label} <-> ${sync.right.label}`),
    ...sync.tiers.map((tier, index) => say(`match ${index + 1}`, tierWords(tier))),
    say(
      'fields that differ when records are linked',
      first === 'ask' ? 'ask a person' : first === 'leave' ? 'left as they are' : first,
      first === 'ask',
    ),
    say('blanks when records are linked', rules.fillBlanks ? 'filled' : 'left', rules.fillBlanks),
    say('conflicts', conflictWords(rules.conflict)),
    say('edited here, removed there', rules.editAgainstRemove.replace('-', ' '), rules.editAgainstRemove === 'ask'),
    say('runs by itself', scheduleWords(sync.schedule), sync.schedule.triggers.length === 0),
    ...brakeFacts(sync.brakes).map(({ what, says, usual }) => say(what, says, usual)),
    ...sideFacts(sync, 'left'),
    ...sideFacts(sync, 'right'),
    ...sync.units.flatMap((unit) => unitFacts(sync, unit)),
  ];
}

function sideFacts(sync: SyncPlan, side: Side): readonly Fact[] {
  const plan: SidePlan = sync[side];
  const { rules } = sync;
  const say = speaker(nodeOf(sync.id, side), [sync.label, side]);
  return [
    say(side, `${plan.object} of "${plan.connection}" (${plan.kind}), key ${plan.key.join(', ')}`),
    say('changes are found', captureWords(plan.capture), plan.capture.by === 'scan'),
    ...(plan.filter === null ? [] : [say('only records where', filterWords(plan.filter))]),
    ...(plan.modifiedAt === null ? [] : [say('modified at', plan.modifiedAt)]),
    ...(plan.zone === null ? [] : [say('zone', plan.zone)]),
    ...(plan.canary === null ? [] : [say('canary', `the record "${plan.canary}" must be there`)]),
    say('records that only the other side has', createWords[rules.create[side]]),
    ...(rules.create[side] === 'create' ? [say('their key', keyWords(plan.newKey))] : []),
    say('when its twin is removed', removeWords(rules.remove[side])),
    ...(sync.personal[side].length === 0 ? [] : [say('personal fields', sync.personal[side].join(', '))]),
    say('noticed changes are taken up', quietWords(sync.schedule.quiet[side]), sync.schedule.quiet[side] === null),
  ];
}

function unitFacts(sync: SyncPlan, unit: UnitPlan): readonly Fact[] {
  return unit.maps.flatMap((map) => {
    const say = speaker(nodeOf(sync.id, map.id), [sync.label, map.label]);
    const usualRule = conflictWords(map.conflict) === conflictWords(sync.rules.conflict);
    const twoWay = [
      say('conflict', conflictWords(map.conflict), usualRule),
      say('loss', lossWords[map.loss], map.loss === 'none'),
    ];
    return [
      say('line', lineWords(map)),
      ...map.steps.map((step, index) =>
        say(`step ${index + 1}`, findStep(step.use)?.sentence(step.settings) ?? step.use),
      ),
      ...(map.reference === null ? [] : [say('points at', referenceWords(map.reference))]),
      ...(unit.group === null ? [] : [say('group', `${unit.group}, decided together`)]),
      ...unit.invariants.map((one, index) =>
        say(`must hold ${index + 1}`, `on the ${one.side} ${invariantWords(one)}`),
      ),
      ...(map.direction === 'both' ? twoWay : [say('drift', driftWords[map.drift], map.drift === 'keep')]),
      say('blank', blankWords[map.blank], map.blank === 'carry'),
    ];
  });
}
