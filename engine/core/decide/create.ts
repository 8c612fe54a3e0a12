import type { PlannedWrite, Settles } from '../../model/change.ts';
import type { ConflictReason, Question } from '../../model/conflict.ts';
import { across, RecordKey, type Side } from '../../model/ids.ts';
import type { MapPlan, SidePlan, SyncPlan, UnitPlan } from '../../model/plan.ts';
import type { Snapshot } from '../../model/record.ts';
import type { Fields, Tuple, Value } from '../../model/value.ts';
import { invariantsOff } from '../merge/invariants.ts';
import { type Answered, carries, carriesOnCreate, endsOf, fieldsOf, sidePlan, valuesAt } from '../merge/pair.ts';
import { isSameCreate, type Retyped, refusedOn, retypedOn } from '../merge/refused.ts';
import { travel } from '../merge/travel.ts';
import { isBlank } from '../values/equal.ts';
import { isUnlinked } from '../values/reference.ts';

/** A record to be made on the other side, or the questions that stand in its way. */
export type Made =
  | {
      readonly kind: 'write';
      readonly write: PlannedWrite;
      readonly questions: readonly Question[];
      /** The question whose typed values it is made with: it is over once the record that it came from has them too. */
      readonly retyped: string | null;
    }
  | { readonly kind: 'blocked'; readonly questions: Question[] };

/** The key that the record's own values give, where the rule says so; null where the system or a counter gives it. */
export function keyFromFields(side: SidePlan, fields: Fields): RecordKey | null {
  const rule = side.newKey;
  if (rule.from === 'template') {
    return RecordKey.parse(rule.template.replace(/\{([^{}]+)\}/gu, (_, name: string) => textOf(fields[name])));
  }
  // A key made of references is made of the system's own values, not of ours.
  if (rule.from !== 'field' || side.key.some((name) => side.references.some((one) => one.field === name))) return null;
  const parts = side.key.map((name) => fields[name]);
  if (parts.some((part) => part === undefined || part === null)) return null;
  const [only] = parts;
  return RecordKey.parse(parts.length === 1 ? textOf(only) : JSON.stringify(parts.map(textOf)));
}

const templateFields = (template: string): readonly string[] =>
  [...template.matchAll(/\{([^{}]+)\}/gu)].map((found) => found[1] ?? '');

/** Fields without which a record cannot be made: those that the side requires, and those that its key is made of. */
export function neededFor(
  sync: SyncPlan,
  to: Side,
): { readonly required: readonly string[]; readonly forKey: readonly string[] } {
  const side = sidePlan(sync, to);
  const mapped = new Set(sync.units.flatMap((unit) => unit.maps.flatMap((map) => endsOf(map, to))));
  const rule = side.newKey;
  const forKey = rule.from === 'field' ? side.key : rule.from === 'template' ? templateFields(rule.template) : [];
  // A key that the system or a rule gives is none of the flow's business, though the side requires it.
  const given = new Set(rule.from === 'field' ? [] : side.key);
  const required = side.fields.filter((field) => field.required && mapped.has(field.name) && !given.has(field.name));
  return { required: required.map((field) => field.name), forKey };
}

function lacking(sync: SyncPlan, to: Side, fields: Fields): readonly string[] {
  const { required, forKey } = neededFor(sync, to);
  return [
    ...required.filter((name) => (fields[name] ?? null) === null),
    ...forKey.filter((name) => isBlank(fields[name] ?? null)),
  ];
}

const textOf = (value: Value | undefined): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

interface Gathered {
  readonly side: SidePlan;
  readonly fields: Record<string, Value>;
  readonly settles: Record<string, Settles[string]>;
  readonly questions: Question[];
}

function questionOf(
  unit: UnitPlan,
  from: Side,
  stuck: { readonly reason: ConflictReason; readonly detail: string; readonly values: Record<string, Tuple> },
): Question {
  const shown = stuck.values;
  return {
    about: 'unit',
    unit: unit.id,
    reason: stuck.reason,
    left: from === 'left' ? shown : {},
    right: from === 'right' ? shown : {},
    agreed: {},
    detail: stuck.detail,
    suggest: null,
  };
}

type Sent = { readonly map: MapPlan; readonly here: readonly Value[]; readonly sent: readonly Value[] };

/** What the new record would not hold that its group must hold; fields that it does not get are blank (G18). */
function offOf(unit: UnitPlan, to: Side, plan: SidePlan, found: readonly Sent[]): string | null {
  if (unit.invariants.length === 0) return null;
  const blank = Object.fromEntries(unit.maps.flatMap((map) => endsOf(map, to).map((end) => [end, null] as const)));
  const made = fieldsOf(unit, to, Object.fromEntries(found.map(({ map, sent }) => [map.slot, sent])));
  const off = invariantsOff(unit.invariants, { name: to, plan }, { ...blank, ...made });
  return off === null || off === 'unread' ? null : off.detail;
}

