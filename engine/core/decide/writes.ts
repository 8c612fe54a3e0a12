import type { PlannedWrite, Settles } from '../../model/change.ts';
import type { Side } from '../../model/ids.ts';
import type { SyncPlan } from '../../model/plan.ts';
import type { Snapshot } from '../../model/record.ts';
import type { Fields, Value } from '../../model/value.ts';
import { endsOf, fieldsOf, type Pair, sidePlan, valuesAt } from '../merge/pair.ts';
import { exceptionFields } from '../merge/unless.ts';
import type { BySlot, Verdict } from '../merge/verdict.ts';
import { pick } from '../values/pick.ts';

/** A unit that is to be written, and what. */
export interface UnitVerdict {
  readonly unit: SyncPlan['units'][number];
  readonly verdict: Extract<Verdict, { kind: 'write' }>;
}

/** Adds the shadows that hold once the unit's writes have landed: what was sent on the written ends, what was read on the others. */
export function settle(
  settles: Settles,
  unit: UnitVerdict['unit'],
  pair: Pick<Pair, 'left' | 'right'>,
  written: { readonly [side in Side]?: BySlot },
): void {
  for (const map of unit.maps) {
    if (map.direction === 'to-right-on-create' || map.direction === 'to-left-on-create') continue;
    const left = written.left?.[map.slot] ?? valuesAt(pair.left, map.left);
    const right = written.right?.[map.slot] ?? valuesAt(pair.right, map.right);
    if (left !== null && right !== null) settles[map.slot] = { left, right };
  }
}

/** What both sides of a unit agreed on, where they did. */
function agreedBefore(unit: UnitVerdict['unit'], { shadow }: Pair): Settles {
  const was: Settles = {};
  for (const { slot } of unit.maps) {
    const [left, right] = [shadow.left[slot], shadow.right[slot]];
    if (left !== undefined && right !== undefined) was[slot] = { left, right };
  }
  return was;
}

/** All fields of a side that take part in field maps, as they are: what a removal must still find there (P17). */
export function mappedFields(sync: SyncPlan, side: Side, fields: Fields): Fields {
  return pick(fields, new Set(sync.units.flatMap((unit) => unit.maps.flatMap((map) => endsOf(map, side)))));
}

/**
 * One update of one record, joining all its units' writes.
 * @param now the record as it was merged against: its values become `expect`
 * @returns null when nothing of it goes to this side
 */
export function updateOf(verdicts: readonly UnitVerdict[], side: Side, now: Snapshot, pair: Pair): PlannedWrite | null {
  if (verdicts.length === 0) return null;
  const fields: Record<string, Value> = {};
  const why: Record<string, string> = {};
  const settles: Record<string, Settles[string]> = {};
  const was: Settles = {};
  const compared = new Set<string>();
  for (const { unit, verdict } of verdicts) {
    const values = verdict.values[side];
    if (values === undefined) continue;
    const sent = fieldsOf(unit, side, values);
    for (const name of Object.keys(sent)) why[name] = verdict.why;
    Object.assign(fields, sent);
    settle(settles, unit, pair, verdict.values);
    Object.assign(was, agreedBefore(unit, pair));
    for (const map of unit.maps) for (const end of endsOf(map, side)) compared.add(end);
    // What a rule looked at before it decided has to be so still.
    if (verdict.why === unit.conflict.rule) for (const name of exceptionFields(unit, side)) compared.add(name);
  }
  if (Object.keys(fields).length === 0) return null;
  const expect = { fields: pick(now.fields, compared), ...(now.token === undefined ? {} : { token: now.token }) };
  return {
    side,
    op: 'update',
    key: now.key,
    fields,
    before: pick(now.fields, Object.keys(fields)),
    expect,
    why,
    settles,
    was,
    undoes: [],
  };
}

/** The removal of a record that must still be what it was merged against on every mapped field. */
export function removeOf(sync: SyncPlan, side: Side, now: Snapshot, why: string): PlannedWrite {
  const fields = mappedFields(sync, side, now.fields);
  const all = pick(
    now.fields,
    sidePlan(sync, side).fields.map((field) => field.name),
  );
  return {
    side,
    op: 'remove',
    key: now.key,
    fields: {},
    before: all,
    expect: { fields, ...(now.token === undefined ? {} : { token: now.token }) },
    why: { '': why },
    settles: {},
    was: {},
    undoes: [],
  };
}

/** Sets the archive field instead of removing the record. */
export function archiveOf(side: Side, now: Snapshot, field: string, value: Value): PlannedWrite {
  return {
    side,
    op: 'update',
    key: now.key,
    fields: { [field]: value },
    before: pick(now.fields, [field]),
    expect: { fields: pick(now.fields, [field]), ...(now.token === undefined ? {} : { token: now.token }) },
    why: { [field]: 'archive' },
    settles: {},
    was: {},
    undoes: [],
  };
}
