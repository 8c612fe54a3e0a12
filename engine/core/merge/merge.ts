import { across, type Side } from '../../model/ids.ts';
import type { SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { Fields, FieldType } from '../../model/value.ts';
import { normalise } from '../match/normalise.ts';
import { identical } from '../values/equal.ts';
import { isUnlinked } from '../values/reference.ts';
import { answered } from './answered.ts';
import { ask, askInstead } from './ask.ts';
import { holding } from './holding.ts';
import { carries, type Pair, type Values, valuesAt } from './pair.ts';
import { retyped } from './refused.ts';
import { type Contest, comparesValues, laterSide, winner } from './rules.ts';
import { at, type Line, type Subject } from './subject.ts';
import { agreeValues, allBlank, inStep, readsSame, type Stuck, sameValues, travel } from './travel.ts';
import { unite } from './union.ts';
import { heldBack } from './unless.ts';
import type { Verdict } from './verdict.ts';

const nothing: Verdict = { kind: 'nothing' };
const settle: Verdict = { kind: 'settle' };

/** Whether an end holds exactly what it held when both sides agreed. Not the same bytes need not be an edit, but the same are none. */
function asBefore(fields: Fields, ends: readonly string[], was: Values | undefined): boolean {
  if (was === undefined) return false;
  for (let index = 0; index < ends.length; index++) {
    const [now, then] = [fields[ends[index] ?? ''], was[index]];
    if (now === undefined || then === undefined || !identical(now, then)) return false;
  }
  return true;
}

/** The quick answer for most units of most records: nobody touched them. */
const untouched = (unit: UnitPlan, pair: Pair): boolean =>
  unit.maps.every(
    (map) =>
      (!carries(map, 'left') && !carries(map, 'right')) ||
      (asBefore(pair.left, map.left, pair.shadow.left[map.slot]) &&
        asBefore(pair.right, map.right, pair.shadow.right[map.slot])),
  );

/** The quick answer for most units of most pairs that meet: both ends say the same, letter for letter. */
function meetsEqual(unit: UnitPlan, pair: Pair): boolean {
  let isFirst = false;
  for (const map of unit.maps) {
    if (!carries(map, 'left') && !carries(map, 'right')) continue;
    if (!readsSame(map, pair.left, pair.right)) return false;
    isFirst ||= pair.shadow.left[map.slot] === undefined || pair.shadow.right[map.slot] === undefined;
  }
  return isFirst;
}

/** Lines of a unit that carry values in the life of a link, or null when a value of it was not read (G1). */
function linesOf(unit: UnitPlan, pair: Pair): readonly Line[] | null {
  const lines: Line[] = [];
  for (const map of unit.maps) {
    if (!carries(map, 'left') && !carries(map, 'right')) continue;
    const left = valuesAt(pair.left, map.left);
    const right = valuesAt(pair.right, map.right);
    if (left === null || right === null) return null;
    const wasLeft = pair.shadow.left[map.slot];
    const wasRight = pair.shadow.right[map.slot];
    lines.push({
      map,
      left,
      right,
      agreed: wasLeft === undefined || wasRight === undefined ? null : { left: wasLeft, right: wasRight },
    });
  }
  return lines;
}

/** A person is asked about what cannot go across, but for a reference whose parent has no twin yet: that one waits. */
const stuckVerdict = (subject: Subject, stuck: Stuck): Verdict =>
  stuck.reason === 'unlinked' ? { kind: 'unread' } : ask(subject, stuck.reason, null, stuck.detail);

/** Whether sending these values would write again what recent runs wrote and somebody keeps changing back (G12). */
function cycles(subject: Subject, to: Side, slot: string, sent: Values): boolean {
  const lately = subject.pair.lately[to].get(slot) ?? [];
  return lately.length >= 3 && lately.slice(0, -1).some((one) => JSON.stringify(one) === JSON.stringify(sent));
}

/** Writes one side's values across, to every line of the unit that is not in step already. */
export function send(subject: Subject, to: Side, why: string): Verdict {
  const values: Record<string, Values> = {};
  for (const line of subject.lines) {
    if (!carries(line.map, to)) continue;
    const there = at(line, to);
    const sent = travel(line.map, at(line, across(to)), to, there);
    if (!sent.ok) return stuckVerdict(subject, sent.error);
    if (agreeValues(line.map, to, sent.value, there)) continue;
    // A person who was asked about the loop has decided: their answer is written once.
    if (why !== 'person' && cycles(subject, to, line.map.slot, sent.value)) return ask(subject, 'oscillation', null);
    values[line.map.slot] = sent.value;
  }
  if (Object.keys(values).length === 0) return { kind: 'settle' };
  return { kind: 'write', values: { [to]: values }, why };
}

/** Whether two values differ only in what the match was told to overlook, such as the case of an e-mail address (G17). */
function metBy(line: Line, tiers: SyncPlan['tiers']): boolean {
  const [left, right] = [line.map.left[0], line.map.right[0]];
  if (line.map.left.length !== 1 || line.map.right.length !== 1) return false;
  return tiers.some((tier) =>
    tier.left.some((name, index) => {
      if (name !== left || tier.right[index] !== right) return false;
      const one = normalise(line.left[0], tier.normalise, tier.country);
      return one !== null && one === normalise(line.right[0], tier.normalise, tier.country);
    }),
  );
}

const blankAt = (subject: Subject, side: Side): boolean => subject.lines.every((line) => allBlank(at(line, side)));

/** A cleared value meets the blank rule before it clears the other side (G6). */
function sendEdit(subject: Subject, to: Side, why: string): Verdict {
  const clears = blankAt(subject, across(to)) && !blankAt(subject, to);
  const rule = subject.lines[0]?.map.blank ?? 'carry';
  if (!clears || rule === 'carry') return send(subject, to, why);
  return rule === 'keep' ? { kind: 'settle' } : ask(subject, 'blanked', null);
}

const typeOf = (line: Line | undefined): FieldType => line?.map.rightTypes[0] ?? { kind: 'text' };

/** What both sides say, in the right side's terms, for rules that compare. */
function contestOf(subject: Subject, sent: Values | null): Contest {
  const [line] = subject.lines;
  return {
    type: typeOf(line),
    left: sent?.[0] ?? null,
    right: line?.right[0] ?? null,
    leftBlank: blankAt(subject, 'left'),
    rightBlank: blankAt(subject, 'right'),
    leftAt: subject.pair.leftAt,
    rightAt: subject.pair.rightAt,
  };
}

type Sets = { readonly left: Values; readonly right: Values };

/** One line's united sets, each side in its own terms; null asks. */
function unionOf(line: Line): Sets | Stuck | null {
  if (line.agreed === null) return null;
  const now = travel(line.map, line.left, 'right', line.right);
  if (!now.ok) return now.error;
  const was = travel(line.map, line.agreed.left, 'right', line.agreed.right);
  const base = was.ok ? was.value : line.agreed.right;
  const united = unite(
    { was: base[0] ?? null, now: now.value[0] ?? null },
    { was: line.agreed.right[0] ?? null, now: line.right[0] ?? null },
  );
  if (united === null) return null;
  const back = travel(line.map, [united.left], 'left', line.left);
  return back.ok ? { left: back.value, right: [united.right] } : back.error;
}

function union(subject: Subject): Verdict {
  const values: Record<Side, Record<string, Values>> = { left: {}, right: {} };
  for (const line of subject.lines) {
    const united = unionOf(line);
    if (united === null) return ask(subject, 'both-edited', null);
    if ('reason' in united) return stuckVerdict(subject, united);
    for (const side of ['left', 'right'] as const) {
      if (!agreeValues(line.map, side, united[side], at(line, side))) values[side][line.map.slot] = united[side];
    }
  }
  const written = (['left', 'right'] as const).filter((side) => Object.keys(values[side]).length > 0);
  if (written.length === 0) return { kind: 'settle' };
  return { kind: 'write', values: Object.fromEntries(written.map((side) => [side, values[side]])), why: 'union' };
}

/** Both sides were edited since they agreed, and differ. */
function settleConflict(subject: Subject): Verdict {
  const rule = subject.unit.conflict;
  const held = heldBack(subject);
  if (held !== null) return askInstead(subject, held);
  if (rule.rule === 'union') return union(subject);
  const [line] = subject.lines;
  const sent = line === undefined ? null : travel(line.map, line.left, 'right', line.right);
  // What cannot travel cannot be compared either: nobody wins by it.
  if (sent?.ok === false && comparesValues(rule)) return stuckVerdict(subject, sent.error);
  const wins = winner(rule, contestOf(subject, sent?.ok === true ? sent.value : null));
  return wins === null ? ask(subject, 'both-edited', null) : sendEdit(subject, across(wins), rule.rule);
}

/** First contact: there is no agreed value yet (G5; engine-model.md 1.5). */
function firstContact(subject: Subject): Verdict {
  const { rules } = subject;
  // What the match overlooks is told at once; a line has to be run both ways.
  if (subject.lines.every((line) => metBy(line, subject.tiers) || inStep(line.map, line.left, line.right)))
    return settle;
  const both =
    subject.lines.some((line) => carries(line.map, 'left')) && subject.lines.some((line) => carries(line.map, 'right'));
  const leftBlank = blankAt(subject, 'left');
  const rightBlank = blankAt(subject, 'right');
  if (!both) {
    if (rules.firstLink === 'leave') return settle;
    const to: Side = subject.lines.some((line) => carries(line.map, 'right')) ? 'right' : 'left';
    const sourceBlank = to === 'right' ? leftBlank : rightBlank;
    return sourceBlank && subject.lines.some((line) => at(line, across(to)).length > 0)
      ? { kind: 'settle' }
      : send(subject, to, 'first-link');
  }
  if (leftBlank !== rightBlank && rules.fillBlanks) return send(subject, leftBlank ? 'left' : 'right', 'fill-blank');
  switch (rules.firstLink) {
    case 'ask':
      return ask(subject, 'first-link', null);
    case 'left-wins':
      return send(subject, 'right', 'first-link');
    case 'right-wins':
      return send(subject, 'left', 'first-link');
    case 'newest-wins': {
      const newer = laterSide(subject.pair.leftAt, subject.pair.rightAt);
      return newer === null ? ask(subject, 'first-link', null) : send(subject, across(newer), 'first-link');
    }
    case 'leave':
      return settle;
  }
}

const edited = (subject: Subject, side: Side): boolean =>
  subject.lines.some(
    (line) =>
      line.agreed !== null &&
      !sameValues(line.map, side, at(line, side), side === 'left' ? line.agreed.left : line.agreed.right),
  );

/** One-way: what the source says goes; a target that was edited follows the drift rule (G7). */
function oneWay(subject: Subject, to: Side): Verdict {
  if (edited(subject, across(to))) return sendEdit(subject, to, 'source-edited');
  if (!edited(subject, to)) return { kind: 'nothing' };
  const rule = subject.lines[0]?.map.drift ?? 'keep';
  return rule === 'overwrite' ? send(subject, to, 'drift') : { kind: 'drift' };
}

/** References of both sides to records that no link holds say nothing about each other. */
const waitsForParents = (subject: Subject): boolean =>
  subject.lines.some(
    ({ map, left, right }) => map.reference !== null && left.some(isUnlinked) && right.some(isUnlinked),
  );

function mergeSubject(subject: Subject): Verdict {
  if (waitsForParents(subject)) return { kind: 'unread' };
  if (subject.lines.some((line) => line.agreed === null)) return firstContact(subject);
  const toLeft = subject.lines.some((line) => carries(line.map, 'left'));
  const toRight = subject.lines.some((line) => carries(line.map, 'right'));
  if (!toLeft) return oneWay(subject, 'right');
  if (!toRight) return oneWay(subject, 'left');
  const left = edited(subject, 'left');
  const right = edited(subject, 'right');
  if (left && right) {
    return subject.lines.every((line) => inStep(line.map, line.left, line.right))
      ? { kind: 'settle' }
      : settleConflict(subject);
  }
  if (left) return sendEdit(subject, 'right', 'edited');
  return right ? sendEdit(subject, 'left', 'edited') : { kind: 'nothing' };
}

/**
 * Three-way merge of one unit of a pair against its shadows (engine-model.md 1.6). Pure.
 * A unit with a value that was not read is left alone: MISSING never leads to a write (G1).
 */
export function mergeUnit(
  unit: UnitPlan,
  pair: Pair,
  sync: Pick<SyncPlan, 'rules' | 'tiers' | 'left' | 'right'>,
): Verdict {
  if (untouched(unit, pair)) return nothing;
  if (meetsEqual(unit, pair)) return settle;
  const lines = linesOf(unit, pair);
  if (lines === null) return { kind: 'unread' };
  const subject: Subject = { unit, lines, pair, rules: sync.rules, tiers: sync.tiers, sides: sync };
  const verdict = holding(subject, mergeSubject(subject), sync);
  const typed = subject.pair.answers.size === 0 ? null : retyped(subject, verdict);
  if (typed !== null) return typed;
  if (verdict.kind !== 'ask') return verdict;
  return answered(subject, verdict, send);
}
