import { archiveOf, removeOf } from '../../core/decide/writes.ts';
import { endsOf } from '../../core/merge/pair.ts';
import { isBlank, same } from '../../core/values/equal.ts';
import { pick } from '../../core/values/pick.ts';
import type { PlannedWrite } from '../../model/change.ts';
import type { Side } from '../../model/ids.ts';
import type { Shadow } from '../../model/link.ts';
import type { Problem } from '../../model/problem.ts';
import type { Snapshot } from '../../model/record.ts';
import { err, ok, type Result } from '../../model/result.ts';
import type { Fields, Value } from '../../model/value.ts';
import type { Place } from '../side-seat.ts';

/** Which record a value is taken from. */
export type Taken = 'keep' | 'drop';

/** Fields in which the two records differ, that a person must choose for: a single one, or a group. */
export interface Differs {
  readonly part: string;
  readonly keep: Fields;
  readonly drop: Fields;
  /** The one that was edited since it agreed with its twin, where only one was. */
  readonly suggest: Taken | null;
}

/** Two records of one side that are the same thing, as they are now, with what each agreed on with its twin. */
export interface Twice {
  readonly side: Side;
  readonly keep: Snapshot;
  readonly drop: Snapshot;
  readonly keepShadow: Shadow | null;
  readonly dropShadow: Shadow | null;
}

export interface MergedFields {
  /** What the surviving record gets. */
  readonly fields: Fields;
  readonly differs: readonly Differs[];
}

interface Part {
  readonly name: string;
  readonly fields: readonly string[];
}

/** Groups stand or fall together, so that no address is put together from two; other fields stand for themselves. */
function partsOf(place: Place, side: Side): readonly Part[] {
  const { plan } = place[side];
  const usable = new Set(
    plan.fields
      .filter((one) => one.writable === 'always' && !plan.key.includes(one.name) && one.name !== plan.modifiedAt)
      .map((one) => one.name),
  );
  const groups = place.sync.units.flatMap((unit): Part[] => {
    const fields = [...new Set(unit.maps.flatMap((map) => endsOf(map, side)))].filter((name) => usable.has(name));
    return unit.group === null || fields.length === 0 ? [] : [{ name: unit.id, fields }];
  });
  const grouped = new Set(groups.flatMap((one) => one.fields));
  const single = [...usable].filter((name) => !grouped.has(name)).map((name) => ({ name, fields: [name] }));
  return [...groups, ...single];
}

type Compare = (name: string, one: Value | undefined, other: Value | undefined) => boolean;

const sameOn =
  (place: Place, side: Side): Compare =>
  (name, one, other) => {
    const type = place[side].plan.fields.find((field) => field.name === name)?.type;
    return type !== undefined && same(type, one, other);
  };

/** Whether a record's part is not what it agreed on with its twin; null where they never agreed. */
function edited(place: Place, side: Side, part: Part, at: { now: Fields; shadow: Shadow | null }): boolean | null {
  if (at.shadow === null) return null;
  const isSame = sameOn(place, side);
  for (const unit of place.sync.units) {
    for (const map of unit.maps) {
      const was = at.shadow[side][map.slot];
      for (const [index, name] of endsOf(map, side).entries()) {
        if (!part.fields.includes(name)) continue;
        if (was === undefined) return null;
        if (!isSame(name, was[index], at.now[name])) return true;
      }
    }
  }
  return false;
}

function suggested(place: Place, twice: Twice, part: Part): Taken | null {
  const keep = edited(place, twice.side, part, { now: twice.keep.fields, shadow: twice.keepShadow });
  const drop = edited(place, twice.side, part, { now: twice.drop.fields, shadow: twice.dropShadow });
  if (keep === null || drop === null || keep === drop) return null;
  return keep ? 'keep' : 'drop';
}

/**
 * Puts two records of one side together: the surviving one gets what it lacks, and what a person takes from the other (L13).
 * @param take by part: which record the value is taken from where both have one; `*` for all others
 */
export function mergeFields(place: Place, twice: Twice, take: { readonly [part: string]: Taken }): MergedFields {
  const { side, keep, drop } = twice;
  const isSame = sameOn(place, side);
  const fields: Record<string, Value> = {};
  const differs: Differs[] = [];
  for (const part of partsOf(place, side)) {
    const mine = pick(keep.fields, part.fields);
    const its = pick(drop.fields, part.fields);
    const names = part.fields.filter((name) => name in mine && name in its);
    if (names.length < part.fields.length) continue;
    if (names.every((name) => isSame(name, mine[name], its[name]))) continue;
    if (names.every((name) => isBlank(its[name] ?? null))) continue;
    const isLacking = names.every((name) => isBlank(mine[name] ?? null));
    const taken = take[part.name] ?? take['*'];
    if (isLacking || taken === 'drop') Object.assign(fields, its);
    else if (taken === undefined)
      differs.push({ part: part.name, keep: mine, drop: its, suggest: suggested(place, twice, part) });
  }
  return { fields, differs };
}

/** The write that gives the surviving record what it gets; null where that is nothing. */
export function fillOf(twice: Twice, fields: Fields): PlannedWrite | null {
  const { side, keep } = twice;
  const names = Object.keys(fields).filter((name) => fields[name] !== keep.fields[name]);
  if (names.length === 0) return null;
  const before = pick(keep.fields, names);
  return {
    side,
    op: 'update',
    key: keep.key,
    fields: pick(fields, names),
    before,
    expect: { fields: before, ...(keep.token === undefined ? {} : { token: keep.token }) },
    why: Object.fromEntries(names.map((name) => [name, 'merge'])),
    settles: {},
    was: {},
    undoes: [],
  };
}

/** What becomes of the record that is dropped. `rule`: as the sync's rule of removal says. */
export type Drop = 'rule' | 'remove' | 'keep';

/**
 * The write that takes the dropped record out of its system, by the rule of removal of its side; null where it is kept.
 * @returns an error where the rule asks and nobody said, or the system cannot remove
 */
export function dropOf(place: Place, twice: Twice, how: Drop): Result<PlannedWrite | null, Problem> {
  const { side, drop } = twice;
  const rule = place.sync.rules.remove[side];
  if (how === 'keep' || (how === 'rule' && rule.rule === 'unlink')) return ok(null);
  if (how === 'rule' && rule.rule === 'ask')
    return err({
      code: 'merge/what-of-the-dropped',
      message: `The sync asks what becomes of a removed record, so it must be said for "${drop.key}".`,
      fix: 'Add --drop remove, or --drop keep to leave it where it is without a link.',
    });
  if (how === 'rule' && rule.rule === 'archive') return ok(archiveOf(side, drop, rule.field, rule.value));
  if (!place[side].plan.can.remove)
    return err({
      code: 'merge/cannot-remove',
      message: `${place[side].plan.label} cannot remove records.`,
      fix: 'Add --drop keep, and remove the record there by hand.',
    });
  return ok(removeOf(place.sync, side, drop, 'merge'));
}
