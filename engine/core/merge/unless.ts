import type { HeldBack, Question } from '../../model/conflict.ts';
import type { ConflictRule, Exception } from '../../model/flow.ts';
import type { Side } from '../../model/ids.ts';
import type { UnitPlan } from '../../model/plan.ts';
import { exceptionsOf } from '../compile/exceptions.ts';
import { canonicalJson } from '../values/hash.ts';
import { holds } from '../values/holds.ts';
import { at, type Subject } from './subject.ts';
import { sameValues } from './travel.ts';

type Asked = Extract<Question, { about: 'unit' }>;

/** The fields of a side that a unit's rule looks at before it decides. */
export const exceptionFields = (unit: UnitPlan, side: Side): readonly string[] =>
  exceptionsOf(unit.conflict).flatMap((one) => (one.side === side ? [one.field] : []));

/** Whether a condition holds now; null where that cannot be told, since its field was not read. */
function holdsNow({ side, field: name, ...condition }: Exception, subject: Subject): boolean | null {
  const field = subject.sides[side].fields.find((one) => one.name === name);
  const value = subject.pair[side][name];
  return field === undefined || value === undefined ? null : holds(condition, field.type, value);
}

const sameCondition = ({ rule: _, unread: __, ...held }: HeldBack, one: Exception): boolean =>
  canonicalJson(held) === canonicalJson(one);

/**
 * A question that was left to a person stays with them as long as the side that spoke against the rule still has the values
 * that were shown: what Tandem itself writes to the record in the meantime may make the condition false.
 */
function stillHeld(asked: Asked | undefined, rule: ConflictRule, subject: Subject): HeldBack | null {
  const held = asked?.unless;
  if (asked === undefined || held === undefined || held.unread || held.rule !== rule.rule) return null;
  if (!exceptionsOf(rule).some((one) => sameCondition(held, one))) return null;
  const stands = subject.lines.every((line) => {
    const shown = asked[held.side][line.map.slot];
    return shown !== undefined && sameValues(line.map, held.side, shown, at(line, held.side));
  });
  return stands ? held : null;
}

/** What keeps the unit's rule from deciding about this conflict (G20); null where nothing does. Pure. */
export function heldBack(subject: Subject): HeldBack | null {
  const rule = subject.unit.conflict;
  const conditions = exceptionsOf(rule);
  if (conditions.length === 0) return null;
  const told = conditions.map((one) => ({ one, now: holdsNow(one, subject) }));
  const found = told.find(({ now }) => now === true);
  if (found !== undefined) return { ...found.one, rule: rule.rule, unread: false };
  const before = stillHeld(subject.pair.asked?.get(subject.unit.id), rule, subject);
  if (before !== null) return before;
  const unread = told.find(({ now }) => now === null);
  return unread === undefined ? null : { ...unread.one, rule: rule.rule, unread: true };
}
