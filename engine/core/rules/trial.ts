import type { Answer, Question } from '../../model/conflict.ts';
import type { ConflictRule } from '../../model/flow.ts';
import type { ConflictId, Side } from '../../model/ids.ts';
import type { MapPlan, SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { Fields, Tuple, Value } from '../../model/value.ts';
import { mergeUnit } from '../merge/merge.ts';
import { carries, endsOf, type Pair } from '../merge/pair.ts';
import { sameValues } from '../merge/travel.ts';
import type { Verdict } from '../merge/verdict.ts';

/** A decision of a person about a field map or a group, with the question as it was shown. */
export interface PastDecision {
  readonly conflict: ConflictId;
  readonly question: Extract<Question, { about: 'unit' }>;
  readonly answer: Answer;
  /** The two records as a run found them when it asked, as far as that is known: for conditions on other fields. */
  readonly around?: { readonly [side in Side]: Fields };
}

/** How a rule would have done on past decisions. */
export interface Trial {
  /** Decisions that it would have made the same way. */
  readonly agree: number;
  /** The questions that it would have settled otherwise. */
  readonly differ: readonly ConflictId[];
  /** Decisions that a condition of it would have left to a person as well. */
  readonly asks: number;
  /** Decisions that it cannot tell: it would have asked anyway, or the field map has changed since. */
  readonly unsure: number;
}

type Rules = Pick<SyncPlan, 'rules' | 'tiers' | 'left' | 'right'>;
/** What both sides hold of a unit, by slot. */
export type Ends = { readonly [side in Side]: { readonly [slot: string]: Tuple } };

const never = { left: new Map(), right: new Map() } as const;

/** Lines that only carry when a record is made are in no question. */
const inLife = (map: MapPlan): boolean => carries(map, 'left') || carries(map, 'right');

/** Values by slot, as the fields that they stand in; null where the question knows another slot. */
function fieldsOn(unit: UnitPlan, side: Side, bySlot: { readonly [slot: string]: Tuple }): Fields | null {
  const fields: Record<string, Value> = {};
  for (const map of unit.maps) {
    if (!inLife(map)) continue;
    const tuple = bySlot[map.slot];
    if (tuple === undefined) return null;
    for (const [index, end] of endsOf(map, side).entries()) fields[end] = tuple[index] ?? null;
  }
  return fields;
}

function pairOf(unit: UnitPlan, { question, answer, around }: PastDecision): Pair | null {
  const left = fieldsOn(unit, 'left', question.left);
  const right = fieldsOn(unit, 'right', question.right);
  if (left === null || right === null) return null;
  const agreed = Object.entries(question.agreed);
  const shadowOn = (side: Side) => Object.fromEntries(agreed.map(([slot, pair]) => [slot, pair[side]]));
  return {
    left: { ...around?.left, ...left },
    right: { ...around?.right, ...right },
    shadow: { left: shadowOn('left'), right: shadowOn('right') },
    leftAt: question.edited?.left ?? null,
    rightAt: question.edited?.right ?? null,
    answers: new Map([[unit.id, { question, answer }]]),
    lately: never,
  };
}

/** What both sides hold once a verdict is carried out; null where it asks or waits. */
function endsOfVerdict(verdict: Verdict, question: PastDecision['question']): Ends | null {
  switch (verdict.kind) {
    case 'ask':
    case 'unread':
    case 'drift':
      return null;
    case 'nothing':
    case 'settle':
      return question;
    case 'write':
      return {
        left: { ...question.left, ...verdict.values.left },
        right: { ...question.right, ...verdict.values.right },
      };
  }
}

const askingIn = (sync: Rules): Rules => ({ ...sync, rules: { ...sync.rules, firstLink: 'ask', fillBlanks: false } });

const sameEnds = (unit: UnitPlan, one: Ends, other: Ends): boolean =>
  unit.maps.filter(inLife).every((map) =>
    (['left', 'right'] as const).every((side) => {
      const [a, b] = [one[side][map.slot], other[side][map.slot]];
      return a !== undefined && b !== undefined && sameValues(map, side, a, b);
    }),
  );

/** What both sides would hold once an answer is carried out; null where the field map has changed since it was asked. Pure. */
export function outcomeOf(sync: Rules, unit: UnitPlan, one: PastDecision): Ends | null {
  const pair = pairOf(unit, one);
  if (pair === null) return null;
  return endsOfVerdict(mergeUnit({ ...unit, conflict: { rule: 'ask' } }, pair, askingIn(sync)), one.question);
}

/** The side whose values both have after an outcome; null: from neither alone. Pure. */
export function followedIn(unit: UnitPlan, question: PastDecision['question'], ends: Ends): Side | null {
  const keeps = (side: Side): boolean =>
    unit.maps.filter(inLife).every((map) => {
      const [a, b] = [ends[side][map.slot], question[side][map.slot]];
      return a !== undefined && b !== undefined && sameValues(map, side, a, b);
    });
  const [left, right] = [keeps('left'), keeps('right')];
  return left === right ? null : left ? 'left' : 'right';
}

/** A past decision beside what a rule would have done. */
export interface TriedOne {
  readonly came: 'agree' | 'differ' | 'asks' | 'unsure';
  /** What both sides held after the decision, and would have held by the rule; null where it cannot be told. */
  readonly chosen: Ends | null;
  readonly ruled: Ends | null;
}

/** Whether a condition of the rule that holds left it to a person. */
const isHeld = (verdict: Verdict): boolean => verdict.kind === 'ask' && verdict.question.unless?.unread === false;

/** Tries a conflict rule on one past decision. Pure. */
export function tryOne(sync: Rules, unit: UnitPlan, rule: ConflictRule, one: PastDecision): TriedOne {
  const pair = pairOf(unit, one);
  const chosen = outcomeOf(sync, unit, one);
  if (pair === null || chosen === null) return { came: 'unsure', chosen, ruled: null };
  const verdict = mergeUnit({ ...unit, conflict: rule }, { ...pair, answers: new Map() }, sync);
  const ruled = endsOfVerdict(verdict, one.question);
  if (ruled === null) return { came: isHeld(verdict) ? 'asks' : 'unsure', chosen, ruled };
  return { came: sameEnds(unit, chosen, ruled) ? 'agree' : 'differ', chosen, ruled };
}

/**
 * Tries a conflict rule on past decisions: the merge itself settles each question by the rule, and again by what the
 * person chose; they agree where both sides end up with the same values. Pure.
 */
export function tryRule(sync: Rules, unit: UnitPlan, rule: ConflictRule, past: readonly PastDecision[]): Trial {
  let [agree, asks, unsure] = [0, 0, 0];
  const differ: ConflictId[] = [];
  for (const one of past) {
    const { came } = tryOne(sync, unit, rule, one);
    if (came === 'unsure') unsure += 1;
    else if (came === 'asks') asks += 1;
    else if (came === 'agree') agree += 1;
    else differ.push(one.conflict);
  }
  return { agree, differ, asks, unsure };
}