function gatherUnit(unit: UnitPlan, to: Side, source: Snapshot, into: Gathered): void {
  const from = across(to);
  const found: Sent[] = [];
  for (const map of unit.maps) {
    if (!carriesOnCreate(map, to)) continue;
    const here = valuesAt(source.fields, endsOf(map, from));
    // Not read: the unit is left out whole and follows once it was (G1).
    if (here === null) return;
    const sent = travel(map, here, to, null);
    if (!sent.ok) {
      const { reason, detail } = sent.error;
      if (reason === 'unlinked') return;
      into.questions.push(questionOf(unit, from, { reason, detail, values: { [map.slot]: [...here] } }));
      return;
    }
    found.push({ map, here, sent: sent.value });
  }
  const off = offOf(unit, to, into.side, found);
  if (off !== null) {
    const values = Object.fromEntries(found.map(({ map, here }) => [map.slot, [...here]]));
    into.questions.push(questionOf(unit, from, { reason: 'invariant', detail: off, values }));
    return;
  }
  for (const { map, here, sent } of found) {
    for (const [index, end] of endsOf(map, to).entries()) into.fields[end] = sent[index] ?? null;
    if (!carries(map, to)) continue;
    into.settles[map.slot] =
      to === 'right' ? { left: [...here], right: [...sent] } : { left: [...sent], right: [...here] };
  }
}

const isUnlinkedAt = (map: MapPlan, side: Side, fields: Fields): boolean =>
  map.reference !== null && (valuesAt(fields, endsOf(map, side)) ?? []).some(isUnlinked);

type Answers = ReadonlyMap<string, Answered>;

/** Puts typed values in place of refused ones. Their field maps are not agreed on yet: the next look settles them as typed. */
function takeTyped(sync: SyncPlan, source: Snapshot, into: Gathered, { question, typed }: Retyped): void {
  const to = question.side;
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    if (!carriesOnCreate(map, to)) continue;
    const [own, other] = [typed[to][map.slot], typed[across(to)][map.slot]];
    const sent = own === undefined && other !== undefined ? travel(map, other, to, null) : null;
    const values = own ?? (sent?.ok === true ? sent.value : undefined);
    if (values === undefined || valuesAt(source.fields, endsOf(map, across(to))) === null) continue;
    for (const [index, end] of endsOf(map, to).entries()) into.fields[end] = values[index] ?? null;
    delete into.settles[map.slot];
  }
}

/** Whether all is known of a record that its twin on side `to` is to hold for good. */
export const isReadFor = (sync: SyncPlan, to: Side, source: Snapshot): boolean =>
  !sync.units.some((unit) =>
    unit.maps.some(
      (map) =>
        carries(map, to) &&
        (valuesAt(source.fields, endsOf(map, across(to))) === null || isUnlinkedAt(map, across(to), source.fields)),
    ),
  );

/** Whether a record points at one that is not linked yet, and is not to be created without it (M11). */
export const waitsForParent = (sync: SyncPlan, to: Side, source: Snapshot): boolean =>
  sync.units.some((unit) =>
    unit.maps.some(
      (map) =>
        map.reference?.orphans === 'wait' && carriesOnCreate(map, to) && isUnlinkedAt(map, across(to), source.fields),
    ),
  );

/**
 * Makes the record that is missing on a side from the one that exists (D10, D11). A field whose value cannot travel is
 * left out and asked about; when the side requires it, the whole record waits.
 * @param to the side that lacks the record
 * @param answers of its link: what a person typed in place of refused values is what the record is made with
 */
export function createOf(sync: SyncPlan, to: Side, source: Snapshot, answers: Answers = new Map()): Made {
  const side = sidePlan(sync, to);
  const gathered: Gathered = { side, fields: {}, settles: {}, questions: [] };
  for (const unit of sync.units) gatherUnit(unit, to, source, gathered);
  const retyped = retypedOn(answers, to);
  const isTyped = retyped !== null && isSameCreate(gathered.fields, retyped);
  if (isTyped) takeTyped(sync, source, gathered, retyped);
  const [blocking] = lacking(sync, to, gathered.fields);
  if (blocking !== undefined)
    return { kind: 'blocked', questions: blockedQuestions(sync, to, source, { gathered, field: blocking }) };
  const why = Object.fromEntries(Object.keys(gathered.fields).map((name) => [name, 'create']));
  return {
    kind: 'write',
    questions: gathered.questions,
    retyped: isTyped ? refusedOn(to) : null,
    write: {
      side: to,
      op: 'create',
      key: keyFromFields(side, gathered.fields),
      fields: gathered.fields,
      before: {},
      expect: { fields: {} },
      why,
      settles: gathered.settles,
      was: {},
      undoes: [],
    },
  };
}

function blockedQuestions(
  sync: SyncPlan,
  to: Side,
  source: Snapshot,
  blocked: { gathered: Gathered; field: string },
): Question[] {
  if (blocked.gathered.questions.length > 0) return blocked.gathered.questions;
  const unit = sync.units.find((one) => one.maps.some((map) => endsOf(map, to).includes(blocked.field)));
  const map = unit?.maps.find((one) => endsOf(one, to).includes(blocked.field));
  if (unit === undefined || map === undefined) return [];
  const from = across(to);
  const here = valuesAt(source.fields, endsOf(map, from));
  if (here === null) return [];
  const detail = `"${blocked.field}" is required on the ${to} side and has no value here. Fill it in, or map a default.`;
  return [questionOf(unit, from, { reason: 'not-storable', detail, values: { [map.slot]: [...here] } })];
}
