import { boundBy, unitAt } from '../../../core/decide/leave-out.ts';
import { unitLabel } from '../../../core/merge/unit-label.ts';
import type { Question } from '../../../model/conflict.ts';
import { across, type Side } from '../../../model/ids.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Tuple, Value } from '../../../model/value.ts';
import type { PreviewGroup, Shift } from '../../../protocol/calls/preview.ts';
import { unitOf } from '../../../run/inbox/question-line.ts';
import type { Body, Decided, Rested } from './body.ts';
import type { Line, Lines } from './lines.ts';
import { decidedUnless, heldUnless, type Ruled } from './unless.ts';
import { type Why, whyAsked, whyHeld, whyLinked, whyRests, whyWritten } from './why.ts';

/** A row of a preview, as it is made from what is kept. */
export interface RowOf {
  readonly group: PreviewGroup;
  readonly to: Side | null;
  readonly lines: readonly Line[];
  readonly shifts: readonly Shift[];
  /** Why the record is in the list. */
  readonly why: Why;
  /** All that decided about it. */
  readonly rules: readonly Why[];
  readonly says: string | null;
}

/** A sync with what rows need to be told in words. */
export interface Seen extends Ruled {
  readonly lines: Lines;
}

const groups = { create: 'create', update: 'update', remove: 'remove' } as const;
const isEmpty = (value: Value): boolean => value === null || value === '';

function distinct<T>(all: readonly T[], nameOf: (one: T) => string): readonly T[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(nameOf(one)) && seen.add(nameOf(one)));
}

/** Reasons for which a value goes to the other side without somebody having edited it there. */
const noEdits = new Set(['create', 'first-link', 'fill-blank', 'first-non-blank', 'propagate', 'archive', 'person']);

/** When the record was edited whose value is taken; nothing is said where it was not an edit that decided. */
function editOf(why: string | undefined, to: Side, editedAt: Decided['editedAt']): string | null {
  return why !== undefined && !noEdits.has(why) ? (editedAt?.[across(to)] ?? null) : null;
}

/** Why a field is written; by its rule, also what would have left it to a person. */
function whyOf(seen: Seen, to: Side, { name, label, why }: { name: string; label: string; why: string }): Why {
  const said = whyWritten(why, to, label, seen.names);
  const value = decidedUnless(said.value, seen, unitAt(seen.sync, to, name), why);
  return value === said.value ? said : { ...said, value, record: value };
}

function rowOfWrite(seen: Seen, { entry, agreed: all, editedAt }: Decided, number: number): RowOf | null {
  const write = entry.writes[number];
  if (write === undefined) return null;
  const agreed = all[number] ?? [];
  const { side: to, op } = write;
  const fallback = whyWritten(write.why[''] ?? op, to, '', seen.names);
  const told = Object.entries(write.fields)
    .map(([name, { before, after }]) => {
      const line = seen.lines.at(to, name);
      const rule = write.why[name];
      const why = rule === undefined ? fallback : whyOf(seen, to, { name, label: line.label, why: rule });
      const shift: Shift = {
        map: line.label,
        left: line.left,
        right: line.right,
        kind: line.kind,
        before,
        beforeFrom: op === 'create' ? null : agreed.includes(name) ? 'agreed' : to,
        after,
        afterFrom: op === 'remove' ? null : across(to),
        agreed: null,
        why: why.value,
        at: editOf(write.why[name], to, editedAt),
        ...unitOfShift(seen.sync, to, name, entry),
        out: false,
      };
      return { line, why, shift };
    })
    .filter(({ shift }) => op === 'update' || !isEmpty(op === 'create' ? shift.after : shift.before))
    .sort((one, other) => one.line.order - other.line.order);
  const rules =
    op === 'remove' || told.length === 0
      ? [fallback]
      : distinct(
          told.map((one) => one.why),
          (why) => why.rule,
        );
  return {
    group: groups[op],
    to,
    lines: distinct(
      told.map((one) => one.line),
      (line) => line.id,
    ),
    shifts: told.map((one) => one.shift),
    why: rules[0] ?? fallback,
    rules,
    says: null,
  };
}

/** What a value is left out with, and why that cannot be. */
function unitOfShift(sync: SyncPlan, to: Side, name: string, entry: Decided['entry']): Pick<Shift, 'unit' | 'bound'> {
  const unit = unitAt(sync, to, name);
  return { unit: unit?.id ?? null, bound: unit === null ? null : boundBy(sync, unit, entry) };
}

/** A value about which nothing is written. */
const unwritten = { at: null, unit: null, bound: null, out: false } as const;

const joined = (tuple: Tuple | undefined): Value =>
  tuple === undefined ? null : tuple.length === 1 ? (tuple[0] ?? null) : tuple;

