import type { ConflictReason } from '../../model/conflict.ts';
import { across, type Side } from '../../model/ids.ts';
import type { RulesPlan, UnitPlan } from '../../model/plan.ts';
import type { FieldType, Value } from '../../model/value.ts';
import { answered } from './answered.ts';
import { carries, type Pair, type Values, valuesAt } from './pair.ts';
import { laterSide, unite, winner } from './rules.ts';
import { at, type Line, type Subject } from './subject.ts';
import { agreeValues, allBlank, inStep, type Stuck, sameValues, travel } from './travel.ts';
import type { Verdict } from './verdict.ts';

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

/** The question about a unit, with the values to show. */
export function ask(subject: Subject, reason: ConflictReason, suggest: Side | null, detail?: string): Verdict {
  const agreed = subject.lines.flatMap((line) =>
    line.agreed === null
      ? []
      : [[line.map.slot, { left: [...line.agreed.left], right: [...line.agreed.right] }] as const],
  );
  const show = (side: Side) => Object.fromEntries(subject.lines.map((line) => [line.map.slot, [...at(line, side)]]));
  return {
    kind: 'ask',
    question: {
      about: 'unit',
      unit: subject.unit.id,
      reason,
      left: show('left'),
      right: show('right'),
      agreed: Object.fromEntries(agreed),
      ...(detail === undefined ? {} : { detail }),
      suggest,
    },
  };
}

const stuckVerdict = (subject: Subject, stuck: Stuck): Verdict => ask(subject, stuck.reason, null, stuck.detail);

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
    if (cycles(subject, to, line.map.slot, sent.value)) return ask(subject, 'oscillation', null);
    values[line.map.slot] = sent.value;
  }
  if (Object.keys(values).length === 0) return { kind: 'settle' };
  return { kind: 'write', values: { [to]: values }, why };
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
function contestOf(subject: Subject) {
  const [line] = subject.lines;
  const sent = line === undefined ? null : travel(line.map, line.left, 'right', line.right);
  const left: Value = sent?.ok === true ? (sent.value[0] ?? null) : null;
  return {
    type: typeOf(line),
    left,
    right: line?.right[0] ?? null,
    leftBlank: blankAt(subject, 'left'),
    rightBlank: blankAt(subject, 'right'),
    leftAt: subject.pair.leftAt,
    rightAt: subject.pair.rightAt,
  };
}

function union(subject: Subject): Verdict {
  const [line] = subject.lines;
  if (line?.agreed == null) return ask(subject, 'both-edited', null);
  const now = travel(line.map, line.left, 'right', line.right);
  const was = travel(line.map, line.agreed.left, 'right', line.agreed.right);
  if (!now.ok) return stuckVerdict(subject, now.error);
  const base = was.ok ? was.value[0] : line.agreed.right[0];
  const merged = unite(base, now.value[0], line.right[0]);
  if (merged === null) return ask(subject, 'both-edited', null);
  const back = travel(line.map, [merged], 'left', line.left);
  if (!back.ok) return stuckVerdict(subject, back.error);
  const right = agreeValues(line.map, 'right', [merged], line.right) ? {} : { right: { [line.map.slot]: [merged] } };
  const left = agreeValues(line.map, 'left', back.value, line.left) ? {} : { left: { [line.map.slot]: back.value } };
  return { kind: 'write', values: { ...left, ...right }, why: 'union' };
}

/** Both sides were edited since they agreed, and differ. */
function settleConflict(subject: Subject): Verdict {
  const rule = subject.unit.conflict;
  if (rule.rule === 'union') return union(subject);
  const wins = winner(rule, contestOf(subject));
  if (wins === null) return ask(subject, 'both-edited', null);
  const to = across(wins);
  const sent = send(subject, to, rule.rule);
  return sent.kind === 'settle' ? { kind: 'settle' } : sent;
}

/** First contact: there is no agreed value yet (G5; engine-model.md 1.5). */
function firstContact(subject: Subject): Verdict {
  const { rules } = subject;
  const both =
    subject.lines.some((line) => carries(line.map, 'left')) && subject.lines.some((line) => carries(line.map, 'right'));
  const leftBlank = blankAt(subject, 'left');
  const rightBlank = blankAt(subject, 'right');
  if (!both) {
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

function mergeSubject(subject: Subject): Verdict {
  if (subject.lines.some((line) => line.agreed === null)) {
    return subject.lines.every((line) => inStep(line.map, line.left, line.right))
      ? { kind: 'settle' }
      : firstContact(subject);
  }
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
export function mergeUnit(unit: UnitPlan, pair: Pair, rules: RulesPlan): Verdict {
  const lines = linesOf(unit, pair);
  if (lines === null) return { kind: 'unread' };
  if (lines.length === 0) return { kind: 'nothing' };
  const subject: Subject = { unit, lines, pair, rules };
  const verdict = mergeSubject(subject);
  if (verdict.kind !== 'ask') return verdict;
  return answered(subject, verdict, send);
}
