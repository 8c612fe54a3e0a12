import type { Change, JournalEntry } from '../../model/change.ts';
import type { Answer, Question } from '../../model/conflict.ts';
import { across, type LinkId, type Side } from '../../model/ids.ts';
import type { SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { Fields, Tuple } from '../../model/value.ts';
import { decideLinked } from '../decide/linked.ts';
import { decideLone } from '../decide/lone.ts';
import { type Answered, type EditTime, endsOf, type Pair, valuesAt } from '../merge/pair.ts';
import { type PairState, presenceOf, type Standing } from './pair-state.ts';
import type { Past, Turn } from './turns.ts';

/** Values that runs wrote, for the loop guard. */
export interface Wrote {
  readonly order: number;
  readonly side: Side;
  readonly fields: Fields;
}

/** Runs that the loop guard looks back on, this one included (engine-model.md 1.11). */
const loopRuns = 10;
/** How far a record-level time may be off: what the clocks were then is not kept. */
const looseMs = 1_000;

function latelyOf(sync: SyncPlan, wrote: readonly Wrote[], order: number): Pair['lately'] {
  const lately = { left: new Map<string, Tuple[]>(), right: new Map<string, Tuple[]>() };
  for (const one of wrote) {
    if (one.order <= order - loopRuns) continue;
    for (const unit of sync.units) {
      for (const map of unit.maps) {
        const values = valuesAt(one.fields, endsOf(map, one.side));
        if (values === null || values.length === 0) continue;
        lately[one.side].set(map.slot, [...(lately[one.side].get(map.slot) ?? []), values]);
      }
    }
  }
  return lately;
}

const timeOf = ({ modifiedAt }: Standing): EditTime | null =>
  modifiedAt === null ? null : { at: modifiedAt, boundMs: looseMs };

/** What a person chose about a unit, going by what was written for it then: one side's value, or values for both. */
function answerAbout(unit: UnitPlan, entries: readonly JournalEntry[]): Answer | null {
  const written = (side: Side): JournalEntry | undefined =>
    entries.find(
      (one) =>
        one.side === side && unit.maps.some((map) => endsOf(map, side).some((name) => one.why[name] === 'person')),
    );
  const [left, right] = [written('left'), written('right')];
  if (left === undefined && right === undefined) return null;
  if (left === undefined) return { choose: 'left' };
  if (right === undefined) return { choose: 'right' };
  const on = (side: Side, entry: JournalEntry): Record<string, Tuple> =>
    Object.fromEntries(
      unit.maps.flatMap((map) => {
        const values = valuesAt(entry.sent, endsOf(map, side));
        return values === null ? [] : [[map.slot, [...values]] as const];
      }),
    );
  return { choose: 'values', left: on('left', left), right: on('right', right) };
}

/** A removal was answered by what was done next: the other record removed, or the lost one made again. */
function answerOfRemoval(question: Extract<Question, { about: 'removal' }>, turn: Turn): Answer | null {
  if (turn.entries.some((one) => one.op === 'remove' && one.side === across(question.gone) && one.why[''] === 'person'))
    return { choose: 'remove' };
  return turn.entries.some((one) => one.op === 'create' && one.side === question.gone) ? { choose: 'keep' } : null;
}

/** The answers that people gave to these questions in a turn, bound to the values that the questions show. */
function answersTo(
  sync: SyncPlan,
  questions: readonly Question[],
  turn: Turn,
  wasOpen: ReadonlySet<string>,
): ReadonlyMap<string, Answered> {
  const answers = new Map<string, Answered>();
  for (const question of questions) {
    if (question.about === 'match' || question.about === 'refused') continue;
    const about = question.about === 'unit' ? question.unit : 'removal';
    const unit = sync.units.find((one) => one.id === about);
    const answer =
      question.about === 'removal'
        ? wasOpen.has(about)
          ? answerOfRemoval(question, turn)
          : null
        : unit === undefined
          ? null
          : answerAbout(unit, turn.entries);
    if (answer !== null) answers.set(about, { question, answer });
  }
  return answers;
}

function sourceOf(state: PairState): Side | null {
  if (state.left.fields !== null) return 'left';
  return state.right.fields !== null ? 'right' : null;
}

/** A record without a twin, as the run found it. */
function decideAlone(sync: SyncPlan, link: LinkId, state: PairState): Change | null {
  const side = sourceOf(state);
  const here = side === null ? null : presenceOf(state[side]);
  if (side === null || here?.kind !== 'found') return null;
  const decided = decideLone(sync, side, here.snapshot, { link });
  return decided.kind === 'change' ? decided.change : null;
}

/**
 * What a flow decides about a pair in one turn, with the code of a run: from what stands there, what both sides agreed on,
 * and the answers that people gave.
 * @returns null where there is nothing to decide about
 */
export function decideTurn(
  sync: SyncPlan,
  past: Past & { readonly link: LinkId },
  state: PairState,
  now: { readonly turn: Turn; readonly wrote: readonly Wrote[] },
): Change | null {
  const { turn } = now;
  const isMade = turn.entries.some((one) => one.op === 'create' && Object.values(one.why).includes('create'));
  // A record whose twin was taken away gets another one when a run of then made it one.
  if (state.link === 'ended' && !(past.how === 'create' && isMade)) return null;
  if (state.link !== 'live' && past.how === 'create') return decideAlone(sync, past.link, state);
  const [left, right] = [presenceOf(state.left), presenceOf(state.right)];
  if (left === null || right === null) return null;
  const linked = {
    link: past.link,
    making: state.link === 'none' ? past.how : null,
    left,
    right,
    shadow: state.shadow,
    leftAt: timeOf(state.left),
    rightAt: timeOf(state.right),
    answers: new Map<string, Answered>(),
    lately: latelyOf(sync, now.wrote, turn.run.order),
  };
  const change = decideLinked(sync, linked);
  const answers = answersTo(sync, change.questions, turn, state.open);
  return answers.size === 0 ? change : decideLinked(sync, { ...linked, answers });
}