/** The two values that a person is to choose between, a line each. */
function askedShifts(seen: Seen, question: Extract<Question, { about: 'unit' }>, why: Why): readonly [Line, Shift][] {
  return (unitOf(seen.sync, question.unit)?.maps ?? []).flatMap((map): [Line, Shift][] => {
    const line = seen.lines.of(map.id);
    const [left, right] = [question.left[map.slot], question.right[map.slot]];
    if (line === null || (left === undefined && right === undefined)) return [];
    const was = question.agreed[map.slot];
    const agreed = was === undefined ? null : { left: joined(was.left), right: joined(was.right) };
    return [
      [
        line,
        {
          map: line.label,
          left: line.left,
          right: line.right,
          kind: line.kind,
          before: joined(left),
          beforeFrom: left === undefined ? null : 'left',
          after: joined(right),
          afterFrom: right === undefined ? null : 'right',
          agreed,
          why: why.value,
          ...unwritten,
        },
      ],
    ];
  });
}

function keptShifts(seen: Seen, question: Extract<Question, { about: 'removal' }>, why: Why): readonly [Line, Shift][] {
  const side = across(question.gone);
  return Object.entries(question.kept)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, before]): [Line, Shift] => {
      const line = seen.lines.at(side, name);
      const { label: map, left, right, kind } = line;
      return [
        line,
        {
          map,
          left,
          right,
          kind,
          before,
          beforeFrom: side,
          after: null,
          afterFrom: null,
          agreed: null,
          why: why.value,
          ...unwritten,
        },
      ];
    })
    .sort(([one], [other]) => one.order - other.order);
}

/** Why a person is asked: what kept a rule from deciding, where it has one. */
function whyOfQuestion(seen: Seen, question: Question): Why {
  const held = question.about === 'unit' ? question.unless : undefined;
  if (question.about !== 'unit' || held === undefined) return whyAsked(question.reason);
  const unit = unitOf(seen.sync, question.unit);
  const label = unit === undefined ? question.unit : unitLabel(unit);
  return whyHeld(heldUnless(whyWritten(held.rule, 'right', label, seen.names).value, seen, held));
}

function rowOfQuestion(seen: Seen, question: Question): RowOf {
  const why = whyOfQuestion(seen, question);
  const base = { group: 'conflict', to: null, why, rules: [why] } as const;
  switch (question.about) {
    case 'unit': {
      const told = askedShifts(seen, question, why);
      const says = question.detail ?? null;
      return { ...base, lines: told.map(([line]) => line), shifts: told.map(([, shift]) => shift), says };
    }
    case 'removal':
      return {
        ...base,
        lines: [],
        shifts: keptShifts(seen, question, why).map(([, shift]) => shift),
        says: `It is gone in ${seen.names[question.gone]}. Tandem suggests to ${question.suggest === 'keep' ? 'keep it and make it again there' : question.suggest === 'remove' ? 'delete it here too' : 'part the two'}.`,
      };
    case 'match': {
      const keys = (side: Side): string => `${seen.names[side]}: ${question[side].join(', ') || 'none'}`;
      return { ...base, lines: [], shifts: [], says: `${keys('left')}. ${keys('right')}.` };
    }
    case 'refused':
      return { ...base, lines: [], shifts: [], says: `${seen.names[question.side]}: ${question.problem.message}` };
  }
}

function rowsOfDecided(seen: Seen, decided: Decided): readonly RowOf[] {
  const { entry, how, questions } = decided;
  const isLink =
    entry.move === 'link' || ((entry.move === 'tombstone' || entry.move === 'unlink') && entry.writes.length === 0);
  const why = whyLinked(seen.sync, entry.move, how);
  const keys: Shift = {
    map: 'Key',
    left: 'Key',
    right: 'Key',
    kind: 'text',
    before: entry.left,
    beforeFrom: entry.left === null ? null : 'left',
    after: entry.right,
    afterFrom: entry.right === null ? null : 'right',
    agreed: null,
    why: why.value,
    ...unwritten,
  };
  const link: RowOf = { group: 'link', to: null, lines: [], shifts: [keys], why, rules: [why], says: null };
  return [
    ...(isLink ? [link] : []),
    ...entry.writes.flatMap((_, index) => rowOfWrite(seen, decided, index) ?? []),
    ...questions.map((question) => rowOfQuestion(seen, question)),
  ];
}

function rowOfRested(seen: Seen, { rest, side, slots }: Rested): RowOf {
  const why = whyRests(rest, side, seen.names);
  const lines = slots.flatMap((slot) => seen.lines.ofSlot(slot) ?? []);
  return { group: 'skipped', to: null, lines, shifts: [], why, rules: [why], says: null };
}

/** The rows that something kept gives, in an order that stays. */
export const rowsOf = (seen: Seen, body: Body): readonly RowOf[] =>
  body.kind === 'decided' ? rowsOfDecided(seen, body) : [rowOfRested(seen, body)];
