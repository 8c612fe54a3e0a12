import type { Change, PlannedWrite } from '../../model/change.ts';
import type { Side } from '../../model/ids.ts';
import type { Operation } from '../../model/operation.ts';
import type { SyncPlan, UnitPlan } from '../../model/plan.ts';
import { err, ok, type Result } from '../../model/result.ts';
import { carriesOnCreate, endsOf } from '../merge/pair.ts';
import { neededFor } from './create.ts';

/** What of a change tells whether a field can be left out of it: a decided one has it, and so has an entry of a change set. */
export interface Written {
  readonly move: Change['move'];
  readonly writes: readonly {
    readonly side: Side;
    readonly op: Operation;
    readonly fields: { readonly [name: string]: unknown };
  }[];
}

/** The fields of one side that units write. */
const fieldsOn = (units: readonly UnitPlan[], side: Side): ReadonlySet<string> =>
  new Set(units.flatMap((unit) => unit.maps.flatMap((map) => (carriesOnCreate(map, side) ? endsOf(map, side) : []))));

/** The unit that writes a field of a side; null where none does. */
export const unitAt = (sync: SyncPlan, side: Side, field: string): UnitPlan | null =>
  sync.units.find((unit) => fieldsOn([unit], side).has(field)) ?? null;

/** Units of which a change writes something. */
export const unitsWritten = (sync: SyncPlan, { writes }: Written): readonly UnitPlan[] =>
  sync.units.filter((unit) =>
    writes.some(({ side, fields }) => Object.keys(fields).some((name) => fieldsOn([unit], side).has(name))),
  );

/**
 * Why a unit cannot be left out of a change, in a sentence; null where it can (A26).
 * Left out whole, so that fields that hold only together stay together.
 */
export function boundBy(sync: SyncPlan, unit: UnitPlan, { move, writes }: Written): string | null {
  for (const { side, op, fields } of writes) {
    const mine = Object.keys(fields).filter((name) => fieldsOn([unit], side).has(name));
    if (mine.length === 0) continue;
    switch (op) {
      case 'remove':
        return 'A record is removed whole.';
      case 'create': {
        const { required, forKey } = neededFor(sync, side);
        if (mine.some((name) => required.includes(name) || forKey.includes(name)))
          return 'The record cannot be made without it.';
        break;
      }
      case 'update':
        if (move !== 'none' && move !== 'link') return 'It is set in place of a removal.';
    }
  }
  return null;
}

const without = <T>(all: { readonly [name: string]: T }, names: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.has(name)));

function writeWithout(write: PlannedWrite, units: readonly UnitPlan[]): PlannedWrite {
  const names = fieldsOn(units, write.side);
  const slots = new Set(units.flatMap((unit) => unit.maps.map((map) => map.slot)));
  return {
    ...write,
    fields: without(write.fields, names),
    before: without(write.before, names),
    why: without(write.why, names),
    expect: { ...write.expect, fields: without(write.expect.fields, names) },
    settles: without(write.settles, slots),
    was: without(write.was, slots),
  };
}

/**
 * A change without some of its units (A26): both sides and the agreed value of these stay as they are, and so do questions
 * about them.
 * @param out ids of units; those that it does not write are passed over
 * @returns what is left of it, null where that is nothing, or why one of them cannot be left out, in a sentence
 */
export function leaveOut(sync: SyncPlan, change: Change, out: readonly string[]): Result<Change | null, string> {
  const units = unitsWritten(sync, change).filter((unit) => out.includes(unit.id));
  if (units.length === 0) return ok(change);
  for (const unit of units) {
    const bound = boundBy(sync, unit, change);
    if (bound !== null) return err(bound);
  }
  const writes = change.writes
    .map((write) => writeWithout(write, units))
    .filter((write) => Object.keys(write.fields).length > 0);
  if (writes.length === 0) return ok(null);
  const ids = units.map((unit) => unit.id);
  return ok({ ...change, writes, skipped: [...change.skipped, ...ids], leftOut: ids });
}

/** The same for what is written of a change of a file; which units can be left out was looked at before. */
export function fieldsLeft<T>(
  sync: SyncPlan,
  side: Side,
  fields: { readonly [name: string]: T },
  out: readonly string[],
): Record<string, T> {
  return without(
    fields,
    fieldsOn(
      sync.units.filter((unit) => out.includes(unit.id)),
      side,
    ),
  );
}
