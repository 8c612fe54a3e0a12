import { endsOf } from '../../../core/merge/pair.ts';
import { identical } from '../../../core/values/equal.ts';
import type { Settles } from '../../../model/change.ts';
import { across, type Side } from '../../../model/ids.ts';
import type { Operation } from '../../../model/operation.ts';
import type { SyncPlan } from '../../../model/plan.ts';
import type { Fields, Value } from '../../../model/value.ts';
import type { ValueShift } from '../../../protocol/calls/activity.ts';
import { type Lines, linesOf } from '../preview/lines.ts';

/** What was written, or is to be, on one record. */
export interface Written {
  readonly side: Side;
  readonly op: Operation;
  readonly before: Fields;
  readonly after: Fields;
  readonly why: { readonly [field: string]: string };
  /** What both sides had agreed on before, by slot. */
  readonly was: Settles;
}

const known = new WeakMap<SyncPlan, Lines>();

/** The field maps of a sync by the fields that they end at; worked out once for a plan. */
export function linesFor(sync: SyncPlan): Lines {
  const lines = known.get(sync) ?? linesOf(sync);
  known.set(sync, lines);
  return lines;
}

const isEmpty = (value: Value): boolean => value === null || value === '';

/** Fields whose value before is the one that both sides had agreed on. */
function agreedIn(sync: SyncPlan, { side, before, was }: Written): ReadonlySet<string> {
  const names = new Set<string>();
  for (const map of sync.units.flatMap((unit) => unit.maps)) {
    for (const [index, name] of endsOf(map, side).entries()) {
      const [now, then] = [before[name], was[map.slot]?.[side][index]];
      if (now !== undefined && then !== undefined && identical(now, then)) names.add(name);
    }
  }
  return names;
}

/** Whoever puts something back takes it from the same side. */
const isPutBack = (why: string): boolean => why === 'undo' || why === 'restore';

/**
 * The values of one record before and after, with where each comes from, in the order of the field maps.
 * @param sync null where the plan of then is not kept: fields are told by their names
 */
export function shiftsOf(sync: SyncPlan | null, written: Written): ValueShift[] {
  const { side, op, before, after, why } = written;
  const agreed = sync === null ? new Set<string>() : agreedIn(sync, written);
  const names = op === 'remove' ? Object.keys(before) : Object.keys(after);
  return names
    .map((name) => {
      const line = sync === null ? null : linesFor(sync).at(side, name);
      const reason = why[name] ?? why[''] ?? op;
      const shift: ValueShift = {
        field: name,
        label: line === null ? name : line[side],
        kind: line?.kind ?? 'text',
        before: op === 'create' ? null : (before[name] ?? null),
        beforeFrom: op === 'create' ? null : agreed.has(name) ? 'agreed' : side,
        after: op === 'remove' ? null : (after[name] ?? null),
        afterFrom: op === 'remove' ? null : isPutBack(reason) ? side : across(side),
        why: reason,
        map: line?.label ?? name,
      };
      return { order: line?.order ?? 0, shift };
    })
    .filter(({ shift }) => op === 'update' || !isEmpty(op === 'create' ? shift.after : shift.before))
    .sort((one, other) => one.order - other.order)
    .map(({ shift }) => shift);
}
